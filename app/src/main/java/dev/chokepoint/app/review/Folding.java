package dev.chokepoint.app.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks lines between words so that they fit a terminal.
final class Folding {
    /// What marks and unmarks words takes no room.
    private static final Pattern PIECE = Pattern.compile("\u001b\\[[0-9;]*m|[^\u001b]");

    private Folding() {}

    /// The line in pieces of at most `width` columns; what follows the first is indented two columns more than it.
    /// A mark that is open where a line breaks is closed there and opened again, so that the indent is not marked.
    static List<String> fold(String line, int width) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        if (width < 20 || columns(line) <= width) {
            return List.of(line);
        }
        String further = " ".repeat(indent + 2);
        List<String> out = new ArrayList<>();
        StringBuilder at = new StringBuilder(line.substring(0, indent));
        int used = indent;
        String mark = "";
        for (String word : line.substring(indent).split(" ", -1)) {
            boolean first = used == indent && out.isEmpty();
            int n = columns(word);
            if (!first && used + 1 + n > width) {
                out.add(at + (mark.isEmpty() ? "" : ReviewScreen.MARK_OFF));
                at = new StringBuilder(further).append(mark);
                used = further.length();
            } else if (!first) {
                at.append(' ');
                used++;
            }
            // a word longer than a line, or Chinese, which knows no spaces
            Matcher pieces = PIECE.matcher(word);
            while (pieces.find()) {
                String piece = pieces.group();
                if (piece.length() > 1) {
                    mark = piece.equals(ReviewScreen.MARK_OFF) ? "" : piece;
                } else if (used + columns(piece) > width) {
                    out.add(at + (mark.isEmpty() ? "" : ReviewScreen.MARK_OFF));
                    at = new StringBuilder(further).append(mark);
                    used = further.length();
                }
                at.append(piece);
                used += columns(piece);
            }
        }
        out.add(at.toString());
        return out;
    }

    /// Columns on a terminal: East Asian characters take two, marks none.
    /// Source: Unicode Standard Annex 11, the wide blocks of the basic plane.
    static int columns(String text) {
        int n = 0;
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            if (pieces.group().length() == 1) {
                n += columns(pieces.group().charAt(0));
            }
        }
        return n;
    }

    /// Two for an East Asian character, one for any other.
    static int columns(char c) {
        return (c >= 0x1100 && c <= 0x115F)
                        || (c >= 0x2E80 && c <= 0xA4CF)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF00 && c <= 0xFF60)
                ? 2
                : 1;
    }
}
