package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What somebody has not read yet: how it is marked, and when the marks go. */
class UnreadPageIT extends PageFixture {

    private void goTo(String channel) {
        browser.click(".place[data-channel=" + channel + "]");
        browser.seeText("#channel-head h2", channel);
    }

    @Test
    void a_mention_is_counted_at_its_channel_and_in_the_title() {
        browser.open(pageAs("anna", "general"));
        says("bo", "lab", "Anything new?");
        browser.see(".place.unread[data-channel=lab] .dot");
        says("bo", "lab", "@anna, can you look?");
        says("bo", "lab", "@here too");

        browser.seeText(".place.unread[data-channel=lab] .count-badge", "2");
        assertThat(browser.see(".place[data-channel=lab]").getDomAttribute("aria-label")).isEqualTo("lab, 3 unread, 2 for you");
        browser.holds("document.title.startsWith('(2) #general')");
        goTo("lab");
        browser.gone(".place.unread");
        browser.holds("document.title.startsWith('#lab')");
    }

    @Test
    void a_line_says_where_the_new_begins_and_stays_until_one_leaves() {
        says("bo", "lab", "Seen before");
        browser.open(pageAs("anna", "lab"));
        browser.message("Seen before");
        goTo("general");
        browser.gone(".place.unread[data-channel=lab]");
        says("bo", "lab", "First new");
        says("bo", "lab", "Second new");
        browser.see(".place.unread[data-channel=lab]");
        goTo("lab");

        browser.message("Second new");
        browser.holds("document.querySelector('.new-line').nextElementSibling.textContent.includes('First new')");
        browser.say("I see");
        browser.message("I see");
        browser.see(".new-line");
        goTo("general");
        goTo("lab");
        browser.message("I see");
        browser.gone(".new-line");
    }

    @Test
    void somebody_can_leave_a_message_unread_for_later() {
        says("bo", "general", "One");
        says("carol", "general", "Two");
        says("bo", "general", "Three");
        browser.open(pageAs("anna", "general"));
        browser.message("Three");
        browser.focus("Two");
        browser.type("u");

        browser.see(".place.unread[data-channel=general]");
        assertThat(browser.see(".place[data-channel=general]").getDomAttribute("aria-label")).contains("2 unread");
        goTo("lab");
        browser.see(".place.unread[data-channel=general]");
        goTo("general");
        browser.holds("document.querySelector('.new-line').nextElementSibling.textContent.includes('Two')");
        browser.gone(".place.unread");
    }

    @Test
    void new_replies_are_told_to_those_who_follow_the_thread_and_to_nobody_else() {
        String root = says("anna", "general", "Who knows the gateway?");
        replies("bo", "general", root, "I do");
        replies("bo", "general", root, "What is wrong?");
        browser.open(pageAs("anna", "general"));
        browser.seeText(".new-replies", "2 new");
        browser.click("#threads");
        browser.seeText(".menu-item", "2 new").click();
        browser.seeText("#thread .message", "What is wrong?");
        browser.gone(".new-replies");
        browser.gone("#threads");

        browser.open(pageAs("carol", "general"));
        browser.seeText(".replies", "2 replies");
        browser.gone(".new-replies");
    }

    @Test
    void what_was_read_by_one_person_is_still_new_to_another() {
        says("carol", "lab", "For everybody");
        browser.open(pageAs("anna", "lab"));
        browser.message("For everybody");
        browser.click(".place[data-channel=general]");
        browser.gone(".place.unread[data-channel=lab]");
        browser.click("#who");
        browser.seeText(".menu-item", "Bo Chen").click();
        browser.see(".place.unread[data-channel=lab]");
    }

    @Test
    void a_private_answer_can_be_dismissed() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo hello");
        browser.message("only you read this").findElement(By.cssSelector("[data-focus=dismiss]")).click();
        browser.goneText("#messages .message", "only you read this");
    }

    @Test
    void the_channel_one_was_in_is_marked_while_one_looks_at_the_list_of_a_phone() {
        browser.size(390, 844);
        browser.open(pageAs("anna", "lab"));
        browser.click(".drawer-button");
        browser.see(".place[data-channel=lab]");
        says("bo", "lab", "@anna, can you look?");
        browser.seeText(".place.unread[data-channel=lab] .count-badge", "1");
        browser.holds("document.title.startsWith('(1) ')");
        browser.click(".place[data-channel=lab]");
        browser.message("can you look?");
        browser.holds("document.title.startsWith('#lab')");
    }

    @Test
    void a_tab_that_is_not_looked_at_says_in_its_title_that_somebody_is_wanted() {
        browser.open(pageAs("anna", "lab"));
        hides(true);
        says("bo", "lab", "@anna, can you look?");
        browser.holds("document.title.startsWith('(1) ')");
        hides(false);
        browser.message("can you look?");
        browser.holds("document.title.startsWith('#lab')");
    }

    private void hides(boolean hidden) {
        browser.driver().executeScript("""
                Object.defineProperty(document, 'hidden', { configurable: true, get: () => arguments_hidden });
                document.dispatchEvent(new Event('visibilitychange'));""".replace("arguments_hidden", String.valueOf(hidden)));
    }

    @Test
    void a_private_answer_is_not_there_any_more_once_the_page_was_loaded_anew() {
        browser.open(pageAs("anna", "general"));
        browser.say("/demo hello");
        browser.message("only you read this");
        says("bo", "general", "Still here");
        browser.driver().navigate().refresh();
        browser.message("Still here");
        browser.goneText("#messages .message", "only you read this");
        browser.say("/demo hello");
        browser.message("only you read this");
    }
}
