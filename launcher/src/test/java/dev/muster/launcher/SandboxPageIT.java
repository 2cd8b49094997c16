package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.muster.launcher.process.Home;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.page.WorkspacePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minutes of somebody who tries it out, with the real bot behind the page. */
class SandboxPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_incident_goes_from_declared_to_resolved_on_the_page() throws IOException {
        try (Browser browser = Browser.openOrSkip("an incident on the page of the sandbox", folder.resolve("profile"));
                Stage stage = Stage.set(Home.find(Map.of(), Path.of("")), SandboxOptions.defaults().mount(WorkspacePage.mount()),
                        0,
                        folder.resolve("data"))) {
            stage.startBot();
            browser.open(stage.sandbox().url() + "/?as=anna#" + stage.sandbox().channel("general").id());
            browser.say("/incident new Checkout fails for EU cards sev2");
            browser.see("#messages .message", "is declared");
            browser.see("#sidebar", "inc-1-checkout-fails");

            Channel channel = stage.incidentChannel("INC-1", PATIENCE).orElseThrow();
            browser.open(stage.sandbox().url() + "/?as=anna#" + channel.id());
            browser.see("#messages .message", "Checkout fails for EU cards");
            browser.see("#messages [data-action=role_claim]", "Take command").click();
            browser.see("#channel-head", "IC");
            browser.say("The gateway refuses cards since 12:51");
            browser.see("#messages .message", "The gateway refuses cards since 12:51");
            browser.picture(Path.of("target", "sandbox-page.png"));
            browser.say("/incident resolve the gateway is back");
            browser.see("#channel-head", "Resolved");

            assertThat(channel.topic()).contains("SEV2", "Resolved");
            assertThat(Patience.until(PATIENCE,
                    () -> stage.bot().api().export("INC-1", "json").contains("refuses cards since 12:51")))
                    .isTrue();
        }
    }
}
