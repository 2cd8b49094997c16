package dev.muster.bot.review;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Actor;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/** A small incident with something of everything: a handover of command, threads, edits, deletions, files, a webhook, a late message. */
final class SampleIncident {
    static final IncidentId ID = new IncidentId(12);
    static final ChannelId CHANNEL = new ChannelId("C12");
    static final UserId ANN = new UserId("UANN");
    static final UserId BEN = new UserId("UBEN");
    static final UserId EVE = new UserId("UEVE");
    static final Instant DECLARED_AT = Instant.parse("2026-03-01T23:50:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemoryRecord record = new InMemoryRecord();

    private SampleIncident() {}

    static InMemoryRecord record() {
        SampleIncident sample = new SampleIncident();
        sample.people();
        sample.timeline();
        Incident incident = Incident
                .declared(ID, "Checkout fails <b>for all</b> & *nobody* pays", Severity.SEV3, "Cards are refused", DECLARED_AT,
                        new Actor.Person(ANN))
                .withChannel(new Incident.Channel(CHANNEL, "inc-12-checkout-fails")).withSeverity(Severity.SEV1)
                .withCommander(BEN).mitigated(at(900)).resolved(at(1200));
        sample.record.put(incident);
        return sample.record;
    }

    private void people() {
        record.person("UANN", "Ann", false, at(-1000));
        record.person("UBEN", "Ben *the* Bold", false, at(-1000));
        record.person("UEVE", "Eve", false, at(-1000));
        record.person("UANN", "Ann Lee", false, at(800));
        record.person("UBOT", "Muster", true, at(-1000));
    }

    private void timeline() {
        bot(0, "incident_declared", ANN, "<@UANN> declared a SEV3: Checkout fails &lt;b&gt;for all&lt;/b&gt;",
                "{'title':'Checkout fails','severity':'sev3','impact':'Cards are refused','source':'command'}");
        bot(1, "channel_created", null, "Channel #inc-12-checkout-fails was created",
                "{'channel':'C12','name':'inc-12-checkout-fails'}");
        bot(2, "people_invited", null, "Invited <@UANN>, <@UEVE>", "{'people':['UANN','UEVE'],'refused':{}}");
        bot(3, "card_posted", null, "The incident card was posted",
                "{'which':'card','message':{'channel':'C12','ts':'1.000001'}}");
        slack(10, "message", BEN, "I see it too:\n```\nif (a < b) { *boom* }\n```\nlooking", 10, null, "{}");
        bot(20, "role_assigned", BEN, "<@UBEN> is the Incident Commander", "{'role':'commander','user':'UBEN'}");
        slack(30, "message", ANN, "<@UBEN> shall I roll back? <https://deploys.example/7|deploy 7>", 30, null, "{}");
        slack(40, "message", BEN, "yes, _now_", 40, 30, "{}");
        slack(45, "reaction_added", EVE, "<@UEVE> reacted with :eyes:", 40, null, "{'reaction':'eyes'}");
        bot(50, "severity_changed", BEN, "<@UBEN> raised the severity from SEV3 to SEV1: all cards",
                "{'from':'sev3','to':'sev1','reason':'all cards'}");
        slack(60, "message_edited", BEN, "yes, now please", 40, 30, "{}");
        slack(70, "message", ANN, "", 70, null,
                "{'files':[{'id':'F1','name':'graph [1].png','mimetype':'image/png','permalink':'https://x.example/F1','size':9}]}");
        slack(80, "message", EVE, "", 80, null, "{}");
        slack(90, "message_deleted", EVE, "", 80, null, "{}");
        record.add(
                new TimelineEntry(ID, record.nextSeq(), "message", at(100), at(100), null, "Alert | bot", "# 1 &amp; 2", CHANNEL,
                        ts(100), null, null, json("{'bot_id':'B1','subtype':'bot_message'}")));
        slack(110, "message", new UserId("UBOT"), "noted", 110, null, "{'bot_id':'B2'}");
        bot(600, "role_assigned", BEN, "<@UANN> is the Incident Commander, named by <@UBEN>",
                "{'role':'commander','user':'UANN','previous':'UBEN'}");
        slack(610, "message", ANN, "<!here> over to me", 610, null, "{}");
        bot(900, "incident_mitigated", ANN, "<@UANN> says it is mitigated: the impact has stopped: rolled back",
                "{'note':'rolled back'}");
        record.add(
                new TimelineEntry(ID, record.nextSeq(), "message", at(120), at(950), BEN, null, "written while nobody listened",
                        CHANNEL, ts(120), null, "https://acme.slack.com/archives/C12/p1", json("{}")));
        bot(1200, "incident_resolved", ANN, "<@UANN> resolved the incident", "{}");
    }

    private void bot(long second, String kind, @Nullable UserId actor, String text, String data) {
        record.add(
                new TimelineEntry(ID, record.nextSeq(), kind, at(second), at(second), actor, null, text, null, null, null, null,
                        json(data)));
    }

    private void slack(long second, String kind, UserId actor, String text, long message, @Nullable Integer thread, String data) {
        record.add(
                new TimelineEntry(ID, record.nextSeq(), kind, at(second), at(second).plusMillis(250), actor, null, escaped(text),
                        CHANNEL, ts(message), thread == null ? null : ts(thread), null, json(data)));
    }

    /** As Slack would send it; our samples use angle brackets for markup only, except in code. */
    private static String escaped(String text) {
        return text.replace("a < b", "a &lt; b");
    }

    static Instant at(long second) {
        return DECLARED_AT.plusSeconds(second);
    }

    static SlackTs ts(long second) {
        return new SlackTs(at(second).getEpochSecond() + ".000100");
    }

    static JsonNode json(String data) {
        try {
            return JSON.readTree(data.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
