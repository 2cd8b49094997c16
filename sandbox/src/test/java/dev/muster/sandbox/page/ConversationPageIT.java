package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** People talking to each other on the page. */
class ConversationPageIT extends PageFixture {

    @Test
    void what_is_typed_appears_in_the_channel_for_everybody() {
        browser.open(pageAs("anna", "general"));
        browser.say("Checkout *fails* :fish:");

        WebElement message = browser.message("Checkout fails");
        assertThat(message.findElement(By.cssSelector(".author")).getText()).isEqualTo("Anna Lind");
        assertThat(message.findElement(By.cssSelector("strong:not(.author)")).getText()).isEqualTo("fails");
        assertThat(message.findElement(By.cssSelector(".emoji")).getText()).isEqualTo("🐟");
        assertThat(texts("general")).contains("Checkout *fails* :fish:");
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEmpty();
    }

    @Test
    void shift_enter_makes_a_new_line() {
        browser.open(pageAs("anna", "general"));
        browser.see("#composer-text").sendKeys("one", Keys.chord(Keys.SHIFT, Keys.ENTER), "two", Keys.ENTER);

        browser.message("two");
        assertThat(texts("general")).contains("one\ntwo");
    }

    @Test
    void a_thread_takes_replies_and_one_goes_to_the_channel_as_well() {
        says("bo", "general", "Who looks at the database?");
        browser.open(pageAs("anna", "general"));
        WebElement message = browser.message("Who looks at the database?");
        browser.driver().executeScript("arguments[0].focus()", message);
        browser.type("t");
        browser.see("#thread-composer-text").sendKeys("I do", Keys.ENTER);
        browser.seeText("#thread .message", "I do");
        browser.seeText("#messages .replies", "1 reply");

        browser.click("#thread .also input");
        browser.see("#thread-composer-text").sendKeys("It was the pool", Keys.ENTER);

        browser.seeText("#messages .message", "It was the pool");
        browser.seeText("#messages .replies", "2 replies");
        browser.see("#thread-composer-text").sendKeys("/demo hello", Keys.ENTER);
        browser.seeText(".toast", "does not work in threads");
        browser.click("[aria-label='Close the thread']");
        browser.gone("#thread");
    }

    @Test
    void the_up_arrow_edits_the_last_message_and_others_see_that() {
        browser.open(pageAs("anna", "general"));
        browser.say("It is the cahce");
        browser.message("cahce");
        browser.see("#composer-text").sendKeys(Keys.ARROW_UP);
        WebElement field = browser.see(".editor textarea");
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), "It is the cache", Keys.ENTER);

        browser.message("It is the cache");
        browser.seeText("#messages .edited", "(edited)");
        assertThat(texts("general")).contains("It is the cache").doesNotContain("It is the cahce");
    }

    @Test
    void a_deleted_message_goes_and_leaves_a_trace_only_under_its_replies() {
        String root = says("anna", "general", "Never mind");
        replies("bo", "general", root, "What was that?");
        says("anna", "general", "Wrong channel");
        browser.open(pageAs("anna", "general"));
        browser.choose("Wrong channel", "Delete message");
        browser.click("dialog .danger");
        browser.goneText("#messages .message", "Wrong channel");

        browser.choose("Never mind", "Delete message");
        browser.click("dialog .danger");

        browser.message("This message was deleted.");
        browser.goneText("#messages .message", "Never mind");
    }

    @Test
    void a_reaction_is_picked_counted_and_taken_back() {
        String ts = says("bo", "general", "Ready?");
        reacts("bo", "general", ts, "eyes");
        browser.open(pageAs("anna", "general"));
        browser.click("[data-reaction=eyes]");
        browser.seeText("[data-reaction=eyes][aria-pressed=true]", "2");
        browser.click("[data-reaction=eyes]");
        browser.seeText("[data-reaction=eyes][aria-pressed=false]", "1");

        browser.driver().executeScript("arguments[0].focus()", browser.message("Ready?"));
        browser.type("r");
        browser.see(".picker input").sendKeys("pushp", Keys.ENTER);

        browser.seeText("[data-reaction=pushpin][aria-pressed=true]", "1");
    }

    @Test
    void a_pin_is_marked_and_listed_at_the_top() {
        says("bo", "general", "Failover runbook: step one");
        browser.open(pageAs("anna", "general"));
        browser.choose("Failover runbook", "Pin to this channel");

        browser.seeText("#messages .flag", "Pinned");
        browser.click("[data-counter=pin]");
        browser.seeText(".menu-item", "Failover runbook");
        browser.type(Keys.ESCAPE);
        browser.choose("Failover runbook", "Unpin from this channel");
        browser.gone("[data-counter=pin]");
    }

    @Test
    void what_happens_elsewhere_appears_by_itself_also_in_a_second_tab() {
        browser.open(pageAs("anna", "general"));
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        try {
            browser.open(pageAs("bo", "general"));
            says("carol", "general", "Customers call in");
            browser.message("Customers call in");
            browser.say("Bo is here");
            browser.message("Bo is here");
        } finally {
            browser.driver().close();
            browser.driver().switchTo().window(first);
        }
        browser.message("Customers call in");
        browser.message("Bo is here");
    }

    @Test
    void another_channel_is_marked_unread_until_it_is_opened() {
        browser.open(pageAs("anna", "general"));
        says("bo", "lab", "Look at this");
        browser.click(".place.unread[data-channel=lab]");
        browser.message("Look at this");
        browser.gone(".place.unread[data-channel=lab]");
        assertThat(browser.see("#channel-head h2").getText()).contains("lab");
    }

    @Test
    void what_looks_like_markup_stays_text_wherever_it_stands() {
        String attack = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
        says("mallory", "general", attack);
        setTopic("general", attack);
        browser.open(pageAs("mallory", "general"));

        assertThat(browser.message("<script>").getText()).contains(attack);
        assertThat(browser.see("#channel-head .topic").getText()).contains("<img src=x");
        assertThat(browser.see("#who").getText()).contains("<b>Mallory</b>");
        browser.say("<b onmouseover=alert(1)>mine</b> javascript:alert(1) <javascript:alert(1)|click>");
        WebElement mine = browser.message("mine</b>");
        assertThat(mine.findElements(By.cssSelector(".content :is(b, a, script, img)"))).isEmpty();
        assertThat(browser.driver().findElements(By.cssSelector("#messages script, #messages img, .topic img"))).isEmpty();
        assertThat(browser.driver().getTitle()).doesNotContain("owned");
    }

    @Test
    void switching_people_changes_who_writes_and_what_is_seen() {
        says("anna", "secret", "Between us");
        browser.open(pageAs("anna", "secret"));
        browser.message("Between us");
        browser.click("#who");
        browser.seeText(".menu-item", "Bo Chen").click();

        browser.seeText("#who", "Bo Chen");
        browser.gone(".place[data-channel=secret]");
        browser.goneText("#messages .message", "Between us");
        browser.click(".place[data-channel=lab]");
        browser.seeText("#channel-head h2", "lab");
        browser.say("Bo writes");
        assertThat(browser.message("Bo writes").findElement(By.cssSelector(".author")).getText()).isEqualTo("Bo Chen");
    }

    @Test
    void names_and_channels_complete_while_typing() {
        browser.open(pageAs("anna", "general"));
        WebElement field = browser.see("#composer-text");
        field.sendKeys("ask @bo");
        browser.seeText(".completion[aria-selected=true]", "Bo Chen");
        field.sendKeys(Keys.ENTER);
        field.sendKeys("in #la");
        browser.seeText(".completion[aria-selected=true]", "lab");
        field.sendKeys(Keys.TAB, "please", Keys.ENTER);

        WebElement message = browser.message("ask @Bo Chen in #lab please");
        assertThat(message.findElements(By.cssSelector(".mention"))).hasSize(2);
        assertThat(texts("general")).anyMatch(text -> text.contains("<@" + person("bo") + "> in <#"));
    }

    @Test
    void an_archived_channel_can_be_read_but_not_written_to() {
        says("anna", "lab", "The last word");
        archives("anna", "lab");
        browser.open(pageAs("anna", "lab"));
        browser.message("The last word");
        browser.seeText(".composer-note", "archived");
        browser.see(".place.archived[data-channel=lab]");
        browser.gone("#composer-text");
    }

    @Test
    void the_keyboard_is_enough() {
        says("bo", "general", "Can somebody confirm?");
        browser.open(pageAs("anna", "general"));
        browser.see("#composer-text");
        browser.type("yes, looking", Keys.ENTER);
        browser.message("yes, looking");
        browser.type(Keys.chord(Keys.CONTROL, "k"));
        browser.see("dialog.jump");
        browser.type("bo ch", Keys.ENTER);
        browser.seeText("#who", "Bo Chen");
        browser.type(Keys.chord(Keys.ALT, Keys.ARROW_DOWN));
        browser.seeText("#channel-head h2", "lab");
        browser.type(Keys.chord(Keys.ALT, Keys.ARROW_UP));
        browser.message("yes, looking");
        browser.driver().executeScript("document.querySelector('#messages .message[tabindex=\"0\"]').focus()");
        browser.type(Keys.END, "t");
        browser.see("#thread-composer-text");
        browser.type("thanks", Keys.ENTER);
        browser.seeText("#thread .message", "thanks");
        browser.type(Keys.ESCAPE);
        browser.gone("#thread");
        browser.seeText("#messages .replies", "1 reply");
    }

    @Test
    void a_lost_connection_is_said_calmly_and_mends_itself() {
        browser.open(pageAs("anna", "general"));
        stopWorkspace();
        browser.seeText("[data-strip=live]", "Reconnecting");
        browser.see("#composer-text").sendKeys("a draft");
        startWorkspaceAgain();
        says("bo", "general", "While you were away");

        browser.seeText("[data-strip=live]", "Live");
        browser.message("While you were away");
        assertThat(browser.see("#composer-text").getDomProperty("value")).isEqualTo("a draft");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("net::ERR_"));
    }

    @Test
    void on_a_phone_one_pane_is_seen_at_a_time_and_back_leads_out_of_it() {
        says("bo", "lab", "Small screens too");
        browser.size(360, 740);
        browser.open(pageAs("anna", "general"));
        browser.gone("#sidebar");
        browser.click(".drawer-button");
        browser.see("#sidebar .place[data-channel=lab]").click();
        browser.gone("#sidebar");
        browser.driver().executeScript("arguments[0].focus()", browser.message("Small screens too"));
        browser.click("#messages [data-focus=tool-reply]");
        browser.see("#thread-composer-text").sendKeys("and threads", Keys.ENTER);
        browser.seeText("#thread .message", "and threads");

        assertThat(browser.see("#thread").getSize().getWidth()).isEqualTo(360);
        Object overflow = browser.driver().executeScript("return document.documentElement.scrollWidth - innerWidth");
        assertThat(overflow).isEqualTo(0L);
        assertThat(browser.see("#thread .send").getSize().getHeight()).isGreaterThanOrEqualTo(44);
        browser.gone("#centre");
        browser.click("[aria-label='Back to the channel']");
        browser.gone("#thread");
        browser.message("Small screens too");
        browser.click("[aria-label='Back to the channels']");
        browser.see("#sidebar");
        browser.gone("#centre");
        browser.driver().navigate().back();
        browser.message("Small screens too");
    }
}
