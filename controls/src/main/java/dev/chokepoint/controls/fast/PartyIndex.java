package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Words;
import dev.chokepoint.controls.compiled.Bits;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.KnownParties;
import dev.chokepoint.controls.compiled.RuleClock;
import dev.chokepoint.controls.compiled.RuleMatches;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.compiled.StatusDay;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.plain.Reasons;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds for the end user, the end use and the exporting firm the rules that they let through.
final class PartyIndex {
    /// The party's ownership is open.
    static final int OWNERSHIP_OPEN = 1;
    /// The end use is open.
    static final int USE_OPEN = 2;

    private final Rulebook book;
    private final ShipmentReader reader;
    private final double[] shares;
    private final int ownership;
    private final int ownerListed;
    private StringTable names = new StringTable();
    private final List<Name> nameOf = new ArrayList<>();
    private StringTable uses = new StringTable();
    private StringTable firms = new StringTable();
    private final List<Firm> firmOf = new ArrayList<>();
    private Map<Party, Name> parties = new HashMap<>();
    private final Map<List<Object>, Integer> nameClasses = new HashMap<>();
    private final Map<List<Object>, Integer> useClasses = new HashMap<>();
    private final Map<List<Object>, Integer> firmClasses = new HashMap<>();
    private int classesMade;
    private LongTable<PartyClass> classes = new LongTable<>();

    /// A name with what it stands for.
    ///
    /// @param kind names of one kind are the same to every rule
    /// @param open what of the name is not understood
    /// @param inferences what was inferred from the name
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Name(int kind, OpenPoints open, Explanation[] inferences) {}

    private record Firm(int kind, boolean unnamed, long[] calls) {}

    /// What the rules say of parties of one kind between two days on which they turn.
    ///
    /// @param maybe the party and the use fit, or may fit
    /// @param seated the seat fits; all where the seat is taken to be the destination
    /// @param through `maybe` and `seated`
    /// @param odd rules of `maybe` for which something is open
    record State(long[] maybe, long[] seated, long[] through, long[] odd, byte[] open) {}

    /// An end user, an end use and an exporting firm of one kind.
    static final class PartyClass {
        final int number;
        final boolean seatAssumed;
        /// Whether something of the parties' names is not understood.
        final boolean open;
        /// Where the end user sits; empty where that is assumed.
        final Set<String> seats;
        /// Whether the exporting firm is not named.
        final boolean firmUnnamed;
        /// Rules whose letter names the exporting firm or the end user.
        final long[] called;
        final long[] ever;
        /// Rules for which what is known of the party comes and goes.
        final long[] varying;
        final int[] days;
        private final int[] known;
        private final @Nullable State[] states;

        PartyClass(
                int number,
                boolean seatAssumed,
                boolean open,
                Set<String> seats,
                boolean firmUnnamed,
                long[] called,
                long[] ever,
                long[] varying,
                int[] days,
                int[] known) {
            this.number = number;
            this.seatAssumed = seatAssumed;
            this.open = open;
            this.seats = Set.copyOf(seats);
            this.firmUnnamed = firmUnnamed;
            this.called = called;
            this.ever = ever;
            this.varying = varying;
            this.days = days;
            this.known = known;
            this.states = new State[(days.length + 1) * (known.length + 1)];
        }

        int epoch(int knownDay) {
            return RuleClock.position(known, knownDay);
        }
    }

    PartyIndex(Rulebook book) {
        this.book = book;
        this.reader = book.reader;
        this.ownership = reader.at("ownership");
        this.ownerListed = reader.at("owner_listed");
        TreeSet<Double> levels = new TreeSet<>(List.of(0.0));
        for (CompiledRule rule : book.rules) {
            if (rule.rule.scope().parties() instanceof PartySet.OwnedByListed(String _, double from, double below)) {
                levels.add(from);
                levels.add(below);
            } else if (rule.rule.scope().parties() instanceof PartySet.ListedOrOwned(String _, double from)) {
                levels.add(from);
            }
        }
        this.shares = levels.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// The kind of the parties of a shipment, whose item has been read.
    ///
    /// @param figures the figures of the item's attributes
    /// @param saidToBeListed whether the asker states that an owner is listed
    PartyClass find(Shipment s, double[] figures, boolean saidToBeListed) {
        Firm firm = firm(s.exporterName());
        long key = ((long) name(s.endUser()).kind() << 36 | (long) use(s.endUse()) << 24 | (long) firm.kind() << 12)
                | (saidToBeListed ? share(figures[ownership]) + 3 : 0);
        PartyClass found = classes.find(key);
        if (found == null) {
            found = newClass(reader.read(s), firm);
            classes.put(key, found);
        }
        return found;
    }

    /// Between which of the levels that matter a share stands.
    private int share(double percent) {
        if (Double.isNaN(percent)) {
            return -2;
        }
        int at = Arrays.binarySearch(shares, percent == 0 ? 0 : percent);
        return at >= 0 ? 2 * at + 1 : 2 * (-at - 1);
    }

    private Name name(Party party) {
        boolean plain = party.headquarters().isEmpty() && party.owners().isEmpty();
        if (plain) {
            int number = names.find(party.name());
            return number != StringTable.ABSENT ? nameOf.get(number) : newName(party, true);
        }
        Name name = parties.get(party);
        return name != null ? name : newName(party, false);
    }

    private Name newName(Party party, boolean plain) {
        ShipmentReader.PartyReading reading = reader.partyReading(party.name());
        List<Explanation> inferences = new ArrayList<>();
        reading.matches().forEach(m -> inferences.add(Reasons.party(m)));
        reading.possible().forEach(m -> inferences.add(Reasons.possible(m)));
        List<Object> kind = List.of(
                reading.matches().stream().map(m -> m.party().name()).toList(),
                reading.places(),
                reading.classes(),
                reading.words().isEmpty(),
                calls(reading.words()),
                party.headquarters(),
                party.owners(),
                !reading.open().isEmpty());
        Name name = new Name(
                nameClasses.computeIfAbsent(kind, _ -> nameClasses.size()),
                OpenPoints.of(reading.open()),
                inferences.toArray(Explanation[]::new));
        if (plain) {
            if (names.size() >= ShipmentReader.MOST_KEPT) {
                names = new StringTable();
                nameOf.clear();
            }
            names.put(party.name(), nameOf.size());
            nameOf.add(name);
        } else {
            if (parties.size() >= ShipmentReader.MOST_KEPT) {
                parties = new HashMap<>();
            }
            parties.put(party, name);
        }
        return name;
    }

    private Set<Integer> calls(List<String> words) {
        Set<Integer> calls = new HashSet<>();
        for (CompiledRule rule : book.rules) {
            for (List<String> a : rule.addressees) {
                if (Words.contains(words, a)) {
                    calls.add(rule.order);
                }
            }
        }
        return calls;
    }

    private int use(String text) {
        int kind = uses.find(text);
        if (kind == StringTable.ABSENT) {
            ShipmentReader.UseReading reading = reader.useReading(text);
            kind = useClasses.computeIfAbsent(List.of(reading.given(), reading.classes()), _ -> useClasses.size());
            if (uses.size() >= ShipmentReader.MOST_KEPT) {
                uses = new StringTable();
            }
            uses.put(text, kind);
        }
        return kind;
    }

    private Firm firm(String text) {
        int kind = firms.find(text);
        if (kind == StringTable.ABSENT) {
            List<String> words = Words.of(text);
            Set<Integer> calls = calls(words);
            kind = firmClasses.computeIfAbsent(List.of(words.isEmpty(), calls), _ -> {
                long[] bits = Bits.none(book.rules.size());
                calls.forEach(r -> Bits.set(bits, r));
                firmOf.add(new Firm(firmOf.size(), words.isEmpty(), bits));
                return firmOf.size() - 1;
            });
            if (firms.size() >= ShipmentReader.MOST_KEPT) {
                firms = new StringTable();
            }
            firms.put(text, kind);
        }
        return firmOf.get(kind);
    }

    private PartyClass newClass(ShipmentFacts facts, Firm firm) {
        List<LocalDate> days = new ArrayList<>();
        List<LocalDate> known = new ArrayList<>();
        new KnownParties(book).turns(facts, days, known);
        if (!facts.headquartersAssumed) {
            facts.headquarters.forEach(place -> PlaceIndex.turns(book, place, days, known));
        }
        long[] called = firm.calls().clone();
        calls(facts.endUserWords).forEach(r -> Bits.set(called, r));
        long[] ever = Bits.none(book.rules.size());
        long[] varying = Bits.none(book.rules.size());
        boolean concerned = !facts.parties.isEmpty()
                || !facts.shipment.endUser().owners().isEmpty()
                || facts.words[ownerListed].equals("true");
        for (CompiledRule rule : book.rules) {
            boolean party = switch (rule.rule.scope().parties()) {
                case PartySet.Anyone _ -> true;
                case PartySet.ListedBy(String measure, String tag) ->
                    facts.parties.stream()
                            .flatMap(m -> m.party().listings().stream())
                            .anyMatch(l -> l.measure().equals(measure) && (tag.isEmpty() || tag.equals(l.tag())));
                case PartySet.OwnedByListed _, PartySet.ListedOrOwned _ -> concerned;
            };
            boolean seated = facts.headquartersAssumed
                    || rule.headquarters.isAll()
                    || facts.headquarters.stream().anyMatch(rule.headquarters::ever);
            if ((concerned && !(rule.rule.scope().parties() instanceof PartySet.Anyone))
                    || (!facts.headquartersAssumed
                            && facts.headquarters.stream().anyMatch(rule.headquarters::varies))) {
                Bits.set(varying, rule.order);
            }
            if (party && seated && use(rule, facts) != Truth.NO) {
                Bits.set(ever, rule.order);
            }
        }
        return new PartyClass(
                classesMade++,
                facts.headquartersAssumed,
                !openPoints(facts.shipment.endUser()).points().isEmpty(),
                facts.headquartersAssumed ? Set.of() : facts.headquarters,
                firm.unnamed(),
                called,
                ever,
                varying,
                RuleClock.sorted(days),
                RuleClock.sorted(known));
    }

    private static Truth use(CompiledRule rule, ShipmentFacts facts) {
        Set<String> uses = rule.rule.scope().endUses();
        if (uses.isEmpty() || uses.stream().anyMatch(facts.endUses::contains)) {
            return Truth.YES;
        }
        return facts.endUseKnown ? Truth.NO : Truth.UNKNOWN;
    }

    /// What the rules say of parties of a kind on a day.
    State state(PartyClass kind, Shipment s, LocalDate on, int day, int knownDay) {
        int at = kind.states.length == 1
                ? 0
                : RuleClock.position(kind.days, day) * (kind.known.length + 1)
                        + RuleClock.position(kind.known, knownDay);
        State state = kind.states[at];
        if (state == null) {
            state = newState(reader.read(s), on);
            kind.states[at] = state;
        }
        return state;
    }

    private State newState(ShipmentFacts facts, LocalDate on) {
        int rules = book.rules.size();
        long[] maybe = Bits.none(rules);
        long[] odd = Bits.none(rules);
        byte[] open = new byte[rules];
        RuleMatches asked = new RuleMatches(book, facts, on, StatusDay.on(on), List.of(), false);
        long[] seated = facts.headquartersAssumed ? Bits.all(rules) : Bits.none(rules);
        for (CompiledRule rule : book.rules) {
            int r = rule.order;
            if (!facts.headquartersAssumed
                    && (rule.headquarters.isAll()
                            || rule.headquarters.containsAny(facts.headquarters, on, facts.shipment.known()))) {
                Bits.set(seated, r);
            }
            Truth party = asked.party(rule);
            Truth use = use(rule, facts);
            if (party == Truth.NO || use == Truth.NO) {
                continue;
            }
            Bits.set(maybe, r);
            if (party == Truth.UNKNOWN) {
                open[r] |= OWNERSHIP_OPEN;
            }
            if (use == Truth.UNKNOWN) {
                open[r] |= USE_OPEN;
            }
            if (open[r] != 0) {
                Bits.set(odd, r);
            }
        }
        return new State(maybe, seated, Bits.and(maybe, seated), odd, open);
    }

    /// What of the name of the end user is not understood.
    OpenPoints openPoints(Party endUser) {
        return name(endUser).open();
    }

    /// What was inferred from the name of the end user.
    Explanation[] inferences(Party endUser) {
        return name(endUser).inferences();
    }

    int size() {
        // Classes of uses and firms are few: they are sets of what the ledger names.
        return classes.size() + nameClasses.size();
    }

    void forget() {
        classes = new LongTable<>();
        names = new StringTable();
        nameOf.clear();
        parties = new HashMap<>();
        nameClasses.clear();
    }
}
