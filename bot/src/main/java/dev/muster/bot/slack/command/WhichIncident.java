package dev.muster.bot.slack.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.slack.conversation.Invocation;
import dev.muster.bot.slack.conversation.Reply;
import dev.muster.bot.slack.view.Blocks;
import dev.muster.bot.slack.view.Blocks.Button;

/** Finds the incident that a command is about: named, the channel's own, or one that the person is asked for. */
final class WhichIncident {
    private static final Pattern NAMED = Pattern.compile("^(inc-?\\d{1,12})(?:(!)|\\b)[:,]?\\s*", Pattern.CASE_INSENSITIVE);
    private static final int MOST_OFFERED = 5;

    private final Access access;

    WhichIncident(Access access) {
        this.access = access;
    }

    /** Runs {@code then} for the incident that is meant, or asks. Where something would change, it never guesses. */
    Reply with(Call call, boolean changes, BiFunction<Incident, Call, Reply> then) {
        Matcher named = NAMED.matcher(call.rest());
        if (named.find()) {
            Optional<IncidentId> id = IncidentId.parse(named.group(1));
            Invocation asking = call.invocation();
            Optional<Incident> incident = id
                    .flatMap(found -> access.find(found, asking.user(), Optional.of(asking.channel())));
            String rest = call.rest().substring(named.end());
            Optional<Incident> here = access.here(asking.channel(), asking.user());
            // A button that was chosen says so.
            boolean certain = named.group(2) != null;
            if (changes && !certain && incident.isPresent()
                    && here.filter(other -> !other.id().equals(incident.get().id())).isPresent()) {
                return askWhich(call, incident.get(), rest, here.get());
            }
            return incident.map(found -> then.apply(found, call.withRest(rest)))
                    .orElseGet(
                            () -> Reply.Private
                                    .refusal("There is no %s. `/incident` lists the open ones.".formatted(named.group(1))));
        }
        return access.here(call.invocation().channel(), call.invocation().user()).map(incident -> then.apply(incident, call))
                .orElseGet(() -> elsewhere(call, changes, then));
    }

    private Reply elsewhere(Call call, boolean changes, BiFunction<Incident, Call, Reply> then) {
        UserId asking = call.invocation().user();
        List<Incident> mine = access.unresolvedOf(asking);
        List<Incident> candidates = mine.isEmpty() ? access.unresolved(asking) : mine;
        if (candidates.isEmpty()) {
            return Reply.Private
                    .refusal("This is not an incident's channel, and no incident is open. `/incident new` and what you see"
                            + " declares one; a closed one is named first: `/incident %s INC-1`.".formatted(call.word()));
        }
        if (candidates.size() == 1 && !changes) {
            return then.apply(candidates.getFirst(), call);
        }
        return ask(call, candidates);
    }

    /** A sentence may begin with another incident's number: whichever was meant, the other must not change. */
    private static Reply askWhich(Call call, Incident named, String rest, Incident here) {
        String thereLine = (call.word() + " " + rest).strip();
        String hereLine = (call.word() + " " + call.rest()).strip();
        if (hereLine.length() > Commands.LONGEST_LINE) {
            return Reply.Private
                    .refusal(("This is the channel of %s, and you named %s. Nothing was done yet: type it in the channel"
                            + " of the one you mean.").formatted(here.id(), named.id()));
        }
        String said = "This is the channel of %s, and you named %s. Which one do you mean? Nothing was done yet."
                .formatted(here.id(), named.id());
        List<Button> buttons = List.of(
                new Button("%s: %s".formatted(named.id(), Mrkdwn.unescape(thereLine)), Commands.RUN_BUTTON + ":" + named.id(),
                        named.id() + "! " + thereLine, null),
                new Button("%s: %s".formatted(here.id(), Mrkdwn.unescape(hereLine)), Commands.RUN_BUTTON + ":" + here.id(),
                        here.id() + "! " + hereLine, null));
        return new Reply.Private(said, Optional.of(new Blocks().section(said).buttons(buttons).array()));
    }

    private static Reply ask(Call call, List<Incident> candidates) {
        String line = (call.word() + " " + call.rest()).strip();
        String example = "`/incident %s %s …`".formatted(Mrkdwn.escape(call.word()), candidates.getFirst().id());
        if (line.length() > Commands.LONGEST_LINE) {
            return Reply.Private
                    .of("This is not an incident's channel, and the text is too long for a button. Nothing was done yet."
                            + " Name the incident: %s; `/incident` lists the open ones.".formatted(example));
        }
        List<Button> buttons = new ArrayList<>();
        for (Incident incident : candidates.subList(0, Math.min(MOST_OFFERED, candidates.size()))) {
            buttons.add(new Button("%s %s".formatted(incident.id(), incident.title()), Commands.RUN_BUTTON + ":" + incident.id(),
                    incident.id() + " " + line, candidates.size() == 1 ? "primary" : null));
        }
        String said = candidates.size() == 1
                ? "This is not an incident's channel. Do you mean this one? Nothing was done yet."
                : "This is not an incident's channel. Which one do you mean? Nothing was done yet.";
        return new Reply.Private(said,
                Optional.of(new Blocks().section(said).buttons(buttons).context("Or name it: " + example).array()));
    }
}
