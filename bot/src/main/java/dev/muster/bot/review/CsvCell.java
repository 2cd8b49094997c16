package dev.muster.bot.review;

/**
 * A cell as RFC 4180 has it, and one that no spreadsheet takes for a formula: a cell that begins with a sign that may begin
 * one, or with an apostrophe, gets an apostrophe before it. So whoever takes one apostrophe away from the beginning of each
 * cell that has one has exactly what was there.
 */
final class CsvCell {
    /** What OWASP names, as typed and in full width; spreadsheets read both. */
    private static final String RISKY = "=+-@\t\r\n＝＋－＠'";

    private CsvCell() {}

    static String of(String value) {
        String text = readable(value);
        String cell = risky(text) ? "'" + text : text;
        boolean quoted = !cell.equals(text) || cell.isBlank() != cell.isEmpty()
                || cell.chars()
                        .anyMatch(character -> character == '"' || character == ',' || character == '\n' || character == ';'
                                || character == '\t')
                || cell.startsWith(" ") || cell.endsWith(" ");
        return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** Some spreadsheets look past blanks and what cannot be seen. */
    private static boolean risky(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (RISKY.indexOf(character) >= 0) {
                return true;
            }
            int type = Character.getType(character);
            if (!Character.isWhitespace(character) && !Character.isSpaceChar(character) && type != Character.FORMAT
                    && type != Character.CONTROL) {
                return false;
            }
        }
        return false;
    }

    /** Line ends are one character, and what hides or reorders is spelled out, as in the other forms that people read. */
    private static String readable(String value) {
        StringBuilder text = new StringBuilder(value.length());
        String lines = value.replace("\r\n", "\n").replace('\r', '\n');
        for (int at = 0; at < lines.length(); at++) {
            char character = lines.charAt(at);
            if (RiskyCharacters.halfPair(lines, at)) {
                text.append('\uFFFD');
            } else if (character != '\n' && character != '\t' && RiskyCharacters.hides(character)) {
                text.append("[U+%04X]".formatted((int) character));
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }
}
