package dev.muster.sandbox.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.muster.sandbox.workspace.WorkspaceEvent.FileShared;
import org.jspecify.annotations.Nullable;

/** Uploaded files, and uploads that have a place reserved but are not finished. */
public final class Files {

    private static final class Upload {
        private final String secret;
        private final String name;
        private final int length;
        private byte @Nullable [] content;

        Upload(String secret, String name, int length) {
            this.secret = secret;
            this.name = name;
            this.length = length;
        }
    }

    private final Workspace workspace;
    private final Map<String, StoredFile> files = new HashMap<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();

    Files(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A place to upload to: the file's id to be, and the secret of its URL. */
    public record Reservation(String fileId, String secret) {}

    /** Step one of an app's upload. */
    public Reservation reserve(String name, int length) {
        return workspace.locked(() -> {
            Reservation place = new Reservation(workspace.ids().next("F"), workspace.ids().secret(24));
            uploads.put(place.fileId(), new Upload(place.secret(), name, length));
            return place;
        });
    }

    /** Step two; false where the URL is unknown or the length is not the announced one. */
    public boolean receive(String fileId, String secret, byte[] content) {
        return workspace.locked(() -> {
            Upload upload = uploads.get(fileId);
            if (upload == null || !upload.secret.equals(secret) || upload.length != content.length) {
                return false;
            }
            upload.content = content.clone();
            return true;
        });
    }

    /** Step three: what was received becomes a file; a refusal {@code file_not_found} where nothing was. */
    public StoredFile complete(String fileId, String title, String user) {
        return workspace.locked(() -> {
            Upload upload = uploads.get(fileId);
            byte[] content = upload == null ? null : upload.content;
            if (upload == null || content == null) {
                throw new Refusal("file_not_found");
            }
            uploads.remove(fileId);
            return store(new StoredFile(fileId, upload.name, title.isEmpty() ? upload.name : title,
                    MimeTypes.of(upload.name), content.length, user, workspace.now(), List.of()), content);
        });
    }

    /** Puts a whole file in at once, as people do. */
    public StoredFile store(String name, String mimetype, byte[] content, String user) {
        return workspace.locked(() -> store(new StoredFile(workspace.ids().next("F"), name, name, mimetype, content.length, user,
                workspace.now(), List.of()), content.clone()));
    }

    private StoredFile store(StoredFile file, byte[] content) {
        files.put(file.id(), file);
        contents.put(file.id(), content);
        return file;
    }

    /** Notes that a message shares the file. */
    public StoredFile share(String fileId, String channel) {
        return workspace.locked(() -> {
            StoredFile before = find(fileId).orElseThrow(() -> new Refusal("file_not_found"));
            List<String> channels = new ArrayList<>(before.channels());
            channels.add(channel);
            StoredFile shared = new StoredFile(before.id(), before.name(), before.title(), before.mimetype(), before.size(),
                    before.user(), before.createdAt(), channels);
            files.put(fileId, shared);
            workspace.changed(new FileShared(workspace.conversations().get(channel), shared, before.user(),
                    workspace.timestamps().next()));
            return shared;
        });
    }

    public Optional<StoredFile> find(String fileId) {
        return workspace.locked(() -> Optional.ofNullable(files.get(fileId)));
    }

    public Optional<byte[]> content(String fileId) {
        return workspace.locked(() -> Optional.ofNullable(contents.get(fileId)));
    }
}
