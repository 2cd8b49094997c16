package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The panel that shows what Slack and the app say to each other. */
class TrafficPageIT extends PageFixture {

    private void openTraffic() {
        browser.open(pageAs("anna", "general"));
        browser.click(".traffic-button");
        browser.see("#traffic");
    }

    @Test
    void a_command_and_what_came_of_it_are_seen_in_order_as_they_happen() {
        openTraffic();
        app.post(channel("general"), "An alert *fired*");
        browser.seeText(".exchange.call .exchange-head", "chat.postMessage");
        browser.say("/demo card");
        browser.seeText(".exchange.command .exchange-head", "/demo");
        browser.message("Count 0");
        browser.click("[data-action=count]");

        WebElement click = browser.seeText(".exchange.interaction .exchange-head", "block_actions");
        assertThat(click.getText()).contains("count");
        assertThat(browser.seeText(".exchange.call .exchange-head", "An alert fired").getText()).contains("ok", "ms");
        browser.seeText(".exchange.command .exchange-head", "200");
        assertThat(browser.driver().findElements(By.cssSelector(".exchange-head")).stream().map(WebElement::getText)
                .map(text -> text.contains("/demo") ? "command" : text.contains("block_actions") ? "click" : "")
                .filter(kind -> !kind.isEmpty())).containsExactly("command", "click");
    }

    @Test
    void the_whole_of_it_opens_without_its_secrets() {
        openTraffic();
        browser.say("/demo hello");
        browser.seeText(".exchange.command .exchange-head", "200").click();

        WebElement whole = browser.seeText(".exchange-whole", "response_url");
        browser.seeText(".exchange-whole", "Answer");
        assertThat(whole.getText()).contains("command: \"/demo\"", "token: \"••••••\"").contains("user_name: \"anna\"");
        assertThat(whole.getText()).containsPattern("response_url: \"http[^\"]*/••••••\"");
    }

    @Test
    void kinds_and_words_leave_out_what_does_not_matter() {
        openTraffic();
        app.post(channel("general"), "One");
        app.post(channel("general"), "Two");
        browser.say("/demo hello");
        browser.seeText(".exchange-head", "/demo");
        browser.click("[data-kind=command]");
        browser.goneText(".exchange-head", "/demo");
        browser.see("#traffic-filter").sendKeys("two");
        browser.goneText(".exchange-head", "One");
        browser.seeText(".exchange-head", "Two");
        browser.see("#traffic-filter").sendKeys(" and more");
        browser.seeText(".traffic-empty", "Nothing matches.");
    }

    @Test
    void an_answer_that_is_no_success_is_marked() {
        openTraffic();
        browser.say("/demo silent");
        assertThat(browser.seeText(".exchange.command .exchange-head", "http error").getText()).contains("/demo");
    }

    @Test
    void a_key_opens_it_and_escape_closes_it_and_it_covers_a_phone() {
        browser.open(pageAs("anna", "general"));
        browser.type(Keys.chord(Keys.ALT, "t"));
        browser.see("#traffic");
        browser.see("#traffic-filter").sendKeys(Keys.ESCAPE);
        browser.gone("#traffic");
        browser.size(390, 844);
        browser.click(".traffic-button");
        assertThat(browser.see("#traffic").getSize().getWidth()).isEqualTo(390);
        browser.click("#traffic .icon-button");
        browser.gone("#traffic");
    }
}
