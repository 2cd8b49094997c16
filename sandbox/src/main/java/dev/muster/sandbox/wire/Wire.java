package dev.muster.sandbox.wire;

import dev.muster.sandbox.workspace.Workspace;

/** All the writers of one workspace. {@code baseUrl} has no slash at its end. */
public record Wire(String baseUrl, AccountJson accounts, ConversationJson conversations, PostJson posts, FileJson files,
        ViewJson views) {

    /** The writers for a workspace that is served at {@code baseUrl}. */
    public static Wire of(Workspace workspace, String baseUrl) {
        AccountJson accounts = new AccountJson(workspace, baseUrl);
        FileJson files = new FileJson(workspace.team(), baseUrl);
        return new Wire(baseUrl, accounts, new ConversationJson(workspace), new PostJson(workspace, accounts, files, baseUrl),
                files,
                new ViewJson(workspace));
    }
}
