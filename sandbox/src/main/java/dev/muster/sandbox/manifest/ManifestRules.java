package dev.muster.sandbox.manifest;

import static dev.muster.sandbox.rule.Values.BOOLEAN;
import static dev.muster.sandbox.rule.Values.httpUrl;
import static dev.muster.sandbox.rule.Values.integer;
import static dev.muster.sandbox.rule.Values.list;
import static dev.muster.sandbox.rule.Values.name;
import static dev.muster.sandbox.rule.Values.pattern;
import static dev.muster.sandbox.rule.Values.string;
import static dev.muster.sandbox.rule.Values.word;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.rule.Findings;
import dev.muster.sandbox.rule.Rule;
import dev.muster.sandbox.rule.Shape;

/**
 * The published form of a manifest, version 2, and what must agree between its parts. Parts that only concern apps hosted by Slack
 * (functions, workflows, datastores and the like) are let through unread.
 */
final class ManifestRules {

    private static final Rule ANY = (value, pointer, findings) -> {};
    private static final Rule SCOPES = list(0, 255, pattern("[a-z_.]+(:[a-z_.]+)*", "must be a scope")).and(unique());
    private static final Rule EVENTS = list(0, 100, pattern("[a-z_]+(\\.[a-z_]+)*", "must be an event type"))
            .and(unique());
    private static final Rule REQUEST_URL = httpUrl(3500);

    private static final Rule DISPLAY = Shape.empty().required("name", name(35)).optional("description", name(140))
            .optional("long_description", string(175, 4000))
            .optional("background_color", pattern("#([0-9a-fA-F]{3}){1,2}", "must be a color #rgb or #rrggbb"));

    private static final Rule APP_HOME = Shape.empty().optional("home_tab_enabled", BOOLEAN)
            .optional("messages_tab_enabled", BOOLEAN).optional("messages_tab_read_only_enabled", BOOLEAN);

    private static final Rule BOT_USER = Shape.empty().required("display_name", name(80)).optional("always_online",
            BOOLEAN);

    private static final Rule COMMAND = Shape.empty()
            .required("command", string(2, 32).and(pattern("/[^\\s/]\\S*", "must start with / and have no blanks")))
            .required("description", name(2000)).optional("url", httpUrl(3000)).optional("usage_hint", name(1000))
            .optional("should_escape", BOOLEAN);

    private static final Rule SHORTCUT = Shape.empty().required("name", name(24))
            .required("type", word("message", "global")).required("callback_id", name(255))
            .required("description", name(150));

    private static final Rule PROMPT = Shape.empty().required("title", name(3000)).required("message", name(3000));

    private static final Rule FEATURES = Shape.empty().optional("app_home", APP_HOME).optional("bot_user", BOT_USER)
            .optional("slash_commands", list(1, 50, COMMAND).and(uniqueBy("command")))
            .optional("shortcuts", list(1, 10, SHORTCUT).and(uniqueBy("callback_id")))
            .optional("unfurl_domains",
                    list(1, 5, string(1, 255).and(pattern("(?![.-])[-a-z0-9.]+[a-z0-9]", "must be a domain")))
                            .and(unique()))
            .optional("assistant_view",
                    Shape.empty().required("assistant_description", name(3000)).optional("suggested_prompts",
                            list(0, 100, PROMPT)))
            .optional("agent_view",
                    Shape.empty().optional("agent_description", string(0, 300))
                            .optional("suggested_prompts", list(0, 4, PROMPT)).optional("actions", ANY))
            .optional("workflow_steps",
                    list(1, 10, Shape.empty().required("name", name(50)).required("callback_id", name(50))))
            .optional("code_channels",
                    Shape.empty().optional("enabled", BOOLEAN).optional("slash_command_url", httpUrl(3000)))
            .optional("functions", ANY);

    private static final Rule OAUTH = Shape.empty()
            .optional("redirect_urls", list(0, 1000, string(0, 2500)).and(unique()))
            .optional("scopes",
                    Shape.empty().optional("bot", SCOPES).optional("user", SCOPES).optional("bot_optional", SCOPES)
                            .optional("user_optional", SCOPES))
            .optional("token_management_enabled", BOOLEAN).optional("pkce_enabled", BOOLEAN);

    private static final Rule SUBSCRIPTIONS = Shape.empty().optional("request_url", REQUEST_URL)
            .optional("bot_events", EVENTS).optional("user_events", EVENTS).optional("metadata_subscriptions",
                    list(1, 20, Shape.empty().required("app_id", name(255)).required("event_type", name(50))));

    private static final Rule INTERACTIVITY = Shape.empty().required("is_enabled", BOOLEAN)
            .optional("request_url", REQUEST_URL).optional("message_menu_options_url", REQUEST_URL);

    private static final String OCTET = "([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])";

    private static final Rule SETTINGS = Shape.empty().optional("event_subscriptions", SUBSCRIPTIONS)
            .optional("interactivity", INTERACTIVITY).optional("org_deploy_enabled", BOOLEAN)
            .optional("socket_mode_enabled", BOOLEAN).optional("token_rotation_enabled", BOOLEAN)
            .optional("is_hosted", BOOLEAN).optional("is_mcp_enabled", BOOLEAN)
            .optional("incoming_webhooks", Shape.empty().optional("incoming_webhooks_enabled", BOOLEAN))
            .optional("allowed_ip_address_ranges",
                    list(1, 50, pattern("(" + OCTET + "\\.){3}" + OCTET + "(/(3[0-2]|[1-2][0-9]|[0-9]))?",
                            "must be an IPv4 address or range")).and(unique()))
            .optional("siws_links", Shape.empty().optional("initiate_uri", REQUEST_URL))
            .optional("hermes_app_type", name(255)).optional("function_runtime", name(255));

    private static final Rule MANIFEST = Shape.empty().optional("$schema", name(3000))
            .optional("_metadata",
                    Shape.empty().optional("major_version", integer(1, 2)).optional("minor_version", integer(0, 100))
                            .optional("schema_version", integer(1, 2)).optional("min_version", integer(0, 100)))
            .optional("app_directory", ANY).required("display_information", DISPLAY).optional("features", FEATURES)
            .optional("oauth_config", OAUTH).optional("settings", SETTINGS).optional("functions", ANY)
            .optional("workflows", ANY).optional("datastores", ANY).optional("outgoing_domains", ANY)
            .optional("types", ANY).optional("external_auth_providers", ANY).optional("mcp_servers", ANY)
            .whole(ManifestRules::partsAgree);

    private ManifestRules() {}

    static List<ManifestProblem> check(JsonNode tree) {
        Findings findings = new Findings("invalid_manifest");
        MANIFEST.check(tree, "", findings);
        return findings.all().stream().map(found -> new ManifestProblem(found.pointer(), found.message())).toList();
    }

    private static void partsAgree(JsonNode tree, String pointer, Findings findings) {
        JsonNode features = tree.path("features");
        JsonNode scopes = tree.path("oauth_config").path("scopes");
        JsonNode settings = tree.path("settings");
        if (!scopes.path("bot").isEmpty() && !features.has("bot_user")) {
            findings.add("/features", "bot scopes need a bot_user");
        }
        for (JsonNode optional : scopes.path("bot_optional")) {
            if (contains(scopes.path("bot"), optional)) {
                findings.add("/oauth_config/scopes/bot_optional", "is required and optional at once: "
                        + optional.asText());
            }
        }
        boolean interactive = settings.path("interactivity").path("is_enabled").asBoolean(false);
        if (features.has("shortcuts") && !interactive) {
            findings.add("/settings/interactivity", "shortcuts need interactivity");
        }
        if (!settings.path("socket_mode_enabled").asBoolean(false)) {
            urls(features, settings, interactive, findings);
        }
    }

    private static void urls(JsonNode features, JsonNode settings, boolean interactive, Findings findings) {
        JsonNode commands = features.path("slash_commands");
        for (int i = 0; i < commands.size(); i++) {
            if (!commands.get(i).has("url")) {
                findings.add("/features/slash_commands/" + i, "needs a url while Socket Mode is off");
            }
        }
        JsonNode subscriptions = settings.path("event_subscriptions");
        if (!subscriptions.path("bot_events").isEmpty() && !subscriptions.has("request_url")) {
            findings.add("/settings/event_subscriptions", "needs a request_url while Socket Mode is off");
        }
        if (interactive && !settings.path("interactivity").has("request_url")) {
            findings.add("/settings/interactivity", "needs a request_url while Socket Mode is off");
        }
    }

    private static boolean contains(JsonNode array, JsonNode item) {
        for (JsonNode each : array) {
            if (each.equals(item)) {
                return true;
            }
        }
        return false;
    }

    private static Rule unique() {
        return (value, pointer, findings) -> {
            Set<JsonNode> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                if (!seen.add(value.get(i))) {
                    findings.add(pointer + "/" + i, "must be unique: " + value.get(i).asText());
                }
            }
        };
    }

    private static Rule uniqueBy(String field) {
        return (value, pointer, findings) -> {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                JsonNode id = value.get(i).path(field);
                if (id.isTextual() && !seen.add(id.textValue())) {
                    findings.add(pointer + "/" + i + "/" + field, "must be unique: " + id.textValue());
                }
            }
        };
    }
}
