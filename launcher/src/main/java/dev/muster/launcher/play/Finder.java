package dev.muster.launcher.play;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.launcher.process.Patience;
import dev.muster.launcher.stage.Stage;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.Person;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.workspace.StoredFile;

/** Finds in the workspace what a script speaks of. */
final class Finder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern MENTION = Pattern.compile("<([@#])([A-Z0-9]+)(?:\\|[^>]*)?>");
    private static final Pattern NUMBER = Pattern.compile("inc-(\\d+)(?:-.*)?");

    private final Stage stage;
    private final Sandbox sandbox;

    Finder(Stage stage) {
        this.stage = stage;
        this.sandbox = stage.sandbox();
    }

    Person person(String name) {
        return sandbox.people().stream().filter(person -> person.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is nobody called %s (there are: %s).".formatted(name,
                        sandbox.people().stream().map(Person::name).sorted().collect(Collectors.joining(", ")))));
    }

    /** The channel of this name; {@code incident} is the script's incident, {@code inc-2} another one; both are waited for. */
    Channel channel(String name) {
        if (name.equals(Step.INCIDENT)) {
            return incidentChannel();
        }
        Optional<Channel> exact = sandbox.findChannel(name);
        return exact.or(() -> NUMBER.matcher(name).matches() ? stage.incidentChannel(name, PATIENCE) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("There is no channel #%s.".formatted(name)));
    }

    Channel byId(String id) {
        return sandbox.channelById(id).orElseThrow(() -> new IllegalArgumentException("There is no channel " + id + "."));
    }

    private Channel incidentChannel() {
        return Patience.await(PATIENCE, () -> stage.incidentChannels().stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("No incident has a channel."));
    }

    /** The id of the script's incident. */
    String incident() {
        Matcher matcher = NUMBER.matcher(incidentChannel().name());
        if (!matcher.matches()) {
            throw new IllegalStateException("#%s is no incident's channel.".formatted(incidentChannel().name()));
        }
        return "INC-" + matcher.group(1);
    }

    /** A message with this button, by what it is called in a script; waits for it. */
    Message clickable(Person person, String on, String action) {
        return Patience.await(PATIENCE, () -> candidates(person, on).filter(message -> message.hasAction(action))
                .reduce((earlier, later) -> later)).orElseThrow(
                        () -> new IllegalStateException("There is no %s with the button %s.".formatted(on, action)));
    }

    private Stream<Message> candidates(Person person, String on) {
        return switch (on) {
            case "card" -> typed(incidentChannel(), "muster_incident");
            case "announcement" -> typed(channel("incidents"), "muster_announcement");
            case "prompt" -> typed(incidentChannel(), "muster_prompt");
            case "answer" ->
                Stream.concat(sandbox.channels().stream().flatMap(channel -> sandbox.ephemerals(person, channel).stream()),
                        person.directMessages().stream());
            default -> sandbox.messages(incidentChannel()).stream().filter(message -> text(message).contains(on));
        };
    }

    private Stream<Message> typed(Channel channel, String type) {
        return sandbox.messages(channel).stream().filter(message -> message.eventType().equals(type));
    }

    boolean stands(Expectation expected) {
        return present(expected).anyMatch(text -> text.contains(expected.text()));
    }

    /** The last of what there is instead. */
    String whatStands(Expectation expected) {
        List<String> there = present(expected).toList();
        List<String> last = there.subList(Math.max(0, there.size() - 3), there.size());
        return last.isEmpty() ? "nothing" : String.join(" | ", last).replace('\n', ' ');
    }

    private Stream<String> present(Expectation expected) {
        if (expected.kind() == Expectation.Kind.DIRECT) {
            return person(expected.as()).directMessages().stream().map(this::text);
        }
        if (expected.kind() == Expectation.Kind.FORM) {
            return person(expected.as()).form().map(form -> form.title()).stream();
        }
        Channel channel = channel(expected.in());
        return switch (expected.kind()) {
            case MESSAGE -> sandbox.messages(channel).stream().map(this::text);
            case CARD -> typed(channel, "muster_incident").map(this::text);
            case ANNOUNCEMENT -> typed(channel, "muster_announcement").map(this::text);
            case TOPIC -> Stream.of(readable(channel.topic()));
            case PINNED -> sandbox.pins(channel).stream().map(this::text);
            case FILE -> sandbox.messages(channel).stream().flatMap(message -> message.fileIds().stream())
                    .flatMap(id -> sandbox.file(id).stream()).map(StoredFile::name);
            case MEMBER -> sandbox.members(channel).stream().map(Person::name).filter(Predicate.isEqual(expected.text()));
            case SEES -> sandbox.ephemerals(person(expected.as()), channel).stream().map(this::text);
            case DIRECT, FORM -> Stream.empty();
        };
    }

    private String text(Message message) {
        return readable(message.everyText());
    }

    /** With names instead of ids. */
    String readable(String text) {
        return MENTION.matcher(text).replaceAll(mention -> Matcher.quoteReplacement(mention.group(1).equals("@")
                ? "@" + sandbox.nameOf(mention.group(2))
                : "#" + sandbox.channelById(mention.group(2)).map(Channel::name).orElse(mention.group(2))
                        .toLowerCase(Locale.ROOT)));
    }
}
