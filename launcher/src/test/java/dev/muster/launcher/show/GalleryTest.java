package dev.muster.launcher.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class GalleryTest {
    private static final Path FOLDER = Path.of("..", "docs", "gallery");

    @Test
    void the_page_shows_every_picture_that_is_taken_and_no_other() throws IOException {
        List<String> shown = Pattern.compile("([a-z-]+)\\.png").matcher(Files.readString(FOLDER.resolve("README.md"))).results()
                .map(found -> found.group(1)).toList();
        assertThat(shown).containsExactlyInAnyOrderElementsOf(Gallery.PICTURES);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png")))
                    .containsExactlyInAnyOrderElementsOf(Gallery.PICTURES.stream().map(name -> name + ".png").toList());
        }
    }
}
