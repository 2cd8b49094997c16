package dev.muster.bot.review;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Which characters JSON spells out. Beside those that JSON itself wants these are the halves of surrogate pairs, because
 * half a pair that somebody sent is no UTF-8 and would be refused or lost, and what is invisible or reorders its
 * surroundings, because it would let a line of the file read differently from what it says.
 */
final class RiskyCharacters extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[0x7F] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        if (character > 0xFFFF) {
            return null;
        }
        return Character.isSurrogate((char) character) || hides(character)
                ? new SerializedString("\\u%04X".formatted(character))
                : null;
    }

    /** Whether a character is a control, a line end beside the common ones, or reorders the text around it. */
    static boolean hides(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069)
                || character == 0xFEFF;
    }

    /** Whether half of a surrogate pair stands alone here: it has no form in UTF-8. */
    static boolean halfPair(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
