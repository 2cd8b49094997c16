package dev.muster.sandbox.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by their words, {@code "a phrase"}, {@code from:@name} (or {@code from:me}) and {@code in:#channel}; all of them must
 * hold. An exact name wins; where there is none, those that begin with it count. Only what the person may see is found, newest first.
 */
final class PageSearch {
    private static final int MOST = 50;
    private static final Pattern PART = Pattern.compile("(from|in):(\\S+)|\"([^\"]+)\"|(\\S+)", Pattern.CASE_INSENSITIVE);
    private final Workspace workspace;

    PageSearch(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What {@code person} finds: {@code total}, and the newest of them as {@code found}. */
    ObjectNode of(String person, String question) {
        return workspace.locked(() -> {
            List<Predicate<Post>> wishes = wishes(person, question);
            List<Post> found = new ArrayList<>();
            if (!wishes.isEmpty()) {
                workspace.conversations().all().stream().filter(c -> c.kind() == Conversation.Kind.PUBLIC || c.has(person))
                        .forEach(c -> workspace.posts().all(c.id()).stream().filter(PageSearch::isSaid)
                                .filter(post -> wishes.stream().allMatch(wish -> wish.test(post))).forEach(found::add));
            }
            found.sort(Comparator.comparing(Post::ts).reversed());
            ObjectNode json = Json.object().put("total", found.size());
            ArrayNode array = json.putArray("found");
            found.stream().limit(MOST).forEach(post -> array.add(result(post)));
            return json;
        });
    }

    private static boolean isSaid(Post post) {
        return !post.isTombstone() && (post.subtype() == null || !post.subtype().startsWith("channel_"));
    }

    private static ObjectNode result(Post post) {
        return Json.object().put("channel", post.channel()).put("ts", post.ts()).put("user", post.user())
                .put("username", post.username()).put("text", post.text())
                .put("threadTs", post.isReply() ? post.threadTs() : null);
    }

    private List<Predicate<Post>> wishes(String person, String question) {
        List<Predicate<Post>> wishes = new ArrayList<>();
        Matcher part = PART.matcher(question);
        while (part.find()) {
            String kind = part.group(1);
            if (kind == null) {
                String words = folded(part.group(3) == null ? part.group(4) : part.group(3));
                wishes.add(post -> words(post).contains(words));
            } else if (kind.equalsIgnoreCase("from")) {
                wishes.add(from(person, bare(part.group(2), '@')));
            } else {
                wishes.add(in(bare(part.group(2), '#')));
            }
        }
        return wishes;
    }

    private static String bare(String name, char sign) {
        return folded(name.charAt(0) == sign ? name.substring(1) : name);
    }

    private Predicate<Post> from(String person, String name) {
        if (name.equals("me")) {
            return post -> person.equals(post.user());
        }
        List<Account> all = workspace.accounts().all();
        List<String> exactly = all.stream().filter(one -> folded(one.name()).equals(name)).map(Account::id).toList();
        List<String> ids = exactly.isEmpty()
                ? all.stream().filter(one -> isCalled(one, name)).map(Account::id).toList()
                : exactly;
        return post -> post.user() != null ? ids.contains(post.user()) : folded(String.valueOf(post.username())).startsWith(name);
    }

    private static boolean isCalled(Account account, String name) {
        return folded(account.name()).startsWith(name)
                || Arrays.stream(folded(account.realName()).split(" ")).anyMatch(word -> word.startsWith(name));
    }

    /** The conversation of this name, and only where there is none, those whose names begin so. */
    private Predicate<Post> in(String name) {
        List<Conversation> all = workspace.conversations().all();
        List<String> exactly = all.stream().filter(c -> nameOf(c).equals(name)).map(Conversation::id).toList();
        List<String> ids = exactly.isEmpty()
                ? all.stream().filter(c -> nameOf(c).startsWith(name)).map(Conversation::id).toList()
                : exactly;
        return post -> ids.contains(post.channel());
    }

    private String nameOf(Conversation c) {
        return folded(c.isDirect() ? workspace.app().name() : c.name());
    }

    /** All words of a message, those of its blocks too, with mentions by name. */
    private String words(Post post) {
        StringBuilder all = new StringBuilder(post.text());
        collect(post.blocks(), all);
        collect(post.attachments(), all);
        return folded(named(all.toString()));
    }

    private static void collect(@Nullable JsonNode json, StringBuilder words) {
        if (json == null) {
            return;
        }
        json.findValues("text").stream().filter(JsonNode::isTextual).forEach(text -> words.append('\n').append(text.asText()));
    }

    private String named(String text) {
        Matcher mention = Pattern.compile("<@(\\w+)[^>]*>").matcher(text);
        return mention.replaceAll(found -> Matcher.quoteReplacement(
                Optional.of(found.group(1)).flatMap(workspace.accounts()::find)
                        .map(one -> "@" + one.name() + " " + one.realName())
                        .orElse(found.group())));
    }

    /** Without case and accents, so that people find what they cannot type. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }
}
