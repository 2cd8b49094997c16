package dev.muster.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.View;

/**
 * A person in the workspace, who does what people do there. Text is as typed: {@code @name}, {@code #channel} and addresses become
 * mentions and links, and mentions in Slack's own form stay. What a person could not do in Slack throws.
 */
public final class Person {
    private final Inside inside;
    private final Writing writing;
    private final Interacting interacting;
    private final Forms forms;
    private final String id;

    Person(Inside inside, Writing writing, Interacting interacting, Forms forms, String id) {
        this.inside = inside;
        this.writing = writing;
        this.interacting = interacting;
        this.forms = forms;
        this.id = id;
    }

    public String id() {
        return id;
    }

    public String name() {
        return account().name();
    }

    public String realName() {
        return account().realName();
    }

    /** How a message refers to this person. */
    public String mention() {
        return "<@" + id + ">";
    }

    private Account account() {
        return inside.account(id);
    }

    public Message says(Channel in, String text) {
        return writing.write(id, in.id(), text, null, false);
    }

    public Message replies(Message to, String text) {
        return writing.write(id, to.channelId(), text, root(to), false);
    }

    /** Answers in the thread and shows it in the channel too. */
    public Message repliesAndBroadcasts(Message to, String text) {
        return writing.write(id, to.channelId(), text, root(to), true);
    }

    private static String root(Message message) {
        return message.threadTs().orElse(message.ts());
    }

    /** {@code /me} text. */
    public Message me(Channel in, String text) {
        return writing.me(id, in.id(), text);
    }

    public Message edits(Message message, String text) {
        return writing.edit(id, message, text);
    }

    public void deletes(Message message) {
        writing.delete(id, message);
    }

    public void reacts(Message message, String emoji) {
        writing.marks(id, message, () -> inside.workspace().posts().react(message.channelId(), message.ts(), id, emoji));
    }

    public void unreacts(Message message, String emoji) {
        writing.marks(id, message, () -> inside.workspace().posts().unreact(message.channelId(), message.ts(), id, emoji));
    }

    public void pins(Message message) {
        writing.marks(id, message, () -> inside.workspace().marks().pin(message.channelId(), message.ts(), id));
    }

    public void unpins(Message message) {
        writing.marks(id, message, () -> inside.workspace().marks().unpin(message.channelId(), message.ts(), id));
    }

    public void joins(Channel channel) {
        writing.join(id, channel.id());
    }

    /** Steps away from the desk, or comes back. */
    public void isAway(boolean away) {
        inside.workspace().accounts().setActive(id, !away);
    }

    public void leaves(Channel channel) {
        Conversation unused = inside.workspace().conversations().leave(channel.id(), id);
    }

    public void invites(Channel to, Person... people) {
        for (Person person : people) {
            invites(to, person.id());
        }
    }

    /** Brings in anybody with a user id, the app's bot too. */
    public void invites(Channel to, String userId) {
        writing.inside(id, to.id(), () -> {
            Conversation unused = inside.workspace().conversations().join(to.id(), userId, id);
        });
    }

    /** Takes somebody out. */
    public void removes(Channel from, String userId) {
        writing.inside(id, from.id(), () -> {
            Conversation unused = inside.workspace().conversations().leave(from.id(), userId);
        });
    }

    public Channel creates(String channelName) {
        return new Channel(inside, inside.workspace().conversations().create(channelName, Kind.PUBLIC, id).id());
    }

    public Channel createsPrivate(String channelName) {
        return new Channel(inside, inside.workspace().conversations().create(channelName, Kind.PRIVATE, id).id());
    }

    public void renames(Channel channel, String name) {
        writing.inside(id, channel.id(), () -> {
            Conversation unused = inside.workspace().conversations().rename(channel.id(), name, id);
        });
    }

    public void setsTopic(Channel channel, String topic) {
        writing.inside(id, channel.id(), () -> {
            Conversation unused = inside.workspace().conversations().setTopic(channel.id(), topic, id);
        });
    }

    public void setsPurpose(Channel channel, String purpose) {
        writing.inside(id, channel.id(), () -> {
            Conversation unused = inside.workspace().conversations().setPurpose(channel.id(), purpose, id);
        });
    }

    public void archives(Channel channel) {
        writing.inside(id, channel.id(), () -> {
            Conversation unused = inside.workspace().conversations().archive(channel.id(), id);
        });
    }

    public void unarchives(Channel channel) {
        Conversation unused = inside.workspace().conversations().unarchive(channel.id(), id);
    }

    /** Shares a file; the comment may be empty. */
    public Message uploads(Channel to, String name, String mimetype, byte[] content, String comment) {
        return writing.upload(id, to.id(), name, mimetype, content, comment);
    }

    /** Types a slash command and waits for the app's acknowledgement. */
    public CommandAnswer commands(Channel in, String command, String text) {
        return interacting.command(id, in.id(), command, text);
    }

    /** Types a slash command into a thread, where Slack refuses it. */
    public CommandAnswer commandsInThread(Message root, String command) {
        return Interacting.notSent(command + " is not supported in threads. Sorry!");
    }

    public ActionAnswer clicks(Message message, String actionId) {
        return uses(message, Use.of(actionId));
    }

    /** Clicks the button that has this value, where several share an action id. */
    public ActionAnswer clicks(Message message, String actionId, String value) {
        return uses(message, Use.of(actionId).withValue(value));
    }

    /** Chooses in a menu of a message: one value, or several where it takes several. */
    public ActionAnswer selects(Message message, String actionId, Object... values) {
        return uses(message, Use.of(actionId).choosing(values.length == 1 ? values[0] : List.of(values)));
    }

    /** Uses an element of a message. */
    public ActionAnswer uses(Message message, Use use) {
        return interacting.use(id, message, use);
    }

    /** Puts something into fields of a message; {@code values} as {@code state.values} on the wire. */
    public void types(Message message, JsonNode values) {
        interacting.fill(id, message, values);
    }

    public ActionAnswer usesShortcut(String callbackId) {
        return interacting.shortcut(id, callbackId);
    }

    public ActionAnswer usesMessageShortcut(String callbackId, Message message) {
        return interacting.messageShortcut(id, callbackId, message);
    }

    /** The form in front of this person. */
    public Optional<Form> form() {
        return forms.front(id);
    }

    /** Starts to fill in the form in front. */
    public Filling fills(Form form) {
        if (!form().map(Form::id).equals(Optional.of(form.id()))) {
            throw new IllegalStateException("that form is not in front of " + name());
        }
        return new Filling(this);
    }

    /** Sends the form in front with these values (by block id or action id); the others are as they stood. */
    public SubmitAnswer submits(Map<String, ?> values) {
        types(values);
        return front().submits();
    }

    /** Puts something into the form in front without sending it; keys and values as in {@link #submits}. */
    public void types(Map<String, ?> values) {
        forms.fill(front().view(), values);
    }

    /** Closes the form in front without sending it. */
    public void closes() {
        forms.close(id);
    }

    /** Clicks a button in the form in front. */
    public ActionAnswer clicksInForm(String actionId) {
        return front().uses(Use.of(actionId));
    }

    /** Clicks the button in the form in front that has this value. */
    public ActionAnswer clicksInForm(String actionId, String value) {
        return front().uses(Use.of(actionId).withValue(value));
    }

    /** Chooses something in the form in front, of which the app hears at once. */
    public ActionAnswer selectsInForm(String actionId, Object value) {
        return front().uses(Use.of(actionId).choosing(value));
    }

    private OpenView front() {
        return look(form().orElseThrow(() -> new IllegalStateException(name() + " has no form open")).view());
    }

    private OpenView look(View view) {
        return new OpenView(id, view, forms, interacting);
    }

    /** The form in front or the Home tab that has this id; empty where it is neither any more. */
    public Optional<OpenView> viewing(String viewId) {
        return Stream.concat(form().map(Form::view).stream(), inside.workspace().views().home(id).stream())
                .filter(view -> view.id().equals(viewId)).findFirst().map(this::look);
    }

    /** Looks at the app's home tab. */
    public void opensHome() {
        Manifest manifest = inside.manifest();
        if (manifest != null && !manifest.homeTabEnabled()) {
            throw new IllegalStateException("the app has no Home tab");
        }
        inside.workspace().views().openHome(id);
    }

    /** What the app last wrote on this person's home tab. */
    public Optional<JsonNode> home() {
        return inside.workspace().views().home(id).map(view -> view.source().deepCopy());
    }

    public ActionAnswer clicksInHome(String actionId) {
        return atHome().uses(Use.of(actionId));
    }

    /** Clicks the button on the home tab that has this value. */
    public ActionAnswer clicksInHome(String actionId, String value) {
        return atHome().uses(Use.of(actionId).withValue(value));
    }

    /** Chooses something on the home tab; the others stand as they did. */
    public ActionAnswer selectsInHome(String actionId, Object value) {
        return atHome().uses(Use.of(actionId).choosing(value));
    }

    private OpenView atHome() {
        return look(inside.workspace().views().home(id).orElseThrow(() -> new IllegalStateException("the home tab is empty")));
    }

    /** The direct message with the app; writing there is {@link #says}. */
    public Channel directChannel() {
        return new Channel(inside, inside.workspace().conversations().direct(id).id());
    }

    /** What stands in the direct message with the app, oldest first. */
    public List<Message> directMessages() {
        return inside.workspace().conversations().findDirect(id)
                .map(c -> inside.workspace().posts().all(c.id()).stream().map(Message::new).toList()).orElse(List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Person person && person.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "@" + name();
    }
}
