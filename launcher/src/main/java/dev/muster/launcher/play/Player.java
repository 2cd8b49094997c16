package dev.muster.launcher.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.muster.launcher.process.Patience;
import dev.muster.launcher.record.ExportFile;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.ActionAnswer;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.CommandAnswer;
import dev.muster.sandbox.Integration;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.SubmitAnswer;
import dev.muster.sandbox.workspace.Refusal;

/** Carries a script out, one step after the other, as fast as the bot keeps up. */
public final class Player {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Stage stage;
    private final Path folder;
    private final Finder finder;
    private final Map<String, Message> named = new HashMap<>();
    private final Map<String, Integration> webhooks = new HashMap<>();

    /** {@code folder} takes the exports of the script. */
    public Player(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
        this.finder = new Finder(stage);
    }

    /** A step that did not go as it should. The message says which and why. */
    public static final class UnexpectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnexpectedException(Where where, String why) {
            super(where + ": " + why);
        }
    }

    /**
     * Plays all steps.
     *
     * @throws UnexpectedException at the first step that does not go as written
     */
    public void play(Script script) {
        play(script, Rhythm.NONE);
    }

    /** The same, with whatever {@code rhythm} does before and after each step. */
    public void play(Script script, Rhythm rhythm) {
        for (Step step : script.steps()) {
            rhythm.before(step);
            step(step);
            rhythm.after(step);
        }
    }

    /** The message that steps speak of by this id, where it was written already. */
    public Optional<Message> known(String id) {
        return Optional.ofNullable(named.get(id));
    }

    private void step(Step step) {
        try {
            carryOut(step);
        } catch (IllegalStateException | IllegalArgumentException | Refusal cannot) {
            throw new UnexpectedException(step.where(), String.valueOf(cannot.getMessage()));
        }
    }

    private void carryOut(Step step) {
        switch (step) {
            case Step.Command command -> command(command);
            case Step.Say say -> say(say);
            case Step.Edit edit ->
                name(Optional.of(edit.message()), person(edit.as()).edits(message(edit.message()), edit.text()));
            case Step.Delete delete -> person(delete.as()).deletes(message(delete.message()));
            case Step.React react -> react(react);
            case Step.Pin pin -> pin(pin);
            case Step.Upload upload ->
                name(upload.id(), writer(upload.as(), upload.in()).uploads(finder.channel(upload.in()), upload.name(),
                        "text/plain", upload.content().getBytes(StandardCharsets.UTF_8), upload.comment()));
            case Step.Join join -> join(join);
            case Step.Click click -> succeeded(click, person(click.as()).clicks(on(click), click.action()));
            case Step.Shortcut shortcut -> succeeded(shortcut, person(shortcut.as()).usesShortcut(shortcut.callback()));
            case Step.Submit submit -> submit(submit);
            case Step.Webhook webhook ->
                name(webhook.id(), webhooks.computeIfAbsent(webhook.name(), stage.sandbox()::webhook)
                        .posts(finder.channel(webhook.in()), webhook.text()));
            case Step.Expect expect -> expect(expect);
            case Step.Export export -> export(export.format());
        }
    }

    private void command(Step.Command step) {
        int space = step.line().indexOf(' ');
        String command = space < 0 ? step.line() : step.line().substring(0, space);
        CommandAnswer answer = person(step.as()).commands(finder.channel(step.in()), command,
                space < 0 ? "" : step.line().substring(space + 1));
        if (!answer.isOk()) {
            throw new UnexpectedException(step.where(), answer.shown());
        }
        step.sees().ifPresent(text -> {
            if (!finder.readable(answer.shown() + "\n" + answer.blocks()).contains(text)) {
                throw new UnexpectedException(step.where(),
                        "%s sees “%s” instead of “%s”.".formatted(step.as(), answer.shown(), text));
            }
        });
    }

    private void say(Step.Say step) {
        if (step.replies().isEmpty()) {
            name(step.id(), writer(step.as(), step.in()).says(finder.channel(step.in()), step.text()));
            return;
        }
        Message root = message(step.replies().get());
        Person person = member(step.as(), finder.byId(root.channelId()));
        name(step.id(), step.broadcast() ? person.repliesAndBroadcasts(root, step.text()) : person.replies(root, step.text()));
    }

    private void react(Step.React step) {
        if (step.added()) {
            person(step.as()).reacts(message(step.message()), step.emoji());
        } else {
            person(step.as()).unreacts(message(step.message()), step.emoji());
        }
    }

    private void pin(Step.Pin step) {
        if (step.added()) {
            person(step.as()).pins(message(step.message()));
        } else {
            person(step.as()).unpins(message(step.message()));
        }
    }

    private void join(Step.Join step) {
        if (step.joins()) {
            person(step.as()).joins(finder.channel(step.channel()));
        } else {
            person(step.as()).leaves(finder.channel(step.channel()));
        }
    }

    private Message on(Step.Click step) {
        Message known = named.get(step.on());
        return known != null ? known : finder.clickable(person(step.as()), step.on(), step.action());
    }

    private void succeeded(Step step, ActionAnswer answer) {
        answer.failure().ifPresent(failure -> {
            throw new UnexpectedException(step.where(), failure);
        });
    }

    private void submit(Step.Submit step) {
        Person person = person(step.as());
        if (!Patience.until(PATIENCE, () -> person.form().isPresent())) {
            throw new UnexpectedException(step.where(), "%s has no form open.".formatted(step.as()));
        }
        SubmitAnswer answer = person.submits(step.values());
        if (!answer.isAccepted()) {
            throw new UnexpectedException(step.where(), "The form was not taken: %s".formatted(answer));
        }
    }

    private void expect(Step.Expect step) {
        Expectation expected = step.expectation();
        if (!Patience.until(expected.within(), () -> finder.stands(expected))) {
            throw new UnexpectedException(step.where(),
                    "Expected %s. There is: %s".formatted(expected, finder.whatStands(expected)));
        }
    }

    private void export(String format) {
        stage.sandbox().quiet(PATIENCE);
        String incident = finder.incident();
        String text = stage.bot().api().export(incident, format);
        if (format.equals("json")) {
            String named = ExportFile.parse(text).incident();
            if (!named.equals(incident)) {
                throw new IllegalStateException("The export of %s says that it is of %s.".formatted(incident, named));
            }
        }
        try {
            Files.createDirectories(folder);
            Path unused = Files.writeString(folder.resolve("during." + format), text);
        } catch (IOException e) {
            throw new UncheckedIOException("the export could not be written", e);
        }
    }

    private void name(Optional<String> id, Message message) {
        id.ifPresent(name -> named.put(name, message));
    }

    private Message message(String id) {
        Message message = named.get(id);
        if (message == null) {
            throw new IllegalArgumentException("No message has the id “%s” so far.".formatted(id));
        }
        return message;
    }

    private Person person(String name) {
        return finder.person(name);
    }

    private Person writer(String name, String channel) {
        return member(name, finder.channel(channel));
    }

    /** People are brought in a moment after they asked; whoever writes waits for that. */
    private Person member(String name, Channel channel) {
        Person person = person(name);
        if (!Patience.until(PATIENCE, () -> channel.has(person))) {
            throw new IllegalStateException("%s is not in #%s.".formatted(name, channel.name()));
        }
        return person;
    }
}
