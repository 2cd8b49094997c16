package dev.muster.sandbox;

import java.util.Map;
import java.util.function.Function;

import dev.muster.sandbox.wire.Escapes;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Workspace;

/** What happens to text between a person's keyboard and the wire. */
final class Typing {
    private static final Map<String, String> EVERYBODY = Map.of("here", "<!here>", "channel", "<!channel>", "everyone",
            "<!everyone>");
    private final Workspace workspace;

    Typing(Workspace workspace) {
        this.workspace = workspace;
    }

    /** In a message: names of people, groups and channels become mentions, addresses become links. */
    String message(String typed) {
        return Escapes.typed(typed, new Escapes.Names(this::mention, this::channel, url -> "<" + Escapes.escape(url) + ">",
                Function.identity()));
    }

    /** In a command whose app asked for escaping: the same, with the names kept. */
    String escapedCommand(String typed) {
        return Escapes.typed(typed,
                new Escapes.Names(name -> labelled(mention(name), name), name -> labelled(channel(name), name),
                        url -> "<" + Escapes.escape(url) + ">", this::withLabel));
    }

    /** In a command whose app did not: as typed, mentions too. */
    String plainCommand(String typed) {
        return Escapes.typed(typed, new Escapes.Names(name -> "", name -> "", url -> "", this::asTyped));
    }

    private String mention(String name) {
        String everybody = EVERYBODY.get(name);
        if (everybody != null) {
            return everybody;
        }
        return workspace.accounts().named(name).map(account -> "<@" + account.id() + ">")
                .or(() -> workspace.accounts().usergroups().stream().filter(group -> group.handle().equals(name)).findFirst()
                        .map(group -> "<!subteam^" + group.id() + ">"))
                .orElse("");
    }

    private String channel(String name) {
        return workspace.conversations().named(name).map(Conversation::id).map(id -> "<#" + id + ">").orElse("");
    }

    private static String labelled(String token, String label) {
        boolean named = token.startsWith("<@") || token.startsWith("<#") || token.startsWith("<!subteam");
        return named ? token.substring(0, token.length() - 1) + "|" + label + ">" : token;
    }

    private String withLabel(String token) {
        String name = nameIn(token);
        return token.contains("|") || name.isEmpty() ? token : labelled(token, name);
    }

    private String asTyped(String token) {
        String name = nameIn(token);
        return name.isEmpty() ? token : token.charAt(1) + name;
    }

    private String nameIn(String token) {
        String id = token.substring(2, token.length() - 1);
        return token.startsWith("<@")
                ? workspace.accounts().find(id).map(account -> account.name()).orElse("")
                : token.startsWith("<#") ? workspace.conversations().find(id).map(Conversation::name).orElse("") : "";
    }
}
