package dev.muster.bot.incident;

import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;

/** What whoever waits for a form is told when there will be none: what to type instead. */
final class FormNotOpened {
    private FormNotOpened() {}

    static Content.Line told(PersonalEffect.OpenForm form, String why) {
        String begins = why.startsWith(PersonalEffect.OpenForm.MAY_HAVE_OPENED)
                ? "If no form opened"
                : "Slack did not open the form";
        return new Content.Line("%s: type %s".formatted(begins, instead(form.form())));
    }

    private static String instead(Form form) {
        return switch (form) {
            case Form.Declare declare -> "`/incident new checkout is failing sev2`, with what you see for a title.";
            case Form.DeclareFrom from -> "`/incident new checkout is failing sev2`, with what you see for a title.";
            case Form.ChangeSeverity change ->
                "`/incident sev %s 2`, or another number; behind it a reason where it is lowered.".formatted(change.incident());
            case Form.MakePrivate make -> "`/incident private %s` to try again. Nothing was changed.".formatted(make.incident());
            case Form.SayImpact say ->
                "`/incident impact %s EU cards are declined`, with what you see.".formatted(say.incident());
            case Form.MergeInto merge ->
                "`/incident merge %s INC-12`, with the one that it is the same as.".formatted(merge.incident());
            case Form.Propose propose ->
                "`/incident propose %s` and the plan, `risk:` and what may go wrong, and how long, such as `2m`."
                        .formatted(propose.incident());
            case Form.OnProposal(IncidentId id, int number, Form.OnProposal.Step step) -> switch (step) {
                case OBJECT -> "`/incident object %s #%d` and why. The clock is stopped already.".formatted(id, number);
                case QUESTION -> "your question in the thread of proposal %d.".formatted(number);
                case AMEND -> "`/incident amend %s #%d` and the plan as it is to be.".formatted(id, number);
                case OVERRULE -> "`/incident overrule %s #%d` and why it is done all the same.".formatted(id, number);
            };
            case Form.HandOver(IncidentId id, String role) -> role.equals(Role.COMMANDER)
                    ? "`/incident handover %s @name`, with whoever shall take over.".formatted(id)
                    : "`/incident handover %s %s @name`, with whoever shall take over.".formatted(id, role.replace('_', ' '));
            case Form.SpeakScript speak -> "what you want to say into the channel: that counts as well.";
            case Form.Assign assign ->
                "`/incident assign %s @name find the cause of the latency 10m`.".formatted(assign.incident());
            case Form.OnAssignment(IncidentId id, int number, Form.OnAssignment.Step step) -> switch (step) {
                case MORE -> "`/incident more %s #%d 20m`, with as much as you need.".formatted(id, number);
                case BLOCKED -> "`/incident blocked %s #%d` and what you need.".formatted(id, number);
                case RESULT -> "`/incident done %s #%d` and what came of it. That it is done is kept already.".formatted(id,
                        number);
                case REPORT -> "`/incident done %s #%d` with condition, actions and needs.".formatted(id, number);
                case REASSIGN -> "`/incident reassign %s #%d @name`.".formatted(id, number);
            };
            case Form.ReviewOwner owner -> "`/incident review %s owner @name`.".formatted(owner.incident());
            case Form.Keep keep -> "`/incident keep %s @anna @bob`, with those who stay.".formatted(keep.incident());
            case Form.WriteUpdate(IncidentId id, UserId by, boolean external, String text) ->
                "`/incident %s %s` and how it stands, in a sentence or two.".formatted(external ? "external" : "update", id);
            case Form.DeclineUpdate decline -> "why not in the thread of the draft. It waits until it is approved or replaced.";
            case Form.ParkIdea park -> "`/incident todo %s` and the idea.".formatted(park.incident());
            case Form.AddNote note -> "`/incident note %s what the record should say`".formatted(note.incident());
        };
    }
}
