package dev.chokepoint.app.review;

import dev.chokepoint.app.view.evidence.ClaimWords;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.data.review.ReviewItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The queue as a list: each part under its heading, each item with what was understood, what it would change and its
/// words.
public final class QueueText {
    private QueueText() {}

    public static List<String> lines(List<Queued> queue) {
        List<String> out = new ArrayList<>();
        int part = -1;
        int number = 0;
        for (Queued q : queue) {
            if (q.rank().part() != part) {
                part = q.rank().part();
                out.add((out.isEmpty() ? "" : "\n") + heading(q.rank()));
            }
            out.add(String.format(
                    Locale.ROOT,
                    "%3d  %s  %s: %s%s",
                    ++number,
                    q.item().article().published().day(),
                    q.item().article().id().value(),
                    understood(q.item()),
                    doubts(q)));
            out.add("     " + q.change() + figures(q));
            out.add("     “" + q.item().quote() + "”");
        }
        return out;
    }

    private static String heading(QueueRank rank) {
        return switch (rank) {
            case STATUS, TERMS, PLAN -> "Would change the ledger";
            case KNOWN -> "News that the ledger has: a further source";
            case UNREAD -> "Not read, and may hold an act";
            case WATCH -> "For the watch list";
            case OTHER -> "Supply facts and talks";
            case BACKGROUND -> "Told as background";
            case HELD -> "The ledger has it";
            case AGAIN -> "Told again";
        };
    }

    static String understood(ReviewItem item) {
        return switch (item) {
            case ReviewItem.OfClaim c -> {
                List<String> dates = new ArrayList<>();
                c.claim().dates().forEach(d -> dates.add(d.value().words()));
                yield ClaimWords.summary(c.claim()) + (dates.isEmpty() ? "" : "; " + String.join("; ", dates));
            }
            case ReviewItem.OfFact f -> "supply fact, " + ClaimWords.fact(f.fact());
            case ReviewItem.OfTalks t -> "talks " + ClaimWords.word(t.event().kind());
            case ReviewItem.OfSentence _ -> "a sentence without a claim";
        };
    }

    private static String doubts(Queued q) {
        String doubts =
                Stream.of(q.doubt(), q.dispute()).filter(d -> !d.isEmpty()).collect(Collectors.joining("; "));
        return doubts.isEmpty() ? "" : " (" + doubts + ")";
    }

    private static String figures(Queued q) {
        if (q.item() instanceof ReviewItem.OfSentence s) {
            return String.format(Locale.ROOT, "; holds an act %.2f", s.act().probability());
        }
        String news =
                q.item() instanceof ReviewItem.OfClaim c ? String.format(Locale.ROOT, "; news %.2f", c.news()) : "";
        return news
                + String.format(Locale.ROOT, ", read right %.2f", q.item().confidence())
                + (q.stake() > 0 ? ", exports at stake " + Numbers.usd(q.stake()) + " a year" : "");
    }
}
