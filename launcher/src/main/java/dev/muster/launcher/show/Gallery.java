package dev.muster.launcher.show;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.muster.launcher.play.Rhythm;
import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.Step;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.page.Performance.Control;

/** Takes the pictures of the documentation while an incident is played: the same story, the same times, the same windows. */
final class Gallery implements Rhythm {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String THREAD = "Deploys since 12:00 UTC";
    private static final String DECISION = "Decision: set";

    /** What is kept, as docs/gallery/README.md shows it. */
    static final List<String> PICTURES = List.of("declare", "card", "incident", "dark", "phone", "time-lapse", "traffic", "home",
            "export");

    private final Set<String> left = new LinkedHashSet<>(PICTURES);
    private final WatchedPlay play;
    private final Script script;
    private final Chromium browser;
    private final Path folder;
    private final Consumer<Path> taken;

    /** {@code folder} takes the pictures; {@code taken} is told of each. */
    Gallery(WatchedPlay play, Script script, Chromium browser, Path folder, Consumer<Path> taken) {
        this.play = play;
        this.script = script;
        this.browser = browser;
        this.folder = folder;
        this.taken = taken;
    }

    /** Plays the script and takes all pictures. */
    WatchedPlay.Outcome take() {
        play.lapse().show(false);
        desk(false);
        form();
        play.lapse().press(Control.NEXT);
        WatchedPlay.Outcome outcome = play.play(this);
        if (outcome.good()) {
            afterwards();
        }
        return outcome;
    }

    @Override
    public void before(Step step) {
        if (Acts.words(step).startsWith(DECISION)) {
            timeLapse();
        }
    }

    @Override
    public void after(Step step) {
        if (!Acts.isSilent(step)) {
            play.lapse().press(Control.NEXT);
        }
        switch (script.mark(step).orElse("")) {
            case "Severity raised" -> atWork();
            case "Mitigated" -> mitigated();
            default -> {
                // Nothing to see yet.
            }
        }
    }

    private Stage stage() {
        return play.stage();
    }

    private Sandbox sandbox() {
        return stage().sandbox();
    }

    private void desk(boolean dark) {
        browser.window(1360, 850, false);
        browser.manners(dark);
    }

    private void form() {
        Person anna = sandbox().person("anna");
        // A machine that has just started the bot and a browser may be too slow for the three seconds that a form has.
        boolean opened = Patience.until(PATIENCE, () -> anna.usesShortcut("incident_declare").failure().isEmpty()
                && Patience.until(Duration.ofSeconds(3), () -> anna.form().isPresent()));
        if (!opened) {
            throw new IllegalStateException("The bot did not open the form to declare an incident.");
        }
        browser.open(address("anna", sandbox().channel("payments").id(), ""));
        browser.see("document.querySelector('dialog.form[open]')");
        browser.act(
                """
                (() => { const field = document.querySelector('dialog.form input[type=text], dialog.form input:not([type])');
                  if (field) { field.value = 'Card payments fail at checkout in Europe'; field.dispatchEvent(new Event('input')); field.blur(); } })()""");
        keep("declare");
        anna.closes();
    }

    /** Card, conversation and a thread beside it; then what Slack and the bot said to each other. */
    private void atWork() {
        settled("SEV1");
        String channel = incident();
        String thread = sandbox().messages(sandbox().channelById(channel).orElseThrow()).stream()
                .filter(one -> one.text().startsWith(THREAD)).map(Message::ts).findFirst().orElse("");
        browser.open(address("dan", channel, thread));
        browser.see("document.querySelectorAll('#thread .message').length > 4");
        calm();
        keep("incident");
        browser.open(address("dan", channel, ""));
        seeMessages();
        browser.act("document.getElementById('messages').scrollTop = 0");
        calm();
        keep("card");
        browser.open(address("dan", channel, ""));
        seeMessages();
        browser.act("document.querySelector('.traffic-button').click()");
        browser.see("document.querySelectorAll('.exchange').length > 20");
        browser.act(
                """
                (() => { const calls = [...document.querySelectorAll('[data-exchange="chat.postMessage"]')]; calls.at(-1).click(); })()""");
        browser.see("document.querySelectorAll('.exchange-whole .json-line').length > 1");
        browser.act("document.querySelector('.exchange.opened').scrollIntoView({ block: 'center' })");
        calm();
        keep("traffic");
    }

    private void mitigated() {
        settled("Mitigated");
        browser.manners(true);
        browser.open(address("bob", incident(), ""));
        seeMessages();
        calm();
        keep("dark");
        browser.window(390, 844, true);
        browser.manners(false);
        browser.open(address("carol", incident(), ""));
        seeMessages();
        calm();
        keep("phone");
        desk(false);
    }

    private void timeLapse() {
        play.lapse().show(true);
        play.lapse().press(Control.PLAY);
        browser.open(address("dan", incident(), ""));
        browser.see("document.querySelector('.ghost:not([hidden])')");
        calm();
        keep("time-lapse");
        play.lapse().press(Control.PAUSE);
        play.lapse().show(false);
    }

    private void afterwards() {
        Person dan = sandbox().person("dan");
        dan.opensHome();
        if (!Patience.until(PATIENCE, () -> sandbox().workspace().views().home(dan.id()).isPresent())) {
            throw new IllegalStateException("The bot did not draw a Home tab.");
        }
        browser.open(address("dan", "direct", ""));
        browser.see("document.querySelector('[role=tab]')");
        browser.act("[...document.querySelectorAll('[role=tab]')].find((one) => one.textContent === 'Home').click()");
        browser.see("document.querySelector('#home .block')");
        calm();
        keep("home");
        String text = stage().bot().api().export("INC-1", "html");
        Path file = write(stage().bot().settings().folder().resolve("inc-1.html"), text.getBytes(StandardCharsets.UTF_8));
        browser.window(1080, 1200, false);
        browser.open(file.toUri().toString());
        browser.see("document.readyState === 'complete'");
        keep("export");
        if (!left.isEmpty()) {
            throw new IllegalStateException("No picture was taken of: " + String.join(", ", left));
        }
    }

    private void settled(String topic) {
        boolean unused = Patience.until(PATIENCE,
                () -> stage().incidentChannels().getFirst().topic().contains(topic));
        sandbox().quiet(PATIENCE);
    }

    private void seeMessages() {
        browser.see("document.querySelectorAll('#messages .message').length > 3");
        browser.see("document.querySelector('[data-strip=live]').textContent.includes('Live')");
    }

    /** No cursor, no hint for newcomers, nothing that comes and goes. */
    private void calm() {
        browser.act("""
                (() => { document.activeElement?.blur(); document.querySelector('#hint:not([hidden]) .icon-button')?.click();
                  document.getElementById('toasts')?.replaceChildren(); })()""");
        Patience.pause(Duration.ofMillis(300));
    }

    private String incident() {
        return stage().incidentChannels().getFirst().id();
    }

    private String address(String as, String channel, String thread) {
        return "%s/?as=%s#%s%s".formatted(sandbox().url(), sandbox().person(as).id(), channel,
                thread.isEmpty() ? "" : "/" + thread);
    }

    private void keep(String name) {
        if (!left.remove(name)) {
            throw new IllegalArgumentException("name: '%s' (expected: one of %s, once)".formatted(name, PICTURES));
        }
        taken.accept(write(folder.resolve(name + ".png"), SmallPng.of(browser.picture())));
    }

    private static Path write(Path file, byte[] bytes) {
        try {
            Path unused = Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written", e);
        }
    }
}
