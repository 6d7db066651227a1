package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.check.WorkedCase;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Value;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Controlled shipments whose attributes and parties are written with a slip.
class MutationsTest {
    private static final int MUTATIONS = 2_000;
    private static final ShipmentReader READER = new Rulebook(BundledLedger.LOADED.value()).reader;

    /// A shipment written with a slip.
    private record Mutation(String what, Shipment shipment) {}

    @Test
    void noSlipOfThePenFreesAControlledShipment() {
        Random random = new Random(Long.getLong("chokepoint.seed", 11));
        List<Shipment> controlled = new ArrayList<>();
        for (WorkedCase c : LedgerCases.read(BundledLedger.LOADED.value(), BundledLedger.folder())) {
            if (c instanceof WorkedCase.Asked asked
                    && asked.described() instanceof WorkedCase.Described.Understood(Shipment s)
                    && !BundledLedger.ENGINE.determine(s).controlling().isEmpty()) {
                controlled.add(s);
            }
        }
        assertThat(controlled).hasSizeGreaterThan(250);
        List<String> freed = new ArrayList<>();
        Map<String, Integer> asked = new TreeMap<>();
        for (int n = 0; n < MUTATIONS; ) {
            Optional<Mutation> mutated = mutate(controlled.get(random.nextInt(controlled.size())), random);
            if (mutated.isEmpty()) {
                continue;
            }
            n++;
            Shipment s = mutated.get().shipment();
            Outcome outcome = BundledLedger.ENGINE.answer(s).outcome();
            boolean isFree = outcome.needsProof();
            assertThat(BundledLedger.ENGINE.determine(s).outcome().needsProof())
                    .as(mutated.get().what())
                    .isFalse();
            boolean isOpen = !READER.read(s).open().isEmpty();
            asked.merge(isFree ? isOpen ? "open" : "free" : "controlled or indeterminate", 1, Integer::sum);
            if (isFree && !isOpen) {
                freed.add(mutated.get().what() + " of " + s + ": " + outcome);
            }
        }
        assertThat(freed).as(asked.toString()).isEmpty();
        // Most slips are understood; the others would free shipments if they were not asked back.
        assertThat(asked.getOrDefault("open", 0)).isGreaterThan(100);
    }

    private static Optional<Mutation> mutate(Shipment s, Random random) {
        List<String> names = new ArrayList<>(new TreeMap<>(s.attributes()).keySet());
        if (random.nextInt(3) > 0 && !names.isEmpty()) {
            String name = names.get(random.nextInt(names.size()));
            Value value = s.attributes().get(name);
            if (random.nextBoolean() || !(value instanceof Value.Word(String word))) {
                String other = slip(name, random);
                Map<String, Value> attributes = new HashMap<>(s.attributes());
                attributes.remove(name);
                return other.equals(name) || attributes.putIfAbsent(other, value) != null || value == null
                        ? Optional.empty()
                        : Optional.of(new Mutation(name + " as " + other, s.withAttributes(attributes)));
            }
            String other = slip(word, random);
            return other.isBlank() || (READER.isKnown(name, Value.of(other)) && !same(other, word))
                    ? Optional.empty()
                    : Optional.of(new Mutation(name + "=" + word + " as " + other, s.with(name, other)));
        }
        // Only the names of parties by which shipments are controlled count; a slip in "buyer" is none.
        String party = s.endUser().name();
        boolean decides = !READER.parties(party).isEmpty()
                && BundledLedger.ENGINE
                        .answer(s.withEndUser(Party.UNNAMED))
                        .outcome()
                        .needsProof();
        String other = slip(party, random);
        // A Latin letter in a Chinese name is no slip of the pen.
        return !decides
                        || party.codePoints().anyMatch(Character::isIdeographic)
                        || other.equals(party)
                        || other.length() < 5
                ? Optional.empty()
                : Optional.of(new Mutation(
                        party + " as " + other,
                        s.withEndUser(new Party(
                                other, s.endUser().headquarters(), s.endUser().owners()))));
    }

    /// Another value that the ledger knows is no slip.
    private static boolean same(String a, String b) {
        return a.replaceAll("[^\\p{L}\\d]", "").equalsIgnoreCase(b.replaceAll("[^\\p{L}\\d]", ""));
    }

    private static String slip(String text, Random random) {
        if (text.length() < 3) {
            return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text + (char) ('a' + random.nextInt(26));
        }
        StringBuilder w = new StringBuilder(text);
        int i = random.nextInt(text.length() - 1);
        switch (random.nextInt(7)) {
            case 0 -> w.setCharAt(i, (char) ('a' + random.nextInt(26)));
            case 1 -> w.deleteCharAt(i);
            case 2 -> w.insert(i, text.charAt(i));
            case 3 -> {
                w.setCharAt(i, text.charAt(i + 1));
                w.setCharAt(i + 1, text.charAt(i));
            }
            case 4 -> {
                return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
            }
            case 5 -> {
                List<String> words = new ArrayList<>(List.of(text.split(" ")));
                Collections.rotate(words, 1);
                return String.join(" ", words);
            }
            default -> w.insert(1 + i, ' ');
        }
        return w.toString();
    }
}
