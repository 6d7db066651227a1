package dev.chokepoint.controls.review;

import dev.chokepoint.base.Words;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.StatedClaim;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the acts of the ledger that an article tells as news, by the article as a whole.
///
/// They became public in the five days before the article, on its day or on the next, as clocks differ; and the article
/// names their issuer. What speaks for an act adds up:
///
/// | weight | when |
/// |---|---|
/// | 2 | the article names the act's number or cites it |
/// | 0.5 + 0.5 n, to 1.5 | otherwise: it has n names or long numbers that few measures have in their heads |
/// | 1; 2 for several | it names parties that the measure lists |
/// | 1 | it counts as many parties as are listed |
/// | 1; 1.5 for more than two | it names goods of the measure that at most three of the measures of these days have |
/// | 0.5 | it names a place that the measure is aimed at |
/// | 1 | it gives the day of the act, which is not its own |
///
/// An act is told from a weight of 2. The weights are a convention; how often that is right stands in
/// `docs/benchmarks.md`.
public final class KnownActs {
    private static final double LEAST = 2;

    /// What a sentence must say of an act to tell it.
    private static final int TELLING = 3;

    /// Goods that more of the measures of these days name tell none of them apart.
    private static final int FEW = 3;

    private final Ledger ledger;
    private final MeasureFinder finder;

    public KnownActs(Ledger ledger, MeasureFinder finder) {
        this.ledger = ledger;
        this.finder = finder;
    }

    /// An act that the article seems to tell.
    ///
    /// @param claim what the article would be a source of
    /// @param title of its measure
    /// @param sentences those that tell of it
    /// @param weight how much speaks for it
    public record Known(
            StatusEvent event, String title, Claim claim, List<Span> sentences, double weight, List<String> reasons) {
        public Known {
            sentences = List.copyOf(sentences);
            reasons = List.copyOf(reasons);
        }
    }

    /// The acts, the likeliest first.
    ///
    /// @param sentences those of the article
    /// @param mentions what each of them names
    /// @param claims what was read in it
    public List<Known> of(Article article, List<Span> sentences, List<Mentions> mentions, List<Claim> claims) {
        List<MeasureFinder.Entry> fresh = finder.entries().stream()
                .filter(e -> e.events().stream().anyMatch(v -> isOfNow(v, article)))
                .toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        Told told = new Told(article, sentences, mentions, claims);
        told.items
                .values()
                .removeIf(i ->
                        fresh.stream().filter(e -> finder.agreement(i, e) >= 1).count() > FEW);
        List<Known> out = new ArrayList<>();
        for (MeasureFinder.Entry e : fresh) {
            if (told.actors.contains(e.measure().issuer())) {
                known(e, told).ifPresent(out::add);
            }
        }
        out.sort(Comparator.comparingDouble(Known::weight)
                .reversed()
                .thenComparing(k -> k.event().key()));
        return List.copyOf(out);
    }

    /// Whether an event became public in the days of an article that is not its source itself.
    private static boolean isOfNow(StatusEvent v, Article article) {
        LocalDate published = article.published().day();
        return v.confirms().isEmpty()
                && MeasureFinder.isTellingTime(v.knownToPublic(), published)
                && !v.knownToPublic().isAfter(published.plusDays(1))
                && !v.source().contains(article.sha256());
    }

    private Optional<Known> known(MeasureFinder.Entry e, Told told) {
        // what the article tells is first what holds, then what is announced; and of several that whose day it gives
        List<StatusEvent> now = e.events().stream()
                .filter(v -> isOfNow(v, told.article))
                .sorted(Comparator.comparing((StatusEvent v) -> v.type() == StatusEvent.Type.ANNOUNCED)
                        .thenComparing(v -> !told.isDay(v.from())))
                .toList();
        List<String> reasons = new ArrayList<>();
        double weight = heads(e, told, reasons)
                + parties(e, told, reasons)
                + goods(e, told, reasons)
                + (e.places().stream().anyMatch(told.actors::contains) ? 0.5 : 0)
                + day(now, told, reasons);
        if (weight < LEAST) {
            return Optional.empty();
        }
        Optional<Known> known = now.stream()
                .flatMap(v -> claim(v, e, told)
                        .map(c -> new Known(v, e.measure().title(), c, told.telling(v, e), weight, reasons))
                        .stream())
                .findFirst();
        known.ifPresent(k -> told.taken.add(k.claim().span()));
        return known;
    }

    private double heads(MeasureFinder.Entry e, Told told, List<String> reasons) {
        if (MeasureFinder.names(told.text, told.words, e.measure()) || told.names.cites(e)) {
            reasons.add("names " + e.measure().act().reference());
            return 2;
        }
        List<String> parties = told.parties(e);
        // a party is counted as one of those that are listed
        List<String> names = told.names.names(e).stream()
                .filter(n -> parties.stream().noneMatch(p -> MeasureFinder.hasName(p, n)))
                .toList();
        if (names.isEmpty()) {
            return 0;
        }
        reasons.add("has " + String.join(", ", names));
        return Math.min(1.5, 0.5 + 0.5 * names.size());
    }

    private static double parties(MeasureFinder.Entry e, Told told, List<String> reasons) {
        List<String> named = told.parties(e);
        if (!named.isEmpty()) {
            reasons.add("names " + String.join(", ", named));
        }
        Optional<String> many = told.counted.stream()
                .filter(c -> MeasureFinder.counted(c)
                        .filter(e.partyCounts()::contains)
                        .isPresent())
                .findFirst();
        many.ifPresent(m -> reasons.add("lists as many: " + m));
        return Math.min(2, named.size()) + (many.isPresent() ? 1 : 0);
    }

    private double goods(MeasureFinder.Entry e, Told told, List<String> reasons) {
        List<String> goods = told.items.values().stream()
                .filter(i -> finder.agreement(i, e) >= 1)
                .map(ItemMention::mention)
                .toList();
        if (goods.isEmpty()) {
            return 0;
        }
        reasons.add("goods: " + String.join(", ", goods));
        return goods.size() > 2 ? 1.5 : 1;
    }

    private static double day(List<StatusEvent> now, Told told, List<String> reasons) {
        Optional<LocalDate> day = now.stream()
                .flatMap(v -> Stream.of(v.from(), v.knownToPublic()))
                .filter(told::isDay)
                .findFirst();
        day.ifPresent(d -> reasons.add("the day " + d));
        return day.isPresent() ? 1 : 0;
    }

    /// A claim by which the article becomes a source of the event.
    private Optional<Claim> claim(StatusEvent event, MeasureFinder.Entry e, Told told) {
        Measure m = e.measure();
        Span at = told.sentence(event, e);
        for (Action action : Action.values()) {
            if (!ClaimEvents.mayMake(action, m.kind(), event.type())) {
                continue;
            }
            Slot<DateMention> day = Slot.of(
                    new DateMention(DateMention.Role.EFFECTIVE, PartialDate.of(event.from())), at, Amendment.RULE);
            Mentions mentions = new Mentions(List.of(), List.of(day), List.of(), List.of(), List.of(), List.of(), true);
            Claim c = StatedClaim.of(told.article, at, m.issuer(), action, mentions);
            if (ClaimEvents.propose(c, told.article, ledger, m.id()) instanceof Proposal.Event p
                    && p.relation() == Proposal.Relation.CONFIRMS
                    && p.other().equals(event.key())) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /// What an article tells, read once for all measures.
    private final class Told {
        private final Article article;
        private final LocalDate published;
        private final List<Span> sentences;
        private final List<Mentions> mentions;
        private final String text;
        private final List<String> words;
        private final MeasureFinder.Telling names;
        private final Set<String> actors = new HashSet<>();
        /// Those that tell measures apart.
        private final Map<String, ItemMention> items = new LinkedHashMap<>();
        private final Set<LocalDate> days = new HashSet<>();
        private final Set<String> counted = new LinkedHashSet<>();
        private final Set<Span> taken = new HashSet<>();

        Told(Article article, List<Span> sentences, List<Mentions> mentions, List<Claim> claims) {
            this.article = article;
            this.sentences = sentences;
            this.mentions = mentions;
            published = article.published().day();
            text = sentences.stream().map(s -> s.in(article.text())).collect(Collectors.joining("\n"));
            words = Words.of(text.toLowerCase(Locale.ROOT));
            names = finder.telling(text);
            for (Mentions m : mentions) {
                m.actors().forEach(a -> actors.add(a.value().place()));
                m.items().forEach(i -> items.putIfAbsent(i.value().item(), i.value()));
                m.days().forEach(d -> take(d.value()));
            }
            for (Claim c : claims) {
                actors.add(c.issuer().value().place());
                c.items().stream()
                        .filter(i -> !i.value().item().equals("anaphora"))
                        .forEach(i -> items.putIfAbsent(i.value().item(), i.value()));
                c.dates().forEach(d -> take(d.value().date()));
                c.targets().stream()
                        .map(Slot::value)
                        .filter(Target.Entity.class::isInstance)
                        .forEach(t -> counted.add(((Target.Entity) t).name()));
            }
        }

        /// The parties of a measure that the article names.
        List<String> parties(MeasureFinder.Entry e) {
            return e.partyNames().stream()
                    .filter(n -> MeasureFinder.hasName(text, n))
                    .toList();
        }

        private void take(PartialDate date) {
            if (date.day() > 0) {
                days.add(date.first());
            }
        }

        /// What a sentence says of an act: three for its number; one for each of two parties, for its day, its issuer
        /// and its goods.
        private long says(int sentence, StatusEvent event, MeasureFinder.Entry e) {
            String own = sentences.get(sentence).in(article.text());
            Mentions named = mentions.get(sentence);
            boolean day = named.days().stream()
                    .anyMatch(d -> d.value().day() > 0 && d.value().first().equals(event.from()));
            boolean acts = named.actors().stream()
                    .anyMatch(a -> a.value().place().equals(e.measure().issuer()));
            long parties = e.partyNames().stream()
                    .filter(n -> MeasureFinder.hasName(own, n))
                    .limit(2)
                    .count();
            boolean number = MeasureFinder.names(own, e.measure()) || finder.cites(own, e);
            boolean goods = named.items().stream().anyMatch(i -> finder.agreement(i.value(), e) >= 1);
            return (number ? 3 : 0) + parties + (day ? 1 : 0) + (acts ? 1 : 0) + (goods ? 1 : 0);
        }

        /// The sentence that says most of the act, the first of several; each stands for one act while there are more.
        Span sentence(StatusEvent event, MeasureFinder.Entry e) {
            return IntStream.range(0, sentences.size())
                    .filter(i -> !taken.contains(sentences.get(i)))
                    .boxed()
                    .max(Comparator.comparingLong((Integer i) -> says(i, event, e))
                            .thenComparing(Comparator.reverseOrder()))
                    .map(sentences::get)
                    .orElseGet(sentences::getFirst);
        }

        /// The sentences that say enough of the act to tell it.
        List<Span> telling(StatusEvent event, MeasureFinder.Entry e) {
            List<Span> out = new ArrayList<>();
            for (int i = 0; i < sentences.size(); i++) {
                if (says(i, event, e) >= TELLING) {
                    out.add(sentences.get(i));
                }
            }
            return out;
        }

        /// Whether a day other than that of the document is told.
        boolean isDay(LocalDate day) {
            return days.contains(day) && !day.equals(published);
        }
    }
}
