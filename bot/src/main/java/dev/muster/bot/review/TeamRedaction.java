package dev.muster.bot.review;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.SlackTs;
import org.jspecify.annotations.Nullable;

/** For colleagues: what could be read in the channel in the end, without ways to reach people privately. */
final class TeamRedaction implements Redaction {
    private static final Set<String> WRITTEN = Set.of("message", "message_edited", "message_deleted", "file_shared",
            "evidence_added");
    private static final Set<String> RAW = Set.of("raw_text");

    private final DataRedaction data = new DataRedaction(RAW, UnaryOperator.identity(), PersonalDetails::withoutAddresses);
    private final Set<SlackTs> deleted;

    /** @param deleted the messages that were deleted; their words may still be kept */
    TeamRedaction(Set<SlackTs> deleted) {
        this.deleted = Set.copyOf(deleted);
    }

    @Override
    public ExportMaster.Overview incident(ExportMaster.Overview whole) {
        return OverviewWords.changed(whole, PersonalDetails::withoutAddresses);
    }

    @Override
    public ExportMaster.Participant person(ExportMaster.Participant whole) {
        return whole;
    }

    @Override
    public ExportMaster.Line line(ExportMaster.Line whole) {
        boolean gone = WRITTEN.contains(whole.kind()) && whole.ts() != null && deleted.contains(whole.ts());
        JsonNode kept = gone ? JsonNodeFactory.instance.objectNode() : data.of(whole.data());
        String text = gone ? "" : PersonalDetails.withoutAddresses(whole.text());
        return new ExportMaster.Line(whole.seq(), whole.kind(), whole.happenedAt(), whole.knownAt(), whole.actor(), text,
                whole.channel(), whole.ts(), whole.threadTs(), whole.permalink(), gone ? List.of() : whole.evidence(), kept);
    }

    @Override
    public @Nullable ObjectNode row(String list, ObjectNode whole) {
        return data.of(whole);
    }
}
