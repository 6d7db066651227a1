package dev.chokepoint.app.text;

import dev.chokepoint.app.view.ClaimWords;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SupplyFact;
import java.util.Locale;

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
        if (n == 0) {
            out.append("     no claims\n");
        }
        return out.toString();
    }
}
