package dev.muster.launcher.fuzz;

/**
 * A request that Slack once sent, or something made of it.
 *
 * @param contentType as in the header of that name
 */
record Shot(String contentType, String body) {}
