package dev.muster.bot.web;

import io.javalin.config.RoutesConfig;

/** Some routes of the server. */
@FunctionalInterface
public interface Routes {
    /** Adds them. */
    void addTo(RoutesConfig routes);
}
