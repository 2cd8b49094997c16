package dev.muster.sandbox.shape;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A field that Slack sends although no sample has it, or whose content is free.
 *
 * @param where  kind and name of the traffic, as a regular expression over {@code "event message:message_changed"}
 * @param path   the field, as a regular expression; everything below it is open
 * @param reason why it is not a mistake
 */
record KnownGap(Pattern where, Pattern path, String reason) {

    static final List<KnownGap> ALL = List.of(
            gap(".*", ".*/blocks", "the content of blocks is free-form; the rules of Block Kit judge it"),
            gap(".*", ".*/attachments", "attachments are made of free-form blocks"),
            gap(".*", ".*/metadata/event_payload", "an app puts into it what it likes"),
            gap(".*", ".*/view/state", "the values of a view stand under ids that its author chose"),
            gap("payload .*", "/state", "the same for the inputs of a message"),
            gap("api .*", "/response_metadata(/messages|/warnings|/acknowledged_scopes|/scopes)?",
                    "every method may comment on its arguments this way; only some samples were taken when it did"),
            gap("api .*", "/(errors|warning)", "refusals in detail are in the samples of few methods"),
            gap("event message.*", "/event(/message|/previous_message|/root)?/(metadata|app_id)",
                    "messages of apps carry both; the samples of most subtypes are of people's messages"),
            gap("event message.*", "/event(/message|/previous_message|/root)?/(reply_users|is_locked|files|bot_id)",
                    "fields of messages in a thread or with a file, whichever subtype they have"),
            gap("payload (block_actions|message_action)", "/message/(metadata|edited|reply_users|parent_user_id|app_id)",
                    "a message in a payload is a whole message, the samples hold a short one"),
            gap("payload block_actions",
                    "/actions/\\*/(selected_options|selected_users|selected_conversations|selected_channels|"
                            + "selected_date_time|timezone|initial_.*)",
                    "each kind of element brings its own; the sample mixes only some of them"),
            gap("payload slash_command", "/is_enterprise_install",
                    "a command is sent as a form, in which everything is text; its sample is written as JSON"),
            gap("payload view_submission", "/response_urls",
                    "sent when the form has a field to choose a conversation to answer in"));

    private static KnownGap gap(String where, String path, String reason) {
        return new KnownGap(Pattern.compile(where), Pattern.compile(path), reason);
    }

    static boolean covers(Recorded.Kind kind, String name, String path) {
        String where = kind.word() + " " + name;
        return ALL.stream().anyMatch(
                gap -> gap.where.matcher(where).matches() && gap.path.matcher(path).matches());
    }
}
