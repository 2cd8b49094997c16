package dev.muster.bot.incident.dispute;

import java.util.List;
import java.util.regex.Pattern;

import dev.muster.bot.words.Typed;

/**
 * Hears whether somebody debates the severity: a short message that judges this incident's level. To name a level is no
 * debate; in doubt it is none, for nobody likes to be told to stop what they did not do.
 */
public final class Debate {
    /** Whoever writes more than this does not only quarrel about a number. */
    private static final int LONGEST = 200;

    private static final String SEV = "(?:sev(?:erity)?|s(?=[1245])|p)";
    private static final String LEVEL = SEV + "[-_ ]?[1-5](?![\\p{L}\\p{N}]|[.,][\\p{L}\\p{N}])";
    private static final String A = "(?:an? |the )?(?:real |proper |true |full |actual )?";
    private static final String HOW = "(?:(?:really|clearly|surely|still|definitely|just|only|totally|obviously|probably|maybe|honestly|more like|more of|at most|at best|at least|now|even|so|barely|hardly|never|not|no|n't) )*";
    /** A level that only says which alert or ticket is no judgement. */
    private static final String NO_THING = "(?! (?:alert|page|pager|ticket|customer|policy|runbook|alarm|call|channel|process|last|from|in ))";
    private static final List<Pattern> CUES = List.of(
            of("\\b(?:this|that|it)(?:'s|s| is| was| isn't| wasn't| ain't| looks like| feels like| seems like| seems| feels) "
                    + HOW
                    + A
                    + LEVEL + NO_THING),
            of("\\b(?:isn't|is not|not|ain't|wasn't|was not|never|hardly|barely|no way|nowhere near|far from) " + HOW + A
                    + "(?:" + LEVEL + NO_THING + "|sev(?:erity)?\\b(?! ?[-_]?\\d))"),
            of("\\b(?:should|must|could|would|might|can|ought to|has to|needs to)(?: not|n't)? (?:really )?(?:be|stay|become|remain) "
                    + HOW
                    + A + LEVEL + NO_THING),
            of("\\b(?:downgrade|upgrade|lower|raise|drop|bump|reduce|make|call|calling|keep|leave|declare)(?: it| this| that)? (?:down |up |back )?(?:to |at |as )?"
                    + A + LEVEL + NO_THING),
            of("\\bwhy (?:is|isn't|was|are|do|did|would|not)\\b.{0,40}\\b" + LEVEL + NO_THING),
            of("\\b(?:i think|i'd say|i would say|i vote|imo|imho|i say|in my opinion|surely|i doubt)\\b.{0,40}\\b" + LEVEL
                    + NO_THING),
            of("\\b" + LEVEL + " ?(?:or|vs\\.?|versus|/|not|and not|rather than|instead of) ?" + SEV + "?[-_ ]?[1-5]\\b"),
            of("\\b" + LEVEL
                    + "(?: is)? (?:at most|at best|at least|max|tops|imo|imho|is too|seems|feels|is over|is exaggerated|is wrong|is enough|too high|too low|makes no sense)"),
            of("\\b(?:the )?sev(?:erity)? (?:is|seems|looks|feels) (?:really |clearly |far |way |much )?(?:too|wrong|over|under|exaggerated)"));

    private Debate() {}

    /** Whether the words, in Slack's markup, do. Never throws, and takes time by their length only. */
    public static boolean isHeard(String words) {
        if (words.length() > LONGEST || !mayNameALevel(words)) {
            return false;
        }
        String line = Typed.line(words.replace('’', '\'').replace('‘', '\''));
        return CUES.stream().anyMatch(cue -> cue.matcher(line).find());
    }

    /** Every message passes here, and hardly any has a level in it: that is seen in one look. */
    private static boolean mayNameALevel(String words) {
        for (int i = 0; i + 1 < words.length(); i++) {
            char c = Character.toLowerCase(words.charAt(i));
            if (c == 's' && words.regionMatches(true, i, "sev", 0, 3)) {
                return true;
            }
            if (c == 's' || c == 'p') {
                char next = words.charAt(i + 1);
                boolean apart = next == '-' || next == '_' || Character.isSpaceChar(next) || Character.isWhitespace(next);
                if (apart || isLevel(next)) {
                    int digit = i + 1;
                    while (digit < words.length() && !Character.isLetterOrDigit(words.charAt(digit))) {
                        digit++;
                    }
                    if (digit < words.length() && isLevel(words.charAt(digit))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isLevel(char c) {
        return c >= '1' && c <= '5';
    }

    private static Pattern of(String cue) {
        return Pattern.compile(cue, Pattern.CASE_INSENSITIVE);
    }
}
