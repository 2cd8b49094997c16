package dev.muster.bot.review;

import java.util.regex.Pattern;

/** Takes out of texts what leads to a person without being a name. */
final class PersonalDetails {
    private static final Pattern LINK = Pattern
            .compile("(?i)(?:\\b[a-z][a-z0-9+.-]{1,20}://|\\bwww\\.|\\b[a-z0-9-]{1,63}\\.slack\\.com/)[^\\s<>|]{1,4000}+");
    /** Bounded and never begun in the middle, so that no input is slow. */
    private static final Pattern EMAIL = Pattern
            .compile("(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,256}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
    private static final Pattern TELEPHONE = Pattern.compile("(?<![\\w+])(?:\\+|00)\\d[\\d ()./-]{6,20}\\d");

    private PersonalDetails() {}

    /** The text without e-mail addresses and telephone numbers. */
    static String withoutAddresses(String text) {
        String rest = text.indexOf('@') < 0 ? text : EMAIL.matcher(text).replaceAll("[email]");
        return rest.contains("+") || rest.contains("00") ? TELEPHONE.matcher(rest).replaceAll("[phone]") : rest;
    }

    /** The text without these and without links: the address of a page often names who made it or who looks at it. */
    static String without(String text) {
        boolean links = text.contains("://") || text.contains("ww.") || text.contains("WW.") || text.contains(".com/");
        return withoutAddresses(links ? LINK.matcher(text).replaceAll("[link]") : text);
    }
}
