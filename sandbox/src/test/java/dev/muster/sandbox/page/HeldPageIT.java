package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What somebody is in the middle of stays, whatever the others do meanwhile. */
class HeldPageIT extends PageFixture {
    private static final String ASKS = """
            [{"type": "input", "block_id": "why", "label": {"type": "plain_text", "text": "Why"},
              "element": {"type": "plain_text_input", "action_id": "text"}},
             {"type": "actions", "block_id": "row", "elements": [
               {"type": "button", "action_id": "send", "text": {"type": "plain_text", "text": "%s"}}]}]""";
    private static final String LIST = """
            {"type": "home", "blocks": [%s]}""";

    private static String row(String name) {
        return """
                {"type": "actions", "block_id": "%s", "elements": [{"type": "button", "action_id": "join", "value": "%s",
                 "text": {"type": "plain_text", "text": "Join %s"}}]}""".formatted(name, name, name);
    }

    @Test
    void words_in_an_editor_stay_when_the_message_and_the_list_of_channels_change() {
        String ts = says("anna", "general", "It is the cahce");
        browser.open(pageAs("anna", "general"));
        browser.choose("cahce", "Edit message");
        browser.see(".editor textarea").sendKeys(Keys.chord(Keys.CONTROL, "a"), "It is the ca");
        creates("bo", "inc-1");
        reacts("bo", "general", ts, "eyes");
        replies("bo", "general", ts, "Which one?");
        browser.see(".place[data-channel=inc-1]");
        browser.see(".place.unread[data-channel=general], .place[data-channel=general]");
        browser.type("che");

        assertThat(browser.see(".editor textarea").getDomProperty("value")).isEqualTo("It is the cache");
        browser.type(Keys.ENTER);
        browser.message("It is the cache");
        browser.seeText("[data-reaction=eyes]", "1");
        browser.seeText("#messages .replies", "1 reply");
    }

    @Test
    void words_in_a_field_of_a_message_stay_and_the_app_gets_them() {
        String ts = app.post(channel("general"), "Asks", ASKS.formatted("Send"));
        browser.open(pageAs("anna", "general"));
        browser.see("[data-block=why]").sendKeys("because it ");
        app.updatesMessage(channel("general"), ts, ASKS.formatted("Send it"));
        creates("bo", "inc-1");
        browser.see(".place[data-channel=inc-1]");
        browser.type("broke");
        assertThat(browser.see("[data-block=why]").getDomProperty("value")).isEqualTo("because it broke");

        browser.type(Keys.TAB);
        browser.seeText("[data-action=send]", "Send it").click();
        await().until(() -> app.seen().stream().anyMatch(one -> one.startsWith("block_actions send")));
        assertThat(app.last().path("state").path("values").path("why").path("text").path("value").asText())
                .isEqualTo("because it broke");
    }

    @Test
    void the_menu_of_a_message_stays_open_and_gives_the_focus_back() {
        String ts = says("bo", "general", "Ready?");
        browser.open(pageAs("anna", "general"));
        browser.focus("Ready?");
        browser.type("m");
        browser.see(".menu");
        reacts("bo", "general", ts, "eyes");
        creates("bo", "inc-1");
        browser.see(".place[data-channel=inc-1]");
        browser.type(Keys.ESCAPE);

        browser.holds("document.activeElement.closest('.message')");
        browser.seeText("[data-reaction=eyes]", "1");
    }

    @Test
    void a_press_on_the_home_tab_keeps_the_focus_in_its_place() {
        app.publishes(person("anna"), LIST.formatted(row("one") + "," + row("two")));
        browser.open(pageAs("anna", "general"));
        browser.click(".place[data-channel=Demo]");
        browser.click("[data-tab=home]");
        browser.click("#home [data-value=two]");
        app.publishes(person("anna"), LIST.formatted(row("zero") + "," + row("two") + "," + row("three")));
        browser.see("#home [data-value=three]");

        browser.holds("document.activeElement.closest('#home')");
    }

    @Test
    void a_choice_on_the_home_tab_goes_along_with_the_next_press_and_stays_when_it_is_drawn_anew() {
        String filter = """
                {"type": "section", "block_id": "top", "text": {"type": "mrkdwn", "text": "Show"}, "accessory":
                  {"type": "static_select", "action_id": "filter", "options": [
                    {"text": {"type": "plain_text", "text": "Mine"}, "value": "mine"},
                    {"text": {"type": "plain_text", "text": "All"}, "value": "all"}]}}""";
        app.publishes(person("anna"), LIST.formatted(filter + "," + row("one")));
        browser.open(pageAs("anna", "general"));
        browser.click(".place[data-channel=Demo]");
        browser.click("[data-tab=home]");
        browser.click("#home [data-action=filter]");
        browser.click(".option[data-value=all]");
        await().until(() -> app.seen().contains("block_actions filter all"));
        app.publishes(person("anna"), LIST.formatted(filter + "," + row("one") + "," + row("two")));
        browser.click("#home [data-value=two]");
        await().until(() -> app.seen().contains("block_actions join two"));

        assertThat(app.last().path("view").path("state").path("values").path("top").path("filter").path("selected_option")
                .path("value").asText()).isEqualTo("all");
        assertThat(browser.see("#home [data-action=filter]").getText()).isEqualTo("All");
        assertThat(browser.see("#home [data-action=filter]").getAccessibleName()).isEqualTo("Show All");
    }

    @Test
    void the_head_of_a_channel_keeps_the_focus_and_its_open_menu() {
        String ts = says("bo", "general", "Runbook");
        browser.open(pageAs("anna", "general"));
        WebElement members = browser.see("[data-counter=people]");
        members.click();
        browser.see(".menu");
        pins("bo", "general", ts);
        creates("bo", "inc-1");
        browser.see(".place[data-channel=inc-1]");
        browser.type(Keys.ESCAPE);
        browser.see("[data-counter=pin]");
        browser.holds("document.activeElement.dataset.counter === 'people'");
        setTopic("general", "Something new");
        browser.seeText(".topic", "Something new");
        browser.holds("document.activeElement.dataset.counter === 'people'");
    }

    @Test
    void a_half_written_reply_stays_with_its_thread() {
        String one = says("bo", "general", "First");
        String two = says("bo", "general", "Second");
        replies("bo", "general", one, "To the first");
        replies("bo", "general", two, "To the second");
        browser.open(pageAs("anna", "general"));
        browser.focus("First");
        browser.type("t");
        browser.seeText("#thread .message", "To the first");
        browser.see("#thread-composer-text").sendKeys("half a rep", Keys.ESCAPE);
        assertThat(browser.see("#thread-composer-text").getDomProperty("value")).isEqualTo("half a rep");
        browser.see("#composer-text").sendKeys("also half", Keys.ESCAPE);
        browser.see("#thread");

        browser.focus("Second");
        browser.type("t");
        browser.seeText("#thread .message", "To the second");
        assertThat(browser.see("#thread-composer-text").getDomProperty("value")).isEmpty();
        browser.type(Keys.ESCAPE);
        browser.gone("#thread");
        browser.focus("First");
        browser.type("t");
        browser.seeText("#thread .message", "To the first");
        assertThat(browser.see("#thread-composer-text").getDomProperty("value")).isEqualTo("half a rep");
    }
}
