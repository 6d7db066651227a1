package dev.chokepoint.evidence.reader;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.acts.CompiledRules;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.grammar.DateTagger;
import dev.chokepoint.evidence.grammar.QuantityTagger;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.FactKind;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads supply facts and negotiation events where a fact rule has matched.
final class Facts {
    private Facts() {}

    static void read(
            ArticleReader reader,
            Tokens t,
            int sentence,
            int from,
            int to,
            Section section,
            List<Speech.Frame> frames,
            List<QuantityTagger.Found> quantities,
            CompiledRules.Fact fact,
            TokenPattern.Match m) {
        List<Slot<Attribution>> sources =
                frames.stream().map(Speech.Frame::voice).toList();
        Optional<SupplyFact.Kind> supply = switch (fact.rule().kind()) {
            case "requirement" -> Optional.of(SupplyFact.Kind.REQUIREMENT);
            case "share" -> Optional.of(SupplyFact.Kind.SHARE);
            case "no-alternative" -> Optional.of(SupplyFact.Kind.NO_ALTERNATIVE);
            case "capacity" -> Optional.of(SupplyFact.Kind.CAPACITY);
            default -> Optional.empty();
        };
        if (supply.isPresent()) {
            supply(reader, t, from, to, section, sources, quantities, fact, m, supply.get());
            return;
        }
        NegotiationEvent.Kind kind = switch (fact.rule().kind()) {
            case "scheduled" -> NegotiationEvent.Kind.SCHEDULED;
            case "broken-off" -> NegotiationEvent.Kind.BROKEN_OFF;
            case "agreed" -> NegotiationEvent.Kind.AGREED;
            default -> NegotiationEvent.Kind.HELD;
        };
        negotiation(reader, t, sentence, from, to, section, sources, quantities, fact, m, kind);
    }

    private static void supply(
            ArticleReader reader,
            Tokens t,
            int from,
            int to,
            Section section,
            List<Slot<Attribution>> sources,
            List<QuantityTagger.Found> quantities,
            CompiledRules.Fact fact,
            TokenPattern.Match m,
            SupplyFact.Kind kind) {
        Optional<Slot<ItemMention>> subject = Optional.empty();
        Optional<Slot<ItemMention>> item = Optional.empty();
        for (int i = from; i < to; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                Slot<ItemMention> slot;
                if (k.entry() instanceof Gazetteer.Item x) {
                    slot = Slot.of(
                            new ItemMention(x.key(), t.words(k.from(), k.to()), x.codes()),
                            t.span(k.from(), k.to()),
                            "item-gazetteer");
                } else if (k.entry() instanceof Gazetteer.Entity e
                        && kind == SupplyFact.Kind.CAPACITY
                        && i < m.head()) {
                    slot = Slot.of(
                            new ItemMention(e.key(), t.words(k.from(), k.to()), List.of()),
                            t.span(k.from(), k.to()),
                            SlotRule.PLACE);
                } else if (k.entry() instanceof Gazetteer.Place p && kind != SupplyFact.Kind.REQUIREMENT) {
                    slot = Slot.of(
                            new ItemMention(p.key(), t.words(k.from(), k.to()), List.of()),
                            t.span(k.from(), k.to()),
                            SlotRule.PLACE);
                } else {
                    continue;
                }
                boolean isPlace = slot.by(SlotRule.PLACE);
                if ((isPlace || i < m.from() || (i < m.head() && kind == SupplyFact.Kind.REQUIREMENT))
                        && subject.isEmpty()) {
                    subject = Optional.of(slot);
                } else if (!isPlace && item.isEmpty()) {
                    item = Optional.of(slot);
                }
            }
        }
        if (item.isEmpty() && subject.isPresent() && !subject.get().by(SlotRule.PLACE)) {
            item = subject;
            subject = Optional.empty();
        }
        if (item.isEmpty()) {
            return;
        }
        List<Slot<QuantityMention>> amounts = new ArrayList<>();
        for (QuantityTagger.Found q : quantities) {
            if (q.from() >= from && q.to() <= to && q.from() >= m.from() - 6) {
                amounts.add(Slot.of(q.quantity(), t.span(q.from(), q.to()), "quantity"));
            }
        }
        if (kind == SupplyFact.Kind.SHARE && amounts.isEmpty()) {
            fraction(t, m).ifPresent(amounts::add);
        }
        if (fact.kinds().contains(FactKind.GOODS_FIRST) && subject.isPresent()) {
            // "23 kg of magnets go into every jet": the goods stand first
            Slot<ItemMention> product = item.get();
            item = subject;
            subject = Optional.of(product);
        }
        if (kind == SupplyFact.Kind.SHARE
                && !amounts.isEmpty()
                && amounts.stream().noneMatch(x -> x.value().unit().equals("percent"))) {
            // "China mines 240,000 tonnes of rare earths" is an output, no share
            kind = SupplyFact.Kind.CAPACITY;
        }
        for (SupplyFact o : reader.supplyFacts()) {
            if (o.span().overlaps(t.span(from, to)) && o.kind() == kind) {
                return;
            }
        }
        if ((kind == SupplyFact.Kind.REQUIREMENT || kind == SupplyFact.Kind.SHARE || kind == SupplyFact.Kind.CAPACITY)
                && amounts.isEmpty()) {
            return;
        }
        Slot<ItemMention> about = subject.orElse(Slot.of(
                new ItemMention("unsaid", "", List.of()),
                t.span(m.from(), m.from()),
                fact.rule().id()));
        reader.add(new SupplyFact(
                Id.of("supply-fact", reader.article().id().value() + "#" + (reader.facts() + 1)),
                t.span(from, to),
                kind,
                about,
                item.get(),
                amounts,
                sources,
                section,
                fact.rule().id()));
    }

    /// "three quarters", "half", "a third" as a percentage.
    private static Optional<Slot<QuantityMention>> fraction(Tokens t, TokenPattern.Match m) {
        for (int i = m.head() + 1; i < m.to(); i++) {
            double part = switch (t.low[i]) {
                case "half" -> 50;
                case "third", "thirds" -> 100.0 / 3;
                case "quarter", "quarters" -> 25;
                case "fifth", "fifths" -> 20;
                default -> 0;
            };
            if (part > 0) {
                int times = switch (t.low[i - 1]) {
                    case "two" -> 2;
                    case "three" -> 3;
                    case "four" -> 4;
                    default -> 1;
                };
                int from = t.is(i - 1, "a", "one", "two", "three", "four") ? i - 1 : i;
                return Optional.of(Slot.of(
                        new QuantityMention(
                                part * times, "percent", QuantityMention.Kind.THRESHOLD, t.words(from, i + 1)),
                        t.span(from, i + 1),
                        "fraction"));
            }
        }
        return Optional.empty();
    }

    private static void negotiation(
            ArticleReader reader,
            Tokens t,
            int sentence,
            int from,
            int to,
            Section section,
            List<Slot<Attribution>> sources,
            List<QuantityTagger.Found> quantities,
            CompiledRules.Fact fact,
            TokenPattern.Match m,
            NegotiationEvent.Kind kind) {
        List<Slot<String>> parties = new ArrayList<>();
        List<Slot<String>> places = new ArrayList<>();
        for (int i = sentence; i < to; i++) {
            for (Tokens.Mark k : t.marksAt(i)) {
                if (k.entry() instanceof Gazetteer.Place p) {
                    boolean venue = i > sentence && t.is(i - 1, "in", "at");
                    List<Slot<String>> list = venue ? places : parties;
                    String value = venue ? t.words(k.from(), k.to()) : p.key();
                    if (list.stream().noneMatch(x -> x.value().equals(value))) {
                        list.add(Slot.of(value, t.span(k.from(), k.to()), venue ? "venue" : "party"));
                    }
                } else if (k.entry() instanceof Gazetteer.Person p
                        && parties.stream().noneMatch(x -> x.value().equals(p.place()))) {
                    parties.add(Slot.of(p.place(), t.span(k.from(), k.to()), "party-person"));
                } else if (m.from() <= i && t.is(i - 1, "in") && k.cls().equals("venue")) {
                    places.add(Slot.of(t.words(k.from(), k.to()), t.span(k.from(), k.to()), "venue"));
                }
            }
        }
        boolean sides = parties.size() >= 2;
        for (int i = sentence; i < to; i++) {
            sides |= t.is(i, "sides", "they", "countries", "governments", "negotiators");
        }
        if (!sides && (kind == NegotiationEvent.Kind.AGREED || fact.kinds().contains(FactKind.NEEDS_TWO_SIDES))) {
            return;
        }
        List<Slot<DateMention>> dates = new ArrayList<>();
        for (DateTagger.Found f :
                DateTagger.find(t.text, t.span(m.from(), to), reader.day(), DateTagger.EarlierDays.NOTHING)) {
            PartialDate date = f.date();
            // a bare weekday of a meeting to come lies ahead of the document
            if (kind == NegotiationEvent.Kind.SCHEDULED
                    && date.day() > 0
                    && date.last().isBefore(reader.day())) {
                date = PartialDate.of(date.last().plusDays(7));
            }
            dates.add(Slot.of(new DateMention(DateMention.Role.EFFECTIVE, date), f.span(), "date"));
        }
        List<Slot<QuantityMention>> amounts = new ArrayList<>();
        for (QuantityTagger.Found q : quantities) {
            boolean here = q.from() >= from && q.to() <= to;
            if (here
                    && (q.quantity().unit().equals("hour")
                            || q.quantity().unit().equals("day"))) {
                amounts.add(Slot.of(q.quantity(), t.span(q.from(), q.to()), "quantity"));
            }
        }
        reader.add(new NegotiationEvent(
                Id.of("negotiation", reader.article().id().value() + "#" + (reader.facts() + 1)),
                t.span(from, to),
                kind,
                parties,
                places,
                dates,
                amounts,
                sources,
                section,
                fact.rule().id()));
    }
}
