package dev.muster.launcher.show;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;

/** Looks at the workspace as one of its people and keeps what it sees: always in the same windows, with nothing that comes and goes. */
final class Camera {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration A_TRIGGER_LIVES = Duration.ofSeconds(3);

    private static final String ONLY_THEIRS = "Only visible to you";

    private final Stage stage;
    private final Chromium browser;
    private final Path folder;
    private final Consumer<Path> taken;
    private final Set<String> left;

    /** {@code folder} takes the pictures, each of {@code names} once; {@code taken} is told of each. */
    Camera(Stage stage, Chromium browser, List<String> names, Path folder, Consumer<Path> taken) {
        this.stage = stage;
        this.browser = browser;
        this.folder = folder;
        this.taken = taken;
        this.left = new LinkedHashSet<>(names);
    }

    /** Those that were not taken yet. */
    Set<String> left() {
        return Set.copyOf(left);
    }

    /** A window on a desk. */
    void desk(boolean dark) {
        browser.window(1360, 850, false);
        browser.manners(dark);
    }

    /** A window as narrow as what is cut out of it. */
    private void narrow() {
        browser.window(1000, 900, false);
        browser.manners(false);
    }

    /** The screen of a phone. */
    void phone(boolean dark) {
        browser.window(390, 844, true);
        browser.manners(dark);
    }

    /** Goes to this channel; {@code thread} is the first message of the thread beside it, or empty. */
    void look(String as, String channel, String thread) {
        quiet();
        browser.open(address(as, channel, thread));
        browser.see("document.querySelectorAll('#messages .message').length > 0");
        browser.see("document.querySelector('[data-strip=live]').textContent.includes('Live')");
    }

    /** One message cut out of a channel: the last in which {@code words} stand. */
    void message(String name, String as, String channel, String words) {
        narrow();
        look(as, channel, "");
        show(words, "center");
        keepOnly(name, found(words));
        desk(false);
    }

    /** The thread below this message, cut out, once {@code words} stand in it. */
    void thread(String name, String as, String channel, String root, String words) {
        narrow();
        browser.window(1000, 1000, false);
        look(as, channel, root);
        browser.see("document.getElementById('thread').textContent.includes(%s)".formatted(TextNode.valueOf(words)));
        calm();
        keepOnly(name, "document.getElementById('thread')");
        desk(false);
    }

    /** The same message on a phone in the dark, at the top of the screen. */
    void messageOnPhone(String name, String as, String channel, String words) {
        phone(true);
        look(as, channel, "");
        show(words, "start");
        keep(name);
        desk(false);
    }

    /** What only they see, the last of it, on a desk and then on a phone: it is gone with the page, so it is asked for anew. */
    void onlyTheirs(String name, String onPhone, String as, String channel, BooleanSupplier asks) {
        narrow();
        look(as, channel, "");
        ask(name, asks);
        keepOnly(name, found(ONLY_THEIRS));
        phone(true);
        look(as, channel, "");
        ask(onPhone, asks);
        keep(onPhone);
        desk(false);
    }

    /** The same on a desk alone. */
    void onlyTheirs(String name, String as, String channel, BooleanSupplier asks) {
        narrow();
        look(as, channel, "");
        ask(name, asks);
        keepOnly(name, found(ONLY_THEIRS));
        desk(false);
    }

    private void ask(String name, BooleanSupplier asks) {
        if (!asks.getAsBoolean()) {
            throw new IllegalStateException("The bot did not answer for %s.".formatted(name));
        }
        show(ONLY_THEIRS, "start");
    }

    private void show(String words, String where) {
        browser.see(found(words));
        browser.act(found(words) + ".scrollIntoView({ block: '%s' })".formatted(where));
        calm();
    }

    private static String found(String words) {
        return "[...document.querySelectorAll('#messages .message:not(.system)')].findLast((one) => one.textContent.includes(%s))"
                .formatted(TextNode.valueOf(words));
    }

    /** A form that somebody opens, and closes again. */
    void form(String name, String as, String channel, BooleanSupplier opens, String fills) {
        Person person = sandbox().person(as);
        // A machine that has just started the bot and a browser may be too slow for the three seconds that a form has.
        if (!Patience.until(PATIENCE,
                () -> opens.getAsBoolean() && Patience.until(A_TRIGGER_LIVES, () -> person.form().isPresent()))) {
            throw new IllegalStateException("The bot did not open the form for %s.".formatted(name));
        }
        formAsItIs(name, as, channel, fills);
        person.closes();
    }

    /** A form that is open already, and stays so. */
    void formAsItIs(String name, String as, String channel, String fills) {
        desk(false);
        browser.window(860, 700, false);
        browser.open(address(as, channel, ""));
        browser.see("document.querySelector('dialog.form[open]')");
        if (!fills.isEmpty()) {
            browser.act(
                    """
                    (() => { const field = document.querySelector('dialog.form input[type=text], dialog.form input:not([type])');
                      if (field) { field.value = %s; field.dispatchEvent(new Event('input')); field.blur(); } })()"""
                            .formatted(TextNode.valueOf(fills)));
        }
        calm();
        keep(name);
        desk(false);
    }

    /** Goes to the Home tab of this person, drawn anew. */
    void home(String as) {
        Person person = sandbox().person(as);
        person.opensHome();
        if (!Patience.until(PATIENCE, () -> sandbox().workspace().views().home(person.id()).isPresent())) {
            throw new IllegalStateException("The bot did not draw a Home tab.");
        }
        quiet();
        browser.open(address(as, "direct", ""));
        browser.see("document.querySelector('[role=tab]')");
        browser.act("[...document.querySelectorAll('[role=tab]')].find((one) => one.textContent === 'Home').click()");
        browser.see("document.querySelector('#home .block')");
        calm();
    }

    /** Waits until the bot has said all that it has to say. */
    void quiet() {
        sandbox().quiet(PATIENCE);
    }

    /** No cursor, no hint for newcomers, nothing that comes and goes. */
    void calm() {
        browser.act("""
                (() => { document.activeElement?.blur(); document.querySelector('#hint:not([hidden]) .icon-button')?.click();
                  document.getElementById('toasts')?.replaceChildren(); })()""");
        Patience.pause(Duration.ofMillis(300));
    }

    private String address(String as, String channel, String thread) {
        return "%s/?as=%s#%s%s".formatted(sandbox().url(), sandbox().person(as).id(), channel,
                thread.isEmpty() ? "" : "/" + thread);
    }

    private Sandbox sandbox() {
        return stage.sandbox();
    }

    /** Keeps all that is seen. */
    void keep(String name) {
        keep(name, browser.picture());
    }

    private void keepOnly(String name, String element) {
        keep(name, browser.picture(element));
    }

    private void keep(String name, byte[] picture) {
        if (!left.remove(name)) {
            throw new IllegalArgumentException("name: '%s' (expected: one of %s, once)".formatted(name, left));
        }
        taken.accept(write(folder.resolve(name + ".png"), SmallPng.of(picture)));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            Path unused = Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written", e);
        }
    }
}
