package dev.muster.launcher.show;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Makes a picture of a page small: at most 256 colours, chosen by dividing the colours that are there at their widest (median
 * cut). Letters and flat grounds do not suffer. The same picture gives the same bytes.
 */
final class SmallPng {
    private static final int COLOURS = 256;

    private SmallPng() {}

    private record Colour(int rgb, int count) {
        int part(int shift) {
            return rgb >> shift & 0xff;
        }
    }

    /** The same picture in fewer colours. */
    static byte[] of(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            Map<Integer, Integer> counts = new HashMap<>();
            for (int pixel : pixels) {
                counts.merge(pixel & 0xffffff, 1, Integer::sum);
            }
            List<List<Colour>> boxes = boxes(counts);
            Map<Integer, Integer> places = new HashMap<>();
            IndexColorModel palette = palette(boxes, places);
            BufferedImage small = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
                    palette);
            byte[] indexes = new byte[pixels.length];
            for (int i = 0; i < pixels.length; i++) {
                indexes[i] = (byte) (int) places.getOrDefault(pixels[i] & 0xffffff, 0);
            }
            small.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indexes);
            return written(small);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written", e);
        }
    }

    private static List<List<Colour>> boxes(Map<Integer, Integer> counts) {
        List<List<Colour>> boxes = new ArrayList<>();
        boxes.add(counts.entrySet().stream().map(one -> new Colour(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Colour::rgb)).toList());
        while (boxes.size() < COLOURS) {
            List<Colour> widest = boxes.stream().filter(box -> box.size() > 1).max(Comparator.comparingDouble(SmallPng::unrest))
                    .orElse(List.of());
            if (widest.isEmpty()) {
                return boxes;
            }
            boxes.remove(widest);
            int shift = widestPart(widest);
            List<Colour> sorted = widest.stream()
                    .sorted(Comparator.<Colour>comparingInt(one -> one.part(shift)).thenComparingInt(Colour::rgb)).toList();
            int half = half(sorted);
            boxes.add(sorted.subList(0, half));
            boxes.add(sorted.subList(half, sorted.size()));
        }
        return boxes;
    }

    /** How much would be lost if a box became one colour: its width, and a little how much of the picture it is. */
    private static double unrest(List<Colour> box) {
        long count = box.stream().mapToLong(Colour::count).sum();
        int shift = widestPart(box);
        return width(box, shift) * Math.pow((double) count, 0.3);
    }

    private static int widestPart(List<Colour> box) {
        return List.of(0, 8, 16).stream().max(Comparator.comparingInt(shift -> width(box, shift))).orElse(0);
    }

    private static int width(List<Colour> box, int shift) {
        var range = box.stream().mapToInt(one -> one.part(shift)).summaryStatistics();
        return range.getMax() - range.getMin();
    }

    private static int half(List<Colour> sorted) {
        long all = sorted.stream().mapToLong(Colour::count).sum();
        long before = 0;
        for (int i = 1; i < sorted.size(); i++) {
            before += sorted.get(i - 1).count();
            if (before * 2 >= all) {
                return i;
            }
        }
        return sorted.size() - 1;
    }

    private static IndexColorModel palette(List<List<Colour>> boxes, Map<Integer, Integer> places) {
        byte[][] parts = new byte[3][boxes.size()];
        for (int i = 0; i < boxes.size(); i++) {
            // The most frequent one, not the mean: grounds keep exactly the colour that they have.
            Colour one = boxes.get(i).stream().max(Comparator.comparingInt(Colour::count)).orElseThrow();
            parts[0][i] = (byte) one.part(16);
            parts[1][i] = (byte) one.part(8);
            parts[2][i] = (byte) one.part(0);
            for (Colour colour : boxes.get(i)) {
                places.put(colour.rgb(), i);
            }
        }
        return new IndexColorModel(8, boxes.size(), Arrays.copyOf(parts[0], boxes.size()), parts[1], parts[2]);
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (how.canWriteCompressed()) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(0);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
