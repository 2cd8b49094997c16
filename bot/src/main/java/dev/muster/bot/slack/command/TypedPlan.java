package dev.muster.bot.slack.command;

import java.util.Optional;
import java.util.regex.Matcher;

import dev.muster.bot.incident.decision.Proposals.Plan;

/** What somebody types behind {@code propose}: the plan, perhaps its risk, perhaps how long one may object. */
record TypedPlan(Plan plan, TypedWindow window) {
    static TypedPlan read(String text, TypedWindow.Reader reader) {
        TypedWindow window = TypedWindow.read(text, reader);
        return new TypedPlan(plan(window.rest()), window);
    }

    /** The plan of a decision, which has no window: every word is part of it. */
    static Plan decided(String text) {
        return plan(text.strip());
    }

    private static Plan plan(String text) {
        Matcher risk = TypedWindow.RISK.matcher(text);
        if (!risk.find()) {
            return new Plan(text, Optional.empty());
        }
        String behind = text.substring(risk.end()).strip();
        return new Plan(text.substring(0, risk.start()).strip(), Optional.of(behind).filter(words -> !words.isEmpty()));
    }
}
