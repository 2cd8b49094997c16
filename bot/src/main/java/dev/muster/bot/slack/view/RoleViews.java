package dev.muster.bot.slack.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.muster.bot.effect.Content.Aside.Offer;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.Incident;
import dev.muster.bot.incident.Mrkdwn;
import dev.muster.bot.incident.Role;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.slack.view.Blocks.Button;
import org.jspecify.annotations.Nullable;

/** What people are shown of roles. */
public final class RoleViews {
    private RoleViews() {}

    /** The roles besides command and who has them; empty where nobody has one. */
    static Optional<String> others(Incident incident) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (RoleHolders.Holding held : incident.roles().all()) {
            names.computeIfAbsent(held.name(), name -> new ArrayList<>()).add(held.user().mention());
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.entrySet().stream()
                        .map(each -> "*%s:* %s".formatted(Mrkdwn.escape(each.getKey()), String.join(", ", each.getValue())))
                        .collect(Collectors.joining(" · ")));
    }

    /** The private card for a new holder; {@code knowsIt} where they had the role not long ago. */
    public static MessageView card(Incident incident, Role role, UserId person, boolean knowsIt) {
        boolean several = role.many();
        String head = "You are %s%s of *%s* (%s).".formatted(several ? "" : "the ", Mrkdwn.escape(role.name()), incident.id(),
                Words.channel(incident));
        Blocks blocks = new Blocks();
        if (knowsIt) {
            blocks.section(head + " You know how it goes; `/incident help` has the words.");
        } else {
            blocks.section("*%s*".formatted(head.replace("*", ""))).section(String.join("\n", role.card()));
        }
        return new MessageView(head, blocks.array(), "muster_note",
                Map.of("incident", incident.id().toString(), "role", role.id(), "person", person.value()), 0);
    }

    /** A few words to one person; {@code ask} names the question, empty for none; {@code offer} is the button below, null for none. */
    public static MessageView aside(Incident incident, String ask, String mrkdwn, @Nullable Offer offer) {
        Map<String, String> ids = ask.isEmpty()
                ? Map.of("incident", incident.id().toString())
                : Map.of("incident", incident.id().toString(), "about", "incident:" + incident.id().number(), "ask", ask);
        Blocks blocks = new Blocks().section(mrkdwn);
        if (offer != null) {
            blocks.buttons(List.of(button(incident, offer)));
        }
        return new MessageView(mrkdwn, blocks.array(), ask.isEmpty() ? "muster_note" : "muster_prompt", ids, 0);
    }

    private static Button button(Incident incident, Offer offer) {
        String value = incident.id() + " " + offer.what();
        return switch (offer.kind()) {
            case SCRIPT -> new Button("Edit and say it", ScriptViews.OPEN + offer.what(), value, null);
            case HAND_OVER -> new Button("Hand over", HandoverViews.HAND_OVER, value, null);
        };
    }
}
