package dev.muster.bot;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.muster.bot.config.BotConfig;
import dev.muster.bot.config.Secret;
import dev.muster.bot.effect.OutboxRunner;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Access;
import dev.muster.bot.incident.ChannelKeeping;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentFollowUps;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.VisibleIncidents;
import dev.muster.bot.incident.command.Contradictions;
import dev.muster.bot.incident.dispute.Disputes;
import dev.muster.bot.incident.evidence.Evidence;
import dev.muster.bot.incident.newcomer.Newcomers;
import dev.muster.bot.review.Boards;
import dev.muster.bot.review.Export;
import dev.muster.bot.review.ExportFormat;
import dev.muster.bot.review.ExportProfile;
import dev.muster.bot.review.Exports;
import dev.muster.bot.review.TemporaryExport;
import dev.muster.bot.slack.BotIdentity;
import dev.muster.bot.slack.ChannelBackfill;
import dev.muster.bot.slack.ChannelMaking;
import dev.muster.bot.slack.CommandRendering;
import dev.muster.bot.slack.ConversationMentions;
import dev.muster.bot.slack.DecisionConsequences;
import dev.muster.bot.slack.IncidentConsequences;
import dev.muster.bot.slack.OwnMessages;
import dev.muster.bot.slack.SeverityConsequences;
import dev.muster.bot.slack.SlackEndpoint;
import dev.muster.bot.slack.SlackEnvelopes;
import dev.muster.bot.slack.SlackHistory;
import dev.muster.bot.slack.SlackPayloads;
import dev.muster.bot.slack.SlackRendering;
import dev.muster.bot.slack.SlackRequest;
import dev.muster.bot.slack.SlackResponse;
import dev.muster.bot.slack.StoredChannels;
import dev.muster.bot.slack.UpdateConsequences;
import dev.muster.bot.slack.UpdateRendering;
import dev.muster.bot.slack.WorkConsequences;
import dev.muster.bot.slack.action.Quoting;
import dev.muster.bot.slack.client.ExportFile;
import dev.muster.bot.slack.client.OnCallPeople;
import dev.muster.bot.slack.client.RateBudget;
import dev.muster.bot.slack.client.SlackClient;
import dev.muster.bot.slack.client.SlackHttp;
import dev.muster.bot.slack.client.SlackIdentity;
import dev.muster.bot.slack.client.SlackPorts;
import dev.muster.bot.slack.client.SlackSender;
import dev.muster.bot.slack.conversation.Conversation;
import dev.muster.bot.slack.conversation.WatchedConversation;
import dev.muster.bot.slack.event.CatchUp;
import dev.muster.bot.slack.event.ChannelNames;
import dev.muster.bot.slack.event.EventIntake;
import dev.muster.bot.slack.event.HistoryBackfill;
import dev.muster.bot.slack.event.IncidentChannels;
import dev.muster.bot.slack.socket.SocketMode;
import dev.muster.bot.slack.view.HomeWork;
import dev.muster.bot.timeline.Permalinks;
import dev.muster.bot.timer.TimerRunner;
import dev.muster.bot.web.ApiRoutes;
import dev.muster.bot.web.ApiToken;
import dev.muster.bot.web.HealthRoutes;
import dev.muster.bot.web.IncidentApi;
import dev.muster.bot.web.Routes;
import dev.muster.bot.web.SlackRequests;
import dev.muster.bot.web.SlackRoute;
import org.jspecify.annotations.Nullable;

/** Puts the parts together, one short method a feature. */
final class Wiring {
    private final BotConfig config;
    private final Clock clock;
    private final Stores stores;
    private final Meters meters;
    private final Pace pace;
    private final Rules rules;

    Wiring(BotConfig config, Clock clock, Stores stores, Meters meters, Pace pace) {
        this.config = config;
        this.rules = new Rules(config, clock, stores);
        this.clock = clock;
        this.stores = stores;
        this.meters = meters;
        this.pace = pace;
    }

    Incidents incidents() {
        return new Incidents(stores.incidents(), config.incidents());
    }

    Access access() {
        return new Access(stores.incidents(), stores.members(), config.apiSeesPrivate());
    }

    Exports exports() {
        return new Exports(new Export(stores.incidents(), stores.timeline(), stores.people()));
    }

    SlackClient slackClient() {
        Supplier<String> token = () -> config.slack().botToken().map(Secret::reveal).orElse("");
        SlackHttp http = new SlackHttp(config.slack().apiUrl().toString(), token, pace.slack());
        return new SlackClient(http, new RateBudget(clock), meters.slack(), clock);
    }

    SlackIdentity identity(SlackClient client) {
        return new SlackIdentity(client, clock, pace.backoff(), known -> {
            if (!known.url().isEmpty()) {
                stores.workspace().known(known.teamId(), known.url(), clock.instant());
            }
        });
    }

    HistoryCatchUp historyCatchUp() {
        return new HistoryCatchUp(stores.incidents(), stores.outbox(), clock);
    }

    IncidentChannels incidentChannels() {
        return new IncidentChannels(stores.incidents(), Ticker.systemTicker(), !stores.database().isShared());
    }

    /** What carries effects out, and knows meanwhile which channels are being made. */
    ChannelMaking sender(SlackClient client, SlackIdentity identity, Exports exports, IncidentChannels channels,
            Conversation conversation) {
        SlackRendering rendering = new SlackRendering(stores.incidents(), stores.people(), stores.timeline(), visible(),
                stores.picked(), quoting(), message -> addressOf(message, null), commandRendering(),
                new UpdateRendering(stores.incidents(), stores.people(), config.incidents(), clock),
                config.timing().timebox()::of, onCall(client), config.timing().objectionWindow(), clock);
        Supplier<Optional<UserId>> us = () -> identity.known().map(SlackIdentity.Identity::botUser);
        OwnMessages own = new OwnMessages(stores.timeline(), stores.incidents(), us, clock);
        HistoryBackfill backfill = new HistoryBackfill(new SlackHistory(client), stores.timeline(),
                new HistoryBackfill.Heard(consequences(identity), new ConversationMentions(conversation),
                        stores.outbox()::wasAsked, us),
                clock);
        SlackPorts ports = new SlackPorts(rendering, own,
                new StoredChannels(stores.incidents(), stores.timeline()), stores.people(),
                (id, format, profile) -> file(exports, id, format, profile), new ChannelBackfill(backfill), stores.members());
        SlackSender sender = new SlackSender(client, identity, ports, config.slack().channels(), clock);
        IncidentFollowUps followUps = new IncidentFollowUps(stores.incidents(), config.incidents(),
                message -> addressOf(message, null), clock, !stores.database().isShared());
        return new ChannelMaking(sender, followUps, channels::linked);
    }

    /** Where the settings name a group, a Home tab says who is in it. */
    private Function<HomeWork, HomeWork> onCall(SlackClient client) {
        return config.incidents().commanders().<Function<HomeWork, HomeWork>>map(group -> {
            OnCallPeople people = new OnCallPeople(client, group, clock);
            return work -> work.onCall(group, people.now());
        }).orElse(work -> work);
    }

    OutboxRunner outboxRunner(ChannelMaking sender) {
        return new OutboxRunner(stores.outbox(), sender, sender, clock, pace.backoff(), meters.effects(),
                id -> isPrivate(() -> stores.incidents().find(id)));
    }

    TimerRunner timerRunner() {
        return new TimerRunner(stores.timers(), rules.deadlines(), clock,
                pace.backoff(), meters.timers(), id -> isPrivate(() -> stores.incidents().find(id)));
    }

    /** What people say to the bot and click, and who answers it. */
    Conversation conversation(Incidents incidents) {
        Conversation answered = new ConversationWiring(rules, stores, access(), visible(), quoting(),
                message -> addressOf(message, null)).conversation(incidents);
        return new WatchedConversation(answered, meters.intake(),
                channel -> isPrivate(() -> stores.incidents().findByChannel(channel)));
    }

    SlackPayloads payloads(Conversation conversation, SlackIdentity identity, IncidentChannels channels, ChannelMaking making,
            CatchUp catchUp) {
        ChannelNames names = new KeptChannelNames(new ChannelKeeping(stores.incidents()));
        EventIntake events = new EventIntake(channels, stores.timeline(), making, names, new ConversationMentions(conversation),
                consequences(identity), catchUp, clock, meters.intake());
        return new SlackPayloads(() -> bot(identity), config.slack().apiUrl().toString(), conversation, events, clock);
    }

    /** The socket to Slack, where one is wanted. */
    Optional<SocketMode> socket(SlackPayloads payloads, Consumer<Duration> back) {
        return config.slack().appToken().map(token -> new SocketMode(new SocketMode.Slack(config.slack().apiUrl(), token::reveal),
                meters.timedEnvelopes(new SlackEnvelopes(payloads)), pace.socket(), clock, System::nanoTime, meters.sockets(),
                back));
    }

    List<Routes> routes(SlackPayloads payloads, IncidentApi api, Checks checks) {
        List<Routes> routes = new ArrayList<>(List.of(new ApiRoutes(api, new ApiToken(config.apiToken().map(Secret::reveal))),
                new HealthRoutes(checks, meters.registry())));
        if (config.slack().appToken().isEmpty()) {
            routes.add(slackRoute(payloads));
        }
        return routes;
    }

    private SlackRoute slackRoute(SlackPayloads payloads) {
        SlackEndpoint endpoint = new SlackEndpoint(config.slack().signingSecret().map(Secret::reveal).orElse(""), payloads,
                clock);
        return new SlackRoute(meters.timed((headers, body) -> {
            SlackResponse response = endpoint.handle(new SlackRequest(headers, body));
            return new SlackRequests.Answer(response.status(), response.contentType(), response.body());
        }));
    }

    IncidentApi api(Incidents incidents, Exports exports) {
        return new IncidentApi(incidents, access(), stores.timeline(), stores.people(), exports,
                new Boards(stores.incidents(), stores.timeline(), stores.people(), ZoneId.systemDefault(), clock), clock);
    }

    private CommandRendering commandRendering() {
        return new CommandRendering(stores.incidents(), stores.timeline(), stores.members(), config.roles(), rules.timeInRole(),
                message -> addressOf(message, null), clock);
    }

    private IncidentConsequences consequences(SlackIdentity identity) {
        return new IncidentConsequences(new Newcomers(stores.welcomes()), new Evidence(stores.incidents()), stores.picked(),
                quoting(), stores.homes(),
                new DecisionConsequences(rules.proposals(), new Contradictions(rules.handovers(), rules.proposals()),
                        () -> identity.known().map(SlackIdentity.Identity::botUser)),
                rules.handovers(),
                new WorkConsequences(rules.work(), stores.timeline(), stores.picked(), stores.people(),
                        config.incidents().nudges()),
                new SeverityConsequences(new Disputes(stores.incidents(), incidents()), stores.people()),
                new UpdateConsequences(rules.updating().updates(), stores.timeline(), stores.picked(), quoting()));
    }

    private VisibleIncidents visible() {
        return new VisibleIncidents(access(), stores.participants());
    }

    private Quoting quoting() {
        return new Quoting(stores.people(), stores.outbox(), message -> addressOf(message.ref(), message.thread()));
    }

    /** Where a message can be opened; its channel, where the workspace's own address is not known yet. */
    private String addressOf(MessageRef message, @Nullable SlackTs thread) {
        return stores.workspace().url().map(url -> Permalinks.of(url, message, thread))
                .orElseGet(() -> "https://slack.com/app_redirect?channel=" + message.channel());
    }

    /** Whether the log may not name it: who reads that is in no private incident's channel. In doubt nothing is named. */
    private static boolean isPrivate(Supplier<Optional<Incident>> found) {
        try {
            return found.get().map(Incident::isPrivate).orElse(false);
        } catch (RuntimeException e) {
            return true;
        }
    }

    private BotIdentity bot(SlackIdentity identity) {
        Optional<SlackIdentity.Identity> known = identity.known();
        return new BotIdentity(config.slack().botToken().map(Secret::reveal).orElse(""),
                known.map(bot -> bot.botUser().value()).orElse(null),
                known.map(SlackIdentity.Identity::teamId).orElse(null));
    }

    private static ExportFile file(Exports exports, IncidentId id, String format, @Nullable String profile) throws IOException {
        ExportFormat known = ExportFormat.parse(format).orElse(ExportFormat.MARKDOWN);
        // A profile that this program does not know must not show more than it was meant to.
        ExportProfile shown = profile == null ? ExportProfile.FULL : ExportProfile.parse(profile).orElse(ExportProfile.EXTERNAL);
        TemporaryExport file = exports.toTemporaryFile(id, known, shown);
        return new ExportFile(file.fileName(), file.length(), file::open, file::close);
    }
}
