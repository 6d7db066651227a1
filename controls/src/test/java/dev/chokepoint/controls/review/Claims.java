package dev.chokepoint.controls.review;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// Claims written down slot by slot, so that no reader of texts is needed.
final class Claims {
    private Claims() {}

    static Article article(String day, String text) {
        return Article.of("a", "", "", PublishedAt.on(LocalDate.parse(day)), text);
    }

    /// A claim on the whole of an article: what China has done, with slots set as an analyst sets them
    /// (`action=suspend`).
    static Claim of(Article article, String... slots) {
        Span all = Span.of(0, article.text().length());
        Claim claim = new Claim(
                Id.of("claim", "a#1"),
                all,
                Slot.of(new Issuer("CN", ""), all, "r"),
                Slot.of(Action.IMPOSE, all, "r"),
                Slot.of(Modality.DONE, all, "r"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Section.REPORT,
                1);
        for (String slot : slots) {
            String[] parts = slot.split("=", 2);
            claim = new Amendment(parts[0], parts[1]).of(claim);
        }
        return claim;
    }

    static Claim with(Claim c, Issuer issuer, ItemMention... items) {
        Span all = c.span();
        return new Claim(
                c.id(),
                all,
                Slot.of(issuer, all, "r"),
                c.action(),
                c.modality(),
                Arrays.stream(items).map(i -> Slot.of(i, all, "r")).toList(),
                c.exclusions(),
                c.targets(),
                c.dates(),
                c.quantities(),
                c.conditions(),
                c.sources(),
                c.contexts(),
                c.notices(),
                c.opinion(),
                c.historic(),
                c.section(),
                c.confidence());
    }

    static Claim about(Claim c, int year, int number) {
        return c.withNotices(List.of(new NoticeNumber(year, number)));
    }
}
