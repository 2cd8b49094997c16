package dev.muster.sandbox.socket;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.wire.Json;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** One socket that the app opened. Public because the server calls it by reflection. */
public final class AppSocket implements Session.Listener {
    private static final int PIECE = 40;

    /** What becomes of it. Called on threads of the server; must be quick. */
    interface Owner {
        void opened(AppSocket socket);

        void said(AppSocket socket, String text);

        void closed(AppSocket socket);
    }

    private final Owner owner;
    private final Runnable cut;
    private final AtomicBoolean gone = new AtomicBoolean();
    private volatile @Nullable Session session;
    private volatile boolean silent;

    /** @param cut closes the connection below it, in whatever state it is */
    AppSocket(Owner owner, Runnable cut) {
        this.owner = owner;
        this.cut = cut;
    }

    /** Sends one message, on request in many frames. */
    synchronized void send(ObjectNode message, boolean inPieces) {
        Session to = session;
        if (to == null || silent) {
            return;
        }
        String text = Json.write(message);
        for (int from = 0; inPieces && from + PIECE < text.length();) {
            int until = from + PIECE;
            // A frame holds whole characters.
            until += Character.isHighSurrogate(text.charAt(until - 1)) ? 1 : 0;
            to.sendPartialText(text.substring(from, until), false, Callback.NOOP);
            text = text.substring(until);
        }
        if (inPieces) {
            to.sendPartialText(text, true, Callback.NOOP);
        } else {
            to.sendText(text, Callback.NOOP);
        }
    }

    void ping() {
        Session to = session;
        if (to != null && !silent) {
            to.sendPing(ByteBuffer.wrap(new byte[]{'P', 'i', 'n', 'g'}), Callback.NOOP);
        }
    }

    /** From now on it stays open and says nothing any more, not even to a ping. */
    void silence() {
        silent = true;
    }

    /** Closes it as one closes a socket; nothing goes over it any more, and nothing that comes counts. */
    void close(int code, String reason) {
        Session to = session;
        if (to != null) {
            to.close(code, reason, Callback.NOOP);
        }
        ended();
    }

    /** Cuts the connection without a word. */
    void drop() {
        cut.run();
        ended();
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        owner.opened(this);
        opened.demand();
    }

    @Override
    public void onWebSocketText(String text) {
        if (!silent) {
            owner.said(this, text);
            demand();
        }
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        Session to = session;
        if (!silent && to != null) {
            to.sendPong(payload, Callback.NOOP);
            demand();
        }
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        demand();
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        demand();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        ended();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        callback.succeed();
        ended();
    }

    private void demand() {
        Session to = session;
        if (to != null && to.isOpen()) {
            to.demand();
        }
    }

    private void ended() {
        if (gone.compareAndSet(false, true)) {
            owner.closed(this);
        }
    }
}
