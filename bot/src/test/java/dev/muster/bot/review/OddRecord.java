package dev.muster.bot.review;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.timeline.TimelineEntry;

/** Records that nobody would write by hand: each seed makes one of its own, the same each time. */
final class OddRecord {
    private static final String[] WORDS = {"deploy", "is", "down", "=1+1", "@SUM(A1)", "\"quoted\"", "a,b;c", "line\r\nend", "\t",
            "-2",
            "<b>bold</b>", "&amp;", "```\ncode\n```", "`x`", "\uD83D\uDE00", "half \uD83D", "\u202Eback", "\u0000", "日本語", "שלום",
            "é",
            "https://x.example/a?b=c&d=<e>", "</script><script>alert(1)</script>", "'quote", "＝1", "\\", "{\"json\":1}", "]]>",
            "<!--", "javascript:alert(1)", "1e400", "0123"};
    private static final List<String> KINDS = List.of("message", "message", "message", "message_edited", "message_deleted",
            "reaction_added", "note_added", "severity_changed", "incident_mitigated", "role_assigned", "file_shared", "pinned",
            "member_joined", "something_new");

    private final Random random;
    private final InMemoryRecord record = new InMemoryRecord();

    private OddRecord(long seed) {
        this.random = new Random(seed);
    }

    static InMemoryRecord of(long seed) {
        return new OddRecord(seed).made();
    }

    private InMemoryRecord made() {
        record.put(Incident.declared(SampleIncident.ID, text() + "x", Severity.SEV2, random.nextBoolean() ? null : text(),
                SampleIncident.DECLARED_AT, new Actor.Person(new UserId("U0"))));
        for (int i = 0; i < 5; i++) {
            record.person("U" + i, "p" + text(), i == 4, SampleIncident.at(-10));
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            entry();
        }
        return record;
    }

    private void entry() {
        long second = random.nextInt(200_000);
        Instant at = SampleIncident.at(second).plusNanos(random.nextInt(1_000_000) * 1000L);
        UserId actor = random.nextInt(6) == 0 ? null : new UserId("U" + random.nextInt(6));
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        boolean said = random.nextBoolean();
        record.add(new TimelineEntry(SampleIncident.ID, record.nextSeq(), kind, at, at.plusSeconds(random.nextInt(100)), actor,
                actor == null && random.nextBoolean() ? text() : null, raw(), said ? SampleIncident.CHANNEL : null,
                said ? SampleIncident.ts(second) : null, random.nextInt(4) == 0 ? SampleIncident.ts(random.nextInt(100)) : null,
                random.nextInt(3) == 0 ? "https://acme.slack.com/archives/C12/p" + second : null, data()));
    }

    private ObjectNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (random.nextBoolean()) {
            data.put("reaction", text()).put("number", random.nextInt()).put("large", random.nextLong())
                    .put("part", random.nextInt() / 8.0).putNull("nothing").put("yes", random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            data.put("field " + random.nextInt(100), text()).put("to", "sev" + (1 + random.nextInt(5))).put("role", "commander")
                    .put("user", "U1");
            data.putArray("files").addObject().put("name", text()).put("permalink", "https://files.example/" + random.nextInt());
            data.putObject("deep").putObject("deeper").putArray("list").add(text()).add(1);
        }
        return data;
    }

    private String raw() {
        return random.nextInt(3) == 0
                ? Mrkdwn.escape(text()) + " <@U" + random.nextInt(7) + "> <https://x.example|" + "label>"
                : text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int words = random.nextInt(5); words >= 0; words--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }
}
