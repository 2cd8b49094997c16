package dev.muster.launcher.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.muster.launcher.record.ExportFile.Line;
import dev.muster.launcher.record.Witness.Said;

/**
 * Holds an export against what people really said: every message once, with its own time, author and words, every edit and
 * every deletion. Knows nothing of what the incident was about.
 */
public final class RecordCheck {
    private static final int MOST_TOLD = 20;

    private RecordCheck() {}

    /** What is wrong, a sentence each; empty where the record is whole. */
    public static List<String> problems(List<Said> said, ExportFile export) {
        Map<String, List<Line>> byTs = new HashMap<>();
        for (Line line : export.lines()) {
            if (line.channel().equals(export.channel()) && !line.ts().isEmpty()) {
                byTs.computeIfAbsent(line.ts(), ts -> new ArrayList<>()).add(line);
            }
        }
        List<String> problems = new ArrayList<>();
        for (Said one : said) {
            check(one, byTs.getOrDefault(one.ts(), List.of()), problems);
        }
        return problems;
    }

    private static void check(Said said, List<Line> about, List<String> problems) {
        List<Line> messages = of(about, "message");
        if (messages.size() != 1) {
            problems.add("The message %s (%s) is there %d times instead of once.".formatted(said.ts(), shortened(said.text()),
                    messages.size()));
            return;
        }
        Line message = messages.getFirst();
        if (!message.user().equals(said.user())) {
            problems.add("The message %s is by %s in the export and by %s in Slack.".formatted(said.ts(), message.user(),
                    said.user()));
        }
        checkWords(said, message, of(about, "message_edited"), problems);
        int deletions = of(about, "message_deleted").size();
        if (deletions != (said.deleted() ? 1 : 0)) {
            problems.add("The message %s was %s, and the export has %d deletions of it.".formatted(said.ts(),
                    said.deleted() ? "deleted" : "not deleted", deletions));
        }
    }

    private static void checkWords(Said said, Line message, List<Line> edits, List<String> problems) {
        if (edits.size() != said.versions().size() - 1) {
            problems.add("The message %s was edited %d times, and the export has %d edits.".formatted(said.ts(),
                    said.versions().size() - 1, edits.size()));
            return;
        }
        if (said.deleted()) {
            return;
        }
        List<Line> versions = new ArrayList<>(List.of(message));
        versions.addAll(edits);
        for (int version = 0; version < versions.size(); version++) {
            if (!versions.get(version).rawText().equals(said.versions().get(version))) {
                problems.add("The message %s reads “%s” in the export and “%s” in Slack.".formatted(said.ts(),
                        shortened(versions.get(version).rawText()), shortened(said.versions().get(version))));
            }
        }
    }

    private static List<Line> of(List<Line> lines, String kind) {
        return lines.stream().filter(line -> line.kind().equals(kind)).toList();
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.min(57, line.codePointCount(0, line.length())))) + "…";
    }

    /** The first of them, and how many more there are. */
    public static List<String> told(List<String> problems) {
        if (problems.size() <= MOST_TOLD) {
            return problems;
        }
        List<String> told = new ArrayList<>(problems.subList(0, MOST_TOLD));
        told.add("… and %d more.".formatted(problems.size() - MOST_TOLD));
        return told;
    }
}
