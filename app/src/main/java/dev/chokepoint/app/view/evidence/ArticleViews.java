package dev.chokepoint.app.view.evidence;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts what was read from an article into the words of the report.
public final class ArticleViews {
    private ArticleViews() {}

    public static ArticleView of(Reading reading) {
        Article article = reading.article();
        List<ClaimView> claims =
                reading.claims().stream().map(ArticleViews::claim).toList();
        List<FactView> facts = new ArrayList<>();
        for (SupplyFact f : reading.supplyFacts()) {
            facts.add(fact(f.span(), words(f.kind()), ClaimWords.fact(f)));
        }
        for (NegotiationEvent e : reading.negotiations()) {
            facts.add(fact(e.span(), "talks " + words(e.kind()), ClaimWords.event(e)));
        }
        return new ArticleView(
                article.id().toString(),
                article.headline().replaceFirst("^#+ ", ""),
                article.publisher(),
                article.published().day().toString(),
                article.text(),
                reading.language().code(),
                reading.notRead(),
                claims,
                facts);
    }

    private static FactView fact(Span span, String kind, String what) {
        return new FactView(span.start(), span.end(), kind, what);
    }

    private static String words(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ClaimView claim(Claim c) {
        return new ClaimView(
                c.id().toString(),
                c.span().start(),
                c.span().end(),
                words(c.section()),
                c.issuer().value().place(),
                words(c.action().value()),
                words(c.modality().value()),
                mentions(c.items()),
                c.targets().stream().map(t -> t.value().code()).toList(),
                mentions(c.exclusions()),
                c.dates().stream().map(d -> d.value().words()).toList(),
                c.quantities().stream().map(q -> quantity(q.value())).toList(),
                c.sources().stream().map(s -> speaker(s.value())).toList(),
                String.join("; ", c.conditions().stream().map(Slot::value).toList()),
                c.opinion(),
                c.isRecordable(),
                c.confidence(),
                List.copyOf(c.rules()));
    }

    private static List<String> mentions(List<Slot<ItemMention>> items) {
        return items.stream().map(i -> i.value().mention()).toList();
    }

    private static String quantity(QuantityMention q) {
        return q.mention();
    }

    private static String speaker(Attribution a) {
        return a.canonical() + " (" + a.role().code() + (a.inherited() ? ", from before)" : ")");
    }
}
