package dev.muster.bot.storage;

import static dev.muster.bot.storage.generated.Tables.TIMELINE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.storage.TimelineRows.Line;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.words.StorableText;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What Slack says happened, as lines of the timeline, each with the key by which the same again is known. */
final class Lines {
    static final String MESSAGE = "message";
    static final String EDITED = "message_edited";
    static final String DELETED = "message_deleted";
    static final String FILE = "file_shared";
    static final String EVIDENCE = "evidence_added";
    /** What people write and do by the thousand. An index holds everything else, and is used where these words stand in the question. */
    static final List<String> TALK = List.of(MESSAGE, EDITED, DELETED, "reaction_added", "reaction_removed", FILE);

    private Lines() {}

    /** Lines of these kinds; without passing over all the talk, where none of them is talk. */
    static Condition ofKinds(Collection<String> kinds) {
        Condition wanted = TIMELINE.KIND.in(kinds);
        return Collections.disjoint(kinds, TALK)
                ? wanted.and(TIMELINE.KIND.notIn(TALK.stream().map(DSL::inline).toList()))
                : wanted;
    }

    static String messageKey(SlackTs ts) {
        return "message:" + ts;
    }

    static String editKey(SlackTs ts, SlackTs editedTs) {
        return "edited:" + ts + ":" + editedTs;
    }

    static String deletionKey(SlackTs ts) {
        return "deleted:" + ts;
    }

    /** Of evidence whose message nobody has shown us yet: once it comes, its words belong into that line. */
    static String unseenKey(IncidentId incident, SlackTs ts) {
        return "unseen:" + incident.number() + ":" + ts;
    }

    static List<Line> all(Happening happening) {
        return switch (happening) {
            case Happening.Message message -> of(message);
            case Happening.Edit edit -> List.of(of(edit));
            case Happening.Deletion deletion -> List.of(of(deletion));
            case Happening.Notice notice -> List.of(of(notice));
        };
    }

    /** The message and each file in it. */
    static List<Line> of(Happening.Message said) {
        List<Line> lines = new ArrayList<>();
        String name = said.user() == null ? said.name() : null;
        lines.add(new Line(MESSAGE, said.ts().at(), said.user(), name, said.text(), said.channel(), said.ts(), said.threadTs(),
                said.data(), messageKey(said.ts())));
        for (JsonNode file : said.data().path("files")) {
            String id = file.path("id").asText("");
            if (!id.isEmpty()) {
                String title = file.path("title").asText(file.path("name").asText(""));
                lines.add(
                        new Line(FILE, said.ts().at(), said.user(), name, title, said.channel(), said.ts(), said.threadTs(), file,
                                StorableText.key("file:" + said.ts() + ":" + id)));
            }
        }
        return lines;
    }

    static Line of(Happening.Edit edit) {
        return new Line(EDITED, edit.editedTs().at(), edit.user(), null, edit.text(), edit.channel(), edit.ts(), edit.threadTs(),
                edit.data(), editKey(edit.ts(), edit.editedTs()));
    }

    static Line of(Happening.Deletion deletion) {
        return new Line(DELETED, deletion.at(), deletion.by(), null, "", deletion.channel(), deletion.ts(), deletion.threadTs(),
                EventJson.empty(), deletionKey(deletion.ts()));
    }

    static Line of(Happening.Notice notice) {
        return new Line(notice.kind(), notice.at(), notice.user(), null, notice.text(), notice.channel(), notice.about(), null,
                notice.data(), StorableText.key("notice:" + notice.kind() + ":" + notice.key()));
    }

    static @Nullable SlackTs threadOf(Happening happening) {
        return switch (happening) {
            case Happening.Message message -> message.threadTs();
            case Happening.Edit edit -> edit.threadTs();
            case Happening.Deletion deletion -> deletion.threadTs();
            case Happening.Notice notice -> null;
        };
    }
}
