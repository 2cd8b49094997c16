package dev.muster.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /** From when on what was declared is looked at; empty where nobody waits for an answer. */
    static Optional<Instant> since(Declaration wanted, Wish wish) {
        return wanted.replyTo().isEmpty() || wish.by().person().isEmpty()
                ? Optional.empty()
                : Optional.of(wish.at().minus(RECENT));
    }

    /** The word about the one that is most like the fresh incident; nothing where none is. A private one is named to nobody. */
    static List<Effect> named(Incident fresh, Declaration wanted, List<Incident> recent) {
        return recent.stream()
                .filter(other -> !other.id().equals(fresh.id()) && !other.isPrivate() && !fresh.isPrivate())
                .filter(other -> Likeness.alike(fresh.title(), other.title()))
                .max(Comparator.comparingDouble((Incident other) -> Likeness.of(fresh.title(), other.title()))
                        .thenComparing(Incident::id))
                .flatMap(other -> wanted.replyTo()
                        .<Effect>map(replyTo -> new PersonalEffect.Answer("similar:" + fresh.id(), replyTo,
                                new Content.SimilarOpen(fresh.id(), other.id()))))
                .stream().toList();
    }
}
