package dev.muster.bot.effect;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import org.jspecify.annotations.Nullable;

/** A form that a person fills in. */
public sealed interface Form {
    /** Declares an incident; {@code from} is where it was asked for, null for anywhere. */
    record Declare(String title, @Nullable ChannelId from) implements Form {}

    /** Declares an incident from a message that somebody picked; {@code quote} is the key under which the message is kept. */
    record DeclareFrom(String quote) implements Form {}

    /** Chooses another severity; a lower one with a reason. */
    record ChangeSeverity(IncidentId incident) implements Form {}

    /** Adds a note to the record. */
    record AddNote(IncidentId incident) implements Form {}
}
