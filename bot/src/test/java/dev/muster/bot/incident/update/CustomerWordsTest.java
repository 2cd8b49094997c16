package dev.muster.bot.incident.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

import dev.muster.bot.id.IncidentId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.update.CustomerWords.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerWordsTest {
    private final CustomerWords words = new CustomerWords(List.of("anna", "Robert Miller", "al"));

    private List<String> quotes(String text) {
        return words.read(text, false).stream().map(Finding::quote).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We have an outage of payments.                        | outage
            It will be fixed by 5pm.                              | by 5pm
            We will be back in 10 minutes.                        | in 10 minutes
            Payments work again within an hour.                   | within an hour
            The fix is there by 14:30.                            | by 14:30
            It is resolved by tomorrow.                           | by tomorrow
            We will be back shortly.                              | shortly
            The ETA is unknown.                                   | ETA
            The server 10.2.3.4 does not answer.                  | 10.2.3.4
            fe80:0:0:1:2:3:4:5 does not answer                    | fe80:0:0:1:2:3:4:5
            The database db-03 is slow.                           | db-03
            pay.eu.prod.acme.internal is slow                     | pay.eu.prod.acme.internal
            It is probably the network.                           | probably
            We think it is the network.                           | We think
            It might be the network.                              | might
            This happens because of CloudCorp.                    | because of CloudCorp
            This is due to our payment provider.                  | due to our payment provider
            This was human error.                                 | human error
            It is Bob's fault.                                    | Bob's fault
            Robert is looking into it.                            | Robert
            Ask @anna for more.                                   | @anna
            <@U012AB3CD> is looking into it.                      | <@U012AB3CD>
            """)
    void each_of_these_is_named_with_its_words(String text, String quote) {
        assertThat(quotes(text)).containsExactly(quote);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Some card payments fail since 13:20. We are working on it. Next update by 14:40.",
            "Next update in 20 minutes.", "We will inform you again by 5pm.", "You will hear from us within the hour, by 3pm.",
            "Payments failed in the last 10 minutes.", "It began at 13:20 and ended at 13:50.",
            "Details are on status.acme.com or by mail to help@acme.com.", "Customers in 3 regions of the EU see errors.",
            "The change we made was taken back.", "We robbed nobody; an announcement follows.", "It is unlikely to come back.",
            "", "   ", "Because of a change we made, some logins failed."})
    void plain_words_for_customers_pass(String text) {
        assertThat(quotes(text)).isEmpty();
    }

    @Test
    void an_outage_may_be_called_one_where_it_was_declared_as_one() {
        assertThat(words.read("We have an outage.", true)).isEmpty();
        assertThat(words.read("We have an outage.", false)).singleElement()
                .satisfies(finding -> assertThat(finding.instead()).contains("only if it was declared"));
    }

    @Test
    void a_promised_end_is_found_although_an_update_is_promised_as_well() {
        assertThat(quotes("Next update by 14:40, and it is fixed by 15:00.")).containsExactly("by 15:00");
        assertThat(quotes("It is fixed by 15:00. Next update by 14:40.")).containsExactly("by 15:00");
    }

    @Test
    void what_the_record_drafts_for_customers_needs_no_second_look() {
        Instant now = Instant.parse("2026-03-02T13:20:00Z");
        for (Severity severity : Severity.values()) {
            Incident incident = Incident.declared(new IncidentId(1), "checkout is failing", severity,
                    "cards are declined in the EU.", now, new Actor.Bot());
            Items items = new Items(List.of(Cadence.from(now, now.plus(Duration.ofMinutes(20)))));
            for (Incident each : List.of(incident, incident.mitigated(now), incident.resolved(now))) {
                String draft = UpdateDraft.external(each, items, ZoneId.of("Europe/Berlin"), now);
                assertThat(draft).contains("cards are declined in the EU").doesNotContain("SEV");
                assertThat(words.read(draft, false)).as(draft).isEmpty();
            }
        }
    }

    @Test
    void whatever_is_written_it_never_throws_and_quotes_what_stands_there() {
        String[] pieces = {"outage", " ", "by", " 5pm", "in 10 minutes", "Next update", "<@U012AB3CD>", "@", "10.0.0.1", "::",
                "1:",
                "a-1", "db-03", ".internal", "We think", "fixed", ".", "\n", "’s fault", "because of ", "CloudCorp", "😀",
                "\uD83D",
                "\u0000", "é", "Anna", "<", ">", "-", "probably", "seems to", "due to our ", "vendor", "(", "\\", "$"};
        Random random = new Random(42);
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece > 0; piece--) {
                text.append(random.nextInt(6) == 0
                        ? String.valueOf((char) random.nextInt(0x3000))
                        : pieces[random.nextInt(pieces.length)]);
            }
            String said = text.toString();
            int end = 0;
            for (Finding finding : words.read(said, random.nextBoolean())) {
                assertThat(finding.from()).isGreaterThanOrEqualTo(end);
                assertThat(said.startsWith(finding.quote(), finding.from())).as(said).isTrue();
                assertThat(finding.quote()).isNotEmpty();
                assertThat(finding.instead()).isNotBlank();
                end = finding.end();
            }
        }
    }

    @Test
    void a_long_text_is_read_at_once() {
        for (String piece : List.of("a-", "a.", "1:", "the ", "because of our ", "by ", "@a", "0::", "'s ")) {
            assertThat(words.read(piece.repeat(20_000), false)).hasSizeLessThan(10_001);
        }
    }
}
