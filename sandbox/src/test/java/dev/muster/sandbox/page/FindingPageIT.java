package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Links to messages, search, and the browser's Back. */
class FindingPageIT extends PageFixture {

    private String link(String channel, String ts) {
        return origin() + "/archives/" + channel(channel) + "/p" + ts.replace(".", "");
    }

    private void isMarked(String text) {
        WebElement message = browser.seeText(".message.target", text);
        browser.holds("document.activeElement.classList.contains('target')");
        Object inView = browser.driver().executeScript("""
                const one = arguments[0].getBoundingClientRect();
                const box = arguments[0].closest('.messages').getBoundingClientRect();
                return one.top >= box.top && one.bottom <= box.bottom;""", message);
        assertThat(inView).isEqualTo(true);
    }

    @Test
    void a_link_to_a_message_opens_scrolls_and_marks_it_however_old_it_is() {
        String ts = says("bo", "general", "This is where it began");
        for (int i = 0; i < 260; i++) {
            says("carol", "general", "Line " + i);
        }
        browser.open(link("general", ts) + "?as=" + person("anna"));
        isMarked("This is where it began");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(pageAs("anna", "general"));
    }

    @Test
    void a_link_to_a_reply_opens_its_thread() {
        String root = says("bo", "general", "The root");
        replies("carol", "general", root, "The reply");
        browser.open(pageAs("anna", "lab"));
        says("bo", "lab",
                "See " + link("general", tsOf("general", "The reply")) + "?thread_ts=" + root + "&cid=" + channel("general"));
        browser.seeText("#messages .message a", "/archives/").click();

        browser.seeText("#thread .message.target", "The reply");
        browser.seeText("#channel-head h2", "general");
    }

    @Test
    void a_link_inside_a_message_stays_on_the_page_and_back_leads_back() {
        String ts = says("bo", "general", "The decision");
        says("bo", "lab", "Look at " + link("general", ts));
        browser.open(pageAs("anna", "lab"));
        browser.seeText("#messages .message a", "/archives/").click();
        isMarked("The decision");
        assertThat(browser.driver().getWindowHandles()).hasSize(1);
        browser.driver().navigate().back();
        browser.seeText("#channel-head h2", "lab");
        browser.driver().navigate().forward();
        browser.seeText("#channel-head h2", "general");
    }

    @Test
    void a_link_to_what_is_closed_or_gone_says_so() {
        String secret = says("anna", "secret", "Between us");
        String gone = says("anna", "general", "Never mind");
        browser.open(link("secret", secret) + "?as=" + person("bo"));
        browser.seeText(".toast", "Bo Chen cannot see that conversation.");
        deletes("anna", "general", gone);
        browser.open(link("general", gone) + "?as=" + person("bo"));
        browser.seeText(".toast", "That message is gone.");
    }

    @Test
    void bookmarks_are_links_above_the_messages_unless_their_address_may_not_be_followed() {
        bookmarks("general", "Dashboard", "https://example.com/d", ":bar_chart:");
        bookmarks("general", "Trap", "javascript:alert(1)", "");
        browser.open(pageAs("anna", "general"));
        WebElement dashboard = browser.seeText("#bookmarks a", "Dashboard");
        assertThat(dashboard.getDomAttribute("href")).isEqualTo("https://example.com/d");
        assertThat(dashboard.getText()).contains("📊");
        browser.seeText("#bookmarks .bookmark", "Trap");
        assertThat(browser.driver().executeScript("return document.querySelectorAll('#bookmarks a').length")).isEqualTo(1L);
    }

    @Test
    void a_pin_leads_to_its_message() {
        String ts = says("bo", "general", "Runbook: step one");
        pins("bo", "general", ts);
        browser.open(pageAs("anna", "general"));
        browser.click("[data-counter=pin]");
        browser.seeText(".menu-item", "Runbook").click();
        isMarked("Runbook: step one");
    }

    @Test
    void messages_are_found_by_words_person_and_channel_with_the_keyboard_alone() {
        says("bo", "general", "The connection pool is full");
        says("carol", "general", "Which pool?");
        says("bo", "lab", "Pool size doubled, café reopened");
        says("anna", "secret", "The pool is my fault");
        browser.open(pageAs("bo", "lab"));
        browser.type(Keys.chord(Keys.CONTROL, "g"));
        browser.see("dialog.search");
        browser.type("pool");
        browser.seeText(".found-state", "3 found");
        browser.type(" from:@bo in:#gen");
        browser.seeText(".found .completion", "in:#general");
        browser.type(Keys.TAB);
        browser.seeText(".found-state", "1 found");
        browser.seeText(".found mark", "pool");
        browser.type(Keys.ENTER);
        isMarked("The connection pool is full");

        browser.type(Keys.chord(Keys.CONTROL, "g"), "cafe size");
        browser.seeText(".found-state", "1 found");
        browser.type(Keys.chord(Keys.CONTROL, "a"), "nosuchword");
        browser.seeText(".found-state", "Nothing found");
        browser.type(Keys.ESCAPE);
        browser.gone("dialog");
    }

    @Test
    void what_was_found_shows_markup_as_text() {
        says("mallory", "general", "<img src=x onerror=alert(1)> needle");
        browser.open(pageAs("anna", "general"));
        browser.click("#search");
        browser.type("needle");
        browser.seeText(".found-text", "<img src=x onerror=alert(1)>");
        assertThat(browser.driver().executeScript("return document.querySelectorAll('.found img').length")).isEqualTo(0L);
    }

    @Test
    void the_link_of_a_message_can_be_copied() {
        String ts = says("bo", "general", "Copy me");
        browser.open(pageAs("anna", "general"));
        browser.driver().executeScript(
                "Object.defineProperty(navigator, 'clipboard', {value: {writeText: (text) => { window.copied = text; }}})");
        browser.choose("Copy me", "Copy link");
        browser.holds("window.copied === '" + link("general", ts) + "'");
    }

    @Test
    void an_exact_name_finds_no_other_channel_that_begins_so() {
        creates("bo", "inc-1");
        creates("bo", "inc-12");
        says("bo", "inc-1", "The pool in one");
        says("bo", "inc-12", "The pool in twelve");
        browser.open(pageAs("anna", "general"));
        browser.click("#search");
        browser.see("dialog.search input").sendKeys("in:#inc-1 pool");
        browser.seeText(".found", "The pool in one");
        browser.goneText(".found", "The pool in twelve");
        browser.type(Keys.chord(Keys.CONTROL, "a"), "in:#inc pool");
        browser.seeText(".found", "The pool in twelve");
    }
}
