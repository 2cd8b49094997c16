package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The app on the page: its commands, buttons, forms and shortcuts. */
class AppPageIT extends PageFixture {

    @Test
    void the_first_visit_says_where_one_is_and_what_can_be_typed() {
        browser.open(pageAs("anna", "general"));
        browser.seeText("#hint", "Nothing leaves this machine");
        browser.seeText("#hint .try", "/demo hello | card | form");
        browser.click("#hint .try");
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEqualTo("/demo ");
        browser.seeText(".usage", "Try the demo");
        browser.click("#hint .icon-button");
        browser.gone("#hint");
        browser.open(pageAs("anna", "general"));
        browser.gone("#hint");
    }

    @Test
    void a_command_completes_and_its_private_answer_is_seen_by_one_person_only() {
        browser.open(pageAs("anna", "general"));
        browser.see("#composer-text").sendKeys("/de");
        browser.seeText(".completion", "/demo");
        browser.type(Keys.ENTER);
        browser.type("hello", Keys.ENTER);

        WebElement answer = browser.message("only you read this");
        assertThat(answer.getText()).contains("Only visible to you", "APP");
        browser.click("#who");
        browser.seeText(".menu-item", "Bo Chen").click();
        browser.seeText("#who", "Bo Chen");
        browser.goneText("#messages .message", "only you read this");
        assertThat(app.seen()).containsExactly("command /demo hello");
    }

    @Test
    void an_unknown_command_is_kept_and_explained() {
        browser.open(pageAs("anna", "general"));
        browser.say("/nonsense now");
        browser.seeText(".toast", "/nonsense is not a command");
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEqualTo("/nonsense now");
    }

    @Test
    void a_command_that_fails_says_so() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo silent");
        browser.seeText(".toast", "/demo");
        browser.seeText("[data-strip=delivery]", "500");
    }

    @Test
    void a_click_changes_the_message_in_place_and_the_focus_stays() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo card");
        browser.message("Count 0");
        browser.see("[data-action=count]").sendKeys(Keys.ENTER);

        browser.message("Count 1");
        browser.seeText("#messages .block.header", "counted");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("data-action")).isEqualTo("count");
        assertThat(app.seen()).contains("block_actions count 0");
        browser.seeText("[data-strip=app]", "is connected");
        browser.seeText("[data-strip=delivery]", "answered");
    }

    @Test
    void a_dangerous_button_asks_first() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo card");
        browser.click("[data-action=drop]");
        assertThat(browser.see("dialog.ask").getText()).contains("Drop it?", "It is gone then.");
        browser.type(Keys.ESCAPE);
        browser.gone("dialog");
        browser.click("[data-action=drop]");
        browser.see("dialog .primary").click();
        browser.gone("dialog");

        await().until(() -> app.seen().contains("block_actions drop it"));
        assertThat(app.seen()).containsOnlyOnce("block_actions drop it");
    }

    @Test
    void a_menu_in_a_message_sends_what_was_chosen() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo card");
        browser.click("button[data-action=colour]");
        browser.click(".option[data-value=blue]");
        await().until(() -> app.seen().contains("block_actions colour blue"));
        assertThat(app.seen()).endsWith("block_actions colour blue");
    }

    @Test
    void what_an_app_writes_stays_text_too() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo card <img src=x onerror=alert(1)>");
        browser.seeText("#messages .block.header", "<img src=x onerror=alert(1)>");
        assertThat(browser.driver().findElements(By.cssSelector("#messages img"))).isEmpty();
    }

    @Test
    void a_form_shows_an_error_at_its_field_and_closes_when_all_is_well() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo form");
        assertThat(browser.see("dialog.form h2").getText()).isEqualTo("File a <b>note</b>");
        browser.click("[data-form=submit]");
        browser.seeText("[data-input-block=title] .field-error", "required");

        browser.see("[data-block=title]").sendKeys("bad");
        browser.click("[data-form=submit]");
        browser.seeText("[data-input-block=title] .field-error", "That is not a title.");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("data-block")).isEqualTo("title");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("aria-invalid")).isEqualTo("true");

        browser.type(Keys.chord(Keys.CONTROL, "a"), "Cache was cold");
        browser.see("[data-block=kind] input[value=guess]").click();
        browser.click("[data-block=who] .chips-add");
        browser.type("bo", Keys.ENTER, Keys.ESCAPE);
        browser.seeText("[data-block=who] .chip", "Bo Chen");
        browser.click("[data-form=submit]");

        browser.gone("dialog");
        browser.message("Filed: Cache was cold");
        assertThat(app.seen().getLast()).contains("\"value\":\"guess\"", "\"selected_users\":[\"" + person("bo") + "\"]",
                "\"selected_date\":\"2026-03-01\"");
    }

    @Test
    void a_form_keeps_the_focus_inside_and_closes_with_escape() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo form");
        browser.see("dialog.form");
        for (int i = 0; i < 12; i++) {
            browser.type(Keys.TAB);
            Object inside = browser.driver().executeScript(
                    "return document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))");
            assertThat(inside).isEqualTo(true);
        }
        browser.see("[data-block=title]").sendKeys(Keys.ESCAPE);
        browser.gone("dialog");
    }

    @Test
    void shortcuts_are_offered_at_the_side_and_at_a_message() {
        says("bo", "general", "Worth keeping");
        browser.open(pageAs("anna", "general"));
        browser.click("#shortcuts");
        browser.seeText(".menu-item", "File a note").click();
        browser.see("dialog.form");
        browser.click("[data-form=close]");
        browser.gone("dialog");
        browser.choose("Worth keeping", "Keep this");

        browser.seeText("#messages .replies", "1 reply").click();
        browser.seeText("#thread .message", "Noted.");
        assertThat(app.seen()).contains("shortcut demo_form", "message_action Worth keeping");
    }

    @Test
    void what_the_app_posts_by_itself_appears() {
        browser.open(pageAs("anna", "general"));
        app.post(channel("general"), "An alert *fired*");
        WebElement message = browser.message("An alert fired");
        assertThat(message.findElement(By.cssSelector(".badge")).getText()).isEqualTo("APP");
    }
}
