package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {

    private static final int JAVA_8_CLASS_FILE = 52;

    @ParameterizedTest
    @CsvSource({"1.8,false", "11,false", "17,false", "20,false", "21,true", "25,true", "100,true", "next,false"})
    void java_21_is_the_oldest_that_runs_the_bot(String version, boolean newEnough) {
        assertThat(Launch.newEnough(version)).isEqualTo(newEnough);
    }

    @Test
    void an_old_java_is_refused_in_one_sentence() {
        assertThat(Launch.refusal("17")).isEqualTo("Muster needs Java 21 or newer and this is Java 17:"
                + " install one, for example from https://adoptium.net, and ./muster will find it.");
    }

    @Test
    void an_old_java_can_load_the_first_class() throws IOException {
        InputStream bytes = Objects.requireNonNull(Launch.class.getResourceAsStream("Launch.class"));
        try (DataInputStream file = new DataInputStream(bytes)) {
            file.skipBytes(6);
            assertThat(file.readUnsignedShort()).isEqualTo(JAVA_8_CLASS_FILE);
        }
    }
}
