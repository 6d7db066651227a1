package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Owner;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.testkit.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Shipments for every corner of the ledger: the worked cases, and mixtures of them with levels, days, places,
/// parties and audiences drawn from the ledger itself.
final class RandomShipments {
    private final Random random;
    private final List<Shipment> cases = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();
    private final List<String> places = new ArrayList<>(List.of("CN", "US", "JP", "DE", "HK", "MO", "NL", "RU", "XX"));
    private final List<String> parties = new ArrayList<>(List.of("", "", "unlisted Chinese cloud", "Acme Ltd"));
    private final List<String> uses = new ArrayList<>(List.of("", "civil", "military radar", "data centre"));
    private final List<String> items = new ArrayList<>(List.of("", "thing nobody heard of"));
    private final Map<String, TreeSet<Double>> levels = new TreeMap<>();
    private final Map<String, List<Value>> values = new TreeMap<>();
    private final List<Code> codes = new ArrayList<>();

    RandomShipments(Ledger ledger, long seed) {
        this.random = new Random(seed);
        TreeSet<LocalDate> turns = new TreeSet<>();
        for (StatusEvent e : ledger.events()) {
            turns.add(e.from());
            turns.add(e.to());
            turns.add(e.knownToPublic());
            turns.add(e.knownToAddressee());
        }
        for (Reference.Membership m : ledger.reference().groups()) {
            turns.add(m.from());
            turns.add(m.to());
            places.add(m.place());
        }
        for (Reference.KnownParty p : ledger.reference().parties()) {
            parties.add(p.name());
            parties.addAll(p.aliases());
            p.listings().forEach(l -> turns.add(l.from()));
            p.listings().forEach(l -> turns.add(l.to()));
        }
        turns.removeIf(d -> d.isBefore(LocalDate.of(2015, 1, 1)) || d.isAfter(LocalDate.of(2032, 1, 1)));
        days.addAll(turns);
        ledger.reference().products().forEach(p -> items.add(p.name()));
        ledger.reference().items().forEach(i -> items.add(i.name()));
        ledger.reference().cues().forEach(c -> items.addAll(c.words()));
        ledger.reference().endUses().forEach(u -> uses.addAll(u.words()));
        for (Measure m : ledger.measures()) {
            for (Rule r : m.rules()) {
                levels(r.scope().item().toString());
                codes.addAll(r.scope().codes());
            }
        }
        for (String file : List.of("boundaries", "readings", "turns", "representatives")) {
            read(BundledLedger.cases(file), ledger);
        }
        Path shared = SharedData.projectRoot().resolve("../shared/data/controls/cases.csv");
        if (Files.exists(shared)) {
            read(shared, ledger);
        }
        for (Shipment s : cases) {
            items.add(s.item());
            uses.add(s.endUse());
            parties.add(s.endUser().name());
            s.attributes()
                    .forEach((name, value) ->
                            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
        }
    }

    /// The levels that a condition names, by attribute, read from its text.
    private void levels(String condition) {
        var matcher = java.util.regex.Pattern.compile("([a-z_0-9]+)\\?? (?:>=|>|<=|<|=|!=) ([0-9.,]+)")
                .matcher(condition);
        while (matcher.find()) {
            levels.computeIfAbsent(matcher.group(1), _ -> new TreeSet<>())
                    .add(Double.parseDouble(matcher.group(2).replace(",", "")));
        }
    }

    private void read(Path file, Ledger ledger) {
        ShipmentRows rows = new ShipmentRows(ledger.reference(), LocalDate.of(2026, 11, 24));
        try (SheetReader lines = SheetReader.open(file)) {
            for (SheetReader.Line line : lines) {
                cases.add(rows.shipment(line.fields()));
            }
        } catch (ShipmentRows.Rejected e) {
            throw new IllegalStateException(file + ": " + e.field() + " " + e.expected(), e);
        }
    }

    List<Shipment> cases() {
        return cases;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private LocalDate day() {
        return pick(days).plusDays(random.nextInt(3) - 1);
    }

    Shipment next() {
        Shipment s = pick(cases);
        s = s.at(
                random.nextInt(4) == 0 ? s.on() : day(),
                switch (random.nextInt(4)) {
                    case 0 -> s.known();
                    case 1 -> s.on();
                    case 2 -> LocalDate.of(2026, 11, 24);
                    default -> day();
                });
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            s = changed(s);
        }
        return s;
    }

    private Shipment changed(Shipment s) {
        return switch (random.nextInt(13)) {
            case 0 -> s.withDestination(pick(places));
            case 1 -> s.withExporter(pick(places), random.nextBoolean() ? s.exporterName() : pick(parties));
            case 2 -> s.withOrigin(pick(places));
            case 3 -> s.withMovement(pick(List.of(Movement.values())));
            case 4 -> s.withEndUse(pick(uses));
            case 5 -> s.withEndUser(party());
            case 6 -> s.withAudience(pick(List.of(Audience.values())));
            case 7 -> {
                Shipment other = pick(cases);
                yield s.withItem(pick(items))
                        .withAttributes(random.nextBoolean() ? s.attributes() : other.attributes());
            }
            case 8 -> {
                Map<String, Value> fewer = new HashMap<>(s.attributes());
                if (!fewer.isEmpty()) {
                    fewer.remove(pick(List.copyOf(new TreeSet<>(fewer.keySet()))));
                }
                yield s.withAttributes(fewer);
            }
            case 9 -> {
                String name = pick(List.copyOf(values.keySet()));
                yield s.with(name, pick(values.getOrDefault(name, List.of())));
            }
            case 10 -> s.withCodes(codes.isEmpty() ? List.of() : List.of(pick(codes)));
            case 11 ->
                s.with("owner_listed", random.nextBoolean())
                        .with("ownership", pick(List.of(0.0, 10.0, 49.9, 50.0, 50.1, 100.0)));
            default -> {
                String name = pick(List.copyOf(levels.keySet()));
                double level = pick(List.copyOf(levels.getOrDefault(name, new TreeSet<>())));
                double figure = switch (random.nextInt(6)) {
                    case 0 -> level;
                    case 1 -> Math.nextUp(level);
                    case 2 -> Math.nextDown(level);
                    case 3 -> level * 0.75;
                    case 4 -> level / 0.75;
                    default -> level * 2 * random.nextDouble();
                };
                yield s.with(name, Math.max(0, figure));
            }
        };
    }

    private Party party() {
        Party party = Party.named(pick(parties));
        if (random.nextInt(3) == 0) {
            party = party.withHeadquarters(pick(places));
        }
        if (random.nextInt(3) == 0) {
            double share = pick(List.of(0.0, 25.0, 49.0, 50.0));
            party = party.withOwners(List.of(
                    new Owner(pick(parties), share, random.nextInt(4) == 0),
                    new Owner(pick(parties), 50 - share / 2, false)));
        }
        return party;
    }

    /// The days on which something turns.
    Set<LocalDate> days() {
        return new TreeSet<>(days);
    }
}
