package dev.muster.bot;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.muster.bot.config.BotConfig;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.CommandPassed;
import dev.muster.bot.incident.CommanderReminder;
import dev.muster.bot.incident.HeardFirst;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.ReviewQuestion;
import dev.muster.bot.incident.Rhythms;
import dev.muster.bot.incident.UpdateDeadlines;
import dev.muster.bot.incident.archive.ArchiveReminder;
import dev.muster.bot.incident.closing.Candidates;
import dev.muster.bot.incident.closing.Closing;
import dev.muster.bot.incident.closing.Closings;
import dev.muster.bot.incident.closing.Parking;
import dev.muster.bot.incident.closing.ProcessFeedback;
import dev.muster.bot.incident.closing.ProcessOwner;
import dev.muster.bot.incident.closing.Releases;
import dev.muster.bot.incident.closing.ReviewDigest;
import dev.muster.bot.incident.closing.ReviewReminders;
import dev.muster.bot.incident.closing.Reviews;
import dev.muster.bot.incident.command.Commanding;
import dev.muster.bot.incident.command.DutyClock;
import dev.muster.bot.incident.command.HandoverClock;
import dev.muster.bot.incident.command.Handovers;
import dev.muster.bot.incident.command.Roles;
import dev.muster.bot.incident.command.Scripts;
import dev.muster.bot.incident.command.TimeInRole;
import dev.muster.bot.incident.decision.Decisions;
import dev.muster.bot.incident.decision.Polls;
import dev.muster.bot.incident.decision.ProposalClock;
import dev.muster.bot.incident.decision.Proposals;
import dev.muster.bot.incident.decision.YesNoQuestions;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.update.CadenceClock;
import dev.muster.bot.incident.update.ExternalClock;
import dev.muster.bot.incident.update.LongIncidents;
import dev.muster.bot.incident.update.UpdateTimes;
import dev.muster.bot.incident.update.Updating;
import dev.muster.bot.incident.work.Absences;
import dev.muster.bot.incident.work.Assigning;
import dev.muster.bot.incident.work.AssignmentClock;
import dev.muster.bot.incident.work.Assignments;
import dev.muster.bot.incident.work.Work;
import dev.muster.bot.incident.work.WorkTimes;
import dev.muster.bot.slack.client.ChannelSettings;
import dev.muster.bot.timeline.People;
import dev.muster.bot.timer.TimerHandler;
import dev.muster.bot.timer.TimerKind;

/** The rules for what people decide, assign and hand over, made from the settings; and who acts when their deadlines come. */
final class Rules {
    private final BotConfig config;
    private final Clock clock;
    private final Stores stores;

    Rules(BotConfig config, Clock clock, Stores stores) {
        this.config = config;
        this.clock = clock;
        this.stores = stores;
    }

    /** Who handles which deadline. */
    Map<TimerKind, TimerHandler> deadlines() {
        TimerHandler windows = new ProposalClock(stores.incidents(), this::present, clock);
        TimerHandler ends = heardFirst(windows, (items, number) -> items.proposal(number).map(Proposal::openedAt));
        TimerHandler duty = new DutyClock(stores.incidents(), timeInRole(), config.incidents(), clock);
        TimerHandler commander = new CommanderReminder(stores.incidents(), config.incidents(), clock);
        TimerHandler offers = new HandoverClock(stores.incidents(), clock);
        TimerHandler work = heardFirst(new AssignmentClock(stores.incidents(), workTimes(), clock),
                (items, number) -> items.assignment(number).map(Assignment::askedAt));
        Map<TimerKind, TimerHandler> handlers = new HashMap<>(Map.ofEntries(
                Map.entry(Incidents.COMMANDER_MISSING, commander), Map.entry(Incidents.COMMANDERS_CALLED, commander),
                Map.entry(Incidents.ARCHIVE_OFFER, new ArchiveReminder(stores.incidents(), clock)),
                Map.entry(ReviewQuestion.UNOWNED, reviews()), Map.entry(ProposalClock.CLOSES, ends),
                Map.entry(ProposalClock.PRESENCE, windows),
                Map.entry(Polls.CLOSES, polls()), Map.entry(Polls.CLOSED_MEANWHILE, polls()),
                Map.entry(ProposalClock.CLOSED_MEANWHILE, ends),
                Map.entry(ProposalClock.WAIT_OVER, windows), Map.entry(CommandPassed.BEGAN, duty),
                Map.entry(DutyClock.FATIGUE, duty), Map.entry(DutyClock.TICK, duty),
                Map.entry(HandoverClock.EXPIRES, offers), Map.entry(HandoverClock.LAPSES, offers)));
        TimerHandler cadence = new CadenceClock(stores.incidents(), updateTimes(), clock);
        TimerHandler review = reviewReminders();
        List.of(ReviewQuestion.SOON, ReviewQuestion.DUE).forEach(kind -> handlers.put(kind, review));
        handlers.put(ReviewQuestion.OVERDUE,
                new ReviewDigest(stores.incidents(), stores.timers(), stores.outbox(), processOwner(), clock));
        handlers.put(ProcessFeedback.DUE, feedback());
        TimerHandler external = new ExternalClock(stores.incidents(), updateTimes(), clock);
        UpdateDeadlines.EXTERNAL_KINDS.forEach(kind -> handlers.put(kind, external));
        handlers.put(Rhythms.LONG, new LongIncidents(stores.incidents(), config.incidents(), clock));
        UpdateDeadlines.KINDS.forEach(kind -> handlers.put(kind, cadence));
        AssignmentClock.KINDS.forEach(kind -> handlers.put(kind, work));
        return handlers;
    }

    private TimerHandler heardFirst(TimerHandler deadline, BiFunction<Items, Integer, Optional<Instant>> begunAt) {
        return new HeardFirst(deadline, stores.incidents(), stores.outbox()::isBeingRead, begunAt, clock);
    }

    Proposals proposals() {
        return new Proposals(stores.incidents(), config.timing().objectionWindow(), clock);
    }

    private Polls polls() {
        return new Polls(stores.incidents(), config.timing().objectionWindow(), clock, new SecureRandom());
    }

    Decisions decisions() {
        return new Decisions(proposals(), polls(), new YesNoQuestions(stores.incidents(), stores.members()));
    }

    Commanding commanding(Incidents incidents) {
        return new Commanding(new Roles(stores.incidents(), incidents, stores.members(), config.roles()), handovers(),
                new Scripts(stores.incidents()));
    }

    TimeInRole timeInRole() {
        return new TimeInRole(config.timing().fatigue(), this::zoneOf);
    }

    private Optional<ZoneId> zoneOf(UserId person) {
        return stores.people().timeZone(person).flatMap(Rules::zone);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    Handovers handovers() {
        return new Handovers(stores.incidents(), stores.members(), config.timing().handoverExpires(), clock);
    }

    private WorkTimes workTimes() {
        return new WorkTimes(config.timing().timebox()::of, config.timing().acknowledgeWithin(), config.timing().answerWithin());
    }

    Closing closing() {
        return new Closing(
                new Closings(stores.incidents(), new Incidents(stores.incidents(), config.incidents()), reviews(), feedback()),
                reviews(), new Releases(stores.incidents(), stores.members(), this::isApp),
                new Parking(stores.incidents(), processOwner()));
    }

    private ProcessFeedback feedback() {
        return new ProcessFeedback(stores.incidents(), processOwner(), clock);
    }

    private ProcessOwner processOwner() {
        return new ProcessOwner(config.processOwner(), stores.members()::has, config.review().calendar(), this::zoneOf);
    }

    private Reviews reviews() {
        return new Reviews(stores.incidents(),
                new Candidates(stores.members(), this::isApp, person -> stores.people().name(person)), config.review(),
                reviewReminders(), processOwner(), clock);
    }

    private ReviewReminders reviewReminders() {
        return new ReviewReminders(stores.incidents(), config.review().calendar(), this::zoneOf, clock);
    }

    private boolean isApp(UserId person) {
        return stores.people().person(person).map(People.Person::bot).orElse(false);
    }

    Work work() {
        return new Work(new Assigning(stores.incidents(), stores.members(), this::isApp, workTimes(), clock),
                new Assignments(stores.incidents(), workTimes(), clock), new Absences(stores.incidents()));
    }

    private UpdateTimes updateTimes() {
        ChannelSettings channels = config.slack().channels();
        return new UpdateTimes(config.incidents(), config.timing().answerWithin(), channels.stakeholders().isPresent(),
                channels.customers().isPresent());
    }

    Updating updating() {
        return Updating.of(stores.incidents(), updateTimes(), clock);
    }

    /** Who is in the incident's channel, without apps. */
    private List<UserId> present(Incident incident, Instant now) {
        Incident.Channel channel = incident.channel();
        Map<UserId, People.Person> known = stores.people().all();
        return channel == null
                ? List.of()
                : stores.members().of(channel.id()).stream()
                        .filter(person -> !Optional.ofNullable(known.get(person)).map(People.Person::bot).orElse(false)).sorted(
                                Comparator.comparing(UserId::value))
                        .toList();
    }
}
