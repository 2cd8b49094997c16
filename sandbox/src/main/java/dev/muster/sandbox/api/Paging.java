package dev.muster.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.Refusal;

/** Cursors. A page may hold less than was asked for, even nothing, and only an empty cursor says that it was the last. */
final class Paging {
    private final Switches switches;

    Paging(Switches switches) {
        this.switches = switches;
    }

    /** Where a page starts and how much it may hold; {@code at} is empty for the first one. */
    record Slice(String at, int number, int limit) {}

    /** What a list of a method answers with. */
    record Page<T>(List<T> items, String cursor) {}

    Slice slice(Args args, int usual, int most) {
        int limit = args.number("limit", usual);
        if (limit < 1 || limit > most) {
            throw new Refusal("invalid_limit");
        }
        String cursor = args.text("cursor");
        Slice asked = cursor.isEmpty() ? new Slice("", 0, limit) : decode(cursor, limit);
        return switches.awkwardPages() ? awkward(asked) : asked;
    }

    private static Slice awkward(Slice asked) {
        int limit = asked.number() == 0 ? Math.max(1, asked.limit() / 2) : asked.number() == 1 ? 0 : asked.limit();
        return new Slice(asked.at(), asked.number(), limit);
    }

    private static Slice decode(String cursor, int limit) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0) {
                return new Slice(text.substring(colon + 1), Integer.parseInt(text.substring(0, colon)), limit);
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal("invalid_cursor");
        }
        throw new Refusal("invalid_cursor");
    }

    static String cursor(Slice before, String nextAt) {
        return Base64.getEncoder().encodeToString(((before.number() + 1) + ":" + nextAt).getBytes(StandardCharsets.UTF_8));
    }

    /** A page of a whole list. */
    <T> Page<T> page(List<T> all, Args args, int usual, int most) {
        Slice slice = slice(args, usual, most);
        int from = slice.at().isEmpty() ? 0 : Integer.parseInt(slice.at());
        int to = Math.min(all.size(), from + slice.limit());
        List<T> items = all.subList(Math.min(from, to), to);
        return new Page<>(items, to < all.size() ? cursor(slice, Integer.toString(to)) : "");
    }

    static ObjectNode put(ObjectNode answer, String cursor) {
        answer.putObject("response_metadata").put("next_cursor", cursor);
        return answer;
    }
}
