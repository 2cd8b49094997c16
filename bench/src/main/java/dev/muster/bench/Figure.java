package dev.muster.bench;

import java.util.Locale;

/**
 * A ratio and the limit it is held to.
 *
 * @param what     what is compared, in words
 * @param measured ours, in the unit that {@code unit} names
 * @param floor    what it is compared with, in the same unit
 * @param limit    the least or the most that the ratio may be
 * @param atLeast  whether {@code limit} is the least
 */
record Figure(String what, String unit, double measured, double floor, double limit, boolean atLeast) {
    static Figure atLeast(double limit, String what, String unit, double measured, double floor) {
        return new Figure(what, unit, measured, floor, limit, true);
    }

    static Figure atMost(double limit, String what, String unit, double measured, double floor) {
        return new Figure(what, unit, measured, floor, limit, false);
    }

    double ratio() {
        return measured / floor;
    }

    boolean holds() {
        return atLeast ? ratio() >= limit : ratio() <= limit;
    }

    /** As a row of a table in Markdown. */
    String row() {
        return String.format(Locale.ROOT, "| %s | %s %s | %s %s | **%.2f** | %s %.2f | %s |", what, number(measured), unit,
                number(floor), unit, ratio(), atLeast ? "≥" : "≤", limit, holds() ? "yes" : "**no**");
    }

    private static String number(double value) {
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
