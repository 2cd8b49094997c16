package dev.muster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.muster.launcher.process.Home;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The record as one page, opened from a file by whoever it was sent to. */
class ExportPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Every text on what lies behind it, by the rule of WCAG: those below 4.5 to 1. */
    private static final String TOO_PALE = """
            const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255;
                return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const rgba = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
            const behind = (e) => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor);
                if (c[3] > 0) return c; } return [255, 255, 255, 1]; };
            const found = [];
            for (const e of document.body.querySelectorAll('*')) {
                const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
                if (!own || e.offsetParent === null || ['SCRIPT', 'STYLE'].includes(e.tagName)) continue;
                const a = light(rgba(getComputedStyle(e).color)), b = light(behind(e));
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (contrast < 4.5) found.push(e.tagName + '.' + e.className + ' ' + contrast.toFixed(2) + ' ' + e.textContent.trim());
            }
            return found;""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void it_is_read_filtered_and_printed_without_anything_but_itself() throws IOException {
        try (Browser browser = Browser.openOrSkip("the exported page", folder.resolve("profile"))) {
            Path file = Files.writeString(folder.resolve("inc-1.html"), exported());
            browser.open(file.toUri().toString());

            filteredByKeys(browser);
            assertThat(browser.script(TOO_PALE)).as("pale by day").isEqualTo(List.of());
            Object day = browser.script("return getComputedStyle(document.body).backgroundColor");
            browser.shownOn("screen", "dark");
            assertThat(browser.script("return getComputedStyle(document.body).backgroundColor")).isNotEqualTo(day);
            assertThat(browser.script(TOO_PALE)).as("pale by night").isEqualTo(List.of());

            browser.shownOn("print", "light");
            browser.gone("#filter");
            browser.gone("#shown");
            assertThat(browser.shows("#entries .g-messages")).as("the record itself is printed").isTrue();
            assertThat(browser.script("return performance.getEntriesByType('resource').map((each) => each.name)"))
                    .as("nothing is loaded from anywhere").isEqualTo(List.of());
        }
    }

    private static void filteredByKeys(Browser browser) {
        browser.see("#shown", "All ");
        browser.see("#entries .g-messages", "the gateway refuses cards");
        browser.focus("#essence", "");
        browser.keys(Keys.ENTER);
        browser.gone("#entries .g-messages");
        browser.see("#entries .g-milestones", "");
        browser.see("#shown", " of ");
        browser.focus("[data-group=messages]", "");
        browser.keys(Keys.SPACE);
        browser.see("#entries .g-messages", "the gateway refuses cards");
        browser.focus("#everything", "");
        browser.keys(Keys.TAB);
        assertThat(browser.script("return document.activeElement.id")).as("the next button is one key away").isEqualTo("essence");
        browser.focus("#everything", "");
        browser.keys(Keys.ENTER);
        browser.see("#shown", "All ");
    }

    /** The page of an incident with something of most kinds in it. */
    private String exported() {
        try (Stage stage = Stage.set(Home.find(Map.of(), Path.of("")), SandboxOptions.defaults(), 0, folder.resolve("data"))) {
            stage.startBot();
            Person anna = stage.sandbox().person("anna");
            anna.commands(stage.sandbox().channel("general"), "/incident", "new Checkout fails for EU cards sev2");
            Channel channel = stage.incidentChannel("INC-1", PATIENCE).orElseThrow();
            assertThat(Patience.until(PATIENCE, () -> channel.has(anna))).isTrue();
            for (String line : List.of("lead", "propose roll back v42, risk: orders are lost", "note `pool` was 10",
                    "sev 1 all cards fail", "update Half of the payments fail; we roll back.")) {
                anna.commands(channel, "/incident", line);
            }
            anna.says(channel, "the gateway refuses cards <https://status.example.com|as they say themselves>");
            anna.commands(channel, "/incident", "resolve the gateway is back");
            Patience.until(PATIENCE, () -> stage.bot().api().export("INC-1", "json").contains("the gateway refuses cards"));
            return stage.bot().api().export("INC-1", "html");
        }
    }
}
