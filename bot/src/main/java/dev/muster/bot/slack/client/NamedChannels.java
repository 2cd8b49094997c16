package dev.muster.bot.slack.client;

import java.time.Clock;
import java.util.Optional;

/** The channels outside an incident's own that the operator named; each empty where nobody wants to read there. */
record NamedChannels(Optional<NamedChannel> announce, Optional<NamedChannel> stakeholders, Optional<NamedChannel> customers) {
    static NamedChannels of(ChannelSettings settings, SlackClient client, PagedSearch search, Clock clock) {
        return new NamedChannels(settings.announce().map(name -> new NamedChannel("announce", name, client, search, clock)),
                settings.stakeholders().map(name -> new NamedChannel("stakeholder", name, client, search, clock)),
                settings.customers().map(name -> new NamedChannel("customer", name, client, search, clock)));
    }
}
