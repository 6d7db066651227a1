package dev.chokepoint.data.review;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a second reader, such as a language model, made of the articles, held against what the rules made of them.
///
/// Where two readers contradict each other, a claim is as likely wrong as right, whatever the record of its rule: it
/// moves up the queue.
///
/// @param disputes by the key of the item: in which way the second reader differs
/// @param more claims that only the second reader has, to be looked at like any other
public record SecondReading(Map<String, String> disputes, List<ReviewItem> more) {
    /// What only a second reader has is as likely news as not.
    private static final double UNKNOWN = 0.5;

    public SecondReading {
        disputes = Map.copyOf(disputes);
        more = List.copyOf(more);
    }

    /// Nobody read a second time.
    public static SecondReading none() {
        return new SecondReading(Map.of(), List.of());
    }

    /// Two readings of one article. Claims are the same if their words overlap by at least half of the shorter, and
    /// agree if issuer, action and modality are equal.
    ///
    /// @param words a claim as the reviewer reads it
    public static SecondReading of(Reading rules, Reading model, Function<Claim, String> words) {
        Map<String, String> disputes = new LinkedHashMap<>();
        List<ReviewItem> more = new ArrayList<>();
        for (Claim c : rules.claims()) {
            List<Claim> same =
                    model.claims().stream().filter(m -> overlap(c, m)).toList();
            if (same.stream().noneMatch(m -> agree(c, m))) {
                disputes.put(
                        new ReviewItem.OfClaim(rules.article(), c, UNKNOWN).key(),
                        same.isEmpty()
                                ? "the model reads no claim here"
                                : "the model reads it otherwise: " + words.apply(same.getFirst()));
            }
        }
        for (Claim m : model.claims()) {
            if (rules.claims().stream().noneMatch(c -> overlap(c, m))) {
                ReviewItem item = new ReviewItem.OfClaim(model.article(), m, UNKNOWN);
                disputes.put(item.key(), "only the model reads a claim here");
                more.add(item);
            }
        }
        return new SecondReading(disputes, more);
    }

    /// The two together.
    public SecondReading plus(SecondReading other) {
        Map<String, String> all = new LinkedHashMap<>(disputes);
        all.putAll(other.disputes);
        List<ReviewItem> items = new ArrayList<>(more);
        items.addAll(other.more);
        return new SecondReading(all, items);
    }

    private static boolean overlap(Claim a, Claim b) {
        Span x = a.span();
        Span y = b.span();
        int shared = Math.min(x.end(), y.end()) - Math.max(x.start(), y.start());
        return shared > 0 && 2 * shared >= Math.min(x.length(), y.length());
    }

    private static boolean agree(Claim a, Claim b) {
        return a.issuer().value().place().equals(b.issuer().value().place())
                && a.action().value() == b.action().value()
                && a.modality().value() == b.modality().value();
    }
}
