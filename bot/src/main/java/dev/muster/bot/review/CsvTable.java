package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One table: a header, then rows; lines end as RFC 4180 wants. */
final class CsvTable {
    private static final String LINE_END = "\r\n";

    private final Writer out;
    private final int columns;

    /** Writes the header. */
    CsvTable(Writer out, List<String> columns) throws IOException {
        this.out = out;
        this.columns = columns.size();
        line(columns.toArray());
    }

    /** Writes a row; null is an empty cell. */
    void row(@Nullable Object... cells) throws IOException {
        if (cells.length != columns) {
            throw new IllegalArgumentException("cells: %d (expected: %d)".formatted(cells.length, columns));
        }
        line(cells);
    }

    private void line(@Nullable Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            out.write(i == 0 ? "" : ",");
            out.write(cell == null ? "" : CsvCell.of(cell.toString()));
        }
        out.write(LINE_END);
    }
}
