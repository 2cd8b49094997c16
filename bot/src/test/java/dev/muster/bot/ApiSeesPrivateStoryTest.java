package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiSeesPrivateStoryTest extends Story {
    @Override
    protected String settings() {
        return "api:\n  private_incidents: visible\n";
    }

    @Test
    void where_the_settings_say_so_the_token_reads_private_incidents_too() {
        office.types(office.anna, office.general, "new data leaked private");

        assertThat(Office.json(office.get("/api/v1/incidents")).at("/incidents/0/id").asText()).isEqualTo("INC-1");
        assertThat(office.export("INC-1").at("/incident/private").asBoolean()).isTrue();
        assertThat(office.types(office.bob, office.general, "status INC-1").shown()).contains("There is no INC-1");
    }
}
