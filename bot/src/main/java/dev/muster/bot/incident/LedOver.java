package dev.muster.bot.incident;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.UserId;

/** What the channel of a merged incident hears of those who were led over: nothing before Slack has said so. */
final class LedOver {
    /** As many names as fit a message with room to spare. */
    private static final int MOST_NAMED = 20;

    private LedOver() {}

    /** How many came, without names, of which there may be hundreds; and who could not. */
    static List<Effect> told(ChannelEffect.BringOver over, ChannelId into, IncidentEvent.PeopleInvited invited) {
        int came = invited.people().size();
        if (came == 0 && invited.refused().isEmpty()) {
            return List.of();
        }
        String said = came == 1 ? "1 person was invited to " : "%d people were invited to ".formatted(came);
        return List.of(said(over, new Content.Line(said + into.mention() + "." + refused(invited))));
    }

    private static String refused(IncidentEvent.PeopleInvited invited) {
        if (invited.refused().isEmpty()) {
            return "";
        }
        Map<UserId, String> named = invited.refused().entrySet().stream().limit(MOST_NAMED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int more = invited.refused().size() - named.size();
        return " " + EventText.of(new IncidentEvent.PeopleInvited(List.of(), named), new Actor.Bot())
                + (more > 0 ? " and %d more.".formatted(more) : ".");
    }

    /** A line in the channel from which they come. */
    static Effect said(ChannelEffect.BringOver over, Content.Line line) {
        return new Effect.Post(over.of(), new Destination.FormerChannel(over.from()), line);
    }
}
