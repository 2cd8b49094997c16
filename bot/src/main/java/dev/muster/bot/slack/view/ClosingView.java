package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.closing.Reviews;
import dev.muster.bot.incident.closing.WhatIsLeft;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Review;
import dev.muster.bot.slack.view.Blocks.Button;

/** What is left before an incident is resolved, and who owns its review afterwards. */
public final class ClosingView {
    /** Leaves it as it is. */
    public static final String NOT_YET = "resolve_not_yet";
    /** Somebody who is suggested; behind it a colon and which. The value is the incident, a space and the person. */
    public static final String OWNER = "review_owner";
    /** Somebody else; behind it a colon and the incident. */
    public static final String CHOOSE = "review_choose";
    /** The form that asks for the owner. */
    public static final String FORM = "review_owner";
    public static final String PERSON = "person";

    private ClosingView() {}

    /** The private question; {@code line} resolves all the same, empty where it is too long for a button. */
    public static ArrayNode question(Incident incident, WhatIsLeft left, Optional<String> line) {
        List<Button> buttons = new ArrayList<>();
        line.ifPresent(run -> buttons.add(new Button("Resolve anyway", WhomView.RUN_BUTTON + ":resolve", run, "danger")));
        buttons.add(new Button("Not yet", NOT_YET, incident.id().toString(), null));
        return new Blocks().section(said(incident) + "\n" + String.join("\n", left.lines())).buttons(buttons)
                .context(line.isPresent()
                        ? "Nothing was changed yet. You decide."
                        : "Nothing was changed yet. `/incident resolve anyway` and how resolves it all the same.")
                .array();
    }

    /** The same question to those who lead, in the channel, where {@code asker} would resolve it. */
    public static ArrayNode asked(Incident incident, UserId asker, WhatIsLeft left, Optional<String> line) {
        List<Button> buttons = new ArrayList<>();
        line.ifPresent(run -> buttons.add(new Button("Resolve anyway", WhomView.RUN_BUTTON + ":resolve", run, "danger")));
        buttons.add(new Button("Not yet", NOT_YET, incident.id() + " " + asker, null));
        String decides = "%s decides, nobody else.".formatted(
                incident.leaders().stream().map(UserId::mention).collect(Collectors.joining(" or ")));
        return new Blocks().section(asked(incident, asker) + "\n" + String.join("\n", left.lines())).buttons(buttons)
                .context(line.isPresent()
                        ? decides
                        : decides + " `/incident resolve anyway` and how resolves it all the same.")
                .array();
    }

    /** What a notification of it says. */
    public static String asked(Incident incident, UserId asker) {
        return "%s, %s would resolve *%s*, and this is left:".formatted(incident.leaders().getFirst().mention(),
                asker.mention(), incident.id());
    }

    /** What a notification says. */
    public static String said(Incident incident) {
        return "*%s* is not resolved yet, for this is left:".formatted(incident.id());
    }

    static MessageView card(Incident incident, Review review) {
        UserId owner = review.owner();
        String said;
        Blocks blocks = new Blocks();
        if (review.withdrawn()) {
            said = "Nobody need own a review of %s yet: it is not over after all.".formatted(incident.id());
            blocks.section(said);
        } else if (owner != null) {
            said = "Review of %s: %s, due %s".formatted(incident.id(), owner.mention(), Mrkdwn.time(review.dueAt()));
            blocks.section("*Review:* %s, due %s".formatted(owner.mention(), Mrkdwn.time(review.dueAt())))
                    .context("`/incident review owner @name` passes it on. What there is to say goes on here.");
        } else {
            said = question(incident, review);
            asks(blocks, incident, review);
        }
        return new MessageView(said, blocks.array(), "muster_prompt", ids(incident, review), incident.revision());
    }

    /** The same question, directly; empty once it is answered. */
    static Optional<MessageView> prompt(Incident incident, Review review) {
        if (!review.isOpen()) {
            return Optional.empty();
        }
        Blocks blocks = new Blocks();
        asks(blocks, incident, review);
        return Optional
                .of(new MessageView(question(incident, review), blocks.array(), "muster_prompt", ids(incident, review), 0));
    }

    /** What stands in the place of the question whether it is resolved all the same; empty while it is not. */
    public static Optional<MessageView> resolved(Incident incident) {
        return incident.isResolved()
                ? Optional.of(IncidentViews.settled(incident, "*%s* is resolved".formatted(incident.id())))
                : Optional.empty();
    }

    /** What stands in its place once it is answered. */
    static MessageView over(Incident incident, Review review) {
        UserId owner = review.owner();
        return ItemViews.over(incident, review.withdrawn() || owner == null
                ? "*%s* is not over after all, and nobody need own its review yet".formatted(incident.id())
                : "%s owns the review of *%s*, due %s".formatted(owner.mention(), incident.id(), Mrkdwn.time(review.dueAt())),
                ids(incident, review));
    }

    private static String question(Incident incident, Review review) {
        return "%s, who owns the review of *%s*? One person, due %s.".formatted(review.asked().mention(), incident.id(),
                Mrkdwn.time(review.dueAt()));
    }

    private static void asks(Blocks blocks, Incident incident, Review review) {
        blocks.section(question(incident, review));
        ObjectNode actions = JsonNodeFactory.instance.objectNode().put("type", "actions");
        ArrayNode elements = actions.putArray("elements");
        candidates(incident, review).forEach(button -> elements.add(button.json()));
        ObjectNode other = elements.addObject().put("type", "users_select").put("action_id", CHOOSE + ":" + incident.id());
        other.set("placeholder", Blocks.plain("Somebody else", 150));
        blocks.add(actions).context("Or `/incident review owner @name`. The discussion goes on in this channel, without blame.");
    }

    /** A button for each who is suggested. */
    static List<Button> candidates(Incident incident, Review review) {
        List<Button> buttons = new ArrayList<>();
        for (Review.Candidate candidate : review.candidates()) {
            String label = candidate.name().equals(candidate.part())
                    ? candidate.name()
                    : "%s · %s".formatted(candidate.name(), candidate.part());
            buttons.add(new Button(label, OWNER + ":" + buttons.size(), incident.id() + " " + candidate.person(), null));
        }
        return buttons;
    }

    private static Map<String, String> ids(Incident incident, Review review) {
        return Map.of("incident", incident.id().toString(), "about", review.ref().toString(), "ask", Reviews.OWNER);
    }

    /** For the incident's card: who owns the review; empty where nobody does. */
    static Optional<String> onCard(Items items) {
        return items.review().flatMap(review -> Optional.ofNullable(review.owner())
                .map(owner -> "*Review:* %s, due %s".formatted(owner.mention(), Mrkdwn.time(review.dueAt()))));
    }

    static ObjectNode form(Form.ReviewOwner form) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        ObjectNode person = JsonNodeFactory.instance.objectNode().put("type", "users_select");
        blocks.add(
                FormViews.input(PERSON, "Who owns the review?", "One person. They are told by when it is due.", person, false));
        return FormViews.view(FORM, "Owner of the review", "Name them", blocks, form.incident().toString());
    }
}
