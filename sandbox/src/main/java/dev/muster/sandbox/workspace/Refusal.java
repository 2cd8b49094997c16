package dev.muster.sandbox.workspace;

import java.util.List;

/** What was asked breaks a rule of the workspace; {@link #code} is the error word that the Web API answers with. */
public final class Refusal extends RuntimeException {
    private final String code;
    private final List<String> messages;

    public Refusal(String code) {
        this(code, List.of());
    }

    /** With sentences for the answer's {@code response_metadata.messages}. */
    public Refusal(String code, List<String> messages) {
        super(code + (messages.isEmpty() ? "" : " " + messages), null, false, false);
        this.code = code;
        this.messages = List.copyOf(messages);
    }

    public String code() {
        return code;
    }

    public List<String> messages() {
        return messages;
    }
}
