package dev.muster.bot.effect;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;

/** Where a message goes. Channels are found when it is sent: at the time of the decision they may not exist yet. */
public sealed interface Destination {
    /** The lane that keeps the order of what arrives there. */
    Lane lane(IncidentId incident);

    /** The incident's own channel. */
    record IncidentChannel() implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return Lane.of(incident);
        }
    }

    /** A thread in the incident's own channel. */
    record InThread(SlackTs root) implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return Lane.of(incident);
        }
    }

    /** The thread below the card of one of the incident's items, such as {@code proposal:3}; the channel where it has none. */
    record UnderCard(String item) implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return Lane.of(incident);
        }
    }

    /** The channel in which incidents are announced to everybody. */
    record AnnounceChannel() implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return new Lane("announce:" + incident.number());
        }
    }

    /** The channel in which the organisation reads how incidents stand. */
    record StakeholderChannel() implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return new Lane("stakeholders:" + incident.number());
        }
    }

    /** The channel of those who speak with customers. */
    record CustomerChannel() implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return new Lane("customers:" + incident.number());
        }
    }

    /** A channel that is not, or not any more, the incident's: for the last word to those in it who go on in its own, and nothing else. */
    record FormerChannel(ChannelId channel) implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return new Lane("former:" + incident.number());
        }
    }

    /** A direct message. */
    record Direct(UserId person) implements Destination {
        @Override
        public Lane lane(IncidentId incident) {
            return new Lane("direct:" + person);
        }
    }
}
