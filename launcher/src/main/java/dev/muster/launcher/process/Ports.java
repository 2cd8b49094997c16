package dev.muster.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports of this machine. */
public final class Ports {
    private static final int TRIES = 50;

    private Ports() {}

    /**
     * {@code wanted}, or the next one after it that nobody listens on; for 0 any free one.
     *
     * @throws IllegalArgumentException where none is free within reach
     */
    public static int free(int wanted) {
        if (wanted == 0) {
            return any();
        }
        for (int port = wanted; port < wanted + TRIES && port <= 65_535; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalArgumentException("No free port from %d on.".formatted(wanted));
    }

    private static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalArgumentException("This machine gives no free port.", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket loopback = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                ServerSocket all = new ServerSocket()) {
            return loopback.isBound() && !all.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
