package dev.muster.launcher.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.ImageIO;

import dev.muster.launcher.process.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void without_chromium_one_sentence_says_what_is_missing() {
        Pictures pictures = new Pictures(Home.find(Map.of(), Path.of("")), folder);

        assertThatThrownBy(() -> pictures.take(folder.toString(), folder, picture -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The pictures are taken with Chromium, and there is none on the PATH: install chromium or google-chrome.");
    }

    @Test
    void a_picture_of_many_colours_becomes_small_and_its_grounds_stay_as_they_are() throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x17302d));
        pen.fillRect(0, 0, 400, 300);
        for (int i = 0; i < 256; i++) {
            for (int j = 0; j < 20; j++) {
                image.setRGB(100 + i, 100 + j, i << 16 | (i * 7 + j) % 256 << 8 | 255 - i);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", png)).isTrue();

        byte[] small = SmallPng.of(png.toByteArray());

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(small));
        assertThat(small.length).isLessThan(png.size());
        assertThat(read.getRGB(0, 0) & 0xffffff).isEqualTo(0x17302d);
        assertThat(read.getColorModel().getPixelSize()).isEqualTo(8);
        assertThat(SmallPng.of(png.toByteArray())).isEqualTo(small);
    }
}
