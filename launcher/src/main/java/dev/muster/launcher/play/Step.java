package dev.muster.launcher.play;

import java.util.Map;
import java.util.Optional;

/** One thing that happens in a script, or that must stand. Everything a step can be. */
public sealed interface Step {
    /** Stands for the channel of the script's incident wherever a channel is named. */
    String INCIDENT = "incident";

    Where where();

    /** Somebody types a slash command. {@code sees} is part of what they are shown at once. */
    record Command(Where where, String as, String in, String line, Optional<String> sees) implements Step {}

    /** Somebody writes a message; {@code replies} is the id of the message it answers, {@code id} its own. */
    record Say(Where where, String as, String in, String text, Optional<String> replies, boolean broadcast,
            Optional<String> id) implements Step {}

    /** Somebody changes what they wrote. */
    record Edit(Where where, String as, String message, String text) implements Step {}

    /** Somebody takes back what they wrote. */
    record Delete(Where where, String as, String message) implements Step {}

    /** Somebody puts an emoji on a message, or takes it off. */
    record React(Where where, String as, String message, String emoji, boolean added) implements Step {}

    /** Somebody pins a message, or unpins it. */
    record Pin(Where where, String as, String message, boolean added) implements Step {}

    /** Somebody shares a file. */
    record Upload(Where where, String as, String in, String name, String content, String comment,
            Optional<String> id) implements Step {}

    /** Somebody joins a channel, or leaves it. */
    record Join(Where where, String as, String channel, boolean joins) implements Step {}

    /** Somebody clicks a button on something named: {@code card}, {@code announcement}, {@code prompt}, {@code answer}, an id. */
    record Click(Where where, String as, String action, String on) implements Step {}

    /** Somebody uses a global shortcut, which opens a form. */
    record Shortcut(Where where, String as, String callback) implements Step {}

    /** Somebody fills in the form in front of them and sends it. */
    record Submit(Where where, String as, Map<String, Object> values) implements Step {}

    /** Another system posts. */
    record Webhook(Where where, String name, String in, String text, Optional<String> id) implements Step {}

    /** Something must stand before long. */
    record Expect(Where where, Expectation expectation) implements Step {}

    /** The record is fetched and kept as a file. */
    record Export(Where where, String format) implements Step {}
}
