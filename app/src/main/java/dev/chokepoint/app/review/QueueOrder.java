package dev.chokepoint.app.review;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.review.LedgerChange;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.DatesByRole;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.exposure.network.TradeAtStake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Orders what was read by what it would change in the ledger.
///
/// First what changes a status, a day or the terms of a measure and what is planned, the likeliest news and the
/// highest stake first, each further act of one article a little later; then news that the ledger has, and sentences
/// that
/// were not read; then what is watched; supply facts and talks;
/// background; what the ledger has already; and last what tells again what another item tells.
final class QueueOrder {
    /// What the next act of the same article counts, so that no article fills the beginning of the queue.
    private static final double NEXT_OF_ARTICLE = 0.85;

    /// Weights that differ by less are alike, and the less certain reading goes first.
    private static final double ALIKE = 0.02;

    private final Ledger ledger;
    private final MeasureFinder finder;
    private final Optional<TradeAtStake> trade;
    private final Map<String, String> disputes;
    private final ClaimExtractor reader;

    /// @param disputes in which way a second reader differs, by the key of the item
    /// @param reader tells what the sentences of an article name
    QueueOrder(
            Ledger ledger,
            MeasureFinder finder,
            Optional<TradeAtStake> trade,
            Map<String, String> disputes,
            ClaimExtractor reader) {
        this.ledger = ledger;
        this.finder = finder;
        this.trade = trade;
        this.disputes = disputes;
        this.reader = reader;
    }

    List<Queued> order(List<ReviewItem> items) {
        List<Queued> all = withKnown(items).stream()
                .sorted(Comparator.comparingInt((Queued q) -> q.rank().part())
                        .thenComparing(
                                Comparator.comparingDouble(Queued::weight).reversed())
                        .thenComparing(BY_TEXT))
                .toList();
        List<Queued> once = new ArrayList<>();
        Map<String, List<Queued>> told = new HashMap<>();
        // what a headline or a lead says in short its article says in full, wherever it would stand; and who tells
        // again is who writes later
        List<Queued> fullFirst = new ArrayList<>(all);
        fullFirst.sort(Comparator.comparing((Queued q) -> isHeadline(q.item()))
                .thenComparing(q -> q.item().article().published().day())
                .thenComparing(QueueOrder::isBare));
        for (Queued q : fullFirst) {
            List<Queued> earlier = told.computeIfAbsent(issuer(q), _ -> new ArrayList<>());
            Optional<Queued> same = earlier.stream()
                    .filter(e -> sameFact(e.item(), q.item()) || isHeadlineOf(q.item(), e.item()))
                    .findFirst();
            if (same.isPresent() && q.rank() != QueueRank.KNOWN && q.rank().part() < QueueRank.HELD.part()) {
                once.add(new Queued(
                        q.item(),
                        QueueRank.AGAIN,
                        "told again: " + same.get().item().article().id().value() + ", "
                                + same.get().change(),
                        q.stake(),
                        q.items(),
                        q.dispute(),
                        same.get().item().key(),
                        q.known()));
            } else {
                once.add(q);
                earlier.add(q);
            }
        }
        return spread(once);
    }

    private static final Comparator<Queued> BY_TEXT = Comparator.comparing(
                    (Queued q) -> q.item().article().id().value())
            .thenComparing(q -> q.item().span())
            .thenComparing(q -> q.item().id());

    /// Takes the acts of one article one after the other, the best of all articles first.
    private static List<Queued> spread(List<Queued> all) {
        Map<String, Integer> before = new HashMap<>();
        Map<Queued, Double> weight = new HashMap<>();
        for (Queued q : all) {
            int k = before.merge(q.rank().part() + q.item().article().sha256(), 1, Integer::sum) - 1;
            weight.put(q, q.weight() * Math.pow(NEXT_OF_ARTICLE, k));
        }
        return all.stream()
                .sorted(Comparator.comparingInt((Queued q) -> q.rank().part())
                        // what changes nothing comes first only where two readers differ on it
                        .thenComparing(q -> q.rank().part() >= QueueRank.BACKGROUND.part()
                                && q.dispute().isEmpty())
                        .thenComparing(
                                Comparator.comparingLong((Queued q) -> Math.round(weight.getOrDefault(q, 0.0) / ALIKE))
                                        .reversed())
                        .thenComparing(
                                Comparator.comparingDouble(Queued::uncertainty).reversed())
                        .thenComparing(q -> q.dispute().isEmpty())
                        .thenComparing(BY_TEXT))
                .toList();
    }

    /// All items, and a row for each act of the ledger that an article tells as news: the other rows that tell it are
    /// of what the ledger has.
    private List<Queued> withKnown(List<ReviewItem> items) {
        Map<String, List<ReviewItem>> byArticle = new LinkedHashMap<>();
        items.forEach(i -> byArticle
                .computeIfAbsent(i.article().sha256(), _ -> new ArrayList<>())
                .add(i));
        Map<String, KnownRow> known = new LinkedHashMap<>();
        Map<String, KnownRow> others = new HashMap<>();
        for (List<ReviewItem> own : byArticle.values()) {
            for (KnownRow row : KnownRow.of(own.getFirst().article(), own, ledger, finder, reader)) {
                known.put(row.item().key(), row);
                row.others().forEach(k -> others.put(k, row));
            }
        }
        Map<String, KnownRow> unread = new LinkedHashMap<>(known);
        List<Queued> out = new ArrayList<>();
        for (ReviewItem i : items) {
            KnownRow row = known.get(i.key());
            KnownRow same = others.get(i.key());
            unread.remove(i.key());
            Queued q = queued(i);
            if (row != null) {
                out.add(as(q, QueueRank.KNOWN, row.change(), row.measure()));
            } else {
                out.add(same == null ? q : as(q, QueueRank.HELD, same.held(), same.measure()));
            }
        }
        unread.values().forEach(r -> out.add(as(queued(r.item()), QueueRank.KNOWN, r.change(), r.measure())));
        return out;
    }

    private static Queued as(Queued q, QueueRank rank, String change, String known) {
        return new Queued(q.item(), rank, change, q.stake(), q.items(), q.dispute(), q.again(), known);
    }

    private Queued queued(ReviewItem item) {
        String dispute = disputes.getOrDefault(item.key(), "");
        return switch (item) {
            case ReviewItem.OfClaim c -> {
                LedgerChange change = LedgerChange.of(c.claim(), c.article(), ledger, finder);
                Set<String> goods = goods(c.claim().items());
                yield new Queued(
                        item,
                        // where two readers differ somebody must look, whatever it is told as
                        QueueRank.of(change.kind(), dispute.isEmpty() ? c.news() : Math.max(QueueRank.NEWS, c.news())),
                        change.words(),
                        trade.map(t -> t.usdPerYear(c.claim().issuer().value().place(), goods))
                                .orElse(0.0),
                        goods,
                        dispute);
            }
            case ReviewItem.OfFact f ->
                new Queued(
                        item,
                        QueueRank.OTHER,
                        "onto the list of supply facts",
                        0,
                        goods(List.of(f.fact().item())),
                        dispute);
            case ReviewItem.OfTalks _ ->
                new Queued(item, QueueRank.OTHER, "onto the timeline of talks", 0, Set.of(), dispute);
            case ReviewItem.OfSentence _ ->
                new Queued(item, QueueRank.UNREAD, "no rule makes a claim of it", 0, Set.of(), dispute);
        };
    }

    private Set<String> goods(List<Slot<ItemMention>> mentions) {
        Set<String> goods = new LinkedHashSet<>();
        trade.ifPresent(t -> mentions.forEach(m -> goods.addAll(Queued.items(t, m.value()))));
        return goods;
    }

    private static String issuer(Queued q) {
        return q.item() instanceof ReviewItem.OfClaim c
                ? c.claim().issuer().value().place()
                : "";
    }

    /// Whether two claims tell the same act: one issuer, one action told alike, goods in common or none named, and no
    /// day or party by which they differ. In one article the headline tells again what the
    /// text says more fully.
    private static boolean sameFact(ReviewItem a, ReviewItem b) {
        if (!(a instanceof ReviewItem.OfClaim x && b instanceof ReviewItem.OfClaim y)) {
            return false;
        }
        Claim c = x.claim();
        Claim d = y.claim();
        boolean oneArticle = a.article().sha256().equals(b.article().sha256());
        if (c.action().value() != d.action().value() || c.isRecordable() != d.isRecordable()) {
            return false;
        }
        Set<String> goods = names(c);
        Set<String> other = names(d);
        boolean shared = goods.stream().anyMatch(other::contains)
                || (oneArticle
                        && (goods.isEmpty() || other.isEmpty())
                        && parties(c).equals(parties(d)));
        return shared && !daysDiffer(a, c, b, d) && !differ(parties(c), parties(d));
    }

    /// Whether a claim has neither goods nor a day of its own, so that one that has says the same in full.
    private static boolean isBare(Queued q) {
        return q.item() instanceof ReviewItem.OfClaim c
                && names(c.claim()).isEmpty()
                && c.claim().dates().isEmpty();
    }

    private static boolean isHeadline(ReviewItem item) {
        if (!(item instanceof ReviewItem.OfClaim c)) {
            return false;
        }
        String text = item.article().text();
        int line = text.lastIndexOf('\n', item.span().start()) + 1;
        return c.claim().section() == Section.HEADLINE || text.startsWith("# ", line);
    }

    /// Whether a claim stands in the headline over an article that tells the same with more words: the same
    /// turn of the screw on goods of a like name.
    private static boolean isHeadlineOf(ReviewItem headline, ReviewItem text) {
        if (!isHeadline(headline)
                || !(headline instanceof ReviewItem.OfClaim x && text instanceof ReviewItem.OfClaim y)
                || isHeadline(text)
                || !headline.article().sha256().equals(text.article().sha256())) {
            return false;
        }
        Claim c = x.claim();
        Claim d = y.claim();
        Set<String> goods = tokens(names(c));
        Set<String> other = tokens(names(d));
        return c.isRecordable() == d.isRecordable()
                && turn(c.action().value()).equals(turn(d.action().value()))
                && (goods.isEmpty() || other.isEmpty() || goods.stream().anyMatch(other::contains))
                && !daysDiffer(headline, c, text, d);
    }

    /// Actions that a headline does not tell apart.
    private static String turn(Action action) {
        return switch (action) {
            case IMPOSE, TIGHTEN -> "new or stricter";
            case SUSPEND, EXTEND -> "suspended or prolonged";
            case EASE, EXEMPT, LIFT -> "eased";
            case DENY, THREATEN -> action.code();
        };
    }

    private static Set<String> tokens(Set<String> names) {
        Set<String> out = new HashSet<>();
        names.forEach(n -> out.addAll(List.of(n.split("-"))));
        return out;
    }

    /// Whether two claims cannot be of one day: a day of effect, an end or a day of the act that both tell is
    /// another, or one tells only a day that lies clearly before the document of the other.
    private static boolean daysDiffer(ReviewItem a, Claim c, ReviewItem b, Claim d) {
        for (DateMention.Role role : DateMention.Role.values()) {
            List<PartialDate> one = dates(c, role);
            List<PartialDate> two = dates(d, role);
            if (!one.isEmpty()
                    && !two.isEmpty()
                    && one.stream().noneMatch(x -> two.stream().anyMatch(y -> x.overlaps(y)))) {
                return true;
            }
        }
        return isOlder(c, a, d) || isOlder(d, b, c);
    }

    /// Whether a claim tells an act of the past, by all its days, and the other tells none of
    /// them.
    private static boolean isOlder(Claim c, ReviewItem item, Claim other) {
        LocalDate recent = item.article().published().day().minusDays(DatesByRole.DAYS_OF_NEWS);
        List<PartialDate> all = c.dates().stream().map(x -> x.value().date()).toList();
        return !all.isEmpty()
                && all.stream().allMatch(x -> x.last().isBefore(recent))
                && other.dates().stream()
                        .noneMatch(
                                x -> all.stream().anyMatch(y -> x.value().date().overlaps(y)));
    }

    private static List<PartialDate> dates(Claim c, DateMention.Role role) {
        return c.dates().stream()
                .filter(x -> x.value().role() == role)
                .map(x -> x.value().date())
                .toList();
    }

    /// Whether both are told, and nothing of one is in the other.
    private static boolean differ(Set<String> a, Set<String> b) {
        return !a.isEmpty() && !b.isEmpty() && a.stream().noneMatch(b::contains);
    }

    private static Set<String> names(Claim c) {
        Set<String> out = new HashSet<>();
        for (Slot<ItemMention> i : c.items()) {
            if (!i.value().item().equals("anaphora")) {
                out.add(i.value().item());
            }
        }
        return out;
    }

    private static Set<String> parties(Claim c) {
        return c.targets().stream()
                .map(Slot::value)
                .map(Target::code)
                .filter(t -> !t.equals("*"))
                .collect(Collectors.toSet());
    }
}
