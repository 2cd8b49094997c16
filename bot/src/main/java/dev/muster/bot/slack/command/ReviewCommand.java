package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.closing.Reviews;
import dev.muster.bot.slack.conversation.Reply;

/** {@code review owner @anna}: who owns the review. */
final class ReviewCommand extends IncidentCommand {
    private static final Pattern OWNER = Pattern.compile("(?:owner|owned by|by)(?:\\s+(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Reviews reviews;
    private final NamedPerson persons;
    private final Outbox outbox;

    ReviewCommand(WhichIncident which, Reviews reviews, NamedPerson persons, Outbox outbox) {
        super(which);
        this.reviews = reviews;
        this.persons = persons;
        this.outbox = outbox;
    }

    @Override
    public String verb() {
        return "review";
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }

    @Override
    public String usage() {
        return "review owner @x";
    }

    @Override
    public String summary() {
        return "names the one person who owns the review";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Matcher owner = OWNER.matcher(call.rest().strip());
        Optional<String> trigger = call.invocation().triggerId();
        boolean bare = call.rest().isBlank() || (owner.matches() && owner.group(1) == null);
        if (bare && trigger.isPresent() && incident.isResolved()) {
            return call.invocation().opens(outbox, trigger.get(), new Form.ReviewOwner(incident.id()));
        }
        if (bare || !owner.matches()) {
            return Reply.Private.of(incident.isResolved()
                    ? "Who owns the review of *%s*? Nothing was changed.\n`/incident review owner @name`".formatted(incident.id())
                    : "*%s* is not resolved yet, so no review is due.\nOnce it is: `/incident review owner @name`."
                            .formatted(incident.id()));
        }
        return persons.with(new NamedPerson.Wanted(owner.group(1), "Nothing was changed.",
                "`/incident review owner @name`: type @ and choose one person.", mention -> "review owner " + mention), incident,
                call.invocation().user(), who -> Outcomes.undoable(reviews.own(incident.id(), who, call.wish()),
                        after -> "%s owns the review of *%s*, and is told so.".formatted(who.mention(), after.id())));
    }
}
