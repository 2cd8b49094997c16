package dev.muster.sandbox.rule;

/**
 * One thing that a rule found wrong.
 *
 * @param error   the error code of the whole check, or the code of this very rule where it has one
 * @param pointer the JSON pointer of the value
 * @param message what is wrong, in a few words
 */
public record Finding(String error, String pointer, String message) {}
