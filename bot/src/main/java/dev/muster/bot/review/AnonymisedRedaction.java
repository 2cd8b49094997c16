package dev.muster.bot.review;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.ReadableText;
import org.jspecify.annotations.Nullable;

/** The whole record with roles in place of people, so that a review can look at what happened and not at who did it. */
final class AnonymisedRedaction implements Redaction {
    /** What leads back to a message, a file or an account. */
    private static final Set<String> LEADING_BACK = Set.of("raw_text", "permalink", "url", "id", "channel", "message");

    private final HiddenPeople people;
    private final ReadableText readable;
    private final DataRedaction data;

    /** {@code names} are for what is no person: channels and groups. */
    AnonymisedRedaction(HiddenPeople people, People.Names names) {
        this.people = people;
        this.readable = new ReadableText(names);
        this.data = new DataRedaction(LEADING_BACK, people.names()::hide, people::words);
    }

    @Override
    public ExportMaster.Overview incident(ExportMaster.Overview whole) {
        return OverviewWords.changed(whole, people::words, people::words, people.pseudonyms()::id,
                new ExportMaster.Channel(null, null));
    }

    @Override
    public ExportMaster.Participant person(ExportMaster.Participant whole) {
        return new ExportMaster.Participant(people.pseudonyms().id(whole.user()), people.pseudonyms().name(whole.user()),
                whole.onCallAtFirstMessage(), whole.participation(), whole.roles(), whole.firstMessageAt(), whole.messages(),
                whole.reactions(), whole.joinedAt(), whole.pagedAt());
    }

    @Override
    public ExportMaster.Line line(ExportMaster.Line whole) {
        return new ExportMaster.Line(whole.seq(), whole.kind(), whole.happenedAt(), whole.knownAt(), author(whole.actor()),
                text(whole), null, whole.ts(), whole.threadTs(), null, List.of(), data.of(whole.data()));
    }

    /** Read anew from Slack's words, where people are ids and cannot be missed. */
    private String text(ExportMaster.Line line) {
        String raw = line.data().path("raw_text").asText(line.text());
        Instant at = line.happenedAt();
        boolean markup = !raw.equals(line.text());
        return Mentions.replaced(raw, people::mention,
                plain -> people.names().hide(PersonalDetails.without(markup ? readable.text(plain, at) : plain)));
    }

    private ExportMaster.Author author(ExportMaster.Author whole) {
        UserId user = whole.user();
        String name = whole.name();
        if (user == null) {
            return new ExportMaster.Author(null, name == null ? null : people.words(name), whole.role());
        }
        boolean bot = people.pseudonyms().isBot(user);
        String shown = bot && name != null ? people.words(name) : people.pseudonyms().name(user);
        return new ExportMaster.Author(people.pseudonyms().id(user), shown, whole.role());
    }

    @Override
    public @Nullable ObjectNode row(String list, ObjectNode whole) {
        return data.of(whole);
    }
}
