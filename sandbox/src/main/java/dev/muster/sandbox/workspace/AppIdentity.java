package dev.muster.sandbox.workspace;

/** The one installed app that the workspace talks to: its ids, and the secrets both sides share. */
public record AppIdentity(String appId, String botId, String botUserId, String name, String botName, String botToken,
        String appToken, String signingSecret, String verificationToken) {
    @Override
    public String toString() {
        return name + " (" + appId + ")";
    }
}
