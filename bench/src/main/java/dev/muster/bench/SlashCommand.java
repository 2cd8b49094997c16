package dev.muster.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What somebody types behind {@code /incident}.
 *
 * @param user    who types
 * @param channel where
 * @param text    as Slack writes it, so that people are mentioned by their ids
 */
record SlashCommand(String user, String channel, String text) {
    /** As Slack sends it: signed, with a trigger of its own. */
    byte[] request(String trigger, String secret) {
        String body = "command=%2Fincident&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&user_id=" + user
                + "&channel_id=" + channel + "&channel_name=measured&team_id=T0ACME0000&trigger_id=" + trigger
                + "&response_url=http%3A%2F%2F127.0.0.1%3A1%2F";
        return Events.post(body, secret);
    }
}
