package dev.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import dev.muster.bot.config.ConfigLoader;
import dev.muster.sandbox.Channel;
import dev.muster.sandbox.api.Fault;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Where it stands, for when Slack or the bot is not there: read from the store alone. */
class BoardStoryTest extends Story {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final StringWriter complaints = new StringWriter();

    /** Anna leads, Bob works and is late, Carol objects, Dora is away. */
    private Channel busy() {
        Channel room = office.declared("checkout is failing <b>now</b> sev2");
        office.bob.joins(room);
        office.carol.joins(room);
        office.settle();
        office.types(office.anna, room, "lead");
        office.types(office.anna, room, "role scribe " + office.carol.mention());
        office.types(office.anna, room, "impact half of the EU payments");
        office.types(office.anna, room, "assign %s find the cause 10m".formatted(office.bob.mention()));
        office.types(office.anna, room, "assign %s call the provider 3m".formatted(office.carol.mention()));
        office.types(office.anna, room, "propose restart all pods, risk: sessions are lost 10m");
        office.types(office.carol, room, "object people are paying");
        office.types(office.bob, room, "away 20m customer call");
        office.types(office.bob, room, "update We are rolling back.");
        office.passes(Duration.ofMinutes(4));
        return room;
    }

    @Test
    void beside_the_running_bot_and_without_it_the_board_says_who_does_what_with_names_and_local_times() {
        busy();
        String beside = board("INC-1");
        assertThat(beside).startsWith("INC-1 · checkout is failing <b>now</b>\nSEV2 major · open since 04:00\n")
                .contains("Incident Commander  anna").contains("Scribe              carol")
                .contains("Impact              half of the EU payments").contains("Next update         by 04:3")
                .contains("We are rolling back.").contains("Proposal 1  STOPPED · restart all pods")
                .contains("carol objects: people are paying").contains("#1  bob · until 04:1").contains("find the cause")
                .contains("#2  carol · OVERDUE since 04:0").contains("call the provider")
                .contains("bob  until 04:2").contains("customer call").contains("carol is the Scribe")
                .contains("2026-03-02 04:0").contains("CET (Europe/Berlin)").contains("Slack was not asked");
        assertThat(beside.indexOf("#2  carol")).as("what is overdue stands first").isLessThan(beside.indexOf("#1  bob"));
        assertThat(beside).doesNotContain("<@").doesNotContain("<!date").doesNotContain("UTC")
                .doesNotContain(office.bob.id());
        assertThat(beside.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));

        office.slack.faults().always("chat.postMessage", Fault.status(503, "not now"));
        assertThat(board("INC-1")).isEqualTo(beside);
        office.slack.faults().clear();
        office.stopBot();
        assertThat(board("inc-1")).isEqualTo(beside);
        assertThat(board()).as("only one is open").isEqualTo(beside);
        assertThat(complaints.toString()).isEmpty();
    }

    @Test
    void without_a_number_all_that_are_open_are_shown() {
        assertThat(board()).startsWith("No incident is open.").contains("As of 2026-03-02 04:00 CET");
        busy();
        office.types(office.bob, office.general, "new login is slow sev3");
        office.types(office.bob, office.general, "new search is slow");
        office.types(office.bob, office.general, "resolve INC-3");
        office.types(office.carol, office.general, "new payroll leak private");
        office.passes(Duration.ofMinutes(40));
        String board = board();
        assertThat(board).startsWith("3 incidents are open\n")
                .containsSubsequence("INC-1      SEV2 · checkout", "INC-4      SEV3", "INC-2      SEV3")
                .contains("INC-1      SEV2 · checkout is failing")
                .contains("open since 04:00 · Incident Commander: anna · Next update: ")
                .contains("INC-2      SEV3 · login is slow").contains("Incident Commander: nobody")
                .contains("Next update: OVERDUE since 04:3").contains("INC-4      SEV3 · payroll leak · PRIVATE")
                .doesNotContain("INC-3").contains("`./muster board INC-12`");
        assertThat(board("INC-3")).contains("SEV3 moderate · resolved at 04:0").doesNotContain("Next update");
        assertThat(board("INC-4")).contains("PRIVATE: not for everybody");
    }

    @Test
    void over_http_it_is_text_or_a_page_and_a_private_incident_is_not_there() {
        busy();
        office.types(office.carol, office.general, "new payroll leak private");
        HttpResponse<String> one = office.get("/api/v1/incidents/INC-1/board");
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(one.body()).startsWith("INC-1 · checkout is failing").contains("OVERDUE since");
        assertThat(office.get("/api/v1/board").body()).as("the only one that a program may see").startsWith("INC-1 · ");
        assertThat(office.get("/api/v1/incidents/INC-2/board").statusCode()).isEqualTo(404);
        assertThat(office.get("/api/v1/incidents/INC-7/board").statusCode()).isEqualTo(404);

        HttpResponse<String> page = office.get("/api/v1/incidents/INC-1/board?format=html");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("checkout is failing &lt;b&gt;now&lt;/b&gt;")
                .doesNotContain("<b>").doesNotContain("<script").contains("default-src 'none'")
                .contains("INC-1 · as of 2026-03-0").contains("@media print")
                .contains("<tr class=\"urgent\"><th scope=\"row\" dir=\"auto\">#2</th>");
        office.types(office.bob, office.general, "new login is slow");
        assertThat(office.get("/api/v1/board?format=html").body()).contains("<h1>2 incidents are open</h1>")
                .contains("INC-3 · login is slow").doesNotContain("payroll");
    }

    @Test
    void what_people_typed_moves_no_cursor_and_hides_nothing() {
        office.post("/api/v1/incidents", """
                {"title": "checkout is failing", "impact": "first\\nsecond \\u001B[2J \\u202Egnp.exe"}""");
        office.settle();
        assertThat(board("INC-1")).contains("first second [U+001B][2J [U+202E]gnp.exe")
                .doesNotContain("\u001B").doesNotContain("\u202E");
    }

    @Test
    void what_is_wrong_is_said_in_words_and_looking_makes_and_changes_nothing() throws Exception {
        office.declared("checkout is failing");
        assertThat(run(onlyTheStore(), "INC-7").code()).isEqualTo(1);
        assertThat(complaints.toString()).contains("There is no INC-7 in this store.");
        assertThat(run(onlyTheStore(), "checkout").code()).isEqualTo(2);
        assertThat(complaints.toString()).contains("'checkout' is no incident (expected: such as INC-12)");
        assertThat(run(onlyTheStore(), "--format", "pdf").code()).isEqualTo(2);
        assertThat(complaints.toString()).contains("--format: 'pdf' (expected: text or html)");

        Path missing = folder.resolve("nowhere").resolve("muster.db");
        assertThat(run(Map.of("MUSTER_DATABASE_URL", "jdbc:sqlite:" + missing)).code()).isEqualTo(1);
        assertThat(complaints.toString()).contains("There is no store at").contains("MUSTER_DATABASE_URL");
        assertThat(missing.getParent()).doesNotExist();

        Path other = Files.createFile(folder.resolve("other.db"));
        assertThat(run(Map.of("MUSTER_DATABASE_URL", "jdbc:sqlite:" + other)).code()).isEqualTo(1);
        assertThat(complaints.toString()).contains("not of this version of Muster").contains("changes nothing");
    }

    private record Run(int code, String said) {}

    private String board(String... arguments) {
        Run run = run(onlyTheStore(), arguments);
        assertThat(run.code()).as(complaints.toString()).isZero();
        return run.said();
    }

    private Run run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        complaints.getBuffer().setLength(0);
        CommandLine line = new CommandLine(
                new BoardCommand(() -> new ConfigLoader(environment, folder).load(), screen, BERLIN, office.clock));
        int code = line.setErr(new PrintWriter(complaints, true)).execute(arguments);
        return new Run(code, screen.toString(StandardCharsets.UTF_8));
    }

    /** Nothing about Slack. */
    private Map<String, String> onlyTheStore() {
        Map<String, String> environment = new HashMap<>(office.environment());
        environment.keySet().removeIf(name -> !name.equals("MUSTER_DATABASE_URL"));
        return environment;
    }
}
