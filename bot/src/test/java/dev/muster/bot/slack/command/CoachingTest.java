package dev.muster.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.muster.bot.slack.Workplace;
import org.junit.jupiter.api.Test;

class CoachingTest {
    @Test
    void each_verb_has_one_short_line_and_none_is_for_a_verb_that_is_not_there() {
        List<String> verbs = new Workplace().commands.entries().stream().map(Commands.Entry::verb).toList();
        assertThat(verbs).allSatisfy(verb -> assertThat(Coaching.line(verb)).hasSizeLessThanOrEqualTo(Coaching.LONGEST)
                .doesNotContain("\n"));
        assertThat(verbs).containsAll(Coaching.LINES.keySet());
    }
}
