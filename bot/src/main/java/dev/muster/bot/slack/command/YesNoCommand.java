package dev.muster.bot.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.decision.YesNoQuestions;
import dev.muster.bot.slack.conversation.Reply;

/** {@code yesno @sme will this drop sessions?}: one person, three answers. */
final class YesNoCommand extends IncidentCommand {
    private static final Pattern WHO = Pattern.compile("(\\S+)(?:\\s+(.*))?", Pattern.DOTALL);

    private final YesNoQuestions questions;
    private final Texts texts;
    private final PersonWords persons;

    YesNoCommand(WhichIncident which, YesNoQuestions questions, Texts texts, PersonWords persons) {
        super(which);
        this.questions = questions;
        this.texts = texts;
        this.persons = persons;
    }

    @Override
    public String verb() {
        return "yesno";
    }

    @Override
    public List<String> aliases() {
        return List.of("yes-no");
    }

    @Override
    public String usage() {
        return "yesno @x <question>";
    }

    @Override
    public String summary() {
        return "asks one person: yes, no or don't know";
    }

    @Override
    Reply run(Incident incident, Call call) {
        Matcher who = WHO.matcher(call.rest().strip());
        Optional<UserId> person = who.matches() ? persons.find(who.group(1), call.invocation().user()) : Optional.empty();
        if (person.isEmpty() || persons.isBot(person.get())) {
            return Reply.Private.of("Whom do you ask? Nothing was asked yet.\n"
                    + "`/incident yesno @name will this drop sessions?`: type @ and choose a person.");
        }
        String text = who.group(2) == null ? "" : texts.plain(who.group(2), call.invocation().at()).orElse("");
        return Outcomes.undoable(questions.ask(incident.id(), person.get(), text, call.wish()),
                after -> "%s is asked in *%s*.".formatted(person.get().mention(), after.id()));
    }
}
