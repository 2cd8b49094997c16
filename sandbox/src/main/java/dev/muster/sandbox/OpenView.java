package dev.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.workspace.View;

/** A form or a Home tab that somebody looks at, with what they put into it. */
public final class OpenView {
    private final String user;
    private final View view;
    private final Forms forms;
    private final Interacting interacting;

    OpenView(String user, View view, Forms forms, Interacting interacting) {
        this.user = user;
        this.view = view;
        this.forms = forms;
        this.interacting = interacting;
    }

    View view() {
        return view;
    }

    /** Puts something into its fields; {@code values} as {@code state.values} on the wire. */
    public void types(JsonNode values) {
        forms.enter(view, values);
    }

    /** Uses an element of it. All that stands in it goes along. */
    public ActionAnswer uses(Use use) {
        return interacting.use(user, view, use);
    }

    /** Sends it, where it is the form in front. */
    public SubmitAnswer submits() {
        return forms.submit(user, view.id());
    }
}
