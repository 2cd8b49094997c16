package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What an app can do with an open form: errors, another content, a form on top, all of them gone. */
class FormsPageIT extends PageFixture {

    private static String view(String title, String... blocks) {
        return """
                {"type": "modal", "callback_id": "own", "title": {"type": "plain_text", "text": "%s"},
                 "submit": {"type": "plain_text", "text": "Go on"}, "blocks": [%s]}""".formatted(title, String.join(",", blocks));
    }

    private static String input(String name, String element) {
        return """
                {"type": "input", "block_id": "%s", "label": {"type": "plain_text", "text": "%s"}, "element": %s}"""
                .formatted(name, name, element.formatted(name));
    }

    private static String text(String name) {
        return input(name, "{\"type\": \"plain_text_input\", \"action_id\": \"%s\"}");
    }

    private static String says(String text) {
        return "{\"type\": \"section\", \"text\": {\"type\": \"mrkdwn\", \"text\": \"" + text + "\"}}";
    }

    private static String answer(String action, String view) {
        return "{\"response_action\": \"" + action + "\", \"view\": " + view + "}";
    }

    private void open(String view) {
        app.opens(view);
        browser.open(pageAs("anna", "general"));
        browser.say("/demo view");
        browser.see("dialog.form");
    }

    private void goOn() {
        browser.click("[data-form=submit]");
    }

    @Test
    void forms_stack_three_high_and_going_back_finds_what_was_typed() {
        open(view("First", text("one")));
        app.answers(answer("push", view("Second", text("two"))));
        app.answers(answer("push", view("Third", text("three"))));
        browser.see("[data-block=one]").sendKeys("typed first");
        goOn();
        browser.seeText("dialog.form h2", "Second");
        browser.see("[data-block=two]").sendKeys("typed second");
        goOn();
        browser.seeText("dialog.form h2", "Third");
        assertThat(browser.driver().executeScript("return document.querySelectorAll('dialog').length")).isEqualTo(1L);

        browser.click("dialog [aria-label=Back]");
        browser.seeText("dialog.form h2", "Second");
        assertThat(browser.see("[data-block=two]").getDomProperty("value")).isEqualTo("typed second");
        browser.click("dialog [aria-label=Back]");
        browser.seeText("dialog.form h2", "First");
        assertThat(browser.see("[data-block=one]").getDomProperty("value")).isEqualTo("typed first");
        browser.gone("dialog [aria-label=Back]");
    }

    @Test
    void an_answer_can_change_the_form_or_clear_all_of_them() {
        open(view("First", text("one")));
        app.answers(answer("update", view("Changed", says("Now *this*"), text("one"))));
        app.answers(answer("push", view("On top", text("two"))));
        app.answers("{\"response_action\": \"clear\"}");
        browser.see("[data-block=one]").sendKeys("kept");
        goOn();
        browser.seeText("dialog.form h2", "Changed");
        assertThat(browser.see("[data-block=one]").getDomProperty("value")).isEqualTo("kept");
        goOn();
        browser.seeText("dialog.form h2", "On top");
        browser.see("[data-block=two]").sendKeys("last");
        goOn();

        browser.gone("dialog");
        browser.holds("document.activeElement.id === 'composer-text'");
        browser.type("and on we go", Keys.ENTER);
        browser.message("and on we go");
    }

    @Test
    void errors_stand_at_their_fields_and_the_first_has_the_focus() {
        open(view("First", text("one"), text("two"), text("three")));
        app.answers("{\"response_action\": \"errors\", \"errors\": {\"three\": \"Too late.\", \"two\": \"Not <b>this</b>.\"}}");
        for (String field : new String[]{"one", "two", "three"}) {
            browser.see("[data-block=" + field + "]").sendKeys("x");
        }
        goOn();

        browser.seeText("[data-input-block=two] .field-error", "Not <b>this</b>.");
        browser.seeText("[data-input-block=three] .field-error", "Too late.");
        assertThat(browser.focused().getDomAttribute("data-block")).isEqualTo("two");
    }

    @Test
    void an_update_while_it_is_open_keeps_words_and_focus_and_an_outdated_one_is_refused() {
        open(view("First", text("one"), text("two")));
        browser.see("[data-block=two]").sendKeys("half a sen");
        String hash = String.valueOf(browser.driver().executeAsyncScript("""
                const done = arguments[0];
                fetch('/page/api/snapshot?as=' + new URLSearchParams(location.search).get('as')).then((r) => r.json())
                  .then((seen) => done(seen.form.view.hash));"""));
        String changed = view("First", says("A colleague has changed something"), text("one"), text("two"));

        assertThat(app.updates(changed, app.viewId(), hash)).isEmpty();
        browser.seeText("dialog.form .section", "A colleague");
        browser.type("tence");
        assertThat(browser.see("[data-block=two]").getDomProperty("value")).isEqualTo("half a sentence");
        assertThat(app.updates(view("Never", text("one")), app.viewId(), hash)).isEqualTo("hash_conflict");
        assertThat(browser.see("dialog.form h2").getText()).isEqualTo("First");
    }

    @Test
    void fields_say_what_is_wrong_with_what_was_typed_before_the_app_is_asked() {
        open(view("Check", input("mail", "{\"type\": \"email_text_input\", \"action_id\": \"%s\"}"),
                input("count",
                        "{\"type\": \"number_input\", \"action_id\": \"%s\", \"is_decimal_allowed\": false, \"max_value\": \"5\"}"),
                input("page", "{\"type\": \"url_text_input\", \"action_id\": \"%s\"}")));
        browser.see("[data-block=mail]").sendKeys("somebody");
        browser.see("[data-block=count]").sendKeys("7");
        browser.see("[data-block=page]").sendKeys("example");
        goOn();

        browser.seeText("[data-input-block=mail] .field-error", "e-mail");
        browser.seeText("[data-input-block=count] .field-error", "Not more than 5.");
        browser.seeText("[data-input-block=page] .field-error", "https://");
        assertThat(app.seen()).containsExactly("command /demo view");
    }

    @Test
    void a_menu_of_a_form_is_used_with_the_keyboard_and_escape_closes_only_the_menu() {
        open(view("Choose", input("who", "{\"type\": \"users_select\", \"action_id\": \"%s\", \"focus_on_load\": true}"),
                input("rooms",
                        "{\"type\": \"multi_conversations_select\", \"action_id\": \"%s\", \"default_to_current_conversation\": true}")));
        assertThat(browser.focused().getDomAttribute("data-block")).isEqualTo("who");
        browser.type(Keys.ENTER);
        browser.see(".chooser");
        browser.type(Keys.ESCAPE);
        browser.gone(".chooser");
        browser.type(Keys.ENTER, "bo", Keys.ENTER);
        WebElement who = browser.seeText("[data-block=who]", "Bo Chen");
        assertThat(who.getAccessibleName()).isEqualTo("who Bo Chen");
        browser.seeText("[data-block=rooms] .chip", "#general");
        browser.type(Keys.TAB, Keys.TAB, Keys.ENTER, "lab", Keys.ENTER, Keys.ESCAPE);
        browser.seeText("[data-block=rooms] .chip", "#lab");
        goOn();

        browser.gone("dialog");
        assertThat(app.seen().getLast()).contains("\"selected_user\":\"" + person("bo") + "\"",
                "\"selected_conversations\":[\"" + channel("general") + "\",\"" + channel("lab") + "\"]");
    }

    @Test
    void a_field_that_asks_for_it_is_told_at_once() {
        open(view("Live", input("name", """
                {"type": "plain_text_input", "action_id": "%s",
                 "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}""")
                .replace("\"type\": \"input\"", "\"type\": \"input\", \"dispatch_action\": true")));
        browser.see("[data-block=name]").sendKeys("cache");
        await().until(() -> app.seen().contains("block_actions name cache"));
        assertThat(browser.see("[data-block=name]").getDomProperty("value")).isEqualTo("cache");
    }

    @Test
    void what_stands_on_the_screen_is_sent_also_after_the_app_heard_of_less() {
        open(view("Names", """
                {"type": "input", "block_id": "t", "dispatch_action": true, "label": {"type": "plain_text", "text": "Title"},
                 "element": {"type": "plain_text_input", "action_id": "title",
                   "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}}"""));
        browser.see("[data-block=t]").sendKeys("foo", Keys.ENTER);
        await().until(() -> app.seen().contains("block_actions title foo"));
        browser.type("bar");
        goOn();

        browser.gone("dialog");
        assertThat(app.last().path("view").path("state").path("values").path("t").path("title").path("value").asText())
                .isEqualTo("foobar");
    }

    @Test
    void words_typed_right_before_the_form_is_sent_go_to_no_other_view() {
        open(view("Live", input("name", """
                {"type": "plain_text_input", "action_id": "%s",
                 "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}""")
                .replace("\"type\": \"input\"", "\"type\": \"input\", \"dispatch_action\": true")));
        browser.see("[data-block=name]").sendKeys("cache", Keys.ENTER);
        browser.gone("dialog");
        browser.driver().executeAsyncScript("setTimeout(arguments[0], 600)");
        browser.gone(".toast");
        assertThat(app.seen()).filteredOn(one -> one.startsWith("block_actions")).isEmpty();
    }

    @Test
    void an_update_leaves_the_focus_on_the_button_and_tells_a_new_title() {
        open(view("First", text("one")));
        browser.driver().executeScript("document.querySelector('[data-form=submit]').focus()");
        assertThat(app.updates(view("Second step", text("one"), text("two")), app.viewId(), "")).isEmpty();
        browser.seeText("dialog.form h2", "Second step");
        assertThat(browser.focused().getDomAttribute("data-form")).isEqualTo("submit");
        browser.holds("document.getElementById('announcer').textContent === 'Second step'");
    }

    @Test
    void what_cannot_be_filled_in_here_says_so() {
        open(view("Kinds", input("file", "{\"type\": \"file_input\", \"action_id\": \"%s\"}"),
                input("far", "{\"type\": \"external_select\", \"action_id\": \"%s\"}")));
        browser.seeText("[data-input-block=file]", "Not offered here");
        browser.seeText("[data-input-block=far]", "Not offered here");
        goOn();
        browser.seeText("[data-input-block=file] .field-error", "required");
        browser.seeText("[data-input-block=far] .field-error", "required");
    }
}
