package dev.muster.launcher.show;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.muster.launcher.play.Rhythm;
import dev.muster.launcher.play.Script;
import dev.muster.launcher.play.Step;
import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.page.Performance.Control;

/** Takes the pictures of the documentation while an incident is played: the same story, the same times, the same windows. */
final class Gallery implements Rhythm {
    /** What is kept, as docs/gallery/README.md shows it. */
    static final List<String> PICTURES = Stream.concat(Stream.of("declare", "role", "form-assign", "assignment",
            "assignment-phone", "draft",
            "incident", "card", "traffic", "form-update", "update", "announcement", "board", "board-phone", "assignment-prompt",
            "proposal", "proposal-phone", "form-object", "objection", "yesno", "form-amend", "time-lapse", "decision", "handover",
            "home-work", "home-phone", "dark", "phone", "home", "export", "rest", "rest-everybody"), Details.PICTURES.stream())
            .toList();

    private static final Duration FOR_A_FORM = Duration.ofSeconds(1);
    private static final String THREAD = "Deploys since 12:00 UTC";
    private static final String FIRST_TASK = "find out why the gateway times out";
    private static final String PLAN = "on all twelve nodes at once";

    private final WatchedPlay play;
    private final Script script;
    private final Chromium browser;
    private final Camera camera;
    private final Details details;

    /** {@code folder} takes the pictures; {@code taken} is told of each. */
    Gallery(WatchedPlay play, Script script, Chromium browser, Path folder, Consumer<Path> taken) {
        this.play = play;
        this.script = script;
        this.browser = browser;
        this.camera = new Camera(play.stage(), browser, PICTURES, folder, taken);
        this.details = new Details(play.stage(), camera);
    }

    /** Plays the script and takes all pictures. */
    WatchedPlay.Outcome take() {
        play.lapse().show(false);
        Person anna = sandbox().person("anna");
        camera.form("declare", "anna", sandbox().channel("payments").id(),
                () -> anna.usesShortcut("incident_declare").failure().isEmpty(), "Card payments fail at checkout in Europe");
        play.lapse().press(Control.NEXT);
        WatchedPlay.Outcome outcome = play.play(this);
        if (outcome.good()) {
            afterwards();
        }
        return outcome;
    }

    @Override
    public void before(Step step) {
        details.before(said(step));
        if (said(step).startsWith("/incident done the new config key")) {
            camera.thread("assignment-prompt", "bob", incident(), root(FIRST_TASK), "Do you have it?");
        }
        if (said(step).startsWith("Whoever sees a reason")) {
            timeLapse();
        }
    }

    @Override
    public void after(Step step) {
        if (step instanceof Step.Click click) {
            // A form that it opens has three seconds of the story, and the clock is about to leap.
            boolean unused = Patience.until(FOR_A_FORM, () -> sandbox().person(click.as()).form().isPresent());
        }
        if (!Acts.isSilent(step)) {
            play.lapse().press(Control.NEXT);
        }
        String said = said(step);
        details.after(said);
        if (said.startsWith("/incident role deputy")) {
            camera.message("role", "anna", "direct", "Deputy");
        } else if (said.equals("assignment_ack: " + FIRST_TASK)) {
            assignment();
        } else if (said.startsWith("/incident external Since 12:53 UTC many")) {
            camera.message("draft", "dan", incident(), "Nobody has to order again");
        } else if (said.startsWith("/incident yesno")) {
            camera.message("yesno", "bob", incident(), "one node at a time");
        } else if (said.equals("proposal_object: " + PLAN)) {
            camera.formAsItIs("form-object", "carol", incident(), "");
        } else if (said.equals("proposal_amend: " + PLAN)) {
            camera.formAsItIs("form-amend", "dan", incident(), "");
        } else if (said.equals("expected: payments would stop completely")) {
            camera.look("dan", incident(), root(PLAN));
            keep("objection");
        } else if (said.equals("expected: Hearing none. Proceeding.")) {
            camera.message("decision", "dan", incident(), "Proposal 2 · Hearing none. Proceeding.");
        } else if (said.equals("expected: Incident Commander") && step instanceof Step.Expect) {
            handover();
        }
        switch (script.mark(step).orElse("")) {
            case "Severity raised" -> atWork();
            case "Update" -> {
                update();
                details.atWork();
            }
            case "Objection" -> {
                camera.message("proposal", "erin", incident(), PLAN);
                camera.messageOnPhone("proposal-phone", "erin", incident(), PLAN);
            }
            case "Mitigated" -> mitigated();
            default -> {
                // Nothing to see yet.
            }
        }
    }

    /** What is typed, clicked or looked for in a step. */
    private static String said(Step step) {
        return switch (step) {
            case Step.Click click -> click.action() + ": " + click.on();
            case Step.Expect expect -> "expected: " + expect.expectation().text();
            default -> Acts.words(step);
        };
    }

    private Stage stage() {
        return play.stage();
    }

    private Sandbox sandbox() {
        return stage().sandbox();
    }

    private Channel channel() {
        return stage().incidentChannels().getFirst();
    }

    private String incident() {
        return channel().id();
    }

    private boolean types(String as, String line) {
        return sandbox().person(as).commands(channel(), "/incident", line).isOk();
    }

    /** The first message in which these words stand, but for the incident's own card, which quotes the others. */
    private String root(String words) {
        return sandbox().messages(channel()).stream()
                .filter(one -> !one.eventType().equals("muster_incident") && one.everyText().contains(words)).map(Message::ts)
                .findFirst().orElse("");
    }

    private void keep(String name) {
        camera.calm();
        camera.keep(name);
    }

    private void assignment() {
        camera.message("assignment", "bob", incident(), FIRST_TASK);
        camera.messageOnPhone("assignment-phone", "bob", incident(), FIRST_TASK);
        camera.form("form-assign", "dan", incident(), () -> types("dan", "assign"), "");
    }

    /** Card, conversation and a thread beside it; then what Slack and the bot said to each other. */
    private void atWork() {
        settled("SEV1");
        camera.look("dan", incident(), root(THREAD));
        browser.see("document.querySelectorAll('#thread .message').length > 4");
        keep("incident");
        camera.look("dan", incident(), "");
        browser.act("document.getElementById('messages').scrollTop = 0");
        keep("card");
        camera.look("dan", incident(), "");
        browser.act("document.querySelector('.traffic-button').click()");
        browser.see("document.querySelectorAll('.exchange').length > 20");
        browser.act(
                """
                (() => { const calls = [...document.querySelectorAll('[data-exchange="chat.postMessage"]')]; calls.at(-1).click(); })()""");
        browser.see("document.querySelectorAll('.exchange-whole .json-line').length > 1");
        browser.act("document.querySelector('.exchange.opened').scrollIntoView({ block: 'center' })");
        keep("traffic");
    }

    private void update() {
        camera.message("update", "farid", incident(), "Customers are told.");
        camera.message("announcement", "farid", sandbox().channel("incidents").id(), "Customers are told.");
        camera.form("form-update", "farid", incident(), () -> types("farid", "update"), "");
        camera.onlyTheirs("board", "board-phone", "dan", incident(), () -> types("dan", "status"));
    }

    private void handover() {
        camera.message("handover", "anna", "direct", "offers to hand over to you");
        camera.home("anna");
        camera.keep("home-work");
        camera.phone(true);
        camera.home("anna");
        camera.keep("home-phone");
        camera.desk(false);
    }

    private void mitigated() {
        settled("Mitigated");
        camera.desk(true);
        camera.look("bob", incident(), "");
        keep("dark");
        camera.phone(false);
        camera.look("carol", incident(), "");
        keep("phone");
        camera.desk(false);
    }

    private void timeLapse() {
        play.lapse().show(true);
        play.lapse().press(Control.PLAY);
        camera.look("dan", incident(), "");
        browser.see("document.querySelector('.ghost:not([hidden])')");
        keep("time-lapse");
        play.lapse().press(Control.PAUSE);
        play.lapse().show(false);
    }

    private void afterwards() {
        camera.home("dan");
        camera.keep("home");
        String text = stage().bot().api().export("INC-1", "html");
        Path file = Camera.write(stage().bot().settings().folder().resolve("inc-1.html"), text.getBytes(StandardCharsets.UTF_8));
        browser.window(1080, 1200, false);
        browser.open(file.toUri().toString());
        browser.see("document.readyState === 'complete'");
        camera.keep("export");
        rest();
        if (!camera.left().isEmpty()) {
            throw new IllegalStateException("No picture was taken of: " + String.join(", ", camera.left()));
        }
    }

    /** Another one, which lasts: whoever leads is told to rest, and later everybody is asked who is rested. */
    private void rest() {
        Person dan = sandbox().person("dan");
        boolean declared = dan.commands(sandbox().channel("payments"), "/incident", "new Vouchers are sent twice sev3").isOk()
                && Patience.until(Camera.PATIENCE, () -> second().isPresent());
        camera.quiet();
        if (!declared || !dan.commands(second().orElseThrow(), "/incident", "lead").isOk()) {
            throw new IllegalStateException("Nobody took command.");
        }
        passes(91);
        camera.message("rest", "dan", "direct", "Who is tired decides worse");
        passes(90);
        camera.message("rest-everybody", "anna", second().orElseThrow().id(), "Who is rested and can take over?");
    }

    private Optional<Channel> second() {
        return stage().incidentChannel("INC-2", Duration.ZERO);
    }

    /** Time goes by in steps that are short enough for everything to happen at its time. */
    private void passes(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            camera.quiet();
            play.clock().advance(Duration.ofMinutes(1));
        }
    }

    private void settled(String topic) {
        boolean unused = Patience.until(Camera.PATIENCE, () -> channel().topic().contains(topic));
        camera.quiet();
    }
}
