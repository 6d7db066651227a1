package dev.chokepoint.controls.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.plain.PlainEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every case file: a made-up ledger and shipments with the determination that its law calls for.
class CasesTest {
    private static final List<String> FILES = List.of(
            "two-clocks",
            "suspension",
            "exceptions",
            "thresholds",
            "missing-facts",
            "groups",
            "end-use",
            "letters",
            "near-misses",
            "direct-product",
            "parties",
            "reading");

    /// Both engines must say the expected, so that a case is about the law and not about one of them.
    @TestFactory
    Stream<DynamicContainer> everyCaseGetsTheDeterminationItsLawCallsFor() {
        return FILES.stream().map(CasesTest::file);
    }

    private static DynamicContainer file(String name) {
        LedgerText text = new LedgerText();
        List<CaseText> cases = new ArrayList<>();
        for (TextBlock block : TextBlock.all(read(name))) {
            if (block.head().equals("case")) {
                cases.add(CaseText.of(block));
            } else {
                text.add(block);
            }
        }
        assertThat(cases).as(name).isNotEmpty();
        Ledger ledger = text.ledger();
        PlainEngine plain = PlainEngine.of(ledger);
        DeterminationEngine fast = DeterminationEngine.of(ledger);
        return DynamicContainer.dynamicContainer(
                name, cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c, plain, fast))));
    }

    private static void check(CaseText c, PlainEngine plain, DeterminationEngine fast) {
        Determination d = plain.byRules(c.shipment());
        Map<String, List<String>> said = CaseText.said(d);
        Map<String, List<String>> compared = new LinkedHashMap<>();
        c.expected().keySet().forEach(k -> compared.put(k, Objects.requireNonNull(said.get(k), k)));
        assertThat(compared).as(c.source()).isEqualTo(c.expected());
        assertThat(fast.byRules(c.shipment())).isEqualTo(d);
        assertThat(fast.answer(c.shipment())).isEqualTo(plain.answer(c.shipment()));
        assertThat(plain.answer(c.shipment()).measures()).isEqualTo(d.measures());
    }

    private static String read(String name) {
        try (InputStream in = CasesTest.class.getResourceAsStream("/cases/" + name + ".txt")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
