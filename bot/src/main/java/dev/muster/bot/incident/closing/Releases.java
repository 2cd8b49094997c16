package dev.muster.bot.incident.closing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.ChannelMembers;
import dev.muster.bot.incident.ClosingEvent;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.IncidentChange;
import dev.muster.bot.incident.IncidentStore;
import dev.muster.bot.incident.IncidentStore.Sight;
import dev.muster.bot.incident.Incidents;
import dev.muster.bot.incident.JointChange;
import dev.muster.bot.incident.JointVerdict;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Over;
import dev.muster.bot.incident.Rejection;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.Telling;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Release;

/** Thanks those who are not needed any more and tells them that they may go (P23). Nobody is removed. */
public final class Releases {
    /** The question who takes the open work of those who may go. */
    public static final String REASSIGN = "reassign";
    /** More names than this a line cannot hold. */
    public static final int MOST_NAMED = 10;
    private static final int IN_ONE_MESSAGE = 100;

    private final IncidentStore store;
    private final ChannelMembers members;
    private final Predicate<UserId> isApp;

    /** @param isApp whether this is known to be an app's user, whom nobody thanks */
    public Releases(IncidentStore store, ChannelMembers members, Predicate<UserId> isApp) {
        this.store = store;
        this.members = members;
        this.isApp = isApp;
    }

    /** Everybody in the channel but these and those who have a role may go; only who leads says so. */
    public Outcome keep(IncidentId id, List<UserId> kept, Wish wish) {
        return store.changeJointly(id, Optional.empty(), wish.cause(),
                sight -> refused(sight.incident(), kept, wish).<JointVerdict>map(rejection -> rejection)
                        .orElseGet(() -> released(sight, kept, wish)));
    }

    /** The release that was said last. */
    public Optional<Release> last(IncidentId id) {
        return store.items(id).all().stream().filter(Release.class::isInstance).map(Release.class::cast)
                .reduce((earlier, later) -> later);
    }

    private static Optional<Rejection> refused(Incident incident, List<UserId> kept, Wish wish) {
        Optional<Rejection> over = Over.refused(incident);
        if (over.isPresent()) {
            return over;
        }
        if (incident.channel() == null) {
            return Optional.of(new Rejection("%s has no channel yet.".formatted(incident.id()),
                    Incidents.askForRoom(incident.id())));
        }
        if (kept.isEmpty()) {
            return Optional.of(new Rejection("Who stays? Nobody was told anything yet.", "`/incident keep @anna @bob`"));
        }
        if (incident.leaders().contains(person(wish))) {
            return Optional.empty();
        }
        UserId commander = incident.commander();
        return Optional.of(commander == null
                ? new Rejection("Nobody has command of %s, and only the Incident Commander says who may go."
                        .formatted(incident.id()), "`/incident lead` takes command.")
                : new Rejection("Only the Incident Commander says who may go, and the deputy: %s.".formatted(incident.leaders()
                        .stream().map(UserId::mention).collect(Collectors.joining(", "))),
                        "Ask them, or `/incident takeover`."));
    }

    private JointVerdict released(Sight sight, List<UserId> kept, Wish wish) {
        Incident incident = sight.incident().touched();
        List<UserId> thanked = thanked(incident, kept);
        if (thanked.isEmpty()) {
            return new Rejection("Nobody else is here who could go.",
                    "Those who have a role, and those you keep, stay in any case.");
        }
        List<Release.Left> left = sight.items().openAssignments().stream()
                .filter(assignment -> thanked.contains(assignment.to()))
                .map(assignment -> new Release.Left(assignment.number(), assignment.to(), assignment.task())).toList();
        Release release = Release.said(sight.items().next(ItemKind.RELEASE), person(wish), wish.at(), kept, thanked, left);
        List<Effect> effects = new ArrayList<>(Telling.card(incident, release));
        for (int from = MOST_NAMED; from < thanked.size(); from += IN_ONE_MESSAGE) {
            effects.add(alsoThanked(incident, release, thanked.subList(from, Math.min(thanked.size(), from + IN_ONE_MESSAGE))));
        }
        UserId commander = incident.commander();
        if (!left.isEmpty() && commander != null && !commander.equals(person(wish))) {
            effects.add(new Effect.Post(incident.id(), new Destination.Direct(commander),
                    new Content.ItemPrompt(release.ref().toString(), REASSIGN, commander)));
        }
        return JointChange.of(new IncidentChange(incident, wish.by(), wish.at(),
                List.of(new ClosingEvent.RespondersReleased(release.number(), kept, thanked)), List.of(), effects,
                List.of(release)));
    }

    private static Effect alsoThanked(Incident incident, Release release, List<UserId> people) {
        String names = people.stream().map(UserId::mention).collect(Collectors.joining(", "));
        return new Effect.Post(incident.id(), new Destination.UnderCard(release.ref().toString()),
                new Content.Line("Thank you, and free to go, too: " + names));
    }

    private List<UserId> thanked(Incident incident, List<UserId> kept) {
        Incident.Channel channel = incident.channel();
        List<UserId> holders = incident.roles().all().stream().map(RoleHolders.Holding::user).toList();
        return channel == null
                ? List.of()
                : members.of(channel.id()).stream().filter(person -> !person.equals(incident.commander()))
                        .filter(person -> !kept.contains(person) && !holders.contains(person) && !isApp.test(person))
                        .sorted(Comparator.comparing(UserId::value)).toList();
    }

    private static UserId person(Wish wish) {
        return wish.by().person().orElseThrow(() -> new IllegalArgumentException("by: no person (expected: who thanks)"));
    }
}
