package dev.muster.bot.incident;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.words.Likeness;

/**
 * Tells whoever declares that somebody else may have done so just before. It never keeps anybody from declaring: the word
 * comes afterwards, to them alone, with a way to merge.
 */
final class SimilarIncidents {
    /** Two who see the same declare it within minutes; what began longer ago is known by then. */
    private static final Duration RECENT = Duration.ofHours(2);

    private SimilarIncidents() {}

    /** What is open, was declared of late and may be named to anybody; nothing where nobody waits for an answer. */
    static List<Incident> candidates(IncidentStore store, Declaration wanted, Wish wish) {
        if (wanted.replyTo().isEmpty() || wish.by().person().isEmpty()) {
            return List.of();
        }
        return store.unresolved().stream()
                .filter(incident -> incident.declaredAt().isAfter(wish.at().minus(RECENT)))
                .filter(incident -> !incident.isPrivate()).toList();
    }

    /** The word about the one that is most like the fresh incident; nothing where none is. */
    static List<Effect> named(Incident fresh, Declaration wanted, List<Incident> candidates) {
        return candidates.stream()
                .filter(other -> !other.id().equals(fresh.id()) && other.isPrivate() == fresh.isPrivate())
                .filter(other -> Likeness.alike(fresh.title(), other.title()))
                .max(Comparator.comparingDouble((Incident other) -> Likeness.of(fresh.title(), other.title()))
                        .thenComparing(Incident::id))
                .flatMap(other -> wanted.replyTo()
                        .<Effect>map(replyTo -> new PersonalEffect.Answer("similar:" + fresh.id(), replyTo,
                                new Content.SimilarOpen(fresh.id(), other.id()))))
                .stream().toList();
    }
}
