package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.Outbox;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.merge.Merges;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.MergeText;

/** {@code merge INC-12}: this one is the same as that, and the work goes on there. */
final class MergeCommand implements Command {
    private static final Pattern NAMED = Pattern.compile("\\binc-?(\\d{1,12})\\b", Pattern.CASE_INSENSITIVE);

    private final Access access;
    private final Merges merges;
    private final Outbox outbox;

    MergeCommand(Access access, Merges merges, Outbox outbox) {
        this.outbox = outbox;
        this.access = access;
        this.merges = merges;
    }

    @Override
    public String verb() {
        return "merge";
    }

    @Override
    public List<String> aliases() {
        return List.of("duplicate");
    }

    @Override
    public String usage() {
        return "merge INC-12";
    }

    @Override
    public String summary() {
        return "this is the same as INC-12: people are led there, both records are kept";
    }

    @Override
    public Reply run(Call call) {
        Matcher matcher = NAMED.matcher(call.rest());
        List<IncidentId> named = matcher.results().map(found -> IncidentId.parse("INC-" + found.group(1)))
                .flatMap(Optional::stream).distinct().limit(3).toList();
        Optional<IncidentId> here = access.here(call.invocation().channel(), call.invocation().user()).map(Incident::id);
        if (named.size() == 2) {
            return merge(named.get(0), named.get(1), call);
        }
        if (named.size() == 1 && here.isPresent()) {
            return merge(here.get(), named.getFirst(), call);
        }
        Optional<String> trigger = call.invocation().triggerId();
        if (call.rest().isBlank() && here.isPresent() && trigger.isPresent()) {
            return call.invocation().opens(outbox, trigger.get(), new Form.MergeInto(here.get()));
        }
        return Reply.Private.of(here.isPresent()
                ? "Which incident is this the same as? Nothing was done yet.\n`/incident merge INC-12` leads everybody here to INC-12."
                : "This is not an incident's channel, so name both. Nothing was done yet.\n"
                        + "`/incident merge INC-13 INC-12` merges the first into the second.");
    }

    private Reply merge(IncidentId duplicate, IncidentId into, Call call) {
        UserId asking = call.invocation().user();
        Optional<ChannelId> from = Optional.of(call.invocation().channel());
        if (access.find(duplicate, asking, from).isEmpty()) {
            return Reply.Private.refusal(Outcomes
                    .refused(new Rejection("There is no %s.".formatted(duplicate), "`/incident` lists the open ones.")));
        }
        return Outcomes.undoable(merges.merge(duplicate, into, call.wish()),
                after -> MergeText.done(after, into, after.mergedInto() == null
                        ? Optional.empty()
                        : access.find(after.mergedInto(), asking)));
    }
}
