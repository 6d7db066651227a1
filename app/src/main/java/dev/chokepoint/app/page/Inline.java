package dev.chokepoint.app.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A stretch of a sentence: as it stands, strong, code, or not to be broken at its hyphens.
///
/// @param text what it says, where it has no parts
record Inline(Kind kind, String text, List<Inline> parts) {
    enum Kind {
        TEXT,
        STRONG,
        CODE,
        UNBROKEN
    }

    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// What must not be broken at its hyphens: months and days.
    private static final Pattern DAYS = Pattern.compile("(?<![\\w-])(\\d{4}-\\d{2}(?:-\\d{2})?)(?![\\w-])");

    /// A text with `code` and **strong** words.
    static List<Inline> of(String text) {
        return cut(text, STRONG, Kind.STRONG, t -> cut(t, CODE, Kind.CODE, Inline::plain));
    }

    /// The same in the cell of a table, where months and days stay whole.
    static List<Inline> cell(String text) {
        Function<String, List<Inline>> days = t -> cut(t, DAYS, Kind.UNBROKEN, Inline::plain);
        return cut(text, STRONG, Kind.STRONG, t -> cut(t, CODE, Kind.CODE, days));
    }

    private static List<Inline> plain(String text) {
        return text.isEmpty() ? List.of() : List.of(new Inline(Kind.TEXT, text, List.of()));
    }

    private static List<Inline> cut(String text, Pattern pattern, Kind kind, Function<String, List<Inline>> inner) {
        List<Inline> out = new ArrayList<>();
        Matcher m = pattern.matcher(text);
        int from = 0;
        while (m.find()) {
            out.addAll(inner.apply(text.substring(from, m.start())));
            List<Inline> parts = kind == Kind.UNBROKEN ? plain(m.group(1)) : inner.apply(m.group(1));
            out.add(new Inline(kind, "", parts));
            from = m.end();
        }
        out.addAll(inner.apply(text.substring(from)));
        return out;
    }
}
