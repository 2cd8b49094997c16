package dev.muster.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import org.junit.jupiter.api.BeforeEach;

/** A story in which Dora, who is in no incident's channel, looks after how incidents are handled. */
abstract class ProcessStory extends WorkStory {
    protected Person dora;

    @BeforeEach
    void dora_looks_after_the_process() {
        dora = office.slack.person("dora");
        named("process_owner: " + dora.id());
    }

    /** The settings say so from now on. */
    protected void named(String review) {
        office.stopBot();
        try {
            Files.writeString(folder.resolve("muster.yml"), "review: {" + review + "}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        office.startBot();
    }

    /** Time goes by at once, with nobody there to act on it in between. */
    protected void jumps(String to) {
        office.clock.advance(Duration.between(office.clock.instant(), Instant.parse(to)));
        office.settle();
        office.passes(Duration.ofSeconds(5));
    }

    protected static List<String> told(Person person, String words) {
        return person.directMessages().stream().map(Message::everyText).filter(text -> text.contains(words)).toList();
    }
}
