package dev.muster.bot.slack.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;

/** Remembers what was to be read. */
public final class MemoryCatchUp implements CatchUp {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void everywhere() {
        asked.add("everywhere");
    }

    @Override
    public void afterThisMinute() {
        asked.add("after this minute");
    }

    @Override
    public void in(IncidentId incident, ChannelId channel) {
        asked.add(incident + " " + channel);
    }
}
