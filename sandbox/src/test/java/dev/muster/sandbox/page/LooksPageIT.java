package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Dark and light, contrast, small screens, movement: whether the page can be read and used by everybody. */
class LooksPageIT extends PageFixture {
    private static final String CARD = """
            [{"type": "header", "text": {"type": "plain_text", "text": "A card"}},
             {"type": "section", "text": {"type": "mrkdwn", "text": "See <https://example.com|this>, `code`, <!here> and :fish:"},
              "fields": [{"type": "mrkdwn", "text": "*One*\\nmore"}]},
             {"type": "context", "elements": [{"type": "mrkdwn", "text": "Small print"}]},
             {"type": "actions", "elements": [
               {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Plain"}},
               {"type": "button", "action_id": "b", "style": "primary", "text": {"type": "plain_text", "text": "Primary"}},
               {"type": "button", "action_id": "c", "style": "danger", "text": {"type": "plain_text", "text": "Danger"}},
               {"type": "static_select", "action_id": "d", "placeholder": {"type": "plain_text", "text": "Choose"},
                "options": [{"text": {"type": "plain_text", "text": "Red"}, "value": "red"}]}]}]""";

    /** Every text whose colour stands out from its ground less than it must, with the ratio. */
    private static final String TOO_FAINT = """
            const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            const rgba = (colour) => {
              context.clearRect(0, 0, 1, 1);
              context.fillStyle = colour;
              context.fillRect(0, 0, 1, 1);
              return [...context.getImageData(0, 0, 1, 1).data];
            };
            const over = ([r, g, b, a], under) => [r, g, b].map((one, i) => one * a / 255 + under[i] * (1 - a / 255));
            const ground = (node) => {
              const layers = [];
              for (let one = node; one; one = one.parentElement) {
                const style = getComputedStyle(one);
                if (style.backgroundImage !== 'none') return null;
                layers.push(rgba(style.backgroundColor));
                if (layers.at(-1)[3] === 255) break;
              }
              return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255]);
            };
            const light = (rgb) => rgb.map((one) => one / 255).map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
              .reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
            const faint = [];
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
              const node = texts.currentNode.parentElement;
              if (!texts.currentNode.data.trim() || !node.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
              if (node.closest('.hush, script, noscript, .emoji, :disabled')) continue;
              const under = ground(node);
              if (!under) continue;
              const [a, b] = [light(over(rgba(getComputedStyle(node).color), under)), light(under)].sort((x, y) => y - x);
              const ratio = (a + 0.05) / (b + 0.05);
              if (ratio < 4.5) faint.push(`${node.className || node.tagName}: ${texts.currentNode.data.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
            }
            return faint;""";

    @AfterEach
    void likeBefore() {
        browser.media("prefers-color-scheme", "light");
    }

    private static String background() {
        return String.valueOf(browser.driver().executeScript("return getComputedStyle(document.body).backgroundColor"));
    }

    private static void theme(String label) {
        browser.click("#theme");
        browser.seeText(".menu-item", label).click();
    }

    @Test
    void the_page_follows_the_system_until_somebody_chooses() {
        browser.media("prefers-color-scheme", "light");
        browser.open(pageAs("anna", "general"));
        String light = background();
        browser.media("prefers-color-scheme", "dark");
        assertThat(background()).isNotEqualTo(light);
        String dark = background();
        theme("Light");
        assertThat(background()).isEqualTo(light);
        browser.open(pageAs("anna", "general"));
        assertThat(background()).isEqualTo(light);
        theme("Dark");
        assertThat(background()).isEqualTo(dark);
        theme("Like the system");
        browser.media("prefers-color-scheme", "light");
        assertThat(background()).isEqualTo(light);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void every_text_stands_out_from_its_ground(String scheme) {
        app.post(channel("general"), "A card", CARD);
        String root = says("bo", "general", "Ask @anna, @carol or #lab");
        replies("anna", "general", root, "I am here");
        replies("bo", "general", root, "Thanks");
        reacts("anna", "general", root, "eyes");
        pins("bo", "general", root);
        says("bo", "lab", "Hello @anna");
        browser.media("prefers-color-scheme", scheme);
        browser.open(pageAs("anna", "general"));
        browser.say("/demo hello");
        browser.message("only you read this");
        isReadable();
        browser.focus("Ask");
        browser.type("m");
        isReadable();
        browser.type(Keys.ESCAPE, "t");
        browser.see("#thread-composer-text");
        isReadable();
        browser.see("#composer-text").sendKeys("/demo form", Keys.ENTER);
        browser.see("dialog.form");
        browser.click("[data-form=submit]");
        browser.see(".field-error");
        isReadable();
        browser.type(Keys.ESCAPE);
        browser.gone("dialog");
        browser.type(Keys.chord(Keys.CONTROL, "g"), "thanks");
        browser.see(".found mark");
        isReadable();
    }

    private static void isReadable() {
        assertThat((List<?>) browser.driver().executeScript(TOO_FAINT)).isEmpty();
    }

    @Test
    void on_a_phone_everything_fits_and_is_large_enough_for_a_thumb() {
        app.post(channel("general"), "A card", CARD);
        String root = says("bo", "general", "A_very_long_word_without_any_space_in_it_that_does_not_fit_a_narrow_screen_at_all");
        replies("carol", "general", root, "Indeed");
        reacts("bo", "general", root, "eyes");
        browser.size(360, 740);
        browser.open(pageAs("anna", "general"));
        browser.message("A_very_long");
        isForThumbs();
        browser.click("[aria-label='Back to the channels']");
        browser.see("#sidebar");
        isForThumbs();
        browser.click(".place[data-channel=general]");
        browser.click("#messages .replies");
        browser.see("#thread");
        isForThumbs();
        browser.click("[aria-label='Back to the channel']");
        browser.see("#composer-text").sendKeys("/demo form", Keys.ENTER);
        browser.see("dialog.form");
        isForThumbs();
    }

    private static void isForThumbs() {
        assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth - innerWidth")).isEqualTo(0L);
        Object small = browser.driver().executeScript(
                """
                return [...document.querySelectorAll('button, [role=tab], input, textarea, a.button')]
                  .filter((one) => one.checkVisibility({opacityProperty: true, visibilityProperty: true}))
                  // What stands inside a line of text may be as high as its line.
                  .filter((one) => !one.closest('.mention, .link-button, .author, .hush') && !one.matches('[type=checkbox], [type=radio]'))
                  .filter((one) => !document.querySelector('dialog') || one.closest('dialog'))
                  .map((one) => [one, one.getBoundingClientRect()])
                  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
                  .map(([one, box]) => `${one.className} ${one.getAttribute('aria-label') ?? one.textContent} ${box.width}x${box.height}`);""");
        assertThat((List<?>) small).isEmpty();
    }

    @Test
    void nothing_moves_for_those_who_do_not_want_it() {
        browser.media("prefers-reduced-motion", "reduce");
        browser.open(pageAs("anna", "general"));
        Object moving = browser.driver().executeScript("""
                return [...document.querySelectorAll('*')].filter((one) => {
                  const style = getComputedStyle(one);
                  return style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0) || style.animationName !== 'none';
                }).map((one) => one.className);""");
        assertThat((List<?>) moving).isEmpty();
    }

    @Test
    void the_parts_of_the_page_have_names_and_new_messages_are_read_out() {
        browser.open(pageAs("anna", "general"));
        Object unnamed = browser.driver().executeScript("""
                return [...document.querySelectorAll('nav, aside:not([hidden]), [role=group], [role=dialog], button, input, textarea, img')]
                  .filter((one) => one.checkVisibility())
                  .filter((one) => !one.getAttribute('aria-label') && !one.getAttribute('aria-labelledby') && !one.textContent.trim()
                    && one.getAttribute('alt') === null && !one.labels?.length)
                  .map((one) => one.outerHTML.slice(0, 80));""");
        assertThat((List<?>) unnamed).isEmpty();
        assertThat(browser.driver().executeScript("return document.querySelectorAll('main, nav, footer').length")).isEqualTo(3L);
        says("bo", "general", "A *new* one");
        browser.holds("document.getElementById('announcer').textContent === 'Bo Chen: A new one'");
    }
}
