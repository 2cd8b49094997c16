package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;

/** The tables behind the timeline as sections of the report: what was decided, who did what, who had command, what others were told. */
final class MarkdownTables {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String INDENT = "  ";

    private final Function<UserId, String> names;
    private final Writer out;

    /** @param names what somebody is called, as Markdown */
    MarkdownTables(Function<UserId, String> names, Writer out) {
        this.names = names;
        this.out = out;
    }

    void all(ExportMaster master) throws IOException {
        for (String list : ExportMaster.LISTS) {
            List<ObjectNode> rows = master.list(list);
            List<CommandChain> chain = list.equals("handovers") ? CommandChain.of(master) : List.of();
            if (rows.stream().noneMatch(row -> TableEntry.of(list, row).isPresent()) && chain.isEmpty()) {
                continue;
            }
            out.write("\n## %s\n\n".formatted(TableEntry.title(list)));
            for (CommandChain stint : chain) {
                out.write("- %s: %s%s\n".formatted(names.apply(stint.person().user()), time(stint.from()),
                        stint.to() == null ? " to the end" : " to " + time(stint.to())));
            }
            for (ObjectNode row : rows) {
                Optional<TableEntry> entry = TableEntry.of(list, row);
                if (entry.isPresent()) {
                    write(entry.get());
                }
            }
        }
    }

    private void write(TableEntry entry) throws IOException {
        String state = entry.state().isEmpty() ? "" : ", " + MarkdownText.inline(entry.state());
        String words = entry.words().isEmpty() ? "" : ": " + MarkdownText.block(entry.words(), INDENT);
        out.write("- **%s**%s%s\n".formatted(MarkdownText.inline(entry.heading()), state, words));
        for (TableEntry.Fact fact : entry.facts()) {
            if (fact.values().size() == 1) {
                out.write(INDENT + "- %s: %s\n".formatted(fact.name(), value(fact.values().getFirst(), INDENT + INDENT)));
                continue;
            }
            out.write(INDENT + "- %s:\n".formatted(fact.name()));
            for (List<TableEntry.Part> value : fact.values()) {
                out.write(INDENT + INDENT + "- %s\n".formatted(value(value, INDENT + INDENT + INDENT)));
            }
        }
    }

    private String value(List<TableEntry.Part> parts, String indent) {
        return parts.stream().map(part -> switch (part) {
            case TableEntry.Part.Person(String id) -> names.apply(new UserId(id));
            case TableEntry.Part.Time(Instant at) -> time(at);
            case TableEntry.Part.Said(String text) -> MarkdownText.block(text, indent);
        }).collect(Collectors.joining(", "));
    }

    /** With the seconds where there are any: an order may rest on them. */
    private static String time(Instant at) {
        return (at.getEpochSecond() % 60 == 0 ? MINUTE : SECOND).format(at);
    }
}
