package dev.muster.bot.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.item.Assignment;
import dev.muster.bot.incident.item.Handover;
import dev.muster.bot.incident.item.ItemKind;
import dev.muster.bot.incident.item.Items;
import dev.muster.bot.incident.item.Objection;
import dev.muster.bot.incident.item.Parked;
import dev.muster.bot.incident.item.Proposal;
import dev.muster.bot.incident.item.Proposal.Ending;
import dev.muster.bot.incident.item.Proposal.Window;
import dev.muster.bot.incident.item.StatusUpdate;
import dev.muster.bot.incident.item.YesNo;
import org.jspecify.annotations.Nullable;

/** The tables behind the timeline, of what the incident holds. What is not known is null, never left out. */
final class ItemTables {
    private ItemTables() {}

    static Map<String, List<ObjectNode>> of(Items items) {
        return Map.of("decisions", items.proposals().map(ItemTables::decision).toList(), "questions", items.all().stream()
                .filter(YesNo.class::isInstance).map(YesNo.class::cast).map(ItemTables::question).toList(), "handovers",
                items.handovers().map(ItemTables::handover).toList(), "assignments",
                items.assignments().map(ItemTables::assignment).toList(), "updates",
                items.updates().map(ItemTables::update).toList(), "follow_ups", parked(items, ItemKind.IDEA, "follow_up"),
                "process_feedback", parked(items, ItemKind.FEEDBACK, "feedback"));
    }

    /** What was taken back, too: that it was said stays told. */
    private static List<ObjectNode> parked(Items items, ItemKind kind, String name) {
        return items.all().stream().filter(Parked.class::isInstance).map(Parked.class::cast)
                .filter(parked -> parked.kind() == kind)
                .map(parked -> JsonNodeFactory.instance.objectNode().put(name, parked.number()).put("text", parked.text())
                        .put("by", parked.by().value()).put("at", parked.at().toString()).put("state", parked.wireState())
                        .put("told_at", time(parked.toldAt())))
                .toList();
    }

    private static ObjectNode update(StatusUpdate update) {
        StatusUpdate.Decision decision = update.decision();
        boolean approved = update.state() == StatusUpdate.State.APPROVED;
        return JsonNodeFactory.instance.objectNode().put("update", update.number()).put("kind", update.audience().wireName())
                .put("text", update.text()).put("by", update.by().value()).put("at", update.at().toString())
                .put("approved_by", id(approved && decision != null ? decision.by() : null))
                .put("approved_at", time(approved && decision != null ? decision.at() : null)).put("state", update.wireState())
                .put("next_at", time(update.nextAt()))
                .put("closed_by", id(approved || decision == null ? null : decision.by()))
                .put("closed_at", time(approved || decision == null ? null : decision.at()))
                .put("reason", decision == null ? null : decision.reason());
    }

    private static ObjectNode handover(Handover handover) {
        Handover.Ending ending = handover.ending();
        return JsonNodeFactory.instance.objectNode().put("handover", handover.number()).put("role", handover.role())
                .put("from", handover.from().value()).put("to", handover.to().value())
                .put("offered_at", handover.offeredAt().toString()).put("expires_at", handover.expiresAt().toString())
                .put("state", handover.wireState()).put("closed_at", time(ending == null ? null : ending.at()))
                .put("closed_by", id(ending == null ? null : ending.by())).put("takeover", handover.takeover())
                .put("reason", ending == null ? null : ending.why());
    }

    private static ObjectNode assignment(Assignment assignment) {
        Assignment.Closing closing = assignment.closing();
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("assignment", assignment.number())
                .put("to", assignment.to().value()).put("by", assignment.by().value()).put("task", assignment.task())
                .put("asked_at", assignment.askedAt().toString()).put("acknowledged_at", time(assignment.acknowledgedAt()))
                .put("timebox_ends_at", assignment.timeboxEndsAt().toString());
        ArrayNode extensions = row.putArray("extensions");
        assignment.extensions().forEach(more -> extensions.addObject().put("at", more.at().toString())
                .put("length", more.length().toString()).put("until", more.until().toString()));
        row.put("state", assignment.wireState()).put("result", assignment.result())
                .put("closed_at", time(closing == null ? null : closing.at()))
                .put("closed_by", id(closing == null ? null : closing.by())).put("need", assignment.need())
                .put("report", assignment.report());
        ArrayNode earlier = row.putArray("earlier");
        assignment.earlier().forEach(before -> earlier.addObject().put("to", before.to().value())
                .put("asked_at", before.askedAt().toString()).put("acknowledged_at", time(before.acknowledgedAt()))
                .put("until", before.until().toString()));
        return row;
    }

    private static ObjectNode decision(Proposal proposal) {
        Window window = proposal.window();
        Ending ending = proposal.ending();
        ObjectNode row = JsonNodeFactory.instance.objectNode().put("proposal", proposal.number()).put("plan", proposal.plan())
                .put("risk", proposal.risk()).put("proposed_by", proposal.by().value())
                .put("opened_at", proposal.openedAt().toString())
                .put("closes_at", time(window == null ? null : window.closesAt()))
                .put("closed_at", time(ending == null ? null : ending.at())).put("state", proposal.wireState());
        ArrayNode objections = row.putArray("objections");
        proposal.objections().forEach(objection -> objections.add(objection(objection)));
        ArrayNode present = row.putArray("present");
        proposal.present().forEach(person -> present.add(person.value()));
        ArrayNode questions = row.putArray("questions");
        proposal.questions()
                .forEach(question -> questions.addObject().put("by", question.by().value()).put("at", question.at().toString())
                        .put("text", question.text()).put("answered_by", id(question.answeredBy()))
                        .put("answered_at", time(question.answeredAt())));
        return row.put("closed_by", id(ending == null ? null : ending.by()))
                .put("reason", ending == null ? null : ending.reason())
                .put("without_window", window == null).put("wait_until", time(proposal.waitUntil()))
                .put("amends", proposal.amends()).put("amended_by", proposal.amendedBy());
    }

    private static ObjectNode question(YesNo question) {
        YesNo.Answer answer = question.answer();
        return JsonNodeFactory.instance.objectNode().put("question", question.number()).put("text", question.text())
                .put("asked_by", question.by().value()).put("asked_of", question.to().value())
                .put("asked_at", question.askedAt().toString()).put("answer", answer == null ? null : answer.wireName())
                .put("answered_at", time(question.answeredAt()))
                .put("state", question.isTakenBack() ? "taken_back" : question.wireState()).put("words", question.words());
    }

    private static ObjectNode objection(Objection objection) {
        return JsonNodeFactory.instance.objectNode().put("by", objection.by().value()).put("at", objection.at().toString())
                .put("text", objection.text()).put("late", objection.late()).put("withdrawn_at", time(objection.withdrawnAt()));
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    private static @Nullable String id(@Nullable UserId person) {
        return person == null ? null : person.value();
    }
}
