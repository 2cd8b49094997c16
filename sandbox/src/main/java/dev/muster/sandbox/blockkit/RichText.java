package dev.muster.sandbox.blockkit;

import static dev.muster.sandbox.rule.Values.BOOLEAN;
import static dev.muster.sandbox.rule.Values.integer;
import static dev.muster.sandbox.rule.Values.link;
import static dev.muster.sandbox.rule.Values.list;
import static dev.muster.sandbox.rule.Values.name;
import static dev.muster.sandbox.rule.Values.pattern;
import static dev.muster.sandbox.rule.Values.string;
import static dev.muster.sandbox.rule.Values.word;
import static java.util.Map.entry;

import java.util.Map;

import dev.muster.sandbox.rule.OneOf;
import dev.muster.sandbox.rule.Rule;
import dev.muster.sandbox.rule.Shape;

/** The structured text in which Slack keeps what people write: sections, lists, quotes and code, down to each mention. */
final class RichText {

    /** Nothing documents a limit on the number of parts; the total of the message bounds it. */
    private static final int PARTS = 1000;
    private static final int ID = 255;

    private static final Rule STYLE = Shape.empty().optional("bold", BOOLEAN).optional("italic", BOOLEAN)
            .optional("strike", BOOLEAN).optional("code", BOOLEAN).optional("underline", BOOLEAN)
            .optional("highlight", BOOLEAN).optional("client_highlight", BOOLEAN).optional("unlink", BOOLEAN);

    private static final Shape STYLED = Shape.typed().optional("style", STYLE);

    private static final Shape TEXT = STYLED.required("text", name(Integer.MAX_VALUE - 1));
    private static final Shape LINK = STYLED.required("url", link(3000)).optional("text", string(0, 3000))
            .optional("unsafe", BOOLEAN);

    private static final OneOf INLINE = new OneOf(Map.ofEntries(entry("text", TEXT), entry("link", LINK),
            entry("user", STYLED.required("user_id", name(ID))),
            entry("usergroup", STYLED.required("usergroup_id", name(ID))),
            entry("channel", STYLED.required("channel_id", name(ID))),
            entry("team", STYLED.required("team_id", name(ID))),
            entry("broadcast", STYLED.required("range", word("here", "channel", "everyone"))),
            entry("emoji",
                    STYLED.required("name", pattern("[^\\s:]+(::skin-tone-[2-6])?", "must be an emoji name without colons"))
                            .optional("unicode", name(100)).optional("skin_tone", integer(1, 6)).optional("url",
                                    link(3000))),
            entry("color", STYLED.required("value", pattern("#[0-9a-fA-F]{6}", "must be a color #rrggbb"))),
            entry("date", STYLED.required("timestamp", integer(0, Long.MAX_VALUE)).required("format", name(ID))
                    .optional("url", link(3000)).optional("fallback", name(3000)))));

    private static final Rule SECTION = Shape.typed().required("elements", list(0, PARTS, INLINE));

    private static final OneOf PLAIN_INLINE = new OneOf(Map.of("text", TEXT, "link", LINK));

    private static final Map<String, Rule> PARTS_BY_TYPE = Map.of("rich_text_section", SECTION, "rich_text_list",
            Shape.typed().required("elements", list(1, PARTS, new OneOf(Map.of("rich_text_section", SECTION))))
                    .required("style", word("bullet", "ordered")).optional("indent", integer(0, 8))
                    .optional("offset", integer(0, 10_000)).optional("border", integer(0, 1)),
            "rich_text_preformatted",
            Shape.typed().required("elements", list(0, PARTS, PLAIN_INLINE)).optional("border", integer(0, 1))
                    .optional("language", name(100)),
            "rich_text_quote",
            Shape.typed().required("elements", list(0, PARTS, INLINE)).optional("border", integer(0, 1)));

    /** A whole {@code rich_text} block, also where it stands inside an input or a table cell. */
    static final Shape BLOCK = Shape.typed().optional("block_id", name(ID)).required("elements",
            list(1, PARTS, new OneOf(PARTS_BY_TYPE)));

    private RichText() {}
}
