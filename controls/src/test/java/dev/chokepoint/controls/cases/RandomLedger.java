package dev.chokepoint.controls.cases;

import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.shipment.Owner;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A made-up ledger with every kind of effect, reach, party, place and event, and shipments that meet its rules,
/// all from one seed.
final class RandomLedger {
    private static final LocalDate FIRST = LocalDate.of(2030, 1, 1);
    private static final List<String> PLACES = List.of("CN", "US", "JP", "DE", "VN", "AE", "RU");
    private static final List<String> WORDS = List.of("laser", "chip", "magnet", "pump");
    private static final List<String> KINDS = List.of(
            "LICENCE_REQUIREMENT",
            "ENTITY_LISTING",
            "END_USE_CONTROL",
            "EXTRATERRITORIAL_FDPR",
            "BASE_RULE",
            "AUTHORISATION");
    private static final List<String> POLICIES = List.of("", " APPROVAL", " OR_NAC", " CASE_BY_CASE", " DENIAL");
    private static final List<String> USERS =
            List.of("", "Dragon Chips", "Tiger Optics", "Panda Holding", "Crane Works", "Navy Yard", "Nobody Ltd");
    private static final List<String> USES = List.of("", "missile", "reactor", "telecom");
    private static final List<String> FIRMS = List.of("", "Nova", "Old Star", "Third Chips");
    private static final List<String> ITEMS =
            List.of("", "", "", "laser diode", "Nova A1", "Nova A1 laser", "frobnicator", "samarium");

    private final Random random;
    private final List<String> measures = new ArrayList<>();
    private final int size;

    RandomLedger(long seed, int size) {
        this.random = new Random(seed);
        this.size = size;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(400));
    }

    Ledger ledger() {
        StringBuilder text = new StringBuilder("""
                attribute tpp
                attribute area
                attribute pd tpp / area
                attribute work tpp * 2; area * 3

                named big tpp? >= 50

                use military
                words missile; navy

                use nuclear
                words reactor

                cue laser
                gives kind laser

                cue samarium
                gives element Sm

                product Nova A1
                maker Nova
                gives kind chip
                gives tpp 60

                item gallium ingot
                gives element Ga

                """);
        for (int i = 0; i < 12; i++) {
            text.append("group G:").append(1 + random.nextInt(2)).append(' ').append(pick(PLACES));
            if (oneIn(2)) {
                LocalDate from = day();
                text.append(" from ").append(from).append(" to ").append(from.plusDays(random.nextInt(200)));
                text.append(" known ").append(from.minusDays(random.nextInt(60)));
            }
            text.append('\n');
        }
        for (int i = 0; i < size; i++) {
            measures.add((oneIn(2) ? "CN" : "US") + "-2030-" + i);
        }
        measures.forEach(id -> measure(id, text.append('\n')));
        parties(text);
        return LedgerText.of(text.toString());
    }

    private void parties(StringBuilder text) {
        for (String name : List.of("Dragon Chips", "Tiger Optics", "Eagle Arms")) {
            text.append("\nparty ").append(name).append("\nseat ").append(pick(PLACES));
            for (int i = 0; i < 2; i++) {
                text.append("\nlisted ").append(pick(measures)).append(oneIn(2) ? " tag fn1" : "");
                if (oneIn(2)) {
                    LocalDate from = day();
                    text.append(" from ").append(from).append(" to ").append(from.plusDays(random.nextInt(200)));
                }
            }
            text.append('\n');
        }
        text.append("\nparty Panda Holding\nowner Tiger Optics; ").append(pick(List.of("20", "50", "60")));
        text.append(" from ").append(day()).append("\nowner Eagle Arms; 30\n");
        text.append("\nparty Crane Works\nowner Panda Holding; ").append(pick(List.of("25", "49.9", "50")));
        text.append("\nowner Dragon Chips; 20\n");
    }

    /// Every sixth measure on average lists parties for items under licence.
    private void measure(String id, StringBuilder text) {
        if (oneIn(6)) {
            text.append("measure ").append(id).append(" ENTITY_LISTING\nrule r0 prohibits\nparties listed-by ");
            text.append(id).append("\nlicensable-under ").append(id, 0, 2).append("\nreach anywhere");
            events(text, 1);
            return;
        }
        text.append("measure ").append(id).append(' ').append(pick(KINDS)).append(oneIn(4) ? " unconfirmed" : "");
        int rules = 1 + random.nextInt(2);
        for (int r = 0; r < rules; r++) {
            String effect = effect();
            text.append("\nrule r").append(r).append(' ').append(effect);
            if (effect.equals("subjects")) {
                // A rule on foreign content asks for the destination and the content alone.
                option(text, 2, "destination", pick(List.of("G:1", "CN", "* -US")));
                text.append("\nitem ")
                        .append(oneIn(4) ? condition() : "share > 25")
                        .append("\nreach anywhere");
                continue;
            }
            if (oneIn(2)) {
                text.append("\nexporter ").append(id, 0, 2);
            }
            option(text, 6, "origin", pick(PLACES));
            option(text, 2, "destination", pick(List.of("G:1", "G:2 -G:1", "CN", "* -US", "G:1 JP -RU")));
            option(text, 8, "headquarters", pick(List.of("CN", "G:2", "* -DE")));
            option(text, 6, "movements", pick(List.of("export", "reexport; transfer")));
            option(
                    text,
                    4,
                    "parties",
                    pick(List.of(
                            "listed-by " + id,
                            "listed-by " + id + " fn1",
                            "owned-by-listed US 50 101",
                            "owned-by-listed CN 25 50",
                            "listed-or-owned CN 50")));
            option(text, 6, "end-uses", pick(List.of("military", "nuclear", "military; nuclear")));
            option(text, 8, "addressees", pick(List.of("Nova", "Old Star; Nova")));
            option(text, 6, "licensable-under", pick(List.of("CN", "US")));
            option(text, 2, "item", condition());
            option(text, 6, "codes", pick(List.of("hs:8505", "hs:811292")));
            text.append("\nreach ")
                    .append(pick(List.of(
                            "territory",
                            "anywhere",
                            "anywhere",
                            "origin-or-content",
                            "test share >= 25",
                            "test made? = true")));
        }
        events(text, rules);
    }

    private void option(StringBuilder text, int one, String key, String value) {
        if (oneIn(one)) {
            text.append('\n').append(key).append(' ').append(value);
        }
    }

    private String target() {
        return pick(measures) + (oneIn(2) ? "/r0" : "");
    }

    private String effect() {
        return switch (random.nextInt(20)) {
            case 0 -> "prohibits";
            case 1 -> "prohibits presumed";
            case 2 -> "red-flag";
            case 3 -> "notification";
            case 4 -> "subjects";
            case 5 -> "suspends-licences";
            case 6, 7 -> "authorises " + target() + " " + target();
            case 8 -> "sets-policy" + POLICIES.get(1 + random.nextInt(4)) + " " + target();
            case 9 -> "reads-out " + target();
            case 10 -> "does-not-enforce " + target();
            case 11 -> "withholds " + target();
            case 12 -> "explains " + target();
            case 13 -> "explains-as-measure " + target();
            default -> "requires-licence" + pick(POLICIES);
        };
    }

    private String condition() {
        return switch (random.nextInt(9)) {
            case 0 -> "kind? in (laser, chip)";
            case 1 -> "kind? = chip and tpp >= 50";
            case 2 -> "kind? = chip and (tpp >= 80 or (tpp >= 40 and pd >= 2))";
            case 3 -> "is big";
            case 4 -> "kind? = magnet and not (form? = scrap)";
            case 5 -> "eccn? starts (3B001, 3A)";
            case 6 -> "kind = laser and tpp + area > 60";
            case 7 -> "known(element) or work? <= 90";
            default -> "element? in (Sm, Ga)";
        };
    }

    private void events(StringBuilder text, int rules) {
        LocalDate from = day();
        LocalDate known = from.minusDays(random.nextInt(60));
        text.append("\nannounced ").append(known);
        text.append("\neffective ").append(from).append(" known ").append(known);
        text.append(" addressee ").append(known.minusDays(random.nextInt(30)));
        if (oneIn(3)) {
            text.append(" to ").append(from.plusDays(200));
        }
        if (oneIn(4)) {
            text.append("\ncompliance ")
                    .append(from.plusDays(30))
                    .append(" known ")
                    .append(known);
        }
        if (oneIn(3)) {
            LocalDate pause = from.plusDays(random.nextInt(120) - 20L);
            text.append("\nsuspended ").append(pause);
            text.append(oneIn(4) ? "" : " to " + pause.plusDays(random.nextInt(90)));
            text.append(" known ").append(pause.minusDays(random.nextInt(20)));
            text.append(oneIn(2) ? " by " + pick(measures) : "");
            text.append(oneIn(3) ? " rule r" + random.nextInt(rules) : "");
            if (oneIn(3)) {
                text.append("\nrevived ")
                        .append(pause.plusDays(20))
                        .append(" known ")
                        .append(pause.plusDays(10));
            } else if (oneIn(3)) {
                text.append("\nextended ")
                        .append(pause.plusDays(80))
                        .append(" to ")
                        .append(pause.plusDays(150));
            }
        }
        if (oneIn(4)) {
            text.append("\nrescinded ").append(from.plusDays(random.nextInt(200)));
        }
        text.append('\n');
    }

    /// A coverage table with every way to have a say, to be held and not to be held.
    Coverage coverage() {
        List<Regime> regimes = new ArrayList<>();
        List<Horizon> horizons = new ArrayList<>();
        List<CoverageEntry> entries = new ArrayList<>();
        for (String issuer : List.of("CN", "US")) {
            horizons.add(new Horizon(issuer, day(), "a gazette"));
            for (String name : List.of("LAW", "LIST")) {
                Regime regime = regime(issuer, issuer + "-" + name);
                regimes.add(regime);
                for (Facet facet : regime.facets()) {
                    for (int i = random.nextInt(3); i > 0; i--) {
                        entries.add(entry(regime.id() + "-" + facet + "-" + i, regime.id(), facet));
                    }
                }
            }
        }
        List<AnnouncedChange> announced = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            announced.add(new AnnouncedChange(
                    "said " + i, List.of(pick(measures), pick(measures)), day(), day(), "a word", "a page"));
        }
        return new Coverage(regimes, horizons, entries, announced);
    }

    private Regime regime(String issuer, String id) {
        Set<Regime.Link> says = EnumSet.of(Regime.Link.EXPORT, pick(List.of(Regime.Link.values())));
        Set<Facet> facets = EnumSet.of(Facet.ITEMS, pick(List.of(Facet.values())));
        return new Regime(
                id,
                issuer,
                id + " in words",
                PlaceSet.of(pick(List.of(issuer, issuer + " G:1", "G:2 -G:1", "* -RU"))),
                says,
                parsed(oneIn(2) ? "always" : condition()),
                parsed(oneIn(2) ? "share? > 20" : condition()),
                facets,
                "a law");
    }

    private CoverageEntry entry(String id, String regime, Facet facet) {
        LocalDate from = oneIn(2) ? FIRST.minusDays(10) : day();
        return new CoverageEntry(
                id,
                regime,
                id + " list",
                facet,
                new CoverageEntry.Within(
                        parsed(oneIn(2) ? "always" : condition()),
                        PlaceSet.of(pick(List.of("*", "*", "G:1", "* -CN")))),
                parsed(oneIn(2) ? "always" : condition()),
                "a fact",
                oneIn(6) ? Completeness.PARTIAL : oneIn(8) ? Completeness.NONE : Completeness.COMPLETE,
                "some",
                from,
                from.plusDays(random.nextInt(400)),
                from,
                "a page");
    }

    private static final Condition BIG = ConditionParser.parse("tpp? >= 50", Map.of());

    private static Condition parsed(String condition) {
        return ConditionParser.parse(condition, Map.of("big", BIG));
    }

    Shipment shipment() {
        LocalDate on = day();
        Shipment s = Shipment.of(pick(ITEMS), pick(PLACES), pick(PLACES), on)
                .withEndUse(pick(USES))
                .withEndUser(party())
                .at(on, oneIn(2) ? on : day());
        if (oneIn(3)) {
            s = s.withOrigin(pick(PLACES));
        }
        if (oneIn(3)) {
            s = s.withMovement(pick(List.of(Movement.values())));
        }
        if (oneIn(3)) {
            s = s.withExporter(s.exporter(), pick(FIRMS));
        }
        if (oneIn(4)) {
            s = s.withAudience(pick(List.of(Audience.values())));
        }
        if (oneIn(8)) {
            return s.withCodes(List.of(Code.parse(pick(List.of("hs:850511", "hs:8112", "eccn:3B001.a")))));
        }
        return attributes(s);
    }

    private Party party() {
        Party party = Party.named(pick(USERS));
        if (oneIn(4)) {
            party = party.withHeadquarters(pick(PLACES));
        }
        if (oneIn(5)) {
            party = party.withOwners(List.of(new Owner(pick(USERS), 30, oneIn(3)), new Owner(pick(USERS), 25, false)));
        }
        return party;
    }

    private Shipment attributes(Shipment bare) {
        Shipment s = bare;
        if (oneIn(2)) {
            s = s.with("kind", pick(WORDS));
        }
        if (oneIn(2)) {
            s = s.with("tpp", pick(List.of(39.0, 40.0, 49.9, 50.0, 60.0, 79.0, 80.0, 100.0)));
        }
        if (oneIn(3)) {
            s = s.with("area", pick(List.of(1.0, 20.0, 20.1, 40.0)));
        }
        if (oneIn(4)) {
            s = s.with("form", pick(List.of("scrap", "powder")));
        }
        if (oneIn(4)) {
            s = s.with("element", pick(List.of("Sm", "Ga", "Al")));
        }
        if (oneIn(4)) {
            s = s.with("eccn", pick(List.of("3B001.b", "3A090", "4A003")));
        }
        if (oneIn(3)) {
            s = s.with("share", pick(List.of(20.0, 24.9, 25.0, 60.0))).with("made", oneIn(2));
        }
        if (oneIn(5)) {
            s = s.with("owner_listed", oneIn(2));
            s = oneIn(2) ? s.with("ownership", pick(List.of(10.0, 25.0, 50.0))) : s;
        }
        return s;
    }
}
