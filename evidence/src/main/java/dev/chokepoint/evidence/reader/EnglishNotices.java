package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of official notices in English: "Announcement No. 18 of 2025", "Announcements Nos. 55, 56 and 57 of
/// 2025".
final class EnglishNotices {
    private static final String NUMBERS = "\\d{1,3}(?:(?:, and |, | and | & )(?:No\\. ?)?\\d{1,3})*";
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)\\b(?:announcement|notice|order|decree|circular)s?,? (?:\\[?(?<before>20\\d\\d)]? )?(?:nos?\\.? ?|numbers? )?(?<numbers>"
                    + NUMBERS + ")(?:(?:,| of|,? \\[|/)? ?(?<after>20\\d\\d)\\b)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    /// A notice shows its number in its first lines.
    private static final int HEAD = 300;

    private EnglishNotices() {}

    /// The claims with the notices that each is about: those that its words name, else the one it stands in.
    static List<Claim> told(List<Claim> claims, Article article) {
        List<NoticeNumber> own = new ArrayList<>();
        if (article.kind() == DocumentKind.NOTICE) {
            List<NoticeNumber> head =
                    in(article.text().substring(0, Math.min(HEAD, article.text().length())));
            head.stream().findFirst().ifPresent(own::add);
        }
        List<Claim> out = new ArrayList<>();
        for (Claim c : claims) {
            List<NoticeNumber> named = in(c.span().in(article.text()));
            List<NoticeNumber> about = named.isEmpty() ? own : named;
            out.add(about.isEmpty() ? c : c.withNotices(about));
        }
        return out;
    }

    /// The numbers named with their year in a text.
    static List<NoticeNumber> in(String text) {
        List<NoticeNumber> out = new ArrayList<>();
        Matcher m = NUMBERED.matcher(text);
        while (m.find()) {
            String year = m.group("before") != null ? m.group("before") : m.group("after");
            if (year != null) {
                Matcher n = NUMBER.matcher(m.group("numbers"));
                while (n.find()) {
                    out.add(new NoticeNumber(Integer.parseInt(year), Integer.parseInt(n.group())));
                }
            }
        }
        return out;
    }
}
