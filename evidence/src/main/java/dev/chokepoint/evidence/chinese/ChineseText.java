package dev.chokepoint.evidence.chinese;

import java.util.Map;

/// A copy of a text to match on: simplified characters, digits and brackets of single width, titles blanked.
///
/// Both copies have the length of the text, so that an offset into them is one into the text.
///
/// @param plain the text in simplified characters
/// @param masked the same with what stands within title marks blanked, but for a list's own word at the end
record ChineseText(String plain, String masked) {
    static final char BLANK = '\u25a1';
    /// Stops within brackets end no clause.
    private static final String STOPS = "\uff0c\u3002\uff1b\uff1a";
    private static final char TITLE_OPENS = '\u300a';
    private static final char TITLE_CLOSES = '\u300b';
    /// "list", "names", "catalogue" are two characters each.
    private static final int LIST_WORD = 2;

    static ChineseText of(String text, Map<Character, Character> simplified, java.util.Set<String> listWords) {
        String plain = plain(text, simplified);
        return new ChineseText(plain, masked(plain, listWords));
    }

    static String plain(String text, Map<Character, Character> simplified) {
        char[] out = text.toCharArray();
        for (int i = 0; i < out.length; i++) {
            char c = out[i];
            if (isWide(c)) {
                out[i] = (char) (c - 0xfee0);
            } else {
                out[i] = switch (c) {
                    case '\uff08' -> '(';
                    case '\uff09' -> ')';
                    case '\uff05' -> '%';
                    case '\uff0e' -> '.';
                    case '\uff1e' -> '>';
                    case '\uff1c' -> '<';
                    case '\u300c', '\u300e' -> '\u201c';
                    case '\u300d', '\u300f' -> '\u201d';
                    case '\u3000', '\u00a0' -> ' ';
                    case '\u30fb', '\u2022' -> '\u00b7';
                    default -> simplified.getOrDefault(c, c);
                };
            }
        }
        for (int i = 0; i < out.length; i++) {
            if (besideHan(out, i)) {
                out[i] = switch (out[i]) {
                    case ',' -> '\uff0c';
                    case ';' -> '\uff1b';
                    case ':' -> '\uff1a';
                    case '?' -> '\uff1f';
                    case '!' -> '\uff01';
                    default -> out[i];
                };
            }
        }
        return new String(out);
    }

    private static boolean besideHan(char[] text, int i) {
        return (i > 0 && isHan(text[i - 1])) || (i + 1 < text.length && isHan(text[i + 1]));
    }

    static boolean isHan(char c) {
        return (c >= '\u4e00' && c <= '\u9fff') || (c >= '\u3400' && c <= '\u4dbf');
    }

    /// A digit or Latin letter of double width.
    private static boolean isWide(char c) {
        return (c >= '\uff10' && c <= '\uff19') || (c >= '\uff21' && c <= '\uff3a') || (c >= '\uff41' && c <= '\uff5a');
    }

    private static String masked(String plain, java.util.Set<String> listWords) {
        char[] out = plain.toCharArray();
        int opens = -1;
        int depth = 0;
        for (int i = 0; i < out.length; i++) {
            if (out[i] == TITLE_OPENS && opens < 0) {
                opens = i;
            } else if (out[i] == '\n') {
                opens = -1;
                depth = 0;
            } else if (out[i] == '(') {
                depth++;
            } else if (out[i] == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth > 0 && STOPS.indexOf(out[i]) >= 0) {
                out[i] = BLANK;
            } else if (out[i] == TITLE_CLOSES && opens >= 0) {
                boolean list = i - opens > LIST_WORD && listWords.contains(plain.substring(i - LIST_WORD, i));
                for (int k = opens + 1; k < (list ? i - LIST_WORD : i); k++) {
                    out[k] = BLANK;
                }
                opens = -1;
            }
        }
        return new String(out);
    }
}
