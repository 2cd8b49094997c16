package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page without a mouse. */
class KeysPageIT extends PageFixture {

    private static void isFocused(String css) {
        browser.holds("document.activeElement.matches('" + css + "')");
    }

    @Test
    void a_question_mark_lists_the_keys_and_the_focus_comes_back() {
        says("bo", "general", "Look here");
        browser.open(pageAs("anna", "general"));
        browser.message("Look here");
        browser.focus("Look here");
        browser.type("?");
        browser.seeText("dialog.help", "reply in its thread");
        browser.type(Keys.ESCAPE);
        browser.gone("dialog");
        isFocused(".message");

        browser.see("#composer-text").sendKeys("why?");
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEqualTo("why?");
        browser.type(Keys.chord(Keys.CONTROL, "/"));
        browser.see("dialog.help");
        browser.type(Keys.ESCAPE);
        isFocused("#composer-text");
    }

    @Test
    void f6_goes_through_the_parts_of_the_page() {
        String root = says("bo", "general", "Root");
        replies("bo", "general", root, "Reply");
        browser.open(pageAs("anna", "general"));
        browser.message("Root");
        browser.focus("Root");
        browser.type("t");
        isFocused("#thread-composer-text");
        for (String part : new String[]{".place[aria-current]", "#channel-head button", "#messages .message", "#composer-text",
                "#thread .message", "#thread-composer-text"}) {
            browser.type(Keys.F6);
            isFocused(part);
        }
        browser.type(Keys.chord(Keys.SHIFT, Keys.F6));
        isFocused("#thread .message");
        browser.type(Keys.ESCAPE);
        browser.gone("#thread");
        isFocused("#messages .message");
    }

    @Test
    void alt_shift_and_an_arrow_go_to_what_is_unread() {
        says("bo", "lab", "Old news");
        browser.open(pageAs("anna", "general"));
        browser.see(".place.unread[data-channel=lab]");
        browser.type(Keys.chord(Keys.ALT, Keys.SHIFT, Keys.ARROW_DOWN));
        browser.seeText("#channel-head h2", "lab");
    }

    @Test
    void letters_on_a_message_do_what_its_menu_says() {
        says("anna", "general", "Mine to change");
        browser.open(pageAs("anna", "general"));
        browser.message("Mine to change");
        browser.focus("Mine to change");
        browser.type("p");
        browser.seeText("#messages .flag", "Pinned");
        browser.focus("Mine to change");
        browser.type("e");
        isFocused(".editor textarea");
        browser.type(Keys.ESCAPE);
        browser.gone(".editor");
    }

    @Test
    void the_verbs_of_a_command_complete_and_enter_sends_what_was_typed() {
        browser.open(pageAs("anna", "general"));
        browser.see("#composer-text").sendKeys("/demo ");
        browser.seeText(".completion", "form");
        assertThat(browser.driver().executeScript("return document.querySelector('.completion[aria-selected=true]')")).isNull();
        browser.type("h");
        browser.goneText(".completion", "form");
        browser.type(Keys.TAB);
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEqualTo("/demo hello ");
        browser.type(Keys.ENTER);
        browser.message("only you read this");

        browser.see("#composer-text").sendKeys("/demo ", Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEqualTo("/demo card ");
        browser.type(Keys.chord(Keys.CONTROL, "a"), "/demo he", Keys.ENTER);
        browser.seeText(".toast", "/demo");
        assertThat(app.seen()).containsExactly("command /demo hello", "command /demo he");
    }
}
