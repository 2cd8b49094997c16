package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import dev.muster.sandbox.SandboxOptions;
import dev.muster.sandbox.page.Scene.Act;
import dev.muster.sandbox.page.Scene.Mark;
import dev.muster.sandbox.page.Scene.Pace;
import dev.muster.sandbox.page.Scene.State;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The bar of a performance, with one that only notes what was pressed. */
class PlayerPageIT extends PageFixture {
    private final Puppet puppet = new Puppet();

    private static final class Puppet implements Performance {
        final List<String> pressed = new CopyOnWriteArrayList<>();
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private volatile Scene scene = new Scene("A bad day", State.PAUSED, 0, 10, Instant.parse("2026-03-05T12:59:00Z"), 0,
                List.of(new Pace("read", "Reading"), new Pace("10x", "10×")), "read", Optional.empty(),
                List.of(new Mark(2, "Declared"), new Mark(9, "Resolved")), List.of());

        void becomes(State state, int step, Optional<Act> act, List<String> closing) {
            change(now -> new Scene(now.title(), state, step, now.steps(), now.clock(), state == State.PLAYING ? 1 : 0,
                    now.paces(),
                    now.pace(), act, now.marks(), closing));
        }

        private void change(UnaryOperator<Scene> how) {
            scene = how.apply(scene);
            listeners.forEach(Runnable::run);
        }

        @Override
        public Scene scene() {
            return scene;
        }

        @Override
        public void press(Control control) {
            pressed.add(control.name());
            if (control != Control.NEXT) {
                becomes(control == Control.PLAY ? State.PLAYING : State.PAUSED, scene.step(), scene.act(), List.of());
            }
        }

        @Override
        public void choosePace(String id) {
            pressed.add(id);
            change(now -> new Scene(now.title(), now.state(), now.step(), now.steps(), now.clock(), now.rate(), now.paces(), id,
                    now.act(), now.marks(), now.closing()));
        }

        @Override
        public void onChange(Runnable listener) {
            listeners.add(listener);
        }
    }

    @Override
    SandboxOptions.Mount page() {
        return WorkspacePage.mount(puppet);
    }

    private Act act(String who, String channel, String thread, String caption, String typed) {
        return new Act(person(who), channel(channel), thread, who, caption, typed);
    }

    @Test
    void it_begins_and_halts_with_the_space_bar_and_goes_on_with_an_arrow() {
        browser.open(pageAs("anna", "general"));
        browser.seeText("#player [data-player=caption]", "A bad day · press space to begin");
        assertThat(browser.see(".player-clock").getText()).isEqualTo("12:59:00");
        browser.type(Keys.SPACE);
        await().untilAsserted(() -> assertThat(puppet.pressed).containsExactly("PLAY"));
        browser.see("#player[data-state=playing]");
        browser.type(Keys.ARROW_RIGHT);
        browser.type(Keys.SPACE);
        await().untilAsserted(() -> assertThat(puppet.pressed).containsExactly("PLAY", "NEXT", "PAUSE"));
        browser.click("[data-pace='10x']");
        browser.see("[data-pace='10x'][aria-pressed=true]");
        assertThat(puppet.pressed).endsWith("10x");
    }

    @Test
    void a_space_in_what_somebody_writes_stays_a_space() {
        browser.open(pageAs("anna", "general"));
        browser.say("a word");
        browser.message("a word");
        assertThat(puppet.pressed).isEmpty();
    }

    @Test
    void the_page_follows_who_acts_and_shows_what_they_type() {
        String root = says("bo", "lab", "Who looks at the disk?");
        replies("anna", "lab", root, "I do.");
        browser.open(pageAs("anna", "general"));
        puppet.becomes(State.PLAYING, 1, Optional.of(act("bo", "lab", root, "answers in a thread", "It is full.")), List.of());

        browser.seeText("#player [data-player=caption]", "bo answers in a thread · #lab");
        browser.seeText("#who", "Bo Chen");
        browser.seeText("#thread .message", "I do.");
        browser.seeText("#thread .ghost", "It is full.");
        puppet.becomes(State.PLAYING, 2, Optional.of(act("bo", "lab", root, "answers in a thread", "It is full.").done()),
                List.of());
        browser.gone("#thread .ghost");
        assertThat(browser.see(".player-mark.past").getText()).isEqualTo("Declared");
        assertThat(texts("lab")).doesNotContain("It is full.");
    }

    @Test
    void whoever_looks_elsewhere_is_left_alone_until_they_follow_again() {
        browser.open(pageAs("anna", "general"));
        puppet.becomes(State.PLAYING, 1, Optional.of(act("bo", "lab", "", "writes", "")), List.of());
        browser.seeText("#channel-head", "lab");
        browser.click("[data-channel=general]");
        browser.seeText("#channel-head", "general");
        WebElement follow = browser.seeText(".player-follow", "Follow");
        puppet.becomes(State.PLAYING, 2, Optional.of(act("anna", "lab", "", "writes", "")), List.of());
        browser.seeText("#player [data-player=caption]", "anna writes");
        browser.seeText("#channel-head", "general");
        follow.click();
        browser.seeText("#channel-head", "lab");
        browser.gone(".player-follow");
    }

    @Test
    void the_end_says_where_things_are_and_leaves_the_page_to_look_around() {
        browser.open(pageAs("anna", "general"));
        puppet.becomes(State.ENDED, 10, Optional.empty(), List.of("Every step went as written.", "  data/inc-1.json"));
        browser.seeText("#player-end", "data/inc-1.json");
        browser.click("#player-end .primary");
        browser.gone("#player-end");
        browser.say("Still here");
        browser.message("Still here");
        assertThat(puppet.pressed).isEmpty();
    }

    @Test
    void on_a_phone_everything_can_be_reached() {
        browser.size(390, 844);
        browser.open(pageAs("anna", "general"));
        WebElement bar = browser.see("#player");
        assertThat(bar.getSize().getWidth()).isEqualTo(390);
        assertThat(browser.see("[data-player=play]").getSize().getHeight()).isGreaterThanOrEqualTo(44);
        assertThat(browser.see("#composer-text").getLocation().getY()).isLessThan(bar.getLocation().getY());
        browser.click("[data-player=play]");
        browser.see("#player[data-state=playing]");
    }

    @Test
    void what_is_only_shown_being_typed_can_be_neither_sent_nor_added_to() {
        browser.open(pageAs("anna", "general"));
        puppet.becomes(State.PLAYING, 1, Optional.of(act("anna", "general", "", "writes", "It is the cache.")), List.of());
        browser.seeText("#composer .ghost", "It is the cache.");
        browser.see("#composer-text").click();
        browser.type(Keys.ENTER);
        browser.say("My own words");
        browser.message("My own words");
        assertThat(texts("general")).contains("My own words").noneMatch(text -> text.contains("It is the cache."));
    }

    @Test
    void a_space_on_a_name_opens_its_card() {
        says("bo", "general", "Hello");
        browser.open(pageAs("anna", "general"));
        browser.driver().executeScript("document.querySelector('.message:not(.system) .author[role=button]').focus()");
        browser.type(Keys.SPACE);
        browser.seeText(".profile", "Bo Chen");
        assertThat(puppet.pressed).isEmpty();
    }
}
