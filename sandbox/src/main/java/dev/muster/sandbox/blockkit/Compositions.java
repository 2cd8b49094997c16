package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.rule.Values.BOOLEAN;
import static dev.muster.sandbox.rule.Values.httpUrl;
import static dev.muster.sandbox.rule.Values.link;
import static dev.muster.sandbox.rule.Values.list;
import static dev.muster.sandbox.rule.Values.name;
import static dev.muster.sandbox.rule.Values.string;
import static dev.muster.sandbox.rule.Values.word;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.rule.Findings;
import dev.muster.sandbox.rule.OneOf;
import dev.muster.sandbox.rule.Rule;
import dev.muster.sandbox.rule.Shape;

/** The small objects that blocks and elements are put together from: texts, options, confirmations. */
final class Compositions {

    static final int TEXT = 3000;
    static final int OPTION = 75;

    /** Slack takes up to 150 characters here in newer texts; 75 is what every client keeps. */
    static final int PLACEHOLDER = 150;

    static final Rule CONFIRM = Shape.empty().required("title", plain(100)).required("text", text(300))
            .required("confirm", plain(30)).required("deny", plain(30)).optional("style", word("primary", "danger"));

    static final Rule SLACK_FILE = Shape.empty().optional("id", name(255)).optional("url", httpUrl(3000))
            .exactlyOne("id", "url");

    static final Rule DISPATCH = Shape.empty().required("trigger_actions_on",
            list(1, 2, word("on_enter_pressed", "on_character_entered")));

    static final Rule CONVERSATION_FILTER = Shape.empty()
            .optional("include", list(1, 4, word("im", "mpim", "private", "public")))
            .optional("exclude_external_shared_channels", BOOLEAN).optional("exclude_bot_users", BOOLEAN);

    /** Where an option's text must be plain: menus of every kind. */
    static final Shape MENU_OPTION = option(plain(OPTION));

    /** Where an option's text may be formatted: checkboxes and radio buttons. */
    static final Shape CHOICE_OPTION = option(text(OPTION));

    /** An overflow menu's option may also be a link. */
    static final Shape OVERFLOW_OPTION = MENU_OPTION.optional("url", link(3000));

    static final Rule OPTION_GROUP = Shape.empty().required("label", plain(OPTION)).required("options",
            list(1, 100, MENU_OPTION));

    private Compositions() {}

    private static Shape option(Rule text) {
        return Shape.empty().required("text", text).required("value", string(0, OPTION)).optional("description",
                text);
    }

    private static Shape plainText(int max) {
        return Shape.typed().required("text", name(max)).optional("emoji", BOOLEAN);
    }

    private static Shape markdownText(int max) {
        return Shape.typed().required("text", name(max)).optional("verbatim", BOOLEAN);
    }

    /** A {@code plain_text} object of at most {@code max} characters. */
    static Rule plain(int max) {
        return new OneOf(Map.of("plain_text", plainText(max)));
    }

    /** A {@code plain_text} or {@code mrkdwn} object of at most {@code max} characters. */
    static OneOf text(int max) {
        return new OneOf(Map.of("plain_text", plainText(max), "mrkdwn", markdownText(max)));
    }

    /** {@code initial_option} and {@code initial_options} must be among what can be chosen, and values must differ. */
    static Rule choicesAgree() {
        return (value, pointer, findings) -> {
            Set<JsonNode> known = new HashSet<>();
            collect(value.path("options"), known, pointer + "/options", findings);
            JsonNode groups = value.path("option_groups");
            for (int i = 0; i < groups.size(); i++) {
                collect(groups.get(i).path("options"), known, pointer + "/option_groups/" + i + "/options", findings);
            }
            if (value.has("initial_option") && !known.contains(value.get("initial_option"))) {
                findings.add(pointer + "/initial_option", "must be one of the options");
            }
            JsonNode initial = value.path("initial_options");
            for (int i = 0; i < initial.size(); i++) {
                if (!known.contains(initial.get(i))) {
                    findings.add(pointer + "/initial_options/" + i, "must be one of the options");
                }
            }
        };
    }

    private static void collect(JsonNode options, Set<JsonNode> known, String pointer, Findings findings) {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            known.add(options.get(i));
            JsonNode value = options.get(i).path("value");
            if (value.isTextual() && !values.add(value.textValue())) {
                findings.add(pointer + "/" + i + "/value", "must be unique: " + value.textValue());
            }
        }
    }
}
