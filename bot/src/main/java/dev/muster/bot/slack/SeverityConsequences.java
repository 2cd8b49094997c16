package dev.muster.bot.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Outcome;
import dev.muster.bot.incident.Wish;
import dev.muster.bot.incident.dispute.Debate;
import dev.muster.bot.incident.dispute.Disputes;
import dev.muster.bot.timeline.Happening;
import dev.muster.bot.timeline.People;

/** Who goes on debating the severity once it is settled until the review is pointed there, privately and once (P28). */
public final class SeverityConsequences {
    private static final Pattern ADDRESSED = Pattern.compile("\\s*<@([A-Z0-9]{2,30})(?:\\|[^>]*)?>.*", Pattern.DOTALL);

    private final Disputes disputes;
    private final People people;

    public SeverityConsequences(Disputes disputes, People people) {
        this.disputes = disputes;
        this.people = people;
    }

    void said(IncidentId incident, Happening.Message message) {
        UserId person = message.user();
        if (person == null || message.data().has("bot_id") || !Debate.isHeard(message.text()) || isForUs(message.text())) {
            return;
        }
        Outcome unused = disputes.debated(incident, new ReplyTo.Whisper(message.channel(), person, message.threadTs()),
                new Wish("debate:%s:%s".formatted(message.channel(), message.ts()), new Actor.Person(person),
                        message.ts().at()));
    }

    /** What is said to an app is a command, and no debate. */
    private boolean isForUs(String text) {
        Matcher addressed = ADDRESSED.matcher(text);
        return addressed.matches()
                && people.person(new UserId(addressed.group(1))).map(People.Person::bot).orElse(true);
    }
}
