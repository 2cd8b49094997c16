package dev.muster.bot.slack.client;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import dev.muster.bot.effect.Attempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a call that did not work means for its effect, and what people are told. THE table of Slack's refusals. */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration TOKEN_PAUSE = Duration.ofMinutes(5);

    /** The token is wrong or withdrawn. An operator can put that right, so nothing is lost for it. */
    private static final Set<String> TOKEN_TROUBLE = Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired",
            "account_inactive", "org_login_required", "app_uninstalled");
    /** Slack is busy with itself. */
    private static final Set<String> PASSING = Set.of("accesslimited", "invalid_cursor", "snapshot_failed",
            "channel_in_migration",
            "team_in_migration", "fetch_members_failed", "file_uploads_in_progress");

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("restricted_action",
                    "The workspace does not let apps do this. An admin can allow it in Slack's permissions."),
            Map.entry("restricted_action_read_only_channel", "The channel is read-only. An admin can let the app post there."),
            Map.entry("cant_archive_general", "This channel cannot be archived in Slack."),
            Map.entry("cant_archive_required", "This channel cannot be archived in Slack."),
            Map.entry("is_archived", "The channel is archived. Unarchive it in Slack and ask again."),
            Map.entry("is_inactive", "The channel is archived. Unarchive it in Slack and ask again."),
            Map.entry("channel_is_archived", "The channel is archived. Unarchive it in Slack and ask again."),
            Map.entry("channel_not_found",
                    "Slack knows no such channel, or the app is not in it. Invite the app to the channel."),
            Map.entry("not_in_channel", "The app is not in the channel. Invite it there and ask again."),
            Map.entry("user_not_in_channel", "The person is not in the channel."),
            Map.entry("user_not_found", "Slack knows nobody of that id."),
            Map.entry("users_not_found", "Slack knows nobody of that id."),
            Map.entry("user_not_visible", "The app may not see this person."),
            Map.entry("user_disabled", "This person's account is switched off."),
            Map.entry("cannot_dm_bot", "Bots cannot be sent direct messages."),
            Map.entry("messages_tab_disabled", "Direct messages are switched off for the app. Turn on its Messages tab."),
            Map.entry("msg_too_long", "The message is too long for Slack."),
            Map.entry("msg_blocks_too_long", "The message is too long for Slack."),
            Map.entry("message_not_found", "The message is not there any more."),
            Map.entry("thread_not_found", "The thread is not there any more."),
            Map.entry("cant_update_message", "The message was posted by another app and cannot be updated."),
            Map.entry("edit_window_closed", "The workspace does not let messages be edited any more after this time."),
            Map.entry("no_permission", "The app may not do this. Check its scopes and reinstall it."),
            Map.entry("not_authorized", "The app may not do this. Check its scopes and reinstall it."),
            Map.entry("access_denied", "The app may not do this. Check its scopes and reinstall it."),
            Map.entry("not_allowed_token_type", "The token is of the wrong kind. SLACK_BOT_TOKEN must begin with xoxb-."),
            Map.entry("ekm_access_denied", "The workspace's administrators have suspended posting."),
            Map.entry("too_many_bookmarks", "The channel has no room for another bookmark."),
            Map.entry("too_many_pins", "The channel has no room for another pin."),
            Map.entry("name_taken", "A channel of that name exists already. Rename it or choose another title."),
            Map.entry("not_enabled", "The Home tab is switched off for the app. Turn it on in the app's settings."),
            Map.entry("expired_trigger_id", "It took too long to open the form. Try again."),
            Map.entry("expired_url", "It took too long to answer."),
            Map.entry("used_url", "It took too many answers."),
            Map.entry("file_uploads_disabled", "The workspace does not allow files to be uploaded."),
            Map.entry("storage_limit_reached", "The workspace has no room for more files."));

    private Refusals() {}

    /** Whether Slack says by this that the token is of no use. */
    static boolean isTokenTrouble(String error) {
        return TOKEN_TROUBLE.contains(error);
    }

    /** What this trouble with a call means for the effect that needed it. */
    public static Attempt attempt(SlackMethod method, SlackAnswer.Trouble trouble) {
        return attempt(method.wireName(), method.isRepeatable(), trouble);
    }

    /** The same for an exchange that is no method; {@code repeatable} when doing it twice does no harm. */
    static Attempt attempt(String name, boolean repeatable, SlackAnswer.Trouble trouble) {
        return switch (trouble) {
            case SlackAnswer.RateLimited(Duration pause) -> new Attempt.NotYet(name + ": rate limit", pause);
            case SlackAnswer.Failed(String why) -> new Attempt.NotYet(name + ": nothing was sent (" + why + ")", null);
            case SlackAnswer.Unclear(String why, boolean pending) when repeatable -> new Attempt.NotYet(name + ": " + why, null);
            case SlackAnswer.Unclear(String why, boolean pending) -> new Attempt.Unknown(name + ": " + why);
            case SlackAnswer.Refused refused -> refused(name, refused);
        };
    }

    private static Attempt refused(String name, SlackAnswer.Refused refused) {
        String error = refused.error();
        if (TOKEN_TROUBLE.contains(error)) {
            LOG.error("Slack does not accept the bot token ({}: {}). Nothing reaches Slack until SLACK_BOT_TOKEN is valid.", name,
                    error);
            return new Attempt.NotYet(name + ": " + error, TOKEN_PAUSE);
        }
        if (PASSING.contains(error)) {
            return new Attempt.NotYet(name + ": " + error, null);
        }
        return new Attempt.Impossible(sentence(name, refused));
    }

    /** What people are told, with Slack's own word for whoever has to look it up. */
    private static String sentence(String name, SlackAnswer.Refused refused) {
        String error = refused.error();
        if (error.equals("missing_scope")) {
            return "The app lacks the scope %s. Add it to the app in Slack and reinstall the app (%s: missing_scope)."
                    .formatted(refused.needed().map(scope -> "`" + scope + "`").orElse("it needs"), name);
        }
        String known = SENTENCES.getOrDefault(error, "Slack refused it.");
        return "%s (%s: %s)".formatted(known, name, error);
    }
}
