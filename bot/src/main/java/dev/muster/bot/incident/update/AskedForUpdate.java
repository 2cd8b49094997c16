package dev.muster.bot.incident.update;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether somebody plainly asks how it stands. In doubt they do not: a word too many is worse than none. */
public final class AskedForUpdate {
    private static final int LONGEST = 80;
    private static final Pattern MARKUP = Pattern.compile("<[@#!][^>]{0,100}>|:[a-z0-9_+-]{1,40}:|[*_~`\"“”]");
    private static final String BEFORE = "(?:(?:hi|hey|hello|sorry|ok|okay|so|and|folks|team|guys|all|everyone|everybody|please|pls|plz|quick question|just checking)[ ,.:-]{1,3}){0,3}";
    private static final String AFTER = "(?:[ ,]{1,2}(?:please|pls|plz|yet|guys|team|folks|all|everyone|here|now|so far|on this|on that|for us|from the team|at the moment|thanks|thank you)){0,2}";
    private static final Pattern PLAIN = Pattern.compile(BEFORE
            + "(?:any (?:more |new |further |other |status )?(?:updates?|news|progress|eta)"
            + "|(?:is|are) there (?:any|an) (?:status )?(?:updates?|news|eta)"
            + "|what(?:'s|’s|s| is) (?:the|our) (?:current |latest )?(?:status|eta|latest|update|news)"
            + "|do (?:we|you) (?:have|know) (?:an|any|the) (?:eta|updates?|news)"
            + "|(?:can|could|may) (?:we|i|you|someone) (?:get|have|give|give us) (?:an|a) (?:quick )?(?:status )?update"
            + "|when (?:will|is) (?:it|this) (?:going to )?be (?:fixed|back|resolved|solved|up))" + AFTER + "[ ?!.]{0,4}");
    /** So short that only a question mark makes them a question. */
    private static final Pattern ASKED = Pattern
            .compile(BEFORE + "(?:eta|status|status update|update|updates|news|progress)" + AFTER + " ?\\?{1,3}!?");

    /** One of these is in every such question. */
    private static final List<String> NEEDED = List.of("update", "news", "progress", "eta", "status", "latest", "be ");

    private AskedForUpdate() {}

    /** Whether this message, in Slack's markup, is nothing but such a question. Never throws. */
    public static boolean in(String message) {
        if (message.length() > 4 * LONGEST) {
            return false;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        if (NEEDED.stream().noneMatch(lower::contains)) {
            return false;
        }
        String text = MARKUP.matcher(message).replaceAll(" ").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        return text.length() <= LONGEST && (PLAIN.matcher(text).matches() || ASKED.matcher(text).matches());
    }
}
