package dev.muster.bench;

import java.util.List;

/** The middle of several measurements: one slow round says nothing. */
final class Medians {
    private Medians() {}

    static double of(List<Double> measured) {
        return measured.stream().sorted().toList().get(measured.size() / 2);
    }
}
