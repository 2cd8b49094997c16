package dev.muster.sandbox.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.workspace.StoredFile;
import dev.muster.sandbox.workspace.Team;

/** Files as JSON. */
public final class FileJson {
    private final Team team;
    private final String baseUrl;

    public FileJson(Team team, String baseUrl) {
        this.team = team;
        this.baseUrl = baseUrl;
    }

    /** A file, with addresses that need a token. */
    public ObjectNode of(StoredFile file) {
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        String path = baseUrl + "/files-pri/" + team.id() + "-" + file.id() + "/";
        long created = file.createdAt().getEpochSecond();
        ObjectNode json = Json.object().put("id", file.id()).put("created", created).put("timestamp", created)
                .put("name", file.name())
                .put("title", file.title()).put("mimetype", file.mimetype()).put("filetype", file.filetype())
                .put("pretty_type", file.filetype().toUpperCase(Locale.ROOT)).put("user", file.user()).put("user_team", team.id())
                .put("editable", false).put("size", file.size()).put("mode", "hosted").put("is_external", false)
                .put("external_type", "").put("is_public", true).put("public_url_shared", false).put("display_as_bot", false)
                .put("username", "").put("url_private", path + name).put("url_private_download", path + "download/" + name)
                .put("permalink", baseUrl + "/files/" + file.user() + "/" + file.id() + "/" + name);
        json.set("channels", Json.texts(List.copyOf(file.channels())));
        return json.put("has_rich_preview", false).put("file_access", "visible");
    }
}
