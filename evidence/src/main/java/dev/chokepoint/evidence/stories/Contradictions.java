package dev.chokepoint.evidence.stories;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds claims that contradict each other and sets them side by side.
///
/// Two claims contradict each other where all of these hold: one issuer; items overlap (or, where neither names any,
/// named parties do); targets do not exclude each other; the times they speak of overlap; the voices differ, and in one
/// article both are quoted; and either one says that an act was taken or will be and the other denies that act, or one
/// relaxes and the other restricts. A copy of an article is not another voice. Opinions, forecasts, conditions and
/// background stay out: they do not say how things are. A measure and its later suspension do not contradict each
/// other, because their own dates differ; claims without a date speak of the three days up to their article, standing
/// states also of the three after.
public final class Contradictions {
    /// Days before its publication that an undated claim may speak of.
    public static final int NEWS_DAYS = 3;

    private static final double SAME_FIGURE = 0.01;

    private final StoryIndex index;

    private Contradictions(StoryIndex index) {
        this.index = index;
    }

    /// All contradictions among readings, in order of time.
    ///
    /// @param index of the same articles; it tells copies from other voices
    public static List<Contradiction> among(List<Reading> readings, StoryIndex index) {
        Contradictions c = new Contradictions(index);
        List<Contradiction> out = new ArrayList<>(c.claims(readings));
        out.addAll(c.facts(readings));
        return out;
    }

    private List<Contradiction> claims(List<Reading> readings) {
        Map<String, List<Contradiction.Said<Claim>>> byIssuer = new TreeMap<>();
        for (Reading r : readings) {
            if (!index.originOf(r.article().id()).equals(r.article().id())) {
                continue;
            }
            for (Claim c : r.claims()) {
                boolean speaks =
                        c.modality().value().isRecordable() || c.modality().value() == Modality.DENIED;
                if (speaks && !c.opinion() && !c.historic()) {
                    byIssuer.computeIfAbsent(c.issuer().value().place(), k -> new ArrayList<>())
                            .add(new Contradiction.Said<>(r.article(), c));
                }
            }
        }
        List<Contradiction> out = new ArrayList<>();
        for (List<Contradiction.Said<Claim>> said : byIssuer.values()) {
            said.sort(Comparator.comparing((Contradiction.Said<Claim> s) -> period(s).from)
                    .thenComparing(s -> s.statement().id()));
            for (int a = 0; a < said.size(); a++) {
                LocalDate until = period(said.get(a)).to;
                for (int b = a + 1; b < said.size(); b++) {
                    if (period(said.get(b)).from.isAfter(until)) {
                        break;
                    }
                    between(said.get(a), said.get(b)).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    private static Optional<Contradiction> between(Contradiction.Said<Claim> a, Contradiction.Said<Claim> b) {
        Claim x = a.statement();
        Claim y = b.statement();
        Optional<String> clash = clash(x, y);
        if (clash.isEmpty() || !voicesDiffer(a, b) || !targetsMeet(x, y)) {
            return Optional.empty();
        }
        Set<String> items = keys(x);
        boolean bothNameItems = !items.isEmpty() && !keys(y).isEmpty();
        items.retainAll(keys(y));
        boolean sameParties = entities(x).stream().anyMatch(entities(y)::contains);
        if (bothNameItems ? items.isEmpty() : !sameParties) {
            return Optional.empty();
        }
        boolean inOrder =
                !b.article().published().day().isBefore(a.article().published().day());
        return Optional.of(
                new Contradiction.OfClaims(inOrder ? a : b, inOrder ? b : a, List.copyOf(items), clash.get()));
    }

    /// Why two claims of one issuer cannot both hold, if so.
    private static Optional<String> clash(Claim x, Claim y) {
        boolean deniesX = x.modality().value() == Modality.DENIED;
        boolean deniesY = y.modality().value() == Modality.DENIED;
        boolean sameWay = x.action().value().relaxes() == y.action().value().relaxes();
        String acts = x.action().value().code() + " and " + y.action().value().code();
        if (deniesX && deniesY) {
            return Optional.empty();
        }
        if (deniesX || deniesY) {
            return sameWay
                    ? Optional.of(
                            "one says " + (deniesX ? y : x).action().value().code() + ", the other denies it")
                    : Optional.empty();
        }
        if (sameWay) {
            return Optional.empty();
        }
        boolean plannedX = x.modality().value() == Modality.PLANNED;
        boolean plannedY = y.modality().value() == Modality.PLANNED;
        return plannedX == plannedY ? Optional.of("opposite acts: " + acts) : Optional.empty();
    }

    private static boolean targetsMeet(Claim x, Claim y) {
        Set<String> a = places(x);
        Set<String> b = places(y);
        return a.isEmpty()
                || b.isEmpty()
                || a.contains("*")
                || b.contains("*")
                || a.stream().anyMatch(b::contains);
    }

    private boolean voicesDiffer(Contradiction.Said<?> a, Contradiction.Said<?> b, String voiceA, String voiceB) {
        return !voiceA.equals(voiceB)
                && !index.originOf(a.article().id())
                        .equals(index.originOf(b.article().id()));
    }

    private static boolean voicesDiffer(Contradiction.Said<Claim> a, Contradiction.Said<Claim> b) {
        boolean oneArticle = a.article().id().equals(b.article().id());
        if (oneArticle
                && (a.statement().sources().isEmpty() || b.statement().sources().isEmpty())) {
            // what a document says itself and whom it quotes tell one story
            return false;
        }
        return !voice(a.article(), a.statement().sources())
                .equals(voice(b.article(), b.statement().sources()));
    }

    /// Who says so: the innermost voice with a name, else the document.
    private static String voice(Article article, List<Slot<Attribution>> sources) {
        return sources.isEmpty()
                ? "document " + article.id().value()
                : sources.getLast().value().canonical().replaceFirst("^(?i:the|its|a|an) ", "");
    }

    private record Period(LocalDate from, LocalDate to) {}

    private static Period period(Contradiction.Said<Claim> said) {
        LocalDate published = said.article().published().day();
        LocalDate from = LocalDate.MAX;
        LocalDate to = LocalDate.MIN;
        for (Slot<DateMention> d : said.statement().dates()) {
            from = d.value().date().first().isBefore(from) ? d.value().date().first() : from;
            to = d.value().date().last().isAfter(to) ? d.value().date().last() : to;
        }
        boolean dated = !from.equals(LocalDate.MAX);
        boolean stands = said.statement().modality().value() == Modality.IN_FORCE;
        return new Period(
                dated ? from : published.minusDays(NEWS_DAYS),
                stands ? published.plusDays(NEWS_DAYS) : dated ? to : published);
    }

    private static Set<String> keys(Claim c) {
        return c.items().stream()
                .map(i -> i.value().item())
                .filter(i -> !i.equals("anaphora"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(Claim c) {
        return c.targets().stream()
                .map(Slot::value)
                .filter(t -> t instanceof Target.Place || t instanceof Target.Anywhere)
                .map(Target::code)
                .collect(Collectors.toSet());
    }

    private static Set<String> entities(Claim c) {
        return c.targets().stream()
                .map(Slot::value)
                .filter(t -> t instanceof Target.Entity)
                .map(Target::code)
                .collect(Collectors.toSet());
    }

    private List<Contradiction> facts(List<Reading> readings) {
        Map<String, List<Contradiction.Said<SupplyFact>>> about = new TreeMap<>();
        for (Reading r : readings) {
            for (SupplyFact f : r.supplyFacts()) {
                if (!f.quantities().isEmpty()) {
                    String key = f.kind() + " " + f.subject().value().item() + " "
                            + f.item().value().item();
                    about.computeIfAbsent(key, k -> new ArrayList<>()).add(new Contradiction.Said<>(r.article(), f));
                }
            }
        }
        List<Contradiction> out = new ArrayList<>();
        for (List<Contradiction.Said<SupplyFact>> said : about.values()) {
            for (int a = 0; a < said.size(); a++) {
                for (int b = a + 1; b < said.size(); b++) {
                    Contradiction.Said<SupplyFact> one = said.get(a);
                    Contradiction.Said<SupplyFact> other = said.get(b);
                    QuantityMention q = one.statement().quantities().getFirst().value();
                    QuantityMention p =
                            other.statement().quantities().getFirst().value();
                    boolean differ = q.unit().equals(p.unit())
                            && Math.abs(q.value() - p.value()) > SAME_FIGURE * Math.max(q.value(), p.value());
                    if (differ
                            && voicesDiffer(
                                    one,
                                    other,
                                    voice(one.article(), one.statement().sources()),
                                    voice(other.article(), other.statement().sources()))) {
                        out.add(new Contradiction.OfFacts(
                                one, other, "two figures: " + q.mention() + " and " + p.mention()));
                    }
                }
            }
        }
        return out;
    }
}
