package dev.muster.bot.slack.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.slack.api.SlackConfig;
import org.jspecify.annotations.Nullable;

/** The same proxy as for calls to Slack, which the SDK finds in the environment; this machine is always reached directly. */
final class DirectLoopback extends ProxySelector {
    private final Optional<Proxy> proxy;

    private DirectLoopback(Optional<Proxy> proxy) {
        this.proxy = proxy;
    }

    static DirectLoopback ofEnvironment() {
        return of(SlackConfig.DEFAULT.getProxyUrl());
    }

    /** @param proxyUrl such as {@code http://proxy:3128}; null, or what is no address, for none */
    static DirectLoopback of(@Nullable String proxyUrl) {
        if (proxyUrl == null) {
            return new DirectLoopback(Optional.empty());
        }
        try {
            URI url = URI.create(proxyUrl);
            return new DirectLoopback(Optional.ofNullable(url.getHost()).map(host -> new Proxy(Proxy.Type.HTTP,
                    InetSocketAddress.createUnresolved(host, url.getPort() < 0 ? 80 : url.getPort()))));
        } catch (IllegalArgumentException e) {
            return new DirectLoopback(Optional.empty());
        }
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean here = host.equals("localhost") || host.endsWith(".localhost") || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
        if (here) {
            return List.of(Proxy.NO_PROXY);
        }
        ProxySelector ofJava = ProxySelector.getDefault();
        return proxy.map(List::of).orElseGet(() -> ofJava == null ? List.of(Proxy.NO_PROXY) : ofJava.select(uri));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // Opening is tried again anyway, and says then why it failed.
    }
}
