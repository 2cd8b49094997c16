package dev.muster.bot.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON is lossless: what is read back is what was written. */
class JsonReadBackTest {
    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @EnumSource(ExportProfile.class)
    void a_small_incident_comes_back_as_it_was(ExportProfile profile) throws IOException {
        assertSame(SampleIncident.record().master(profile));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_it_holds_it_comes_back_as_it_was(long seed) throws IOException {
        for (ExportProfile profile : ExportProfile.values()) {
            assertSame(OddRecord.of(seed).master(profile));
        }
    }

    @Test
    void the_further_tables_come_back_too() throws IOException {
        ExportMaster whole = SampleIncident.record().master(ExportProfile.FULL);
        ObjectNode decision = (ObjectNode) SampleIncident
                .json("{'proposal':1,'plan':'roll <b>back</b>','state':'decided','objections':[{'by':'UEVE','late':false}]}");
        assertSame(new ExportMaster(ExportProfile.FULL, whole.incident(), whole.people(), whole.timeline(),
                Map.of("decisions", List.of(decision))));
    }

    private static void assertSame(ExportMaster master) throws IOException {
        String written = written(master);
        ExportMaster readBack = MasterReader.read(written.getBytes(StandardCharsets.UTF_8));
        assertThat(readBack.profile()).isEqualTo(master.profile());
        assertThat(readBack.incident()).isEqualTo(master.incident());
        assertThat(readBack.people()).isEqualTo(master.people());
        try (Stream<ExportMaster.Line> lines = master.timeline().open();
                Stream<ExportMaster.Line> back = readBack.timeline().open()) {
            // Numbers may come back as another type of number, so data is compared by its bytes below.
            assertThat(back.map(JsonReadBackTest::withoutData)).containsExactlyElementsOf(lines.map(JsonReadBackTest::withoutData)
                    .toList());
        }
        assertThat(written(readBack)).isEqualTo(written);
    }

    private static ExportMaster.Line withoutData(ExportMaster.Line line) {
        return new ExportMaster.Line(line.seq(), line.kind(), line.happenedAt(), line.knownAt(), line.actor(), line.text(),
                line.channel(), line.ts(), line.threadTs(), line.permalink(), line.evidence(), SampleIncident.json("{}"));
    }

    private static String written(ExportMaster master) throws IOException {
        var out = new ByteArrayOutputStream();
        JsonExport.write(master, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
