package dev.muster.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.muster.sandbox.api.ApiCall;
import dev.muster.sandbox.api.Faults;
import dev.muster.sandbox.api.Switches;
import dev.muster.sandbox.api.Violation;
import dev.muster.sandbox.delivery.Delivery;
import dev.muster.sandbox.exchange.Exchanges;
import dev.muster.sandbox.manifest.Manifest;
import dev.muster.sandbox.socket.AppSockets;
import dev.muster.sandbox.time.SandboxClock;
import dev.muster.sandbox.wire.Signature;
import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Bookmark;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Post;
import dev.muster.sandbox.workspace.StoredFile;
import dev.muster.sandbox.workspace.Timestamps;
import dev.muster.sandbox.workspace.Usergroup;
import dev.muster.sandbox.workspace.Workspace;
import dev.muster.sandbox.workspace.WorkspaceEvent;
import org.jspecify.annotations.Nullable;

/**
 * A Slack-like workspace on this machine, with one app installed in it. The app talks to it over HTTP as it does to Slack; tests,
 * plays and the page talk to this object. All of it may be used from several threads.
 */
public final class Sandbox implements AutoCloseable {
    private final Plant plant;
    private final Workspace workspace;
    private final Population population;
    private final Writing writing;
    private final Interacting interacting;
    private final Forms forms;

    private Sandbox(SandboxOptions options) {
        this.plant = new Plant(options, () -> this);
        this.workspace = plant.workspace();
        this.population = new Population(workspace);
        this.writing = new Writing(workspace);
        Entries entries = new Entries();
        this.interacting = new Interacting(plant.inside(), entries);
        this.forms = new Forms(plant.inside(), entries);
    }

    /** Starts a workspace that listens at once. Nothing is delivered before {@link #connect}. */
    public static Sandbox start(SandboxOptions options) {
        return new Sandbox(options);
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return plant.url();
    }

    /** The base of the Web API, with a slash at the end. */
    public String apiUrl() {
        return url() + "/api/";
    }

    public String botToken() {
        return workspace.app().botToken();
    }

    public String appToken() {
        return workspace.app().appToken();
    }

    public String signingSecret() {
        return workspace.app().signingSecret();
    }

    public String botUserId() {
        return workspace.app().botUserId();
    }

    public String botId() {
        return workspace.app().botId();
    }

    public String appId() {
        return workspace.app().appId();
    }

    public String teamId() {
        return workspace.team().id();
    }

    /** The state itself, for what looks at everything at once, such as the page. */
    public Workspace workspace() {
        return workspace;
    }

    /** What the app said of itself; empty where it was installed without a manifest. */
    public Optional<Manifest> manifest() {
        return Optional.ofNullable(plant.inside().manifest());
    }

    public SandboxClock clock() {
        return workspace.clock();
    }

    /** The app's one address for events, commands and interactions. */
    public void connect(URI requestUrl) {
        plant.endpoint().connect(requestUrl);
    }

    /** Whether the app said where it listens or, in Socket Mode, holds a socket. */
    public boolean isConnected() {
        return plant.isConnected();
    }

    /** From now on the app's request URL cannot be reached; events wait for their retries. */
    public void disconnect() {
        plant.endpoint().disconnect();
    }

    /** What the app opened where {@link Switches#socketMode} is on, and what can happen to it. */
    public AppSockets sockets() {
        return plant.sockets();
    }

    /** Sends the app a challenge; whether it gave it back as Slack wants it. */
    public boolean verifyUrl() {
        String challenge = workspace.ids().secret(40);
        var reply = plant.interactions().verifyUrl(challenge).join();
        return reply.succeeded() && (reply.body().equals(challenge)
                || reply.json().filter(json -> json.path("challenge").asText().equals(challenge)).isPresent());
    }

    /** The person of this user name, who comes into being on first use and is then in every channel that everybody is in. */
    public Person person(String name) {
        return person(name, PersonOptions.defaults());
    }

    /** The same; the options count on first use only. */
    public Person person(String name, PersonOptions options) {
        return handle(population.person(name, options));
    }

    private Person handle(String userId) {
        return new Person(plant.inside(), writing, interacting, forms, userId);
    }

    /** Everybody but bots. */
    public List<Person> people() {
        return workspace.accounts().all().stream().filter(a -> !a.isBot() && !a.id().equals(Account.SLACKBOT))
                .map(a -> handle(a.id())).toList();
    }

    /** The name that a user id stands for, bots too; the id itself where it stands for nobody. */
    public String nameOf(String userId) {
        return workspace.accounts().find(userId).map(Account::name).orElse(userId);
    }

    /** The person with this user id. */
    public Optional<Person> personById(String userId) {
        return workspace.accounts().find(userId).map(account -> handle(account.id()));
    }

    /** A named set of people. */
    public Usergroup usergroup(String handle, Person... members) {
        return population.usergroup(handle, members);
    }

    /** The channel of this name; made on first use, public, with everybody in it who is and will be there, but not the app. */
    public Channel channel(String name) {
        return handle(population.channel(name));
    }

    /** A private channel of these people; they are in it from the start. */
    public Channel privateChannel(String name, Person... members) {
        return handle(population.privateChannel(name, members));
    }

    public Optional<Channel> findChannel(String name) {
        return workspace.conversations().named(name).map(this::handle);
    }

    /** The channel or direct message with this id. */
    public Optional<Channel> channelById(String id) {
        return workspace.conversations().find(id).map(this::handle);
    }

    private Channel handle(Conversation c) {
        return new Channel(plant.inside(), c.id());
    }

    /** All channels, archived ones too, without direct messages. */
    public List<Channel> channels() {
        return workspace.conversations().all().stream().filter(c -> !c.isDirect()).map(this::handle).toList();
    }

    /** The people in a channel. */
    public List<Person> members(Channel channel) {
        return channel.memberIds().stream().filter(id -> !workspace.accounts().find(id).map(Account::isBot).orElse(true))
                .map(this::handle).toList();
    }

    /** Puts the app's bot into a channel, as an invitation does. */
    public void addApp(Channel channel) {
        Conversation unused = workspace.conversations().join(channel.id(), botUserId(), null);
    }

    /** All that stands in a channel, threads and system messages too, oldest first. */
    public List<Message> messages(Channel channel) {
        return messages(workspace.posts().all(channel.id()));
    }

    /** A message and its replies, oldest first. */
    public List<Message> thread(Message root) {
        List<Post> posts = new ArrayList<>(workspace.posts().replies(root.channelId(), root.ts()));
        workspace.posts().find(root.channelId(), root.ts()).ifPresent(post -> posts.add(0, post));
        return messages(posts);
    }

    private static List<Message> messages(List<Post> posts) {
        return posts.stream().map(Message::new).toList();
    }

    /** The message as it stands now; empty where it is gone. */
    public Optional<Message> message(String channelId, String ts) {
        return workspace.posts().find(channelId, ts).map(Message::new);
    }

    /** What one person alone sees in a channel, oldest first. */
    public List<Message> ephemerals(Person person, Channel channel) {
        return messages(workspace.ephemerals().all(person.id(), channel.id()));
    }

    /** The pinned messages, oldest pin first. */
    public List<Message> pins(Channel channel) {
        return workspace.marks().pins(channel.id()).stream().flatMap(pin -> message(pin.channel(), pin.ts()).stream()).toList();
    }

    public List<Bookmark> bookmarks(Channel channel) {
        return workspace.marks().bookmarks(channel.id());
    }

    public Optional<StoredFile> file(String fileId) {
        return workspace.files().find(fileId);
    }

    public Optional<byte[]> fileContent(String fileId) {
        return workspace.files().content(fileId);
    }

    /** An incoming webhook: it posts without a user. */
    public Integration webhook(String name) {
        return new Integration(workspace, population.webhook(name));
    }

    /** Another app, whose bot posts as a user of its own. */
    public Integration app(String name) {
        return new Integration(workspace, population.app(name));
    }

    /** A message that {@code by} wrote at a past time. {@code text} is in the wire's form; {@code threadTs} may be null. */
    public Message inject(Channel in, Person by, Instant at, String text, @Nullable String threadTs) {
        return inject(in, by, Timestamps.of(at), text, threadTs);
    }

    /** The same with Slack's own time, such as 1712345678.000100; the next free one where that is taken. */
    public Message inject(Channel in, Person by, String ts, String text, @Nullable String threadTs) {
        return writing.inject(by.id(), in.id(), ts, text, threadTs);
    }

    /** Every Web API call so far, in the order they were answered. */
    public List<ApiCall> calls() {
        return plant.log().calls();
    }

    public List<ApiCall> calls(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    public long countOf(String method) {
        return calls(method).size();
    }

    /** What went over the wire of late, in order, for whoever looks on. */
    public Exchanges exchanges() {
        return plant.exchanges();
    }

    /** What the app asked that no workspace would understand. Tests hold this to be empty. */
    public List<Violation> violations() {
        return plant.log().violations();
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return plant.faults();
    }

    /** How this workspace differs from the usual one. */
    public Switches switches() {
        return plant.switches();
    }

    /** Takes a scope away from the app. */
    public void declineScope(String scope) {
        plant.rules().decline(scope);
    }

    /** Everything that was sent to the app, or is to be. */
    public List<Delivery> deliveries() {
        return plant.deliveries().all();
    }

    /** Waits until nothing is on its way to the app and no call of it is being answered; throws when that takes too long. */
    public void quiet(Duration atMost) {
        plant.quiet(atMost);
    }

    /** Sends a body exactly as it is, signed. */
    public Delivery deliverRaw(String json) {
        return plant.deliveries().raw(json);
    }

    /** Sends a delivery once more as if it were new. */
    public void redeliver(Delivery delivery) {
        plant.deliveries().again(delivery, 0, null);
    }

    /** Sends a delivery once more as a retry, with the headers that say so. */
    public void redeliver(Delivery delivery, int retryNumber, String reason) {
        plant.deliveries().again(delivery, retryNumber, reason);
    }

    /** From now on events pile up; commands and clicks still go through. */
    public void holdDeliveries() {
        plant.deliveries().hold();
    }

    /** Lets them go in their order. */
    public void releaseDeliveries() {
        releaseDeliveries(piled -> {});
    }

    /** Lets them go after {@code reorder} has put the list of them in another order. */
    public void releaseDeliveries(Consumer<List<Delivery>> reorder) {
        plant.deliveries().release(piled -> {
            reorder.accept(piled);
            return piled;
        });
    }

    /** Lets them go in an order that the seed decides. */
    public void releaseDeliveriesShuffled(long seed) {
        releaseDeliveries(piled -> Collections.shuffle(piled, new Random(seed)));
    }

    /** Whether the app answered so badly for an hour that Slack would send it no more events. */
    public boolean isCutOff() {
        return plant.deliveries().isCutOff();
    }

    /** Switches the app's events on again, as its owner does by hand. */
    public void trustAgain() {
        plant.deliveries().trustAgain();
    }

    /** Adds previews to a message as Slack does for links: it changes, but nobody edited it. */
    public Message unfurl(Message message, ArrayNode attachments) {
        return new Message(
                workspace.posts().edit(message.channelId(), message.ts(), draft -> draft.attachments(attachments.deepCopy())));
    }

    /** The headers that prove a body to come from this workspace at a time. */
    public Map<String, String> sign(String body, Instant at) {
        return Signature.headers(signingSecret(), at, body);
    }

    /** Tells {@code listener} of every change from now on, one after the other, on a thread of its own. */
    public void onChange(Consumer<WorkspaceEvent> listener) {
        plant.onChange(listener);
    }

    /** Stops it; nothing is delivered or answered any more. */
    @Override
    public void close() {
        plant.close();
    }
}
