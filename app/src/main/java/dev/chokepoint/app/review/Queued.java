package dev.chokepoint.app.review;

import dev.chokepoint.base.Id;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.exposure.network.TradeAtStake;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An item of the queue with what orders it.
///
/// @param stake yearly exports of the issuer in the items named, USD; 0 where the world has none of them
/// @param items the items of the world that it may mean
/// @param dispute in which way a second reader differs; empty where none does
public record Queued(ReviewItem item, double stake, Set<String> items, String dispute) {
    /// Most at stake and least certain first: stake · p (1 − p), then p (1 − p), then the order of the text.
    static final Comparator<Queued> ORDER = Comparator.comparingDouble(Queued::priority)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Queued::uncertainty).reversed())
            .thenComparing(q -> q.dispute().isEmpty())
            .thenComparing(q -> q.item().article().id().value())
            .thenComparing(q -> q.item().span())
            .thenComparing(q -> q.item().id());

    /// p (1 − p); where two readers contradict each other p is one half, whatever the record of the rule.
    double uncertainty() {
        return !dispute.isEmpty() ? 0.25 : item.confidence() * (1 - item.confidence());
    }

    double priority() {
        return stake * uncertainty();
    }

    static Queued of(ReviewItem item, Optional<TradeAtStake> trade, String dispute) {
        return trade.map(t -> switch (item) {
                    case ReviewItem.OfClaim c ->
                        of(
                                item,
                                dispute,
                                t,
                                c.claim().issuer().value().place(),
                                c.claim().items());
                    case ReviewItem.OfFact f ->
                        of(item, dispute, t, "", List.of(f.fact().item()));
                    case ReviewItem.OfTalks _ -> new Queued(item, 0, Set.of(), dispute);
                })
                .orElseGet(() -> new Queued(item, 0, Set.of(), dispute));
    }

    private static Queued of(
            ReviewItem item, String dispute, TradeAtStake trade, String issuer, List<Slot<ItemMention>> mentions) {
        Set<String> items = new LinkedHashSet<>();
        for (Slot<ItemMention> m : mentions) {
            items.addAll(items(trade, m.value()));
        }
        return new Queued(item, trade.usdPerYear(issuer, items), items, dispute);
    }

    static Set<String> items(TradeAtStake trade, ItemMention mention) {
        return trade.items(
                mention.mention(), mention.codes().stream().map(Id::parse).toList());
    }
}
