package dev.muster.sandbox.api;

/** Something that the real workspace would not understand at all: a method or an argument that does not exist. */
public record Violation(String method, String problem) {}
