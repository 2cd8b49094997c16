package dev.muster.sandbox.api;

/** How often a method may be called in a minute. */
enum Tier {
    ONE(1),
    TWO(20),
    THREE(50),
    FOUR(100),
    AUTH(600),
    PERMALINK(600),
    POSTING(600);

    private final int perMinute;

    Tier(int perMinute) {
        this.perMinute = perMinute;
    }

    int perMinute() {
        return perMinute;
    }
}
