package dev.muster.bot.review;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** The master as a report to read: what it was, when, who, and the timeline by day. All times are UTC. */
final class MarkdownExport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ExportMaster master;
    private final Writer out;

    private MarkdownExport(ExportMaster master, Writer out) {
        this.master = master;
        this.out = out;
    }

    static void write(ExportMaster master, OutputStream to) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        new MarkdownExport(master, out).report();
        // The stream is the caller's to close.
        out.flush();
    }

    private void report() throws IOException {
        overview(master.incident());
        histories(master.incident());
        people();
        new MarkdownTables(this::person, out).all(master);
        timeline();
    }

    private void overview(ExportMaster.Overview incident) throws IOException {
        out.write("# %s: %s\n\nAll times are UTC.\n\n".formatted(incident.id(), MarkdownText.inline(incident.title())));
        fact("Severity", incident.severity().name());
        fact("Status", incident.status().wireName());
        String name = incident.channel().name();
        if (name != null) {
            fact("Channel", MarkdownText.inline("#" + name));
        }
        if (incident.isPrivate()) {
            fact("Private", "yes");
        }
        String by = incident.declaredBy() == null ? "" : " by " + person(incident.declaredBy());
        fact("Declared", TIME.format(incident.declaredAt()) + by);
        if (incident.mergedInto() != null) {
            fact("Merged into", incident.mergedInto().toString());
        }
        String impact = incident.impact();
        if (impact != null) {
            fact("Impact", MarkdownText.inline(impact));
        }
        time("Impact started", incident.impactStartedAt());
        time("Mitigated", incident.mitigatedAt());
        time("Resolved", incident.resolvedAt());
        review(incident.review());
    }

    private void review(ExportMaster.@Nullable ReviewAt review) throws IOException {
        if (review != null) {
            fact("Review", "%s, due %s".formatted(review.owner() == null ? "nobody yet" : person(review.owner()),
                    TIME.format(review.dueAt())));
        }
    }

    private void time(String name, @Nullable Instant at) throws IOException {
        fact(name, at == null ? "not said" : TIME.format(at));
    }

    private void fact(String name, String value) throws IOException {
        out.write("- %s: %s\n".formatted(name, value));
    }

    private void histories(ExportMaster.Overview incident) throws IOException {
        out.write("\n## How it went\n\n");
        for (ExportMaster.SeverityAt severity : incident.severityHistory()) {
            out.write("- %s %s%s%s\n".formatted(TIME.format(severity.at()), severity.severity().name(), by(severity.by()),
                    because(severity.reason())));
        }
        for (ExportMaster.StatusAt status : incident.statusHistory()) {
            out.write("- %s %s%s%s\n".formatted(TIME.format(status.at()), status.status().wireName(), by(status.by()),
                    because(status.note())));
        }
    }

    private String by(@Nullable UserId user) {
        return user == null ? "" : ", by " + person(user);
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ": " + MarkdownText.inline(reason);
    }

    private String person(UserId user) {
        return master.people().stream().filter(person -> person.user().equals(user)).findFirst()
                .map(MarkdownExport::name).orElseGet(() -> MarkdownText.inline(user.value()));
    }

    private static String name(ExportMaster.Participant person) {
        String name = person.name();
        return MarkdownText.inline(name == null ? person.user().value() : name);
    }

    private void people() throws IOException {
        out.write("\n## People\n\n");
        for (ExportMaster.Participant person : master.people()) {
            String roles = person.roles().stream()
                    .map(held -> ", %s from %s".formatted(MarkdownText.inline(held.role()), TIME.format(held.from()))
                            + (held.to() == null ? "" : " to " + TIME.format(held.to())))
                    .collect(Collectors.joining());
            Instant first = person.firstMessageAt();
            out.write("- %s (%s): %s%s, %s, %s%s%s\n".formatted(name(person), MarkdownText.inline(person.user().value()),
                    person.participation().name().toLowerCase(Locale.ROOT), roles, count(person.messages(), "message"),
                    count(person.reactions(), "reaction"), first == null ? "" : ", first message " + TIME.format(first),
                    person.joinedAt() == null ? "" : ", joined " + TIME.format(person.joinedAt())));
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void timeline() throws IOException {
        out.write("\n## Timeline\n");
        LocalDate day = null;
        try (Stream<ExportMaster.Line> lines = master.timeline().open()) {
            for (Iterator<ExportMaster.Line> each = lines.iterator(); each.hasNext();) {
                ExportMaster.Line line = each.next();
                LocalDate of = line.happenedAt().atZone(ZoneOffset.UTC).toLocalDate();
                if (!of.equals(day)) {
                    out.write("\n### %s\n\n".formatted(of));
                    day = of;
                }
                out.write(MarkdownLine.of(line));
            }
        }
    }
}
