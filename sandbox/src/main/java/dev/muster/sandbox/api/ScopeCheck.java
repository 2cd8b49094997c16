package dev.muster.sandbox.api;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.muster.sandbox.manifest.AnyOf;
import dev.muster.sandbox.manifest.ConversationKind;
import dev.muster.sandbox.manifest.Scopes;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Workspace;

/** Whether the token's scopes allow a call, for the kind of conversation that it is about. */
final class ScopeCheck {
    private final Workspace workspace;
    private final AppRules app;

    ScopeCheck(Workspace workspace, AppRules app) {
        this.workspace = workspace;
        this.app = app;
    }

    /** Throws {@link MissingScope} where they do not. */
    void check(String method, Args args) {
        Set<Kind> kinds = kinds(method, args);
        if (kinds.isEmpty()) {
            Scopes.required(method).ifPresent(this::demand);
        }
        kinds.forEach(kind -> Scopes.required(method, kind(kind)).ifPresent(this::demand));
    }

    private void demand(AnyOf scopes) {
        if (!app.grants(scopes)) {
            throw new MissingScope(scopes.needed());
        }
    }

    private Set<Kind> kinds(String method, Args args) {
        return switch (method) {
            case "conversations.create" -> EnumSet.of(args.flag("is_private") ? Kind.PRIVATE : Kind.PUBLIC);
            case "conversations.open" -> EnumSet.of(Kind.DIRECT);
            case "conversations.list", "users.conversations" -> HistoryMethods.kinds(args);
            default -> method.startsWith("conversations.") ? ofChannel(args) : EnumSet.noneOf(Kind.class);
        };
    }

    private Set<Kind> ofChannel(Args args) {
        Optional<Conversation> c = workspace.conversations().find(args.text("channel"));
        return c.map(found -> EnumSet.of(found.kind())).orElse(EnumSet.noneOf(Kind.class));
    }

    private static ConversationKind kind(Kind kind) {
        return switch (kind) {
            case PUBLIC -> ConversationKind.PUBLIC_CHANNEL;
            case PRIVATE -> ConversationKind.PRIVATE_CHANNEL;
            case DIRECT -> ConversationKind.DIRECT_MESSAGE;
        };
    }
}
