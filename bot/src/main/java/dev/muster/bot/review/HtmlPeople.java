package dev.muster.bot.review;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import dev.muster.bot.id.UserId;

/** Who was there, as what, and how much they said. */
final class HtmlPeople {
    private final ExportMaster master;
    private final Writer out;

    HtmlPeople(ExportMaster master, Writer out) {
        this.master = master;
        this.out = out;
    }

    void table() throws IOException {
        if (master.people().isEmpty()) {
            return;
        }
        out.write("<section aria-labelledby=\"people\">\n<h2 id=\"people\">People</h2>\n");
        out.write("<div class=\"wide\" role=\"region\" aria-labelledby=\"people\" tabindex=\"0\">\n<table>\n<thead><tr>");
        out.write("<th scope=\"col\">Name</th><th scope=\"col\">Part</th><th scope=\"col\">First message</th>");
        out.write("<th scope=\"col\" class=\"number\">Messages</th><th scope=\"col\" class=\"number\">Reactions</th>");
        out.write("</tr></thead>\n<tbody>\n");
        for (ExportMaster.Participant person : master.people()) {
            Instant first = person.firstMessageAt();
            out.write("<tr><th scope=\"row\" dir=\"auto\">%s</th><td>%s</td><td>%s</td>".formatted(name(person), part(person),
                    first == null ? "" : HtmlTime.near(first, master.incident().declaredAt())));
            out.write("<td class=\"number\">%d</td><td class=\"number\">%d</td></tr>\n".formatted(person.messages(),
                    person.reactions()));
        }
        out.write("</tbody>\n</table>\n</div>\n</section>\n");
    }

    private String part(ExportMaster.Participant person) {
        Instant declared = master.incident().declaredAt();
        if (person.roles().isEmpty()) {
            return switch (person.participation()) {
                case RESPONDER -> "responder";
                case OBSERVER -> "observer";
            };
        }
        return person.roles().stream()
                .map(held -> HtmlText.of(Pseudonyms.role(held.role())) + " from " + HtmlTime.near(held.from(), declared)
                        + (held.to() == null ? "" : " to " + HtmlTime.near(held.to(), declared)))
                .collect(Collectors.joining("<br>"));
    }

    /** The name as HTML; the id where Slack has not said. */
    static String name(ExportMaster.Participant person) {
        return HtmlText.of(person.name() == null ? person.user().value() : person.name());
    }

    static String name(List<ExportMaster.Participant> people, UserId user) {
        return people.stream().filter(person -> person.user().equals(user)).findFirst().map(HtmlPeople::name)
                .orElseGet(() -> HtmlText.of(user.value()));
    }

    /** A text as HTML; the name of whoever has it for an id. */
    String nameOrText(String text) {
        return master.people().stream().filter(person -> person.user().value().equals(text)).findFirst().map(HtmlPeople::name)
                .orElseGet(() -> HtmlText.block(text));
    }
}
