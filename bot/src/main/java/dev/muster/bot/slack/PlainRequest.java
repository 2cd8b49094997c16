package dev.muster.bot.slack;

/**
 * A command or an interaction, reduced to plain strings that the SDK's typed parser cannot stumble over.
 *
 * @param requestKey the same when the same request comes again
 * @param body       form-encoded, as Slack would have sent it
 */
record PlainRequest(String requestKey, String body) {}
