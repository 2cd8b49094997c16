package dev.muster.bot;

import java.time.Clock;

import dev.muster.bot.effect.Outbox;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.Participants;
import dev.muster.bot.incident.home.HomeTabs;
import dev.muster.bot.incident.newcomer.CommandUses;
import dev.muster.bot.incident.newcomer.Welcomes;
import dev.muster.bot.storage.Database;
import dev.muster.bot.storage.JooqChannelMembers;
import dev.muster.bot.storage.JooqCommandUses;
import dev.muster.bot.storage.JooqHomeTabs;
import dev.muster.bot.storage.JooqIncidentStore;
import dev.muster.bot.storage.JooqOutbox;
import dev.muster.bot.storage.JooqParticipants;
import dev.muster.bot.storage.JooqPeople;
import dev.muster.bot.storage.JooqPickedMessages;
import dev.muster.bot.storage.JooqTimeline;
import dev.muster.bot.storage.JooqTimerStore;
import dev.muster.bot.storage.JooqWelcomes;
import dev.muster.bot.storage.JooqWorkspace;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timeline.PickedMessages;
import dev.muster.bot.timeline.Timeline;
import dev.muster.bot.timeline.Workspace;
import dev.muster.bot.timer.TimerStore;

/** All that is kept, in one database. */
record Stores(Database database, IncidentStore incidents, Outbox outbox, TimerStore timers, Timeline timeline, People people,
        Workspace workspace, ChannelMembers members, Participants participants, PickedMessages picked, HomeTabs homes,
        Welcomes welcomes, CommandUses uses)
        implements
            AutoCloseable {
    /** Opens the stores over a database; {@code whenCommitted} is told when there may be something to send or to time. */
    static Stores over(Database database, boolean keepDeleted, Clock clock, Runnable whenCommitted) {
        return new Stores(database, new JooqIncidentStore(database, clock, whenCommitted),
                new JooqOutbox(database, whenCommitted),
                new JooqTimerStore(database), new JooqTimeline(database, keepDeleted), new JooqPeople(database),
                new JooqWorkspace(database), new JooqChannelMembers(database), new JooqParticipants(database),
                new JooqPickedMessages(database), new JooqHomeTabs(database, whenCommitted),
                new JooqWelcomes(database, whenCommitted), new JooqCommandUses(database));
    }

    @Override
    public void close() {
        database.close();
    }
}
