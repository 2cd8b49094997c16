package dev.muster.bot.slack.client;

/** Every Web API method that is called, with its limit. The manifest's scopes are held against this list. */
public enum SlackMethod {
    AUTH_TEST("auth.test", 200, true),
    CHAT_POST_MESSAGE("chat.postMessage", 200, false),
    CHAT_UPDATE("chat.update", Tier.THREE, true),
    CHAT_POST_EPHEMERAL("chat.postEphemeral", Tier.FOUR, false),
    CONVERSATIONS_CREATE("conversations.create", Tier.TWO, false),
    CONVERSATIONS_INVITE("conversations.invite", Tier.THREE, true),
    CONVERSATIONS_JOIN("conversations.join", Tier.THREE, true),
    CONVERSATIONS_INFO("conversations.info", Tier.THREE, true),
    CONVERSATIONS_MEMBERS("conversations.members", Tier.FOUR, true),
    CONVERSATIONS_LIST("conversations.list", Tier.TWO, true),
    CONVERSATIONS_HISTORY("conversations.history", Tier.THREE, true),
    CONVERSATIONS_REPLIES("conversations.replies", Tier.THREE, true),
    CONVERSATIONS_SET_TOPIC("conversations.setTopic", Tier.TWO, true),
    CONVERSATIONS_SET_PURPOSE("conversations.setPurpose", Tier.TWO, true),
    CONVERSATIONS_ARCHIVE("conversations.archive", Tier.TWO, true),
    CONVERSATIONS_OPEN("conversations.open", Tier.THREE, true),
    USERGROUPS_USERS_LIST("usergroups.users.list", Tier.TWO, true),
    USERS_INFO("users.info", Tier.FOUR, true),
    USERS_GET_PRESENCE("users.getPresence", Tier.THREE, true),
    PINS_ADD("pins.add", Tier.TWO, true),
    BOOKMARKS_ADD("bookmarks.add", Tier.TWO, false),
    BOOKMARKS_LIST("bookmarks.list", Tier.THREE, true),
    VIEWS_OPEN("views.open", Tier.FOUR, false),
    VIEWS_PUBLISH("views.publish", Tier.FOUR, true),
    FILES_GET_UPLOAD_URL_EXTERNAL("files.getUploadURLExternal", Tier.FOUR, true),
    FILES_COMPLETE_UPLOAD_EXTERNAL("files.completeUploadExternal", Tier.FOUR, false);

    /** Slack's tiers: calls a minute, per workspace and method. */
    private static final class Tier {
        static final int TWO = 20;
        static final int THREE = 50;
        static final int FOUR = 100;
    }

    private final String wireName;
    private final int perMinute;
    private final boolean repeatable;

    SlackMethod(String wireName, int perMinute, boolean repeatable) {
        this.wireName = wireName;
        this.perMinute = perMinute;
        this.repeatable = repeatable;
    }

    /** What Slack calls it, such as {@code chat.postMessage}. */
    public String wireName() {
        return wireName;
    }

    /** How many calls a minute Slack promises to take. */
    public int perMinute() {
        return perMinute;
    }

    /** Whether a second call does no harm when nobody knows what became of the first. */
    public boolean isRepeatable() {
        return repeatable;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
