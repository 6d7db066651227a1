package dev.chokepoint.bench;

import dev.chokepoint.controls.law.Audience;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Goods;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Route;
import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Made-up shipments from one seed, every one with figures of its own.
///
/// Of ten shipments five are materials, three machines and two circuits; of a world with products and items every
/// second one is one of these instead. Three in ten go to CN or US; one in ten has a listed end user and one in ten
/// an end use that measures speak of. Days run from 2018 to 2026; knowledge is of the day or of today.
final class SyntheticShipments {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int DAYS = 3_200;
    private static final int CODES = 900;
    private static final List<String> PLAIN_USERS = plainUsers();
    private static final List<String> PLAIN_USES =
            List.of("industrial", "motors", "research", "batteries", "consumer goods", "civil aviation", "telecom");

    private final Random random;
    private final List<Reference.KnownItem> items = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();
    private final boolean twoClocks;

    /// @param twoClocks whether half of the shipments are asked with the knowledge of their own day
    SyntheticShipments(Ledger ledger, long seed, boolean twoClocks) {
        this.random = new Random(seed);
        this.twoClocks = twoClocks;
        items.addAll(ledger.reference().items());
        ledger.reference()
                .products()
                .forEach(p -> items.add(new Reference.KnownItem(p.name(), List.of(), List.of(), Map.of(), p.source())));
        ledger.reference().parties().forEach(p -> listed.add(p.name()));
    }

    private static List<String> plainUsers() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            names.add("Customer No " + (100_000 + i));
        }
        return names;
    }

    static String code(Random random) {
        int n = random.nextInt(CODES);
        return (1 + n % 9) + "ABCDE".substring(n / 9 % 5, n / 9 % 5 + 1) + (100 + n / 45) + ".a";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    Shipment next() {
        Map<String, Value> attributes = new HashMap<>();
        String item = "";
        if (!items.isEmpty() && random.nextBoolean()) {
            Reference.KnownItem known = pick(items);
            item = known.name();
            attributes.putAll(known.attributes());
            if (random.nextBoolean()) {
                attributes.put("purity", Value.of(round(90 + 10 * random.nextDouble())));
            }
        } else {
            int kind = random.nextInt(10);
            if (kind < 5) {
                attributes.put("element", Value.of(pick(SyntheticRules.ELEMENTS)));
                attributes.put("form", Value.of(pick(SyntheticRules.FORMS)));
                attributes.put("purity", Value.of(round(80 + 20 * random.nextDouble())));
                attributes.put("particle_um", Value.of(round(300 * random.nextDouble())));
            } else if (kind < 8) {
                attributes.put("eccn", Value.of(code(random)));
                attributes.put("form", Value.of(pick(SyntheticRules.FORMS)));
                attributes.put("power_kw", Value.of(round(400 * random.nextDouble())));
            } else {
                attributes.put("category", Value.of("ic"));
                attributes.put("tpp", Value.of(round(12_000 * random.nextDouble())));
                attributes.put("io_gbps", Value.of(round(1_000 * random.nextDouble())));
                attributes.put("dram_gbps", Value.of(round(4_000 * random.nextDouble())));
            }
        }
        String from = random.nextBoolean() ? "CN" : "US";
        String to = random.nextInt(10) < 3
                ? (from.equals("CN") ? "US" : "CN")
                : SyntheticRules.PLACES.get(2 + random.nextInt(SyntheticRules.PLACES.size() - 2));
        String user = !listed.isEmpty() && random.nextInt(10) == 0 ? pick(listed) : pick(PLAIN_USERS);
        String use = random.nextInt(10) == 0 ? pick(SyntheticRules.USES) : pick(PLAIN_USES);
        LocalDate on = FIRST.plusDays(random.nextInt(DAYS));
        Movement movement = random.nextInt(10) == 0 ? Movement.REEXPORT : Movement.EXPORT;
        return new Shipment(
                new Goods(item, List.of(), attributes),
                new Route(from, from, "", movement, to),
                use,
                Party.named(user),
                on,
                twoClocks && random.nextBoolean() ? on : SyntheticRules.TODAY,
                Audience.INFERRED);
    }

    private static double round(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    Shipment[] next(int n) {
        Shipment[] all = new Shipment[n];
        for (int i = 0; i < n; i++) {
            all[i] = next();
        }
        return all;
    }
}
