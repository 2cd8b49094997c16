package dev.muster.bot.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.item.Cadence;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.review.BoardSheet.Fact;
import dev.muster.bot.review.BoardSheet.Line;
import dev.muster.bot.review.BoardSheet.Section;
import dev.muster.bot.time.Durations;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.TellingKinds;
import dev.muster.bot.timeline.Timeline;

/** Where incidents stand, read from the store alone: for when Slack or Muster itself is not there (V12). Who may read it is for the caller. */
public final class Boards {
    /** The names of facts that a list of incidents shows of each. */
    static final String COMMANDER = "Incident Commander";
    static final String NEXT_UPDATE = "Next update";

    private static final int MOST_RECENT = 8;

    private final IncidentStore store;
    private final Timeline timeline;
    private final People people;
    private final ZoneId zone;
    private final InstantSource clock;

    /** @param zone the one in which clocks are read */
    public Boards(IncidentStore store, Timeline timeline, People people, ZoneId zone, InstantSource clock) {
        this.store = store;
        this.timeline = timeline;
        this.people = people;
        this.zone = zone;
        this.clock = clock;
    }

    /** What a board is written as; the names are those that people type. */
    public enum Format {
        /** For a terminal. */
        TEXT("text/plain; charset=utf-8"),
        /** A page to read and to print. */
        HTML("text/html; charset=utf-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** The format of this name; empty for any other. */
        public static Optional<Format> parse(String name) {
            return switch (name) {
                case "text" -> Optional.of(TEXT);
                case "html" -> Optional.of(HTML);
                default -> Optional.empty();
            };
        }
    }

    /** The whole board of one incident. */
    public String one(Incident incident, Format format) {
        BoardWords words = words();
        BoardSheet sheet = sheet(incident, words);
        return switch (format) {
            case TEXT -> BoardText.one(sheet, words.stamp());
            case HTML -> BoardPage.one(sheet, words.stamp());
        };
    }

    /** Those that are open, the worst first and two lines each; where it is only one, its whole board. */
    public String open(List<Incident> open, Format format) {
        if (open.size() == 1) {
            return one(open.getFirst(), format);
        }
        BoardWords words = words();
        List<BoardSheet> sheets = open.stream().sorted(Comparator.comparing(Incident::severity))
                .map(incident -> sheet(incident, words)).toList();
        return switch (format) {
            case TEXT -> BoardText.list(sheets, words.stamp());
            case HTML -> BoardPage.list(sheets, words.stamp());
        };
    }

    private BoardWords words() {
        return new BoardWords(people.names(), zone, clock.instant());
    }

    private BoardSheet sheet(Incident incident, BoardWords words) {
        Items items = store.items(incident.id());
        BoardItems lines = new BoardItems(items, words);
        List<Section> sections = new ArrayList<>();
        section(sections, "Open", incident.isResolved() ? List.of() : lines.open());
        section(sections, "Who does what", lines.work());
        section(sections, "Away", incident.isResolved() ? List.of() : lines.away());
        section(sections, "Latest", timeline.latest(incident.id(), TellingKinds.ALL, MOST_RECENT).reversed().stream()
                .map(entry -> new Line(words.time(entry.happenedAt()), words.happening(entry), false)).toList());
        return new BoardSheet(incident.id(), BoardWords.line(incident.title()), incident.severity(), state(incident, words),
                incident.isPrivate(), facts(incident, items, words), sections);
    }

    private static void section(List<Section> sections, String name, List<Line> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Section(name, lines));
        }
    }

    private static String state(Incident incident, BoardWords words) {
        Instant mitigated = incident.mitigatedAt();
        Instant resolved = incident.resolvedAt();
        if (incident.mergedInto() != null) {
            return "merged into " + incident.mergedInto() + (resolved == null ? "" : " at " + words.time(resolved));
        }
        return switch (incident.status()) {
            case OPEN -> "open since " + words.time(incident.declaredAt());
            case MITIGATED -> "mitigated" + (mitigated == null ? "" : " since " + words.time(mitigated));
            case RESOLVED -> "resolved" + (resolved == null ? "" : " at " + words.time(resolved));
        };
    }

    private static List<Fact> facts(Incident incident, Items items, BoardWords words) {
        List<Fact> facts = new ArrayList<>();
        boolean over = incident.isResolved();
        facts.add(new Fact(COMMANDER, incident.commander() == null ? "nobody" : words.name(incident.commander()),
                incident.commander() == null && !over));
        Map<String, List<String>> roles = new LinkedHashMap<>();
        for (RoleHolders.Holding held : incident.roles().all()) {
            roles.computeIfAbsent(BoardWords.line(held.name()), name -> new ArrayList<>()).add(words.name(held.user()));
        }
        roles.forEach((role, holders) -> facts.add(new Fact(role, String.join(", ", holders))));
        Instant since = incident.impactStartedAt();
        facts.add(new Fact("Impact", (incident.impact() == null ? "not stated" : BoardWords.line(incident.impact()))
                + (since == null ? "" : " · since " + words.time(since))));
        if (!over) {
            items.cadence().ifPresent(cadence -> facts.add(next(cadence, words)));
        }
        items.lastUpdate().ifPresent(update -> facts.add(new Fact("Last update",
                "%s · %s".formatted(words.time(update.at()), BoardWords.line(update.text())))));
        facts.add(new Fact("Declared", "%s · %s%s".formatted(words.time(incident.declaredAt()),
                Durations.spoken(Duration.between(incident.declaredAt(), over && incident.resolvedAt() != null
                        ? incident.resolvedAt()
                        : words.now())),
                over ? "" : " in")));
        Incident.Channel channel = incident.channel();
        facts.add(new Fact("Channel", channel == null ? "none" : "#" + BoardWords.line(channel.name())));
        return facts;
    }

    private static Fact next(Cadence cadence, BoardWords words) {
        boolean overdue = cadence.isOverdue() || !words.now().isBefore(cadence.dueAt());
        return new Fact(NEXT_UPDATE, (overdue ? "OVERDUE since " : "by ") + words.time(cadence.dueAt()), overdue);
    }
}
