package dev.muster.sandbox.shape;

/**
 * A place in which traffic differs from Slack's samples, told once however often it happened.
 *
 * @param kind    the family of the traffic
 * @param name    the method, event or payload
 * @param path    the field, with {@code *} for the items of a list; empty where the whole is meant
 * @param message what is wrong
 */
public record ShapeProblem(Recorded.Kind kind, String name, String path, String message) {

    @Override
    public String toString() {
        return kind.word() + " " + name + " " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
