package dev.muster.launcher.show;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;

/** The pictures of what people meet beside the main line: questions, hints, and the forms behind single verbs. */
final class Details {
    /** What is kept, as docs/gallery/README.md shows it. */
    static final List<String> PICTURES = List.of("commander", "newcomer", "tick", "scripts", "picker", "near-miss",
            "assignment-blocked", "assignment-done", "form-more", "form-blocked", "form-reassign", "form-sev", "dispute",
            "form-impact", "form-note", "form-propose", "form-question", "form-overrule", "poll", "form-external", "lint",
            "form-handover", "takeover", "keep", "left", "review-owner");

    private static final String PLAN = "on all twelve nodes at once";

    private final Stage stage;
    private final Camera camera;

    Details(Stage stage, Camera camera) {
        this.stage = stage;
        this.camera = camera;
    }

    /** A message that is to be seen after a step: what was typed, clicked or looked for begins so. */
    private record Shot(String name, String as, String words) {}

    private static final Map<String, Shot> MESSAGES = Map.of("/incident takeover",
            new Shot("takeover", "erin", "Do you wish to take command"), "poll_vote:1",
            new Shot("poll", "carol", "vote until"), "expected: Whether it was one is for the review",
            new Shot("dispute", "anna", "Whether it was one is for the review"),
            "expected: look into the acquirer's portal", new Shot("assignment-blocked", "erin", "Assignment 4 ·"),
            "/incident done three deploys", new Shot("assignment-done", "anna", "Assignment 3 ·"),
            "expected: free to go", new Shot("keep", "anna", "free to go"), "/incident resolve EU gateways",
            new Shot("review-owner", "anna", "who owns the review"));

    /** The step is about to be carried out. */
    void before(String said) {
        if (said.equals("role_claim: card")) {
            camera.message("commander", "dan", incident(), "Who takes command?");
        } else if (said.startsWith("/incident resolve EU gateways")) {
            left();
        }
    }

    /** The step was carried out. */
    void after(String said) {
        MESSAGES.entrySet().stream().filter(one -> said.startsWith(one.getKey())).map(Map.Entry::getValue)
                .forEach(shot -> camera.message(shot.name(), shot.as(), incident(), shot.words()));
        if (said.startsWith("Here for communications")) {
            newcomer();
        } else if (said.equals("proposal_question: " + PLAN)) {
            camera.formAsItIs("form-question", "erin", incident(), "");
        } else if (said.equals("expected: payments would stop completely")) {
            camera.form("form-overrule", "dan", incident(), () -> clicks("dan", PLAN, "proposal_overrule"), "");
        }
    }

    /** In the midst of it, with something for everybody to do. */
    void atWork() {
        camera.message("tick", "dan", "direct", " in · ");
        form("form-more", "bob", "more");
        form("form-blocked", "bob", "blocked");
        form("form-reassign", "dan", "reassign #1");
        form("form-sev", "dan", "sev");
        form("form-impact", "dan", "impact");
        form("form-note", "anna", "note");
        form("form-propose", "bob", "propose");
        form("form-external", "farid", "external");
        form("form-handover", "dan", "handover");
        camera.onlyTheirs("scripts", "dan", incident(), () -> types("dan", "scripts"));
        camera.onlyTheirs("lint", "farid", incident(),
                () -> types("farid", "external The outage is caused by @bob's deploy and will be fixed by 15:00"));
        camera.onlyTheirs("picker", "dan", incident(), () -> types("dan", "assign someone look at the logs 10m"));
        camera.onlyTheirs("near-miss", "carol", incident(), () -> types("carol", "mitigatd errors are down"));
    }

    /** Something is left, and nothing is resolved: the question is all there is. */
    private void left() {
        Person anna = person("anna");
        if (!types("anna", "assign %s look at the logs once more 10m".formatted(person("bob").mention()))) {
            throw new IllegalStateException("Nothing was assigned.");
        }
        camera.quiet();
        camera.onlyTheirs("left", "anna", incident(), () -> anna.commands(channel(), "/incident", "resolve").isOk());
        if (!types("bob", "done nothing new in them")) {
            throw new IllegalStateException("It was not done.");
        }
        camera.quiet();
    }

    /** It is gone with the page, so it is taken along as a direct message. */
    private void newcomer() {
        Person farid = person("farid");
        boolean asked = Patience.until(Camera.PATIENCE, () -> stage.sandbox().ephemerals(farid, channel()).stream()
                .filter(one -> one.hasAction("overview_direct")).findFirst().map(one -> {
                    boolean unused = farid.clicks(one, "overview_direct").failure().isEmpty();
                    return true;
                }).orElse(false));
        if (!asked) {
            throw new IllegalStateException("Nobody was shown where it stands.");
        }
        camera.message("newcomer", "farid", "direct", "Where to look");
    }

    private void form(String name, String as, String verb) {
        BooleanSupplier opens = () -> types(as, verb);
        camera.form(name, as, incident(), opens, "");
    }

    private boolean clicks(String as, String words, String action) {
        Message card = stage.sandbox().messages(channel()).stream()
                .filter(one -> one.hasAction(action) && one.everyText().contains(words)).findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no %s on “%s”.".formatted(action, words)));
        return person(as).clicks(card, action).failure().isEmpty();
    }

    private boolean types(String as, String line) {
        return person(as).commands(channel(), "/incident", line).isOk();
    }

    private Person person(String name) {
        return stage.sandbox().person(name);
    }

    private Channel channel() {
        return stage.incidentChannels().getFirst();
    }

    private String incident() {
        return channel().id();
    }
}
