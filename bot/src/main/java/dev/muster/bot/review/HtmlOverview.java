package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** The incident at a glance: times, lengths, who had command, and how severity and status went. */
final class HtmlOverview {
    private static final int STRIP = 1000;

    private final ExportMaster master;
    private final ExportMaster.Overview incident;
    private final Writer out;

    HtmlOverview(ExportMaster master, Writer out) {
        this.master = master;
        this.incident = master.incident();
        this.out = out;
    }

    /** One line of the histories. */
    private record Step(Instant at, String what, @Nullable UserId by, @Nullable String why) {}

    void facts() throws IOException {
        out.write(
                "<section aria-labelledby=\"overview\">\n<h2 id=\"overview\">At a glance</h2>\n<p>All times are UTC.</p>\n<dl class=\"facts\">\n");
        fact("Merged into", incident.mergedInto() == null ? "" : HtmlText.of(incident.mergedInto().toString()));
        time("Impact started", incident.impactStartedAt());
        time("Declared", incident.declaredAt());
        time("Mitigated", incident.mitigatedAt());
        time("Resolved", incident.resolvedAt());
        length("Declared to mitigated", incident.declaredAt(), incident.mitigatedAt());
        length("Declared to resolved", incident.declaredAt(), incident.resolvedAt());
        if (incident.impactStartedAt() != null) {
            length("Impact started to mitigated", incident.impactStartedAt(), incident.mitigatedAt());
        }
        fact("Incident Commander", commanders());
        fact("People", crowd());
        fact("Review", review(incident.review()));
        String channel = incident.channel().name();
        fact("Channel", channel == null ? "" : "<bdi>#%s</bdi>".formatted(HtmlText.of(channel)));
        out.write("</dl>\n");
        strip();
        out.write("</section>\n");
    }

    private void time(String name, @Nullable Instant at) throws IOException {
        fact(name, at == null ? "" : HtmlTime.dayAndClock(at));
    }

    private void length(String name, Instant from, @Nullable Instant to) throws IOException {
        fact(name, to == null ? "" : HtmlTime.length(from, to));
    }

    /** What is not known is not shown; {@code html} is. */
    private void fact(String name, String html) throws IOException {
        if (!html.isEmpty()) {
            out.write("<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(name, html));
        }
    }

    private String review(ExportMaster.@Nullable ReviewAt review) {
        if (review == null) {
            return "";
        }
        String owner = master.people().stream().filter(person -> person.user().equals(review.owner()))
                .map(person -> "<bdi>" + HtmlPeople.name(person) + "</bdi>").findFirst()
                .orElse(review.owner() == null ? "nobody yet" : HtmlText.of(review.owner().value()));
        return owner + ", due " + HtmlTime.dayAndClock(review.dueAt());
    }

    /** In the order in which they had it. */
    private String commanders() {
        List<String> names = new ArrayList<>();
        for (CommandChain stint : CommandChain.of(master)) {
            String name = "<bdi>" + HtmlPeople.name(stint.person()) + "</bdi>";
            if (names.isEmpty() || !names.getLast().equals(name)) {
                names.add(name);
            }
        }
        return String.join(", then ", names);
    }

    private String crowd() {
        long took = master.people().stream()
                .filter(person -> person.participation() == ExportMaster.Participation.RESPONDER).count();
        long watched = master.people().size() - took;
        return took + watched == 0 ? "" : took + " took part" + (watched == 0 ? "" : ", " + watched + " looked in");
    }

    /** The severities as a bar over time; only of what is over, since only that has an end. */
    private void strip() throws IOException {
        Instant from = incident.declaredAt();
        Instant to = incident.resolvedAt();
        List<ExportMaster.SeverityAt> severities = incident.severityHistory();
        if (to == null || !to.isAfter(from) || severities.isEmpty()) {
            return;
        }
        String words = severities.stream().map(at -> at.severity().name() + " from " + at.at()).collect(Collectors.joining(", "));
        out.write("<svg class=\"strip\" viewBox=\"0 0 %d 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">"
                .formatted(STRIP, words));
        for (int i = 0; i < severities.size(); i++) {
            int begin = i == 0 ? 0 : place(severities.get(i).at(), from, to);
            int end = i + 1 == severities.size() ? STRIP : place(severities.get(i + 1).at(), from, to);
            if (end > begin) {
                out.write("<rect class=\"%s\" x=\"%d\" y=\"0\" width=\"%d\" height=\"10\"/>"
                        .formatted(severities.get(i).severity().wireName(), begin, end - begin));
            }
        }
        Instant mitigated = incident.mitigatedAt();
        if (mitigated != null) {
            out.write("<rect class=\"mark\" x=\"%d\" y=\"0\" width=\"3\" height=\"10\"/>".formatted(place(mitigated, from, to)));
        }
        out.write(
                "</svg>\n<p class=\"strip-ends\" aria-hidden=\"true\"><span>%s declared as %s</span>%s<span>%s resolved</span></p>\n"
                        .formatted(HtmlTime.minute(from), severities.getFirst().severity().name(), mitigated == null
                                ? ""
                                : "<span>%s mitigated: the gap in the bar</span>".formatted(HtmlTime.minute(mitigated)),
                                HtmlTime.minute(to)));
    }

    private static int place(Instant at, Instant from, Instant to) {
        double part = (double) Duration.between(from, at).toMillis() / Math.max(1, Duration.between(from, to).toMillis());
        return (int) Math.round(Math.clamp(part, 0, 1) * STRIP);
    }

    void histories() throws IOException {
        List<Step> steps = new ArrayList<>();
        incident.severityHistory().forEach(at -> steps.add(new Step(at.at(), at.severity().name(), at.by(), at.reason())));
        incident.statusHistory().forEach(at -> steps.add(new Step(at.at(), at.status().wireName(), at.by(), at.note())));
        if (steps.isEmpty()) {
            return;
        }
        steps.sort(Comparator.comparing(Step::at));
        boolean people = steps.stream().anyMatch(step -> step.by() != null);
        boolean reasons = steps.stream().anyMatch(step -> step.why() != null);
        out.write("<section aria-labelledby=\"history\">\n<h2 id=\"history\">How it went</h2>\n");
        out.write("<div class=\"wide\" role=\"region\" aria-labelledby=\"history\" tabindex=\"0\">\n<table>\n<thead><tr>");
        out.write("<th scope=\"col\">Time</th><th scope=\"col\">Severity or status</th>");
        out.write((people ? "<th scope=\"col\">By</th>" : "") + (reasons ? "<th scope=\"col\">Why</th>" : ""));
        out.write("</tr></thead>\n<tbody>\n");
        for (Step step : steps) {
            out.write("<tr><td>%s</td><td>%s</td>%s%s</tr>\n".formatted(HtmlTime.dayAndClock(step.at()), step.what(),
                    people ? "<td dir=\"auto\">%s</td>".formatted(by(step.by())) : "",
                    reasons
                            ? "<td class=\"why\" dir=\"auto\">%s</td>"
                                    .formatted(step.why() == null ? "" : HtmlText.block(step.why()))
                            : ""));
        }
        out.write("</tbody>\n</table>\n</div>\n</section>\n");
    }

    private String by(@Nullable UserId user) {
        return user == null ? "" : HtmlPeople.name(master.people(), user);
    }
}
