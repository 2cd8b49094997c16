package dev.muster.bot.incident;

/** What became of a wish. */
public sealed interface Outcome {
    /** It is committed. */
    record Changed(Incident incident) implements Outcome {}

    /** This very request was carried out before; nothing changed now. */
    record Repeated(Incident incident) implements Outcome {}

    /** It was refused; nothing changed. */
    record Refused(Rejection rejection) implements Outcome {}
}
