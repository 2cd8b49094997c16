package dev.muster.bot.review;

import java.util.function.UnaryOperator;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** Changes the words in an overview and leaves the rest. */
final class OverviewWords {
    private OverviewWords() {}

    /** The overview with every text that people typed changed so. */
    static ExportMaster.Overview changed(ExportMaster.Overview whole, UnaryOperator<String> words) {
        return changed(whole, words, words::apply, user -> user, whole.channel());
    }

    /**
     * The overview changed for other readers.
     *
     * @param words   for title, impact and tags
     * @param reasons for what was said about a change; may give null to leave it out
     * @param people  for the ids of people; may give null to leave them out
     */
    static ExportMaster.Overview changed(ExportMaster.Overview whole, UnaryOperator<String> words,
            Change<String> reasons, Change<UserId> people, ExportMaster.Channel channel) {
        return new ExportMaster.Overview(whole.id(), words.apply(whole.title()), whole.drill(), whole.isPrivate(),
                whole.severity(),
                whole.severityHistory().stream().map(at -> new ExportMaster.SeverityAt(at.severity(), at.at(),
                        changed(at.by(), people), changed(at.reason(), reasons))).toList(),
                whole.status(),
                whole.statusHistory().stream().map(at -> new ExportMaster.StatusAt(at.status(), at.at(),
                        changed(at.by(), people), changed(at.note(), reasons))).toList(),
                whole.declaredAt(), changed(whole.declaredBy(), people), whole.impactStartedAt(), whole.mitigatedAt(),
                whole.resolvedAt(), channel, whole.tags().stream().map(words).toList(),
                whole.impact() == null ? null : words.apply(whole.impact()), whole.mergedInto(), review(whole.review(), people));
    }

    private static ExportMaster.@Nullable ReviewAt review(ExportMaster.@Nullable ReviewAt whole, Change<UserId> people) {
        return whole == null
                ? null
                : new ExportMaster.ReviewAt(changed(whole.owner(), people), whole.dueAt(), whole.askedAt());
    }

    private static <T> @Nullable T changed(@Nullable T value, Change<T> change) {
        return value == null ? null : change.of(value);
    }

    /** What becomes of a value; null for nothing. */
    @FunctionalInterface
    interface Change<T> {
        @Nullable
        T of(T value);
    }
}
