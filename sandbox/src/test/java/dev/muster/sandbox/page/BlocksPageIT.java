package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Blocks of messages and of the Home tab, as an app sends them. */
class BlocksPageIT extends PageFixture {
    private static final String OPTIONS = """
            "options": [{"text": {"type": "plain_text", "text": "Red :fish:"}, "value": "red"},
                        {"text": {"type": "plain_text", "text": "Blue"}, "value": "blue", "description": {"type": "plain_text", "text": "calm"}}]""";

    private WebElement shown(String blocks) {
        app.post(channel("general"), "What it says without blocks", blocks);
        browser.open(pageAs("anna", "general"));
        return browser.see("#messages .content");
    }

    private static String withElement(String element) {
        return "[{\"type\": \"actions\", \"block_id\": \"row\", \"elements\": [" + element.replace("OPTIONS", OPTIONS) + "]}]";
    }

    private void hears(String what) {
        await().until(() -> !app.seen().isEmpty());
        assertThat(app.seen()).containsExactly(what);
    }

    @Test
    void every_kind_of_block_is_drawn_as_what_it_is() {
        WebElement content = shown("""
                [{"type": "header", "text": {"type": "plain_text", "text": "Heading :fire:"}},
                 {"type": "section", "text": {"type": "mrkdwn", "text": "*Bold* and <https://example.com|a link>"},
                  "fields": [{"type": "mrkdwn", "text": "*Left*\\none"}, {"type": "plain_text", "text": "Right *as is*"}]},
                 {"type": "divider"},
                 {"type": "context", "elements": [{"type": "mrkdwn", "text": "small"},
                   {"type": "image", "image_url": "https://elsewhere.example/x.png", "alt_text": "A face"}]},
                 {"type": "image", "image_url": "https://elsewhere.example/y.png", "alt_text": "A graph",
                  "title": {"type": "plain_text", "text": "Errors per minute"}},
                 {"type": "rich_text", "elements": [
                   {"type": "rich_text_section", "elements": [
                     {"type": "text", "text": "under", "style": {"underline": true}},
                     {"type": "text", "text": "code", "style": {"code": true, "bold": true}},
                     {"type": "user", "user_id": "%s"}, {"type": "emoji", "name": "fish"},
                     {"type": "broadcast", "range": "here"},
                     {"type": "date", "timestamp": 1772352307, "format": "{date_num} {time}", "fallback": "then"}]},
                   {"type": "rich_text_list", "style": "ordered", "offset": 2, "elements": [
                     {"type": "rich_text_section", "elements": [{"type": "text", "text": "third"}]}]},
                   {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
                   {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "raw  text"}]}]},
                 {"type": "markdown", "text": "**strong** [link](https://example.com)\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"}]"""
                .formatted(person("bo")));

        assertThat(content.findElement(By.cssSelector("h3")).getText()).isEqualTo("Heading 🔥");
        assertThat(content.findElement(By.cssSelector(".section a")).getDomAttribute("href")).isEqualTo("https://example.com");
        assertThat(content.findElements(By.cssSelector(".pairs .text"))).extracting(WebElement::getText)
                .containsExactly("Left\none", "Right *as is*");
        assertThat(content.findElements(By.cssSelector("hr"))).hasSize(1);
        assertThat(content.findElement(By.cssSelector(".context [role=img]")).getAccessibleName()).isEqualTo("A face");
        assertThat(content.findElement(By.cssSelector("figure")).getText()).contains("Errors per minute", "A graph");
        assertThat(content.findElement(By.cssSelector("u")).getText()).isEqualTo("under");
        assertThat(content.findElement(By.cssSelector("strong > code")).getText()).isEqualTo("code");
        assertThat(content.findElement(By.cssSelector(".mention[role=button]")).getText()).isEqualTo("@Bo Chen");
        assertThat(content.findElement(By.cssSelector("time")).getText()).isEqualTo("2026-03-01 08:05");
        assertThat(content.findElement(By.cssSelector("ol")).getDomAttribute("start")).isEqualTo("3");
        assertThat(content.findElement(By.cssSelector("blockquote")).getText()).isEqualTo("quoted");
        assertThat(content.findElement(By.cssSelector("pre")).getText()).isEqualTo("raw  text");
        assertThat(content.findElement(By.cssSelector(".markdown td")).getText()).isEqualTo("1");
        assertThat(content.findElements(By.cssSelector("img, .unknown"))).isEmpty();
    }

    @Test
    void the_styles_of_buttons_differ_and_a_link_button_leads_elsewhere_and_tells_the_app() {
        WebElement content = shown("""
                [{"type": "actions", "elements": [
                  {"type": "button", "action_id": "plain", "value": "1", "text": {"type": "plain_text", "text": "Plain"}},
                  {"type": "button", "action_id": "go", "style": "primary", "text": {"type": "plain_text", "text": "Go"}},
                  {"type": "button", "action_id": "stop", "style": "danger", "text": {"type": "plain_text", "text": "Stop"}},
                  {"type": "button", "action_id": "read", "url": "https://example.com/", "text": {"type": "plain_text", "text": "Read"},
                   "accessibility_label": "Read the runbook"}]}]""");
        assertThat(content.findElements(By.cssSelector(".button"))).extracting(one -> one.getCssValue("background-color"))
                .hasSize(4).containsOnlyOnce(content.findElement(By.cssSelector(".primary")).getCssValue("background-color"),
                        content.findElement(By.cssSelector(".danger")).getCssValue("background-color"));
        WebElement link = content.findElement(By.cssSelector("a.button"));
        assertThat(link.getAccessibleName()).isEqualTo("Read the runbook");
        assertThat(link.getDomAttribute("rel")).contains("noopener");
        browser.driver().executeScript(
                "arguments[0].addEventListener('click', (event) => event.preventDefault()); arguments[0].click()", link);
        hears("block_actions read {\"url\":\"https://example.com/\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "static_select", "action_id": "it", OPTIONS} | button[data-action=it] | blue
            {"type": "users_select", "action_id": "it"} | button[data-action=it] | {"selected_user":"BO"}
            {"type": "channels_select", "action_id": "it"} | button[data-action=it] | {"selected_channel":"LAB"}
            {"type": "multi_users_select", "action_id": "it"} | [data-action=it] .chips-add | {"selected_users":["BO"]}
            """)
    void a_menu_tells_the_app_what_was_chosen(String element, String opener, String heard) {
        WebElement unused = shown(withElement(element));
        browser.click(opener);
        browser.see(".chooser");
        String wanted = heard.contains("LAB") ? "lab" : heard.equals("blue") ? "blue" : "bo ch";
        browser.driver().executeScript("document.querySelector('.chooser input').focus()");
        browser.type(wanted, Keys.ENTER);
        if (element.contains("multi")) {
            browser.type(Keys.ESCAPE);
        }
        hears("block_actions it " + heard.replace("BO", person("bo")).replace("LAB", channel("lab")));
    }

    @Test
    void an_overflow_menu_asks_first_where_the_app_wants_it() {
        WebElement unused = shown("""
                [{"type": "section", "text": {"type": "plain_text", "text": "Something"}, "accessory":
                  {"type": "overflow", "action_id": "it", %s,
                   "confirm": {"title": {"type": "plain_text", "text": "Sure?"}, "text": {"type": "mrkdwn", "text": "*Really*"},
                    "confirm": {"type": "plain_text", "text": "Yes"}, "deny": {"type": "plain_text", "text": "No"}}}}]"""
                .formatted(OPTIONS));
        browser.click("[data-action=it]");
        browser.seeText(".menu-item", "Blue").click();
        browser.seeText("dialog.ask", "Sure?");
        browser.click("dialog .button:not(.primary)");
        browser.gone("dialog");
        assertThat(app.seen()).isEmpty();
        browser.click("[data-action=it]");
        browser.seeText(".menu-item", "Blue").click();
        browser.click("dialog .primary");
        hears("block_actions it blue");
    }

    @Test
    void ticks_and_dates_in_a_message_are_told_at_once() {
        WebElement unused = shown(withElement("{\"type\": \"checkboxes\", \"action_id\": \"ticks\", OPTIONS},"
                + "{\"type\": \"datepicker\", \"action_id\": \"day\", \"initial_date\": \"2026-03-01\"},"
                + "{\"type\": \"timepicker\", \"action_id\": \"hour\", \"initial_time\": \"08:00\"}"));
        browser.see("[data-action=ticks] input[value=blue]").click();
        await().until(() -> app.seen().size() == 1);
        assertThat(app.seen().getFirst()).contains("selected_options", "\"value\":\"blue\"");
        browser.driver().executeScript("""
                for (const [name, value] of [['day', '2026-03-02'], ['hour', '09:30']]) {
                  const field = document.querySelector(`[data-action=${name}]`);
                  field.value = value;
                  field.dispatchEvent(new Event('change', {bubbles: true}));
                }""");
        await().until(() -> app.seen().size() == 3);
        assertThat(app.seen()).contains("block_actions day {\"selected_date\":\"2026-03-02\"}",
                "block_actions hour {\"selected_time\":\"09:30\"}");
    }

    @Test
    void the_home_tab_shows_what_was_published_for_the_one_who_looks() {
        String home = """
                {"type": "home", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Home of %s"}},
                  {"type": "actions", "elements": [
                    {"type": "button", "action_id": "open", "value": "7", "text": {"type": "plain_text", "text": "Open"}},
                    {"type": "static_select", "action_id": "filter", OPTIONS}]}]}""".replace("OPTIONS", OPTIONS);
        app.publishes(person("anna"), home.formatted("Anna"));
        app.publishes(person("bo"), home.formatted("Bo"));
        browser.open(pageAs("anna", "general"));
        browser.click(".place[data-channel=Demo]");
        browser.click("[data-tab=home]");
        browser.seeText("#home h3", "Home of Anna");
        browser.gone("#composer-text");
        browser.click("#home [data-action=open]");
        await().until(() -> app.seen().contains("block_actions open 7"));
        browser.click("#home [data-action=filter]");
        browser.click(".option[data-value=blue]");
        await().until(() -> app.seen().contains("block_actions filter blue"));
        app.publishes(person("anna"), home.formatted("Anna, changed"));
        browser.seeText("#home h3", "Anna, changed");
        browser.click("#who");
        browser.seeText(".menu-item", "Bo Chen").click();
        browser.seeText("#who", "Bo Chen");
        browser.click(".place[data-channel=Demo]");
        browser.click("[data-tab=home]");
        browser.seeText("#home h3", "Home of Bo");
    }

    @Test
    void in_a_list_the_row_that_was_used_is_told() {
        String row = """
                {"type": "section", "block_id": "%s", "text": {"type": "mrkdwn", "text": "Row %s"}, "accessory":
                  {"type": "overflow", "action_id": "row_menu", OPTIONS}}""".replace("OPTIONS", OPTIONS);
        WebElement unused = shown("[" + row.formatted("one", "1") + "," + row.formatted("two", "2") + ","
                + row.formatted("three", "3") + "]");
        browser.driver().findElements(By.cssSelector("[data-action=row_menu]")).get(2).click();
        browser.seeText(".menu-item", "Blue").click();
        hears("block_actions row_menu blue");
        assertThat(app.last().path("actions").path(0).path("block_id").asText()).isEqualTo("three");
    }

    @Test
    void a_click_carries_what_was_chosen_in_the_message_before() {
        WebElement unused = shown(withElement("{\"type\": \"static_select\", \"action_id\": \"it\", OPTIONS},"
                + "{\"type\": \"button\", \"action_id\": \"go\", \"text\": {\"type\": \"plain_text\", \"text\": \"Go\"}}"));
        browser.click("[data-action=it]");
        browser.click(".option[data-value=blue]");
        await().until(() -> app.seen().contains("block_actions it blue"));
        browser.click("[data-action=go]");
        await().until(() -> app.seen().size() == 2);
        assertThat(app.last().path("state").path("values").path("row").path("it").path("selected_option").path("value").asText())
                .isEqualTo("blue");
    }

    @Test
    void a_field_is_called_by_the_words_it_stands_beside() {
        WebElement content = shown("""
                [{"type": "section", "text": {"type": "mrkdwn", "text": "Colour of the *card*"}, "accessory":
                  {"type": "static_select", "action_id": "raw_name", %s}},
                 {"type": "actions", "elements": [{"type": "datepicker", "action_id": "raw_day"}]}]""".formatted(OPTIONS));
        assertThat(content.findElement(By.cssSelector("[data-action=raw_name]")).getAccessibleName())
                .isEqualTo("Colour of the card Choose…");
        assertThat(content.findElement(By.cssSelector("[data-action=raw_day]")).getAccessibleName()).isEqualTo("Date");
    }

    @Test
    void a_link_that_asks_first_leads_nowhere_before_and_an_unusual_one_is_still_a_button() {
        WebElement content = shown(
                """
                [{"type": "actions", "elements": [
                  {"type": "button", "action_id": "leave", "url": "https://example.com/", "text": {"type": "plain_text", "text": "Leave"},
                   "confirm": {"title": {"type": "plain_text", "text": "Sure?"}, "text": {"type": "mrkdwn", "text": "It leads away."},
                    "confirm": {"type": "plain_text", "text": "Yes"}, "deny": {"type": "plain_text", "text": "No"}}},
                  {"type": "button", "action_id": "call", "url": "tel:+49301234", "text": {"type": "plain_text", "text": "Call"}}]}]""");
        content.findElement(By.cssSelector("[data-action=leave]")).click();
        browser.seeText("dialog.ask", "It leads away.");
        browser.click("dialog .button:not(.primary)");
        browser.gone("dialog");
        assertThat(browser.driver().getWindowHandles()).hasSize(1);
        assertThat(app.seen()).isEmpty();
        browser.driver().executeScript("document.querySelector('[data-action=call]').focus()");
        browser.type(Keys.ENTER);
        await().until(() -> app.seen().stream().anyMatch(one -> one.startsWith("block_actions call")));
    }

    @Test
    void what_monitoring_tools_attach_can_be_read() {
        app.attaches(channel("general"), """
                [{"color": "#b3261e", "author_name": "Watcher", "title": "Disk full", "title_link": "https://example.com/alert",
                  "text": "on *db-3*", "fields": [{"title": "Host", "value": "db-3", "short": true}, {"title": "Since", "value": "13:05"}],
                  "footer": "rule 7"}]""");
        browser.open(pageAs("anna", "general"));
        WebElement attached = browser.see(".attachment");
        assertThat(attached.getText()).contains("Watcher", "Disk full", "on db-3", "Host", "db-3", "Since", "13:05", "rule 7");
        assertThat(attached.findElement(By.cssSelector("a")).getDomAttribute("href")).isEqualTo("https://example.com/alert");
    }

    @Test
    void a_video_and_a_picture_of_slack_are_named_and_a_table_keeps_its_columns() {
        WebElement content = shown("""
                [{"type": "video", "title": {"type": "plain_text", "text": "How it broke"}, "alt_text": "A talk",
                  "video_url": "https://example.com/v", "thumbnail_url": "https://example.com/t.png",
                  "description": {"type": "plain_text", "text": "Ten minutes"}},
                 {"type": "image", "slack_file": {"id": "F012345"}, "alt_text": "A graph"},
                 {"type": "table", "column_settings": [null, {"align": "right"}], "rows": [
                   [{"type": "raw_text", "text": "Host"}, {"type": "raw_text", "text": "Load"}],
                   [{"type": "raw_text", "text": "db-3"}, {"type": "raw_text", "text": "97"}]]}]""");
        assertThat(content.findElement(By.cssSelector(".video")).getText()).contains("How it broke", "Ten minutes",
                "not played here");
        assertThat(content.findElement(By.cssSelector(".image [role=img]")).getText()).contains("A graph", "a file in Slack");
        assertThat(content.findElement(By.cssSelector("tbody td:last-child")).getCssValue("text-align")).isEqualTo("right");
        assertThat(content.findElements(By.cssSelector("img, .unknown"))).isEmpty();
    }
}
