package dev.muster.sandbox;

/** Where an element stands: action ids are unique only within their block. */
record Spot(String blockId, String actionId) {}
