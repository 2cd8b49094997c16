package dev.muster.bot.slack.action;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.archive.Archives;
import dev.muster.bot.incident.merge.Merges;
import dev.muster.bot.incident.undo.Undos;
import dev.muster.bot.slack.conversation.Interaction.ButtonPressed;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.ArchiveView;
import dev.muster.bot.slack.view.MergeText;
import dev.muster.bot.slack.view.SimilarView;
import dev.muster.bot.slack.view.UndoView;

/** The buttons in the life of an incident: take back, merge, archive. */
final class LifeActions {
    private static final Pattern REVISION = Pattern.compile("(\\S+) (\\d{1,18})");

    private final Access access;
    private final Undos undos;
    private final Merges merges;
    private final Archives archives;

    LifeActions(Incidents incidents, IncidentStore store, Access access) {
        this.access = access;
        this.undos = new Undos(store);
        this.merges = new Merges(store, access, incidents);
        this.archives = new Archives(store);
    }

    /** Empty for a button that is another's. */
    Optional<Reply> pressed(ButtonPressed pressed) {
        return switch (pressed.actionId()) {
            case UndoView.UNDO -> Optional.of(undo(pressed));
            case SimilarView.MERGE -> Optional.of(merge(pressed));
            case SimilarView.NOT_THE_SAME -> Optional.of(notTheSame(pressed));
            case ArchiveView.ARCHIVE, ArchiveView.KEEP -> Optional.of(archive(pressed));
            default -> Optional.empty();
        };
    }

    private Reply undo(ButtonPressed pressed) {
        Matcher value = REVISION.matcher(pressed.value());
        Optional<IncidentId> id = value.matches() ? IncidentId.parse(value.group(1)) : Optional.empty();
        return id.filter(incident -> knows(incident, pressed)).map(incident -> Told.reply(
                undos.undo(incident, OptionalLong.of(Long.parseLong(value.group(2))), wish(pressed)),
                "*%s*: that is taken back. The record keeps both.".formatted(incident))).orElseGet(Told::unknown);
    }

    private Reply merge(ButtonPressed pressed) {
        Optional<IncidentId> fresh = named(pressed, 0);
        Optional<IncidentId> into = named(pressed, 1);
        if (fresh.isEmpty() || into.isEmpty() || !knows(fresh.get(), pressed)) {
            return Told.unknown();
        }
        return switch (merges.merge(fresh.get(), into.get(), wish(pressed))) {
            case Outcome.Refused(var rejection) -> Reply.Private.of(rejection.sentence() + "\n" + rejection.next());
            case Outcome.Changed(Incident after) -> {
                String said = MergeText.done(after, into.get(), Optional.ofNullable(after.mergedInto())
                        .flatMap(survivor -> access.find(survivor, pressed.user())));
                yield new Reply.Private(said, Optional.of(UndoView.of(said, after)));
            }
            case Outcome.Repeated repeated -> new Reply.Silence();
        };
    }

    private Reply notTheSame(ButtonPressed pressed) {
        return named(pressed, 0).filter(incident -> knows(incident, pressed))
                .<Reply>map(fresh -> Reply.Private.of("Good to know. *%s* goes on by itself.".formatted(fresh)))
                .orElseGet(Told::unknown);
    }

    private Reply archive(ButtonPressed pressed) {
        Optional<IncidentId> id = named(pressed, 0).filter(incident -> knows(incident, pressed));
        if (id.isEmpty()) {
            return Told.unknown();
        }
        var question = Optional.ofNullable(pressed.message());
        return Told.reply(pressed.actionId().equals(ArchiveView.ARCHIVE)
                ? archives.archive(id.get(), question, pressed.replyTo(), wish(pressed))
                : archives.keep(id.get(), question, wish(pressed)), "");
    }

    private boolean knows(IncidentId incident, ButtonPressed pressed) {
        return access.find(incident, pressed.user(), Optional.ofNullable(pressed.channel())).isPresent();
    }

    private static Optional<IncidentId> named(ButtonPressed pressed, int index) {
        String[] ids = pressed.value().split(" ", 3);
        return index < ids.length ? IncidentId.parse(ids[index]) : Optional.empty();
    }

    private static Wish wish(ButtonPressed pressed) {
        return new Wish(pressed.requestKey(), new Actor.Person(pressed.user()), pressed.at());
    }
}
