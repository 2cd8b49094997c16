package dev.muster.bot.slack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Payloads of every kind with some of them changed: fields dropped, retyped, nested, bytes flipped. */
final class Mutations {
    /** Writes what no reader takes, too. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(10_000).build()).build());
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MESSAGE = "'channel':'C0INCIDENT','user':'U1','text':'a <@U2> b','ts':'1700000000.000100',"
            + "'event_ts':'1700000000.000100','team':'T1','client_msg_id':'c'";
    private static final String BLOCKS = "'blocks':[{'type':'rich_text','block_id':'b','elements':[{'type':'rich_text_section',"
            + "'elements':[{'type':'text','text':'hi'},{'type':'user','user_id':'U2'},{'type':'link','url':'https://x.example'}]}]},"
            + "{'type':'section','text':{'type':'mrkdwn','text':'x'},'fields':[{'type':'mrkdwn','text':'y'}]}]";
    private static final String FILES = "'files':[{'id':'F1','name':'a.png','mimetype':'image/png','size':7,"
            + "'permalink':'https://x.example/F1'}]";
    private static final String ATTACHMENTS = "'attachments':[{'fallback':'f','pretext':'p','title':'t','text':'x'}]";

    private static final List<String> EVENTS = List.of("'type':'message'," + MESSAGE + "," + BLOCKS,
            "'type':'message','thread_ts':'1690000000.000001'," + MESSAGE,
            "'type':'message','subtype':'thread_broadcast','thread_ts':'1690000000.000001','root':{'ts':'1690000000.000001'},"
                    + MESSAGE,
            "'type':'message','subtype':'file_share'," + FILES + "," + MESSAGE,
            "'type':'message','subtype':'bot_message','bot_id':'B1','username':'Hook'," + ATTACHMENTS + ",'channel':'C0INCIDENT',"
                    + "'ts':'1700000000.000100'",
            "'type':'message','bot_id':'B1'," + MESSAGE + "," + BLOCKS + "," + ATTACHMENTS,
            "'type':'message','subtype':'message_changed','channel':'C0INCIDENT','ts':'1700000010.000000',"
                    + "'message':{'user':'U1','ts':'1700000000.000100','text':'new','edited':{'user':'U1',"
                    + "'ts':'1700000009.000000'}," + BLOCKS + "},'previous_message':{'user':'U1','ts':'1700000000.000100',"
                    + "'text':'old'," + FILES + "}",
            "'type':'message','subtype':'message_changed','channel':'C0INCIDENT','ts':'1700000010.000000',"
                    + "'message':{'subtype':'tombstone','ts':'1700000000.000100'},'previous_message':{'user':'U1'}",
            "'type':'message','subtype':'message_deleted','channel':'C0INCIDENT','ts':'1700000010.000000',"
                    + "'deleted_ts':'1700000000.000100','previous_message':{'user':'U1','ts':'1700000000.000100'}",
            "'type':'message','subtype':'channel_topic','topic':'t'," + MESSAGE,
            "'type':'message','subtype':'channel_join','inviter':'U2'," + MESSAGE,
            "'type':'message','subtype':'channel_name','name':'n','old_name':'o'," + MESSAGE,
            "'type':'message','subtype':'huddle_thread','room':{'id':'R1'}," + MESSAGE,
            "'type':'app_mention'," + MESSAGE,
            "'type':'reaction_added','user':'U1','reaction':'eyes','item_user':'U2','item':{'type':'message',"
                    + "'channel':'C0INCIDENT','ts':'1700000000.000100'},'event_ts':'1700000011.000000'",
            "'type':'pin_added','user':'U1','channel_id':'C0INCIDENT','item':{'type':'message','message':{"
                    + "'ts':'1700000000.000100'}},'event_ts':'1700000011.000000'",
            "'type':'member_joined_channel','user':'U1','channel':'C0INCIDENT','inviter':'U2','event_ts':'1700000011.000000'",
            "'type':'channel_rename','channel':{'id':'C0INCIDENT','name':'n'},'event_ts':'1700000011.000000'",
            "'type':'channel_archive','user':'U1','channel':'C0INCIDENT','event_ts':'1700000011.000000'",
            "'type':'channel_id_changed','old_channel_id':'C0OTHER','new_channel_id':'C0THIRD'",
            "'type':'tokens_revoked','tokens':{'oauth':['U1'],'bot':[]}");

    private static final List<String> INTERACTIONS = List.of(
            "{'type':'block_actions','user':{'id':'U1','team_id':'T1'},'team':{'id':'T1'},'trigger_id':'1.2',"
                    + "'response_url':'https://hooks.example/1','container':{'type':'message','message_ts':'1700000000.000100',"
                    + "'channel_id':'C1'},'channel':{'id':'C1','name':'n'},'message':{'ts':'1700000000.000100'," + BLOCKS + ","
                    + FILES + "},'actions':[{'type':'button','action_id':'undo','block_id':'b','value':'1',"
                    + "'text':{'type':'plain_text','text':'x'}},{'type':'static_select','action_id':'s',"
                    + "'selected_option':{'value':'v'}}],'state':{'values':{}}}",
            "{'type':'view_submission','user':{'id':'U1'},'team':{'id':'T1'},'trigger_id':'1.2','view':{'id':'V1','type':'modal',"
                    + "'hash':'h','callback_id':'incident_declare','private_metadata':'m','state':{'values':{'title':{'t':{"
                    + "'type':'plain_text_input','value':'x'}},'who':{'w':{'type':'multi_users_select','selected_users':['U1']}},"
                    + "'sev':{'s':{'selected_option':{'value':'sev1'}}},'notes':{'n':{'rich_text_value':{'type':'rich_text',"
                    + "'elements':[]}}}}}}}",
            "{'type':'view_closed','user':{'id':'U1'},'view':{'id':'V1','callback_id':'c','hash':'h'}}",
            "{'type':'shortcut','user':{'id':'U1'},'callback_id':'incident_declare','trigger_id':'1.2'}",
            "{'type':'message_action','user':{'id':'U1'},'callback_id':'timeline_add','trigger_id':'1.2','channel':{'id':'C1'},"
                    + "'message':{'ts':'1700000000.000100','user':'U2','text':'x'," + BLOCKS + "},'message_ts':'1.000001'}");

    private static final String COMMAND = "token=x&team_id=T1&channel_id=C1&channel_name=general&user_id=U1&command=%2Fincident"
            + "&text=sev+1+%E2%9C%85&response_url=https%3A%2F%2Fhooks.example%2F1&trigger_id=13.37&is_enterprise_install=false";

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] next() {
        String body = switch (random.nextInt(4)) {
            case 0, 1 -> mutated(json("{'type':'event_callback','token':'x','team_id':'T1','event_id':'Ev" + random.nextInt(1000)
                    + "','authorizations':[{'team_id':'T1','user_id':'UBOT'}],'event':{" + pick(EVENTS) + "}}"));
            case 2 -> "payload=" + URLEncoder.encode(mutated(json(pick(INTERACTIONS))), StandardCharsets.UTF_8);
            default -> mutatedForm();
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? flipped(bytes) : bytes;
    }

    private String mutated(ObjectNode payload) {
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(payload, containers);
            change(pick(containers));
        }
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode() && !node.isEmpty() && containers.size() < 500) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void change(JsonNode container) {
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = pick(names);
            if (random.nextInt(3) == 0) {
                object.remove(name);
            } else {
                object.set(name, odd(object.get(name)));
            }
        } else if (container instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), odd(array.get(0)));
        }
    }

    private JsonNode odd(JsonNode was) {
        return switch (random.nextInt(14)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(-random.nextDouble() * 1e300);
            case 3 -> NODES.textNode("");
            case 4 -> NODES.textNode(" ");
            case 5 -> NODES.textNode("x".repeat(random.nextInt(5000)));
            case 6 -> NODES.arrayNode();
            case 7 -> NODES.arrayNode().add(NODES.arrayNode());
            case 8 -> NODES.objectNode();
            case 9 -> NODES.booleanNode(random.nextBoolean());
            case 10 -> NODES.textNode("\u0000\uD800\uFFFF\u202E");
            case 11 -> NODES.textNode("-1700000000.000100");
            case 12 -> nested(was);
            default -> NODES.arrayNode().add(was.deepCopy()).add(was.deepCopy());
        };
    }

    private JsonNode nested(JsonNode was) {
        JsonNode nested = was.deepCopy();
        int depth = random.nextInt(1200);
        boolean arrays = random.nextBoolean();
        for (int i = 0; i < depth; i++) {
            nested = arrays ? NODES.arrayNode().add(nested) : NODES.objectNode().set("elements", NODES.arrayNode().add(nested));
        }
        return nested;
    }

    private String mutatedForm() {
        List<String> pairs = new ArrayList<>(List.of(COMMAND.split("&", -1)));
        int changes = random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(pairs.size());
            switch (random.nextInt(5)) {
                case 0 -> pairs.remove(at);
                case 1 -> pairs.set(at, pairs.get(at) + "=%");
                case 2 -> pairs.set(at, pairs.get(at).replaceAll("=.*", "="));
                case 3 -> pairs.add(at, pairs.get(at));
                default -> pairs.set(at, pairs.get(at) + "%0A%00" + "y".repeat(random.nextInt(600)));
            }
        }
        return String.join("&", pairs);
    }

    private byte[] flipped(byte[] bytes) {
        int flips = 1 + random.nextInt(5);
        for (int i = 0; i < flips && bytes.length > 0; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode) JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(singleQuoted, e);
        }
    }
}
