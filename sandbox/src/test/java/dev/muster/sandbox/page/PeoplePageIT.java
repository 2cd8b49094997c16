package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** People, their time zones, and times as each of them reads them. */
class PeoplePageIT extends PageFixture {
    /** 08:05 on 1 March 2026 in UTC; 17:05 in Tokyo. */
    private static final String DATE = "Since <!date^1772352307^{date_short} {time}|then>";

    @Test
    void times_are_those_of_the_person_who_looks() {
        browser.zone("America/New_York");
        app.post(channel("general"), DATE);
        browser.open(pageAs("anna", "general"));
        browser.message("Since 1 Mar 2026 08:05");
        browser.click("#who");
        browser.seeText(".menu-item", "in Tokyo").click();
        browser.message("Since 1 Mar 2026 17:05");

        browser.click("#who");
        browser.seeText(".menu-item", "as on this computer").click();
        browser.message("Since 1 Mar 2026 03:05");
        browser.click("#who");
        browser.seeText(".menu-item", "as Bo Chen reads them").click();
        browser.message("Since 1 Mar 2026 17:05");
    }

    @Test
    void a_name_opens_a_card_with_the_time_where_they_are() {
        says("bo", "general", "Good morning");
        browser.open(pageAs("anna", "general"));
        browser.message("Good morning").findElement(By.cssSelector(".author")).click();

        WebElement card = browser.see(".profile");
        assertThat(card.getText()).contains("Bo Chen", "@bo", "in Tokyo", "9 hours ahead of you");
        browser.type(Keys.ESCAPE);
        browser.gone(".profile");
        assertThat(browser.focused().getDomAttribute("class")).contains("author");
        browser.type(Keys.ENTER);
        browser.seeText(".profile button", "Mention").click();
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEqualTo("@bo ");
    }

    @Test
    void somebody_can_become_the_one_who_was_mentioned() {
        says("anna", "general", "Ask @bo about it");
        browser.open(pageAs("anna", "general"));
        browser.message("Ask @Bo Chen").findElement(By.cssSelector(".mention")).click();
        browser.seeText(".profile button", "Act as").click();
        browser.seeText("#who", "Bo Chen");
    }

    @Test
    void the_members_of_a_channel_are_listed_with_their_clocks() {
        browser.open(pageAs("anna", "general"));
        browser.click("[data-counter=people]");
        browser.seeText(".menu-item", "in Tokyo");
        browser.seeText(".menu-item", "Demo");
    }

    @Test
    void a_moment_is_picked_on_the_clock_of_the_one_who_picks() {
        app.post(channel("general"), "When?", """
                [{"type": "actions", "elements": [
                  {"type": "datetimepicker", "action_id": "when", "initial_date_time": 1772352300}]}]""");
        browser.open(pageAs("bo", "general"));
        WebElement field = browser.see("[data-action=when]");
        assertThat(field.getDomProperty("value")).isEqualTo("2026-03-01T17:05");
        browser.driver().executeScript("""
                arguments[0].value = '2026-03-01T18:00';
                arguments[0].dispatchEvent(new Event('change', {bubbles: true}));""", field);
        await().until(() -> app.seen().contains("block_actions when {\"selected_date_time\":1772355600}"));
        assertThat(app.seen()).hasSize(1);
    }

    @Test
    void in_an_archived_channel_nothing_is_offered_that_would_change_it() {
        says("anna", "lab", "It was the cable");
        archives("anna", "lab");
        browser.open(pageAs("anna", "lab"));
        browser.focus("It was the cable");
        browser.type("m");
        browser.seeText(".menu-item", "Copy link");
        for (String deed : new String[]{"Add a reaction", "Pin to this channel", "Edit message", "Delete message"}) {
            browser.goneText(".menu-item", deed);
        }
    }
}
