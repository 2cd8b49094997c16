package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.muster.sandbox.Channel;
import dev.muster.sandbox.Message;
import dev.muster.sandbox.PersonOptions;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** A browser for the class; a fresh workspace with four people, three channels and the tiny app for each test. */
abstract class PageFixture {
    static Browser browser;
    DemoApp app;
    private Sandbox sandbox;

    @BeforeAll
    static void openBrowser(TestInfo info) {
        Class<?> tests = info.getTestClass().orElseThrow();
        browser = Browser.openOrSkip(tests);
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() {
        app = new DemoApp();
        sandbox = workspace(SandboxOptions.defaults());
        browser.normalSize();
    }

    /** The same seed gives the same ids, so that a page finds itself at home in a workspace that was started again. */
    private Sandbox workspace(SandboxOptions options) {
        Sandbox made = Sandbox.start(options.manifest(manifest()).rateLimits(false).mount(page()));
        made.connect(URI.create(app.url()));
        made.person("anna", PersonOptions.defaults().realName("Anna Lind"));
        made.person("bo", PersonOptions.defaults().realName("Bo Chen").timeZone("Asia/Tokyo"));
        made.person("carol");
        made.person("mallory", PersonOptions.defaults().realName("<b>Mallory</b>"));
        made.addApp(made.channel("general"));
        made.addApp(made.channel("lab"));
        Channel unused = made.privateChannel("secret", made.person("anna"));
        app.connect(made.apiUrl(), made.botToken(), made.channel("general").id());
        return made;
    }

    /** What is served at the workspace's address. */
    SandboxOptions.Mount page() {
        return WorkspacePage.mount();
    }

    static Path manifest() {
        try {
            return Path.of(Objects.requireNonNull(PageFixture.class.getResource("demo-manifest.yml")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        browser.leave();
        List<String> complaints = browser.complaints();
        sandbox.close();
        app.close();
        assertThat(sandbox.violations()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    void stopWorkspace() {
        sandbox.close();
    }

    void startWorkspaceAgain() {
        sandbox = workspace(SandboxOptions.defaults().port(URI.create(sandbox.url()).getPort()));
    }

    String pageAs(String person, String channel) {
        return sandbox.url() + "/?as=" + person(person) + "#" + channel(channel);
    }

    /** The address of the page without a place on it. */
    String origin() {
        return sandbox.url();
    }

    String person(String name) {
        return sandbox.person(name).id();
    }

    String channel(String name) {
        return sandbox.findChannel(name).orElseThrow().id();
    }

    private Channel at(String name) {
        return sandbox.findChannel(name).orElseThrow();
    }

    /** Somebody writes elsewhere than on the page; answers the ts. */
    String says(String person, String channel, String text) {
        return sandbox.person(person).says(at(channel), text).ts();
    }

    void replies(String person, String channel, String root, String text) {
        Message unused = sandbox.person(person).replies(sandbox.message(channel(channel), root).orElseThrow(), text);
    }

    void reacts(String person, String channel, String ts, String emoji) {
        sandbox.person(person).reacts(sandbox.message(channel(channel), ts).orElseThrow(), emoji);
    }

    void deletes(String person, String channel, String ts) {
        sandbox.person(person).deletes(sandbox.message(channel(channel), ts).orElseThrow());
    }

    void bookmarks(String channel, String title, String link, String emoji) {
        var unused = sandbox.workspace().marks().addBookmark(channel(channel), title, link, emoji, person("anna"));
    }

    void pins(String person, String channel, String ts) {
        sandbox.person(person).pins(sandbox.message(channel(channel), ts).orElseThrow());
    }

    /** The ts of the last message with this text. */
    String tsOf(String channel, String text) {
        return sandbox.messages(at(channel)).stream().filter(one -> one.text().equals(text)).map(Message::ts).reduce((a, b) -> b)
                .orElseThrow();
    }

    void setTopic(String channel, String topic) {
        sandbox.person("anna").setsTopic(at(channel), topic);
    }

    void archives(String person, String channel) {
        sandbox.person(person).archives(at(channel));
    }

    /** The texts that stand in a channel, threads too. */
    List<String> texts(String channel) {
        return sandbox.messages(at(channel)).stream().map(Message::text).toList();
    }

    void creates(String person, String channel) {
        Channel unused = sandbox.person(person).creates(channel);
    }
}
