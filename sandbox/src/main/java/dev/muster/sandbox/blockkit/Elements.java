package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.blockkit.Compositions.CHOICE_OPTION;
import static dev.muster.sandbox.blockkit.Compositions.CONFIRM;
import static dev.muster.sandbox.blockkit.Compositions.CONVERSATION_FILTER;
import static dev.muster.sandbox.blockkit.Compositions.DISPATCH;
import static dev.muster.sandbox.blockkit.Compositions.MENU_OPTION;
import static dev.muster.sandbox.blockkit.Compositions.OPTION_GROUP;
import static dev.muster.sandbox.blockkit.Compositions.OVERFLOW_OPTION;
import static dev.muster.sandbox.blockkit.Compositions.PLACEHOLDER;
import static dev.muster.sandbox.blockkit.Compositions.SLACK_FILE;
import static dev.muster.sandbox.blockkit.Compositions.choicesAgree;
import static dev.muster.sandbox.blockkit.Compositions.plain;
import static dev.muster.sandbox.rule.Values.BOOLEAN;
import static dev.muster.sandbox.rule.Values.httpUrl;
import static dev.muster.sandbox.rule.Values.integer;
import static dev.muster.sandbox.rule.Values.link;
import static dev.muster.sandbox.rule.Values.list;
import static dev.muster.sandbox.rule.Values.name;
import static dev.muster.sandbox.rule.Values.pattern;
import static dev.muster.sandbox.rule.Values.string;
import static dev.muster.sandbox.rule.Values.word;
import static java.util.Map.entry;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.rule.OneOf;
import dev.muster.sandbox.rule.Rule;
import dev.muster.sandbox.rule.Shape;

/** The interactive parts, one line of the table each, and which of them each kind of block may hold. */
final class Elements {

    private static final int ID = 255;
    private static final int INPUT = 3000;

    private static final Shape ACTION = Shape.typed().optional("action_id", name(ID));
    private static final Shape FOCUSED = ACTION.optional("focus_on_load", BOOLEAN);
    private static final Shape FIELD = FOCUSED.optional("placeholder", plain(PLACEHOLDER));
    private static final Shape MENU = FIELD.optional("confirm", CONFIRM);
    private static final Shape MANY = MENU.optional("max_selected_items", integer(1, 100));
    private static final Shape TEXT_FIELD = FIELD.optional("dispatch_action_config", DISPATCH)
            .optional("initial_value", string(0, INPUT));
    private static final Rule SLACK_IDS = list(1, 100, name(ID));
    private static final Rule NUMBER = pattern("-?\\d+(\\.\\d+)?", "must be a number");
    private static final Rule DAY = pattern("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "must be a date YYYY-MM-DD");
    private static final Rule HOUR = pattern("([01]\\d|2[0-3]):[0-5]\\d", "must be a time HH:mm");

    private static final OneOf ALL = new OneOf(Map.ofEntries(entry("button", button()), entry("image", image()),
            entry("overflow",
                    ACTION.required("options", list(2, 5, OVERFLOW_OPTION)).optional("confirm", CONFIRM)
                            .whole(choicesAgree())),
            entry("checkboxes", choice().optional("initial_options", list(1, 10, CHOICE_OPTION))),
            entry("radio_buttons", choice().optional("initial_option", CHOICE_OPTION)),
            entry("datepicker", MENU.optional("initial_date", DAY)),
            entry("timepicker", MENU.optional("initial_time", HOUR).optional("timezone", name(ID))),
            entry("datetimepicker",
                    FOCUSED.optional("confirm", CONFIRM)
                            .optional("initial_date_time", integer(1_000_000_000L, 9_999_999_999L))),
            entry("static_select", fixedMenu(MENU).optional("initial_option", MENU_OPTION)),
            entry("external_select",
                    MENU.optional("initial_option", MENU_OPTION).optional("min_query_length", integer(0, 1000))),
            entry("users_select", MENU.optional("initial_user", name(ID))),
            entry("conversations_select", conversations(MENU).optional("initial_conversation", name(ID))
                    .optional("response_url_enabled", BOOLEAN)),
            entry("channels_select",
                    MENU.optional("initial_channel", name(ID)).optional("response_url_enabled", BOOLEAN)),
            entry("multi_static_select", fixedMenu(MANY).optional("initial_options", list(1, 100, MENU_OPTION))),
            entry("multi_external_select",
                    MANY.optional("initial_options", list(1, 100, MENU_OPTION))
                            .optional("min_query_length", integer(0, 1000))),
            entry("multi_users_select", MANY.optional("initial_users", SLACK_IDS)),
            entry("multi_conversations_select", conversations(MANY).optional("initial_conversations", SLACK_IDS)),
            entry("multi_channels_select", MANY.optional("initial_channels", SLACK_IDS)),
            entry("plain_text_input", plainTextInput()), entry("email_text_input", TEXT_FIELD),
            entry("url_text_input", TEXT_FIELD.optional("initial_value", httpUrl(INPUT))),
            entry("number_input", FIELD.required("is_decimal_allowed", BOOLEAN).optional("initial_value", NUMBER)
                    .optional("min_value", NUMBER).optional("max_value", NUMBER)
                    .optional("dispatch_action_config", DISPATCH)),
            entry("rich_text_input",
                    FIELD.optional("initial_value", new OneOf(Map.of("rich_text", RichText.BLOCK)))
                            .optional("dispatch_action_config", DISPATCH)),
            entry("file_input", ACTION.optional("filetypes", list(1, 100, name(ID))).optional("max_files",
                    integer(1, 10)))));

    private static final Set<String> SELECTS = Set.of("static_select", "external_select", "users_select",
            "conversations_select", "channels_select", "multi_static_select", "multi_external_select",
            "multi_users_select", "multi_conversations_select", "multi_channels_select");

    private static final Set<String> CHOICES = Set.of("checkboxes", "radio_buttons", "datepicker", "timepicker");

    /** What may stand at the side of a section. */
    static final OneOf IN_SECTION = ALL.only(union(SELECTS, CHOICES, Set.of("button", "image", "overflow")));

    /** What an actions block may hold. */
    static final OneOf IN_ACTIONS = ALL
            .only(union(SELECTS, CHOICES, Set.of("button", "overflow", "datetimepicker", "rich_text_input")));

    /** What an input block of a message may ask with. */
    static final OneOf IN_MESSAGE_INPUT = ALL.only(union(SELECTS, CHOICES, Set.of("datetimepicker",
            "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input")));

    /** What an input block of a view may ask with: also for a file. */
    static final OneOf IN_INPUT = ALL.only(union(IN_MESSAGE_INPUT.byType().keySet(), Set.of("file_input")));

    /** What may stand between the texts of a context block. */
    static final Rule IMAGE = image();

    private Elements() {}

    private static Rule button() {
        return ACTION.required("text", plain(75)).optional("url", link(3000)).optional("value", string(0, 2000))
                .optional("style", word("primary", "danger")).optional("confirm", CONFIRM)
                .optional("accessibility_label", name(75));
    }

    private static Rule image() {
        return Shape.typed().required("alt_text", name(2000)).optional("image_url", httpUrl(3000))
                .optional("slack_file", SLACK_FILE).exactlyOne("image_url", "slack_file");
    }

    private static Shape choice() {
        return FOCUSED.required("options", list(1, 10, CHOICE_OPTION)).optional("confirm", CONFIRM)
                .whole(choicesAgree());
    }

    private static Shape fixedMenu(Shape menu) {
        return menu.optional("options", list(1, 100, MENU_OPTION)).optional("option_groups", list(1, 100, OPTION_GROUP))
                .exactlyOne("options", "option_groups").whole(choicesAgree());
    }

    private static Shape conversations(Shape menu) {
        return menu.optional("default_to_current_conversation", BOOLEAN).optional("filter", CONVERSATION_FILTER);
    }

    private static Rule plainTextInput() {
        return TEXT_FIELD.optional("multiline", BOOLEAN).optional("min_length", integer(0, INPUT))
                .optional("max_length", integer(1, INPUT)).whole((value, pointer, findings) -> {
                    JsonNode max = value.path("max_length");
                    if (max.isInt() && value.path("min_length").asInt(0) > max.intValue()) {
                        findings.add(pointer + "/min_length", "must be less than max_length");
                    }
                });
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
