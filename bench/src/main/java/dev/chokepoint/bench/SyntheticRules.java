package dev.chokepoint.bench;

import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Made-up measures in the manner of real ones, from one seed.
///
/// Of a hundred measures 45 are about materials (elements, forms, purity, particle size), 20 about machines by list
/// code and power, 10 about circuits (processing power, bandwidth), 15 list parties and 10 are about end uses. Each
/// starts on a day from 2018 to 2026; one in five was suspended for a time and one in ten has ended. Destinations
/// are all places, a dated group with or without an exception, or one place.
final class SyntheticRules {
    static final List<String> ELEMENTS = List.of(
            "Li", "Be", "B", "Mg", "Al", "Si", "Sc", "Ti", "V", "Cr", "Mn", "Co", "Ni", "Cu", "Zn", "Ga", "Ge", "As",
            "Se", "Y", "Zr", "Nb", "Mo", "Ru", "Rh", "Pd", "Ag", "Cd", "In", "Sn", "Sb", "Te", "La", "Ce", "Pr", "Nd",
            "Sm", "Eu", "Gd", "Tb", "Dy", "Ho", "Er", "Tm", "Yb", "Lu", "Hf", "Ta", "W", "Re", "Os", "Ir", "Pt", "Au",
            "Tl", "Pb", "Bi", "Th", "U");
    static final List<String> FORMS =
            List.of("metal", "oxide", "alloy", "powder", "target", "compound", "magnet", "scrap", "wafer", "salt");
    static final List<String> PLACES = List.of(
            "CN", "US", "JP", "KR", "TW", "DE", "FR", "NL", "GB", "IT", "IN", "VN", "MY", "SG", "TH", "AE", "SA", "TR",
            "RU", "BY", "IR", "KZ", "AM", "MX", "CA", "BR", "AU", "HK", "MO", "PK");
    static final List<String> USES =
            List.of("nuclear", "missile", "torpedo", "satellite", "submarine", "radar", "supercomputer", "drone");
    private static final int FIRMS_A_MEASURE = 12;
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 3_200;

    /// Elements and list codes of which no shipment is made.
    private static final List<String> OTHER_ELEMENTS = IntStream.range(0, 600)
            .mapToObj(i -> "e" + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26) + i)
            .toList();

    private static final List<String> OTHER_USES = IntStream.range(0, 80)
            .mapToObj(i -> "other use " + (char) ('a' + i / 10) + (char) ('a' + i % 10))
            .toList();

    private final Random random;
    /// Measures are made of other things than shipments from here on.
    private boolean elsewhere;

    private final Map<String, Condition> none = Map.of();
    private final List<Measure> measures = new ArrayList<>();
    private final List<StatusEvent> events = new ArrayList<>();
    private final List<Reference.KnownParty> parties = new ArrayList<>();
    private final List<Reference.Membership> groups = new ArrayList<>();
    private int firms;

    private SyntheticRules(long seed) {
        this.random = new Random(seed);
        for (int g = 1; g <= 3; g++) {
            for (String place : PLACES) {
                if (!place.equals("CN") && !place.equals("US") && random.nextInt(3) == 0) {
                    boolean dated = random.nextInt(5) == 0;
                    groups.add(new Reference.Membership(
                            "S:" + g,
                            place,
                            dated ? day() : LocalDate.MIN,
                            StatusEvent.OPEN,
                            LocalDate.MIN,
                            "",
                            Confidence.RECALLED));
                }
            }
        }
    }

    /// A ledger of made-up measures alone.
    static Ledger alone(int measures, long seed) {
        return on(Ledger.EMPTY, measures, seed);
    }

    /// A ledger with made-up measures added until it has so many.
    static Ledger on(Ledger base, int measures, long seed) {
        return new SyntheticRules(seed).fill(base, measures, measures);
    }

    private Ledger fill(Ledger base, int same, int most) {
        measures.addAll(base.measures());
        events.addAll(base.events());
        long sequence = base.sequence();
        while (measures.size() < most) {
            elsewhere = measures.size() >= same;
            sequence = add(sequence);
        }
        Reference r = base.reference();
        List<Reference.Membership> places = new ArrayList<>(r.groups());
        places.addAll(groups);
        List<Reference.KnownParty> firmsListed = new ArrayList<>(r.parties());
        firmsListed.addAll(parties);
        List<Reference.EndUseClass> uses = new ArrayList<>(r.endUses());
        USES.forEach(u -> uses.add(new Reference.EndUseClass("s-" + u, List.of(u), List.of())));
        if (same < most) {
            OTHER_USES.forEach(u -> uses.add(new Reference.EndUseClass("s-" + u, List.of(u), List.of())));
        }
        return Ledger.of(
                measures,
                events,
                new Reference(
                        r.named(),
                        r.attributes(),
                        places,
                        firmsListed,
                        r.products(),
                        r.items(),
                        r.cues(),
                        uses,
                        r.places()));
    }

    /// A ledger of `same` measures and further ones, up to `measures`, about things that no shipment is made of: a
    /// shipment finds the same measures in both.
    static Ledger elsewhere(Ledger base, int same, int measures, long seed) {
        SyntheticRules rules = new SyntheticRules(seed);
        return rules.fill(base, same, measures);
    }

    /// The name of a listed firm: two made-up words that no other firm shares.
    static String firm(int number) {
        return syllables(number) + " " + syllables(number * 31 + 7) + "works";
    }

    private static String syllables(int number) {
        String[] starts = {
            "Ba", "Ke", "Du", "Fi", "Go", "Ha", "Ju", "La", "Me", "No", "Pa", "Ri", "Su", "Te", "Vo", "Za"
        };
        StringBuilder out = new StringBuilder();
        for (int i = 0, n = number; i < 4; i++, n >>>= 4) {
            String s = starts[n & 15];
            out.append(out.isEmpty() ? s : s.toLowerCase(Locale.ROOT));
        }
        return out.toString();
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private long add(long sequence) {
        String issuer = random.nextBoolean() ? "CN" : "US";
        String id = issuer + "-SYN-" + (measures.size() + 1);
        int kind = random.nextInt(100);
        Condition item = Condition.ALWAYS;
        PartySet party = PartySet.ANYONE;
        Set<String> uses = Set.of();
        MeasureKind what = MeasureKind.LICENCE_REQUIREMENT;
        Effect effect =
                new Effect.RequiresLicence(issuer.equals("US") ? pick(List.of(Policy.values())) : Policy.UNSTATED);
        if (kind < 45) {
            item = parse(material());
        } else if (kind < 65) {
            item = parse(machine());
        } else if (kind < 75) {
            item = parse(circuit());
        } else if (kind < 90) {
            what = MeasureKind.ENTITY_LISTING;
            effect = random.nextBoolean() ? new Effect.Prohibits(false) : effect;
            party = new PartySet.ListedBy(id, "");
            for (int i = 0; i < FIRMS_A_MEASURE; i++) {
                parties.add(new Reference.KnownParty(
                        firm(firms++),
                        List.of(),
                        "",
                        List.of(new Reference.Listing(id, "", LocalDate.MIN, StatusEvent.OPEN)),
                        List.of(),
                        Confidence.RECALLED));
            }
        } else {
            what = MeasureKind.END_USE_CONTROL;
            effect = new Effect.Prohibits(false);
            uses = Set.of("s-" + pick(elsewhere ? OTHER_USES : USES));
            item = parse(random.nextBoolean() ? machine() : material());
        }
        Scope scope = new Scope(
                Set.of(),
                PlaceSet.ALL,
                PlaceSet.of(issuer),
                destination(issuer),
                PlaceSet.ALL,
                party,
                uses,
                Set.of(),
                "",
                item,
                List.of(),
                Reach.TERRITORY);
        measures.add(new Measure(
                id,
                new Act(issuer, "made up", "Act " + id, "rule"),
                what,
                "Measure " + id,
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up from a seed"),
                List.of(new Rule("rule", scope, effect, "Goods of " + id + " need a licence"))));
        LocalDate from = day();
        long next = event(id, StatusEvent.Type.ANNOUNCED, from, StatusEvent.OPEN, sequence);
        next = event(id, StatusEvent.Type.EFFECTIVE, from, StatusEvent.OPEN, next);
        if (random.nextInt(5) == 0) {
            LocalDate pause = from.plusDays(60 + random.nextInt(800));
            next = event(id, StatusEvent.Type.SUSPENDED, pause, pause.plusDays(90 + random.nextInt(365)), next);
        } else if (random.nextInt(8) == 0) {
            next = event(
                    id, StatusEvent.Type.RESCINDED, from.plusDays(100 + random.nextInt(1500)), StatusEvent.OPEN, next);
        }
        return next;
    }

    private long event(String id, StatusEvent.Type type, LocalDate from, LocalDate to, long sequence) {
        LocalDate known = type == StatusEvent.Type.SUSPENDED || type == StatusEvent.Type.RESCINDED
                ? from.minusDays(random.nextInt(30))
                : from;
        events.add(new StatusEvent(
                id + "#" + type,
                id,
                "",
                type,
                StatusEvent.Span.of(from, to),
                StatusEvent.Known.on(known),
                "",
                StatusEvent.Provenance.of(Confidence.RECALLED),
                sequence + 1));
        return sequence + 1;
    }

    private Condition parse(String text) {
        return ConditionParser.parse(text, none);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String several(List<String> from, int most) {
        Set<String> some = new LinkedHashSet<>();
        int n = 1 + random.nextInt(most);
        for (int i = 0; i < n; i++) {
            some.add(pick(from));
        }
        return String.join(", ", new TreeSet<>(some));
    }

    private String material() {
        String text = "element? in (" + several(elsewhere ? OTHER_ELEMENTS : ELEMENTS, 3) + ") and form? in ("
                + several(FORMS, 3) + ")";
        if (random.nextInt(3) > 0) {
            text += " and purity >= " + (80 + random.nextInt(200) / 10.0);
        }
        if (random.nextInt(3) == 0) {
            text += " and particle_um <= " + (1 + random.nextInt(200));
        }
        return text;
    }

    private String machine() {
        String text = "eccn? in (" + codes(3) + ")";
        if (random.nextInt(3) > 0) {
            text += " and power_kw > " + (1 + random.nextInt(300));
        }
        if (random.nextInt(4) == 0) {
            text += " and not (form? in (" + several(FORMS, 2) + "))";
        }
        return text;
    }

    private String codes(int most) {
        Set<String> some = new TreeSet<>();
        int n = 1 + random.nextInt(most);
        for (int i = 0; i < n; i++) {
            some.add((elsewhere ? "X" + random.nextInt(10) : "") + SyntheticShipments.code(random));
        }
        return String.join(", ", some);
    }

    private String circuit() {
        int tpp = 600 * (1 + random.nextInt(16));
        return "category? = " + (elsewhere ? "other-" + random.nextInt(20) : "ic") + " and (tpp >= " + tpp
                + " or (tpp >= " + tpp / 2 + " and io_gbps + dram_gbps >= " + 100 * (1 + random.nextInt(40)) + "))";
    }

    private PlaceSet destination(String issuer) {
        String other = issuer.equals("CN") ? "US" : "CN";
        return PlaceSet.parse(
                switch (random.nextInt(5)) {
                    case 0 -> "* -" + issuer;
                    case 1 -> "S:" + (1 + random.nextInt(3)) + " " + other;
                    case 2 -> "S:" + (1 + random.nextInt(3)) + " -" + pick(PLACES.subList(2, PLACES.size()));
                    case 3 -> other;
                    default -> other + " HK MO";
                });
    }
}
