package dev.muster.bot.slack.client;

import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.timeline.People;

/** What sending to Slack needs from the rest of the bot. */
public record SlackPorts(Rendering rendering, OwnPosts ownPosts, IncidentChannels channels, People people, ExportFiles exports,
        Backfill backfill, ChannelMembers members) {}
