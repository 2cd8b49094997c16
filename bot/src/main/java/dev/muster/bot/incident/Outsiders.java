package dev.muster.bot.incident;

import java.util.Optional;

import dev.muster.bot.id.UserId;

/**
 * Who may not be named in a private incident: naming somebody tells them of it. Those who are in its channel bring others in,
 * by inviting them there.
 */
public final class Outsiders {
    private Outsiders() {}

    /** Why this person cannot be given anything in this incident; empty where they can, as everybody can in a public one. */
    public static Optional<Rejection> refused(Incident incident, UserId who, Wish wish, ChannelMembers members) {
        Incident.Channel channel = incident.channel();
        boolean knows = !incident.isPrivate() || wish.by().person().filter(who::equals).isPresent()
                || (channel != null && members.has(channel.id(), who));
        return knows
                ? Optional.empty()
                : Optional
                        .of(new Rejection("%s is private, and %s is not in its channel.".formatted(incident.id(), who.mention()),
                                "`/invite @name` there brings them in; then try again."));
    }
}
