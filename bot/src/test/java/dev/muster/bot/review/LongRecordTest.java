package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.timeline.TimelineEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A record of a hundred thousand entries passes through: what is not yet written stays within buffers. */
class LongRecordTest {
    private static final long ENTRIES = 100_000;
    /** Both the JSON generator and the writer of text buffer 8 to 16 thousand bytes, and an entry has more than 80. */
    private static final long ENTRIES_IN_BUFFERS = 250;

    private final CountingStream out = new CountingStream();
    private long mostHeld;

    /** Makes entries only when they are asked for, and looks how far the writing has come. */
    private final class LongRecord extends InMemoryRecord {
        private final JsonNode empty = SampleIncident.json("{}");

        @Override
        Stream<TimelineEntry> walk() {
            return LongStream.rangeClosed(1, ENTRIES).mapToObj(seq -> {
                if (out.lines > 0) {
                    mostHeld = Math.max(mostHeld, seq - out.lines);
                }
                Instant at = SampleIncident.at(seq / 10);
                return new TimelineEntry(SampleIncident.ID, seq, "message", at, at, new UserId("U" + seq % 50), null,
                        "word ".repeat(10) + seq, SampleIncident.CHANNEL, SampleIncident.ts(seq), null, null, empty);
            });
        }
    }

    /** Counts the lines and keeps nothing. */
    private static final class CountingStream extends OutputStream {
        private long lines;

        @Override
        public void write(int character) {
            lines += character == '\n' ? 1 : 0;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void entries_are_written_as_they_are_read(ExportFormat format) throws IOException {
        var record = new LongRecord();
        record.put(Incident.declared(SampleIncident.ID, "A long one", Severity.SEV2, null, SampleIncident.DECLARED_AT,
                new Actor.Person(new UserId("U1"))));
        if (format == ExportFormat.CSV) {
            // Packed, nobody can count its lines; the packing itself holds a window of fixed size.
            record.exports().writeTimeline(SampleIncident.ID, ExportProfile.FULL, out);
        } else {
            record.exports().write(SampleIncident.ID, format, out);
        }
        assertThat(out.lines).isGreaterThan(ENTRIES);
        assertThat(mostHeld).isLessThan(ENTRIES_IN_BUFFERS);
        assertThat(record.walksLeftOpen()).isZero();
    }
}
