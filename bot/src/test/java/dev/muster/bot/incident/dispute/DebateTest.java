package dev.muster.bot.incident.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebateTest {
    @ParameterizedTest
    @ValueSource(strings = {"this isn't a sev1", "That isn’t a sev", "it's a sev 2 at most", "this is not a SEV1",
            "is it sev1 or sev2?",
            "no way this is a sev-1", "why is this a sev1?", "should be sev2", "this should not be a sev1",
            "I think it's only severity 3", "imo sev2", "can we downgrade this to sev3", "let's lower it to sev 2",
            "sev1 is too high", "sev2 at best", "the severity is way too high", "that's never a sev1", "it is more like a p2",
            "honestly this isn't really a sev1", "<@U2> it isn't a sev1", "sev1 vs sev2, what do you say", "not a sev at all",
            "i'd say sev3", "why are we calling this a sev1", "make it a sev2", "it was sev2 at best", "this is a sev1!",
            "leave it at sev1", "I doubt this is a sev1"})
    void to_judge_the_level_is_a_debate(String words) {
        assertThat(Debate.isHeard(words)).as(words).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "checkout is down", "INC-12 was a sev2 last week", "we had three sev1 this month",
            "PagerDuty sent a sev1 page", "severity 2 alerts in grafana", "the errors have severity 3 in the logs",
            "the sev1 runbook says restart it", "p1 latency is 300 ms", "S3 is slow", "s2 and s4 are the standby nodes",
            "this is the sev1 runbook", "it's a sev1 alert from grafana", "shards p1 and p2 are lagging",
            "why is p99 so high?", "this is pod p1-7", "sev 1", "raised to sev1 at 13:20", "SEV1 holds while we work",
            "several customers call", "it isn't several customers", "the severity field is empty", "we should be done in 5",
            "call me on the sev1 bridge", "it is s3.example.com that fails", "could be db-2", "I think it's the cache",
            "should we restart node 1 or 2?", "not a single request gets through", "who was on call for the last sev2?",
            "the customer has a severity clause", "set severity=3 in the alert rule", "it's 2 percent", "sevilla is down",
            "this isn't severe for EU", "look at the severity dashboard"})
    void to_name_one_is_none(String words) {
        assertThat(Debate.isHeard(words)).as(words).isFalse();
    }

    @Test
    void who_writes_much_does_not_only_quarrel_about_a_number() {
        assertThat(Debate.isHeard("this isn't a sev1. " + "We looked at the graphs and saw this. ".repeat(6))).isFalse();
    }

    @Test
    void whatever_is_written_it_is_read_at_once() {
        Random random = new Random(5);
        String pieces = "sev 1isnt'’ap-or/?it thisshould be\u00a0<@U1>not ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder words = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                words.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            boolean once = Debate.isHeard(words.toString());
            assertThat(Debate.isHeard(words.toString())).isEqualTo(once);
        }
    }
}
