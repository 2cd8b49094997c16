package dev.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sandbox.PersonOptions;
import dev.muster.sandbox.Sandbox;
import dev.muster.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How text markup comes out, asked of the page's own code. */
class MarkupPageIT {
    private static Browser browser;
    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        browser = Browser.openOrSkip(MarkupPageIT.class);
        sandbox = Sandbox.start(SandboxOptions.defaults().manifest(PageFixture.manifest()).mount(WorkspacePage.mount()));
        sandbox.person("anna", PersonOptions.defaults().timeZone("Europe/Berlin")).says(sandbox.channel("general"), "Hello");
        browser.zone("America/New_York");
        browser.open(sandbox.url());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            sandbox.close();
        }
    }

    /** The markup that {@code text} becomes, without attributes that only carry looks. */
    private static String shown(String module, String function, String text) {
        Object html = browser.driver().executeAsyncScript("""
                const [module, name, text, done] = arguments;
                import('/page/js/' + module + '.js').then((made) => {
                  const box = document.createElement('div');
                  box.append(...made[name](text));
                  for (const one of box.querySelectorAll('*')) {
                    for (const key of one.getAttributeNames()) if (key !== 'href') one.removeAttribute(key);
                  }
                  done(box.innerHTML.replaceAll(/<\\/?span>/g, ''));
                });""", module, function, text);
        return String.valueOf(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a *bold* b|a <strong>bold</strong> b
            _it_ and ~no~|<em>it</em> and <s>no</s>
            *_both_*|<strong><em>both</em></strong>
            2*3*4 and snake_case_word|2*3*4 and snake_case_word
            * not bold *|* not bold *
            `*code*`|<code>*code*</code>
            :fish: :nosuch: 12:30:45|🐟 :nosuch: 12:30:45
            &lt;b&gt; &amp;amp; done|&lt;b&gt; &amp;amp; done
            see https://example.com/a?b=1.|see <a href="https://example.com/a?b=1">https://example.com/a?b=1</a>.
            <javascript:alert(1)>|javascript:alert(1)
            <!here> <!channel>|@here @channel
            <@U0NOBODY>|@U0NOBODY
            <script>x</script>|&lt;script&gt;x&lt;/script&gt;
            """)
    void message_text(String text, String html) {
        assertThat(shown("mrkdwn", "mrkdwn", text)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            <https://example.com|a label>; <a href="https://example.com">a label</a>
            <mailto:a@b.example|write>; <a href="mailto:a@b.example">write</a>
            <data:text/html,x|click>; click
            <!subteam^S0NONE|@oncall>; @oncall
            <#C0NONE|somewhere>; #somewhere
            <!date^notanumber^{time}|fallback>; <time>fallback</time>
            """)
    void links_and_mentions(String text, String html) {
        assertThat(shown("mrkdwn", "mrkdwn", text)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&gt; quoted\nplain", "> quoted\nplain"})
    void quotes_end_with_their_line(String text) {
        assertThat(shown("mrkdwn", "mrkdwn", text)).isEqualTo("<blockquote>quoted</blockquote>plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before\n```\n*raw* &lt;x&gt;\n```\nafter", "before\n```*raw* &lt;x&gt;```after"})
    void fences_keep_what_is_inside(String text) {
        assertThat(shown("mrkdwn", "mrkdwn", text)).isEqualTo("before<pre>*raw* &lt;x&gt;</pre>after");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {date_num} | 2026-03-01
            {time} | 09:05
            {date_short} at {time_secs} | 1 Mar 2026 at 09:05:07
            {date_long} | Sunday, 1 March 2026
            """)
    void dates_are_in_the_readers_zone(String format, String words) {
        assertThat(shown("mrkdwn", "mrkdwn", "<!date^1772352307^" + format + "|fallback>"))
                .isEqualTo("<time>" + words + "</time>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            **bold** and *thin*| <p><strong>bold</strong> and <em>thin</em></p>
            [link](https://example.com)| <p><a href="https://example.com">link</a></p>
            [no](javascript:alert)| <p>no</p>
            # Title| <p>Title</p>
            - one| <ul><li>one</li></ul>
            <img src=x onerror=alert>| <p>&lt;img src=x onerror=alert&gt;</p>
            """)
    void markdown_blocks(String text, String html) {
        assertThat(shown("markdown", "markdown", text)).isEqualTo(html);
    }
}
