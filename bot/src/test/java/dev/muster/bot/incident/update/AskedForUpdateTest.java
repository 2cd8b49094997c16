package dev.muster.bot.incident.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskedForUpdateTest {
    @ParameterizedTest
    @ValueSource(strings = {"any update?", "Any updates?", "any news", "eta?", "ETA??", "status?", "what's the status",
            "What is the current status?", "hi team, any update please?", "Hello, any news yet?", "is there any update?",
            "do we have an eta?", "can we get a status update?", "<@U012AB3CD> any update?", "any progress :eyes:",
            "update please?", "when will it be fixed?", "*any* news on this?", "sorry, any eta"})
    void it_is_plainly_asked(String text) {
        assertThat(AskedForUpdate.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "update", "status", "eta 10 minutes", "the status is fine",
            "any updates to the schema need a migration",
            "I will update the status page", "what's the status code?", "any news from the vendor will go here",
            "did you update?", "is there any update to apt?", "status: rolling back", "let me know of any update",
            "any update on INC-12 goes to #status", "what is the status quo?", "when will it be?",
            "can you give me an update statement that sets the flag?"})
    void something_else_is_said(String text) {
        assertThat(AskedForUpdate.in(text)).isFalse();
    }
}
