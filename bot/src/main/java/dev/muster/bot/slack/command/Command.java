package dev.muster.bot.slack.command;

import java.util.List;

import dev.muster.bot.slack.conversation.Reply;

/** One verb that people can type. A new one is one class and one line in {@link Commands}. */
interface Command {
    /** The word that help shows. */
    String verb();

    /** Other words that do the same. */
    List<String> aliases();

    /** The verb with what may follow, such as {@code new <title> [sev2]}. */
    String usage();

    /** What it does, half a sentence. */
    String summary();

    /** Whether this first word, in lower case, means this command; beyond the verb and its aliases where need be. */
    default boolean means(String word) {
        return verb().equals(word) || aliases().contains(word);
    }

    /** Whether it changes anything. What changes nothing may be run on a guess. */
    default boolean changes() {
        return true;
    }

    /** Whether it is carried out however long ago it was typed, because it is judged by the time at which it was. */
    default boolean countsHoweverLate() {
        return false;
    }

    /** Carries it out. */
    Reply run(Call call);
}
