package dev.muster.bot.slack.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.bot.effect.Form;
import dev.muster.bot.incident.Incident;
import org.jspecify.annotations.Nullable;

/** The form that makes a public incident private. It says what cannot be taken back before anybody presses its button. */
public final class PrivateFormView {
    /** The form. */
    public static final String MAKE_PRIVATE = "incident_private";
    public static final String PEOPLE = "people";
    public static final String REASON = "reason";

    private PrivateFormView() {}

    static ObjectNode of(Form.MakePrivate form, @Nullable Incident incident) {
        String id = form.incident().toString();
        String channel = incident == null ? "its channel" : Words.channel(incident);
        Blocks blocks = new Blocks().section("""
                *%s* is public now. Made private, it moves to a new private channel: only the people you choose below are brought \
                in, and nobody else sees anything of it from then on. *It cannot be made public again.*""".formatted(id)).section("""
                *What remains visible*
                • all that was written and shared so far in %s, that channel's name and topic, for everybody who can open it
                • the announcement, as a line that says %s was made private, without its title
                • notifications and e-mails that Slack has sent already, and whatever people copied
                • exports and copies of the record that were made so far""".formatted(channel, id));
        ArrayNode array = blocks.array();
        ObjectNode people = JsonNodeFactory.instance.objectNode().put("type", "multi_users_select");
        if (!form.people().isEmpty()) {
            ArrayNode initial = people.putArray("initial_users");
            form.people().forEach(person -> initial.add(person.value()));
        }
        array.add(FormViews.input(PEOPLE, "Who comes along?", "Those who are in the channel now; you come in any case.", people,
                true));
        array.add(FormViews.input(REASON, "Why?", "It stands in the record.",
                FormViews.text(form.reason(), false, Form.MakePrivate.LONGEST_REASON), true));
        return FormViews.view(MAKE_PRIVATE, "Make " + id + " private", "Make private", array, id);
    }
}
