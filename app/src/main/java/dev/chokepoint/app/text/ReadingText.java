package dev.chokepoint.app.text;

import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SupplyFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Writes readings for people.
public final class ReadingText {
    private ReadingText() {}

    /// A paragraph for every claim, fact and event of a document.
    public static String of(Reading reading) {
        StringBuilder out = new StringBuilder();
        String text = reading.article().text();
        out.append(reading.article().id().value())
                .append("  ")
                .append(reading.article().published().day());
        if (!reading.article().headline().isEmpty()) {
            out.append("  ").append(reading.article().headline());
        }
        out.append('\n');
        int n = 0;
        for (Claim c : reading.claims()) {
            n++;
            out.append(String.format(Locale.ROOT, "%3d. %s%n", n, ClaimWords.summary(c)));
            out.append("     \"").append(c.span().in(text).replace('\n', ' ')).append("\"\n");
            String more = ClaimWords.details(c);
            if (!more.isEmpty()) {
                out.append("     ").append(more).append('\n');
            }
            out.append(String.format(
                    Locale.ROOT, "     confidence %.2f by %s%n", c.confidence(), String.join(", ", c.rules())));
        }
        for (SupplyFact f : reading.supplyFacts()) {
            out.append("   + supply fact, ")
                    .append(ClaimWords.word(f.kind()))
                    .append(": ")
                    .append(ClaimWords.fact(f))
                    .append('\n');
            out.append("     \"").append(f.span().in(text).replace('\n', ' ')).append("\"\n");
        }
        for (NegotiationEvent e : reading.negotiations()) {
            out.append("   + talks ")
                    .append(ClaimWords.word(e.kind()))
                    .append(": ")
                    .append(ClaimWords.event(e))
                    .append('\n');
            out.append("     \"").append(e.span().in(text).replace('\n', ' ')).append("\"\n");
        }
        if (!reading.unread().isEmpty()) {
            out.append("     ").append(reading.notRead()).append('\n');
        }
        if (n == 0 && !reading.isUnread()) {
            out.append("     no claims\n");
        }
        return out.toString();
    }

    /// Which documents, or paragraphs of them, are in languages without rules, as a line; empty where all was read.
    public static String notRead(List<Reading> readings) {
        Map<String, Integer> documents = new TreeMap<>();
        int whole = 0;
        int parts = 0;
        for (Reading r : readings) {
            if (r.unread().isEmpty()) {
                continue;
            }
            if (r.isUnread()) {
                whole++;
            } else {
                parts++;
            }
            r.unread().stream()
                    .map(u -> u.language().name())
                    .distinct()
                    .forEach(name -> documents.merge(name, 1, Integer::sum));
        }
        if (documents.isEmpty()) {
            return "";
        }
        List<String> counts = new ArrayList<>();
        documents.forEach((name, n) -> counts.add(name + " " + n));
        return "Not read for want of rules for the language: " + whole + (whole == 1 ? " document" : " documents")
                + (parts == 0 ? "" : " and parts of " + parts + " more")
                + " (" + String.join(", ", counts) + "). What claims they hold is not known.";
    }
}
