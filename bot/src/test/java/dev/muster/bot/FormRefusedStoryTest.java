package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormRefusedStoryTest extends Story {
    @Test
    void whoever_gets_no_form_to_declare_is_told_what_to_type() {
        refused();
        office.types(office.anna, office.general, "new");
        office.passes(Duration.ofSeconds(10));

        assertThat(office.anna.form()).isEmpty();
        assertThat(office.privately(office.anna, office.general)).contains("did not open").contains("`/incident new ");
    }

    @ParameterizedTest
    @CsvSource({"sev,/incident sev INC-1 2", "note,/incident note INC-1 what", "private,/incident private INC-1"})
    void so_is_whoever_gets_none_in_an_incident(String verb, String instead) {
        Channel channel = office.declared("checkout is failing");
        refused();
        office.types(office.anna, channel, verb);
        office.passes(Duration.ofSeconds(10));

        assertThat(office.privately(office.anna, channel)).contains("did not open").contains(instead);
    }

    @Test
    void a_shortcut_has_no_place_of_its_own_and_is_answered_directly() {
        refused();
        office.anna.usesShortcut("incident_declare");
        office.passes(Duration.ofSeconds(10));

        assertThat(office.anna.directMessages()).singleElement()
                .satisfies(message -> assertThat(message.everyText()).contains("did not open").contains("/incident new"));
    }

    @Test
    void where_it_may_have_opened_nothing_else_is_claimed() {
        office.slack.faults().next("views.open", Fault.resetAfterEffect());
        office.types(office.anna, office.general, "new");
        office.passes(Duration.ofSeconds(10));

        assertThat(office.anna.form()).isPresent();
        assertThat(office.privately(office.anna, office.general)).contains("If no form opened").doesNotContain("did not open");
    }

    private void refused() {
        office.slack.faults().next("views.open", Fault.error("expired_trigger_id"));
    }
}
