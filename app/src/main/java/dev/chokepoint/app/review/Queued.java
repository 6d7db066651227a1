package dev.chokepoint.app.review;

import dev.chokepoint.base.Id;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.exposure.network.TradeAtStake;
import java.util.Set;

/// An item of the queue with what orders it.
///
/// @param rank among what changes the ledger, what is watched, what is background and so on
/// @param change what accepting it would change, in words
/// @param stake yearly exports of the issuer in the items named, USD; 0 where the world has none of them, which is
///     unknown and counts as high
/// @param items the items of the world that it may mean
/// @param dispute in which way a second reader differs; empty where none does
/// @param again the key of the item that tells the same; empty where none does
/// @param known the measure whose act it tells as the ledger has it; empty where none is known
public record Queued(
        ReviewItem item,
        QueueRank rank,
        String change,
        double stake,
        Set<String> items,
        String dispute,
        String again,
        String known) {
    /// One that tells nothing again, and no act that the ledger has.
    public Queued(ReviewItem item, QueueRank rank, String change, double stake, Set<String> items, String dispute) {
        this(item, rank, change, stake, items, dispute, "", "");
    }

    private static final double HIGH_STAKE_USD = 1e10;
    private static final double LEAST = 0.7;

    static Set<String> items(TradeAtStake trade, ItemMention mention) {
        return trade.items(
                mention.mention(), mention.codes().stream().map(Id::parse).toList());
    }

    /// p (1 − p), where p is how likely the item is read right: least certain first. What is rather wrong than
    /// right is as uncertain as can be: somebody must look. Two readers that contradict each other are so too.
    double uncertainty() {
        double p = dispute.isEmpty() ? Math.max(0.5, item.confidence()) : 0.5;
        return p * (1 - p);
    }

    /// What a trained reader holds against it, in words; empty where it holds nothing.
    public String doubt() {
        return item instanceof ReviewItem.OfClaim c && c.doubted() ? "likely read wrongly" : "";
    }

    /// What it is expected to change: how likely it is to be news, times how much is at stake.
    double weight() {
        double news = switch (item) {
            case ReviewItem.OfClaim c -> c.news();
            case ReviewItem.OfSentence s -> s.act().probability();
            case ReviewItem.OfFact _, ReviewItem.OfTalks _ -> 0.5;
        };
        return news * stakeWeight() * rank.weight();
    }

    /// From 0.7 for next to nothing to 1 for ten billion USD a year, by the order of magnitude; unknown counts as
    /// high.
    private double stakeWeight() {
        if (stake <= 0) {
            return 1;
        }
        double share = Math.log10(1 + stake) / Math.log10(HIGH_STAKE_USD);
        return LEAST + (1 - LEAST) * Math.clamp(share, 0.0, 1.0);
    }
}
