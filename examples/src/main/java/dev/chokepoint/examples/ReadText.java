package dev.chokepoint.examples;

import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;

/// What does a text claim of controls, and whose word is it?
public final class ReadText {
    private static final String TEXT = "China has required licences to export samarium since April 4, 2025. "
            + "The ministry said it would not ease controls on dysprosium. "
            + "Analysts expect that the United States will lift curbs on chip-design software.";

    private ReadText() {}

    public static void main(String... args) {
        // An article is frozen with the day on which it was published: nothing in it was known before.
        Article article = Article.of(
                "example", "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), args.length > 0 ? args[0] : TEXT);

        for (Claim claim : ReadingRules.reader().read(article).claims()) {
            // Every slot has the characters it was read from.
            System.out.println("\"" + claim.span().in(article.text()) + "\"");
            System.out.println("  " + claim.issuer().value() + " "
                    + claim.action().value() + ", " + claim.modality().value());
            claim.items().forEach(i -> System.out.println("  item: " + i.value()));
            // An analyst's forecast and a plan never enter the ledger, whatever a reviewer does.
            System.out.println("  may be recorded: " + claim.isRecordable());
        }
    }
}
