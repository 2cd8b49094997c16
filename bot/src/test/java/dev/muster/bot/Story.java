package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A story in an {@link Office}, at whose end nothing was asked of Slack that Slack would not understand. Stories mostly wait, so several run side by side. */
@Execution(ExecutionMode.CONCURRENT)
abstract class Story {
    @TempDir
    protected Path folder;
    protected Office office;

    /** What {@code muster.yml} says in this story; empty for none. */
    protected String settings() {
        return "";
    }

    @BeforeEach
    void open() {
        office = new Office(folder, options -> options, settings());
    }

    @AfterEach
    void close() {
        try {
            assertThat(office.slack.violations()).isEmpty();
        } finally {
            office.close();
        }
    }

    /** The channel that was made last for an incident of this number. */
    protected Channel channelOf(int number) {
        return office.slack.channels().stream()
                .filter(channel -> channel.name().equals("inc-" + number) || channel.name().startsWith("inc-" + number + "-"))
                .reduce((one, other) -> {
                    throw new AssertionError("two channels for INC-%d: #%s and #%s".formatted(number, one.name(), other.name()));
                }).orElseThrow(() -> new AssertionError("no channel for INC-" + number));
    }

    /** How many incidents there are. */
    protected int incidents() {
        return Office.json(office.get("/api/v1/incidents")).path("incidents").size();
    }

    protected String card(Channel channel) {
        return office.only(channel, "muster_incident").everyText();
    }

    protected String announcement() {
        return office.only(office.incidents, "muster_announcement").everyText();
    }

    /** What everybody in a channel can read, in one piece. */
    protected String publicly(Channel channel) {
        return String.join("\n", office.slack.messages(channel).stream().map(Message::everyText).toList());
    }

    /** The last thing that was said privately to somebody there. */
    protected Message lastPrivately(Person person, Channel channel) {
        return office.slack.ephemerals(person, channel).getLast();
    }

    /** Clicks once more, as fast as a hand can; where the bot was faster, there is no button any more, and nothing is clicked. */
    protected void clicksAgain(Person person, Message message, String button) {
        try {
            person.clicks(message, button);
        } catch (IllegalArgumentException gone) {
            assertThat(gone).hasMessageContaining("there is no " + button);
        }
        office.settle();
    }

    /** The kinds of the entries in an incident's timeline, in order. */
    protected List<String> kinds(String incident) {
        return office.export(incident).path("timeline").findValuesAsText("kind");
    }
}
