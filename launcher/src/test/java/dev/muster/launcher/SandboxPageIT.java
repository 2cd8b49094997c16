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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The first minutes of somebody who tries it out, with the real bot behind the page, at a desk and on a phone. */
class SandboxPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"1360, 900", "360, 740"})
    void an_incident_goes_from_declared_to_exported_on_the_page(int width, int height) throws IOException {
        try (Browser browser = Browser.openOrSkip("an incident on the page of the sandbox", folder.resolve("profile"));
                Stage stage = Stage.set(Home.find(Map.of(), Path.of("")), SandboxOptions.defaults().mount(WorkspacePage.mount()),
                        0,
                        folder.resolve("data"))) {
            stage.startBot();
            browser.size(width, height);
            browser.open(stage.sandbox().url() + "/?as=anna#" + stage.sandbox().channel("general").id());
            browser.say("/incident new Checkout fails for EU cards sev2");
            browser.see("#messages .message", "is declared");
            goTo(browser, "inc-1-checkout-fails");
            Channel channel = stage.incidentChannel("INC-1", PATIENCE).orElseThrow();

            isOfferedCommands(browser);
            takesCommand(browser);
            talksInAThread(browser);
            fillsTheForm(browser);
            assertThat(channel.topic()).contains("SEV1");
            browser.picture(Path.of("target", "sandbox-page-" + width + ".png"));
            browser.say("/incident resolve the gateway is back");
            browser.see("#channel-head", "Resolved");
            String report = exported(browser);

            assertThat(report).contains("The gateway refuses cards since 12:51", "It is the certificate", "the gateway is back");
            assertThat(
                    Patience.until(PATIENCE, () -> stage.bot().api().export("INC-1", "json").contains("It is the certificate")))
                    .isTrue();
        }
    }

    /** Through the list of channels, which on a phone is a screen of its own. */
    private static void goTo(Browser browser, String channel) {
        if (browser.shows(".drawer-button")) {
            browser.click(".drawer-button", "");
        }
        browser.click(".place", channel);
        browser.see("#channel-head h2", channel);
    }

    /** From the usage in the app's manifest, of which everything that can be typed is offered. */
    private static void isOfferedCommands(Browser browser) {
        browser.see("#composer-text", "").sendKeys("/incident ha");
        browser.see(".completion", "handover");
        for (int letter = 0; letter < "/incident ha".length(); letter++) {
            browser.see("#composer-text", "").sendKeys(Keys.BACK_SPACE);
        }
        browser.gone(".completion");
    }

    private static void takesCommand(Browser browser) {
        browser.see("#messages .message", "Checkout fails for EU cards");
        browser.click("#messages [data-action=role_claim]", "Take command");
        browser.see("#channel-head", "IC");
    }

    private static void talksInAThread(Browser browser) {
        browser.say("The gateway refuses cards since 12:51");
        browser.focus("#messages .message", "The gateway refuses cards since 12:51");
        browser.click("#messages .message:focus-within [data-focus=tool-reply]", "");
        browser.see("#thread-composer-text", "").sendKeys("It is the certificate", Keys.ENTER);
        browser.see("#thread .message", "It is the certificate");
        browser.click(browser.shows("#centre") ? "#thread .close" : "#thread .back", "");
        browser.see("#messages .replies", "1 reply");
    }

    private static void fillsTheForm(Browser browser) {
        browser.say("/incident sev");
        browser.see("dialog.form h2", "Severity of INC-1");
        browser.click("dialog .combo", "SEV2");
        browser.click(".option", "SEV1");
        browser.click("dialog [data-form=submit]", "");
        browser.gone("dialog");
        browser.see("#channel-head", "SEV1");
    }

    /** The report, as the file that the page offers. */
    private static String exported(Browser browser) {
        browser.say("/incident export");
        String address = browser.see("#messages .file a", "").getDomProperty("href");
        return browser.fetch(String.valueOf(address));
    }
}
