package dev.muster.launcher.show;

import java.util.Map;
import java.util.Optional;

import dev.muster.launcher.play.Player;
import dev.muster.launcher.play.Step;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.page.Scene.Act;

/** What a step looks like to whoever watches: who does it, where, and what that is called. */
final class Acts {
    private static final Map<String, String> COMMANDS = Map.of("new", "declares an incident", "sev", "changes the severity",
            "mitigated", "says that the impact has stopped", "resolve", "resolves the incident", "note",
            "adds a note to the timeline", "export", "asks for the record");
    private static final Map<String, String> BUTTONS = Map.of("incident_join", "joins the incident", "role_claim",
            "takes command");

    private final Stage stage;
    private final Player player;

    Acts(Stage stage, Player player) {
        this.stage = stage;
        this.player = player;
    }

    /** Whether nobody does anything in it. */
    static boolean isSilent(Step step) {
        return step instanceof Step.Expect || step instanceof Step.Export;
    }

    /** What there is to read in it; empty where there is nothing. */
    static String words(Step step) {
        return switch (step) {
            case Step.Command command -> command.line();
            case Step.Say say -> say.text();
            case Step.Edit edit -> edit.text();
            case Step.Upload upload -> upload.comment();
            case Step.Webhook webhook -> webhook.text();
            case Step.Delete unused -> "";
            case Step.React unused -> "";
            case Step.Pin unused -> "";
            case Step.Join unused -> "";
            case Step.Click unused -> "";
            case Step.Shortcut unused -> "";
            case Step.Submit unused -> "";
            case Step.Expect unused -> "";
            case Step.Export unused -> "";
        };
    }

    /** The step as an act; empty where nobody does anything. */
    Optional<Act> of(Step step) {
        return Optional.ofNullable(switch (step) {
            case Step.Command one -> in(one.as(), one.in(), command(one.line()), one.line());
            case Step.Say one -> one.replies().isPresent()
                    ? at(one.as(), one.replies().get(), "answers in a thread", one.text())
                    : in(one.as(), one.in(), "writes", one.text());
            case Step.Edit one -> at(one.as(), one.message(), "corrects what they wrote", "");
            case Step.Delete one -> at(one.as(), one.message(), "takes back what they wrote", "");
            case Step.React one -> at(one.as(), one.message(),
                    "%s :%s:".formatted(one.added() ? "reacts with" : "takes back", one.emoji()), "");
            case Step.Pin one -> at(one.as(), one.message(), one.added() ? "pins a message" : "unpins a message", "");
            case Step.Upload one -> in(one.as(), one.in(), "shares " + one.name(), "");
            case Step.Join one -> in(one.as(), one.channel(), one.joins() ? "joins the channel" : "leaves the channel", "");
            case Step.Click one -> in(one.as(), one.on().equals("announcement") ? "incidents" : Step.INCIDENT,
                    BUTTONS.getOrDefault(one.action(), "clicks a button"), "");
            case Step.Shortcut one -> in(one.as(), "", "opens a form", "");
            case Step.Submit one -> in(one.as(), "", "sends the form", "");
            case Step.Webhook one -> new Act("", channel(one.in()), "", one.name(), "posts an alert", "");
            case Step.Expect unused -> null;
            case Step.Export unused -> null;
        });
    }

    private static String command(String line) {
        String[] words = line.split("\\s+", 3);
        return COMMANDS.getOrDefault(words.length > 1 ? words[1] : "", "types a command");
    }

    private Act in(String as, String channel, String caption, String typed) {
        return new Act(id(as), channel.isEmpty() ? "" : channel(channel), "", name(as), caption, typed);
    }

    /** At a message that was written before; in its thread where it stands in one, or where it is answered. */
    private Act at(String as, String message, String caption, String typed) {
        Optional<Message> known = player.known(message);
        String thread = known.map(one -> one.threadTs().orElse(typed.isEmpty() ? "" : one.ts())).orElse("");
        return new Act(id(as), known.map(Message::channelId).orElse(""), thread, name(as), caption, typed);
    }

    private String channel(String name) {
        Optional<Channel> exact = name.equals(Step.INCIDENT)
                ? stage.incidentChannels().stream().findFirst()
                : stage.sandbox().findChannel(name);
        return exact.map(Channel::id).orElse("");
    }

    private Optional<Person> person(String name) {
        return stage.sandbox().people().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private String id(String name) {
        return person(name).map(Person::id).orElse("");
    }

    /** Without what stands in brackets behind it. */
    private String name(String name) {
        return person(name).map(one -> one.realName().replaceFirst("\\s*\\(.*", "")).orElse(name);
    }
}
