package dev.muster.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @Test
    void the_environment_names_it(@TempDir Path folder) {
        assertThat(Home.find(Map.of("MUSTER_HOME", folder.toString()), Path.of("")).folder()).isEqualTo(folder.toAbsolutePath());
    }

    @Test
    void else_it_is_the_nearest_folder_upwards_that_holds_the_project() {
        Home home = Home.find(Map.of(), Path.of("").resolve("src").resolve("test"));

        assertThat(home.manifest()).exists();
        assertThat(home.scripts()).isDirectory();
    }

    @Test
    void where_there_is_none_it_says_what_to_do(@TempDir Path folder) {
        assertThatThrownBy(() -> Home.find(Map.of(), folder)).hasMessageContaining("MUSTER_HOME");
        assertThatThrownBy(() -> new Home(folder).botJar()).hasMessageContaining("The bot is not built");
    }
}
