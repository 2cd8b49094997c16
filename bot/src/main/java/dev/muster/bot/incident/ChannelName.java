package dev.muster.bot.incident;

import java.text.Normalizer;
import java.util.Locale;

import dev.muster.bot.id.IncidentId;

/** The name of an incident's channel: {@code inc-12-checkout-is-failing}, within what Slack allows (80 of a-z, 0-9, -, _). */
public final class ChannelName {
    /** Short enough to be read whole in a narrow sidebar; Slack itself would take 80. */
    private static final int LONGEST = 48;

    private ChannelName() {}

    /**
     * The name of this incident's channel. A private one is named by its number alone: the names of private channels turn up
     * in audit logs, in errors and in what people paste, where those read them who must not know the title.
     */
    static String of(Incident incident) {
        return incident.isPrivate() ? ofPrivate(incident.id()) : of(incident.id(), incident.title());
    }

    /** The name of a private incident's channel. */
    static String ofPrivate(IncidentId incident) {
        return "inc-" + incident.number() + "-private";
    }

    /** Words of the title as a channel name; only the number where the title has no letter that Slack would take. */
    public static String of(IncidentId incident, String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT)
                .replace("ß", "ss").replace("æ", "ae").replace("ø", "o").replace("ł", "l");
        String slug = plain.replaceAll("['’]", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String prefix = "inc-" + incident.number();
        if (slug.isEmpty()) {
            return prefix;
        }
        return shorten(prefix + "-" + slug, prefix.length());
    }

    private static String shorten(String name, int prefix) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int wordEnd = name.lastIndexOf('-', LONGEST);
        return name.substring(0, wordEnd > prefix ? wordEnd : LONGEST);
    }
}
