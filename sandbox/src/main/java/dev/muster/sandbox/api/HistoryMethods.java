package dev.muster.sandbox.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Refusal;

/** {@code conversations.*} that only read. */
final class HistoryMethods {
    /** Kinds of conversation by the words of the {@code types} argument. */
    static final Map<String, Kind> KINDS = Map.of("public_channel", Kind.PUBLIC, "private_channel", Kind.PRIVATE, "im",
            Kind.DIRECT);
    private static final String FOREVER = "9999999999.999999";
    private static final int LIMITED_PAGE = 15;
    private final Desk desk;

    HistoryMethods(Desk desk) {
        this.desk = desk;
    }

    List<Method> all() {
        return List.of(
                Method.of("conversations.info", Tier.THREE, this::info, "channel", "include_locale", "include_num_members"),
                Method.of("conversations.list", Tier.TWO, args -> list(args, ""), "cursor", "limit", "types", "exclude_archived",
                        "team_id"),
                Method.of("users.conversations", Tier.TWO, args -> list(args, args.optional("user").orElse(desk.me())), "cursor",
                        "limit", "types", "exclude_archived", "team_id", "user"),
                Method.of("conversations.history", Tier.THREE, this::history, "channel", "cursor", "latest", "oldest",
                        "inclusive",
                        "limit", "include_all_metadata"),
                Method.of("conversations.replies", Tier.THREE, this::replies, "channel", "ts", "cursor", "latest", "oldest",
                        "inclusive", "limit", "include_all_metadata"));
    }

    private ObjectNode info(Args args) {
        Conversation c = desk.visible(args.required("channel"));
        ObjectNode channel = desk.wire().conversations().of(c);
        if (args.flag("include_num_members")) {
            channel.put("num_members", c.members().size());
        }
        ObjectNode answer = Json.object();
        answer.set("channel", channel);
        return answer;
    }

    static Set<Kind> kinds(Args args) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String type : args.list("types")) {
            Kind kind = KINDS.get(type);
            if (kind != null) {
                kinds.add(kind);
            } else if (!type.equals("mpim")) {
                throw new Refusal("invalid_types");
            }
        }
        return args.has("types") ? kinds : EnumSet.of(Kind.PUBLIC);
    }

    private ObjectNode list(Args args, String user) {
        Set<Kind> kinds = kinds(args);
        boolean withoutArchived = args.flag("exclude_archived");
        List<Conversation> all = desk.workspace().conversations().all().stream()
                .filter(c -> kinds.contains(c.kind()) && (c.kind() == Kind.PUBLIC || c.has(desk.me())))
                .filter(c -> (user.isEmpty() || c.has(user)) && !(withoutArchived && c.archived())).toList();
        Paging.Page<Conversation> page = desk.paging().page(all, args, 100, 999);
        ObjectNode answer = Json.object();
        ArrayNode channels = answer.putArray("channels");
        for (Conversation c : page.items()) {
            ObjectNode channel = desk.wire().conversations().of(c);
            if (user.isEmpty()) {
                channels.add(c.isDirect() ? channel : channel.put("num_members", c.members().size()));
            } else {
                channels.add(channel.without("is_member"));
            }
        }
        return Paging.put(answer, page.cursor());
    }

    private int most() {
        return desk.switches().historyLimited() ? LIMITED_PAGE : 999;
    }

    private Paging.Slice slice(Args args) {
        int asked = Math.min(args.number("limit", Math.min(100, most())), most());
        Paging.Slice slice = desk.paging().slice(args, asked, 1000);
        return new Paging.Slice(slice.at(), slice.number(), Math.min(slice.limit(), asked));
    }

    private ObjectNode history(Args args) {
        Conversation c = desk.inside(args.required("channel"));
        Paging.Slice slice = slice(args);
        String latest = slice.at().isEmpty() ? time(args, "latest", FOREVER) : slice.at();
        boolean inclusive = args.flag("inclusive") || !slice.at().isEmpty();
        List<Post> found = new ArrayList<>(
                desk.workspace().posts().page(c.id(), time(args, "oldest", "0"), latest, inclusive, slice.limit() + 1));
        boolean more = found.size() > slice.limit();
        String next = more ? found.removeLast().ts() : "";
        ObjectNode answer = messages(found, args, PostAnswers::listed).put("has_more", more);
        answer.put("pin_count", desk.workspace().marks().pins(c.id()).size());
        return more ? Paging.put(answer, Paging.cursor(slice, next)) : answer;
    }

    private ObjectNode replies(Args args) {
        Conversation c = desk.inside(args.required("channel"));
        Post asked = desk.workspace().posts().find(c.id(), args.required("ts"))
                .orElseThrow(() -> new Refusal("thread_not_found"));
        String root = asked.isReply() ? String.valueOf(asked.threadTs()) : asked.ts();
        String oldest = time(args, "oldest", "0");
        String latest = time(args, "latest", FOREVER);
        boolean inclusive = args.flag("inclusive");
        List<Post> thread = new ArrayList<>();
        desk.workspace().posts().find(c.id(), root).ifPresent(thread::add);
        desk.workspace().posts().replies(c.id(), root).stream()
                .filter(reply -> within(reply.ts().compareTo(oldest), inclusive)
                        && within(latest.compareTo(reply.ts()), inclusive))
                .forEach(thread::add);
        Paging.Slice slice = slice(args);
        int from = slice.at().isEmpty() ? 0 : Math.min(thread.size(), Integer.parseInt(slice.at()));
        int to = Math.min(thread.size(), from + slice.limit());
        boolean more = to < thread.size();
        ObjectNode answer = messages(thread.subList(from, to), args, PostAnswers::inThread).put("has_more", more);
        return more ? Paging.put(answer, Paging.cursor(slice, Integer.toString(to))) : answer;
    }

    private static boolean within(int order, boolean inclusive) {
        return inclusive ? order >= 0 : order > 0;
    }

    private ObjectNode messages(List<Post> posts, Args args, UnaryOperator<ObjectNode> fields) {
        boolean metadata = args.flag("include_all_metadata");
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        posts.forEach(post -> messages
                .add(fields.apply(metadata ? desk.wire().posts().withMetadata(post) : desk.wire().posts().of(post))));
        return answer;
    }

    /** Bounds may come without decimals; then they mean the start of that second. */
    private static String time(Args args, String name, String otherwise) {
        String given = args.optional(name).filter(value -> !value.equals("0") && !value.equals("now")).orElse(otherwise);
        int dot = given.indexOf('.');
        String decimals = dot < 0 ? "" : given.substring(dot + 1);
        String seconds = dot < 0 ? given : given.substring(0, dot);
        if (!seconds.chars().allMatch(Character::isDigit) || !decimals.chars().allMatch(Character::isDigit)) {
            throw new Refusal("invalid_ts_" + name);
        }
        return "0".repeat(Math.max(0, 10 - seconds.length())) + seconds + "." + (decimals + "000000").substring(0, 6);
    }
}
