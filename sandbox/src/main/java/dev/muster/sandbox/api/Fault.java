package dev.muster.sandbox.api;

import java.time.Duration;

/** One way in which a Web API call can go wrong on purpose. */
public sealed interface Fault {

    /** HTTP 429 with {@code Retry-After}; nothing is applied. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** An HTTP status with an HTML body, as from a proxy; nothing is applied. */
    record Status(int code, String body) implements Fault {}

    /** The call is applied, the answer is an HTTP status with an HTML body. */
    record StatusAfterEffect(int code, String body) implements Fault {}

    /** {@code ok:false} with this error; nothing is applied. */
    record Refused(String code) implements Fault {}

    /** The call is applied and the answer is {@code ok:false} all the same. */
    record RefusedAfterEffect(String code) implements Fault {}

    /** No answer ever; nothing is applied. */
    record TimeoutBefore() implements Fault {}

    /** The call is applied, no answer ever comes. */
    record TimeoutAfterEffect() implements Fault {}

    /** The call is applied, then the connection is closed without an answer. */
    record ResetAfterEffect() implements Fault {}

    /** The answer comes late by this much on the sandbox clock. */
    record Slow(Duration by) implements Fault {}

    /** The answer carries fields and a block that nobody has heard of. */
    record UnknownFields() implements Fault {}

    static Fault rateLimited(Duration retryAfter) {
        return new RateLimited(retryAfter);
    }

    static Fault status(int code, String htmlBody) {
        return new Status(code, htmlBody);
    }

    static Fault statusAfterEffect(int code, String htmlBody) {
        return new StatusAfterEffect(code, htmlBody);
    }

    static Fault error(String code) {
        return new Refused(code);
    }

    static Fault errorAfterEffect(String code) {
        return new RefusedAfterEffect(code);
    }

    static Fault timeoutBefore() {
        return new TimeoutBefore();
    }

    static Fault timeoutAfterEffect() {
        return new TimeoutAfterEffect();
    }

    static Fault resetAfterEffect() {
        return new ResetAfterEffect();
    }

    static Fault slow(Duration by) {
        return new Slow(by);
    }

    static Fault okWithUnknownFields() {
        return new UnknownFields();
    }
}
