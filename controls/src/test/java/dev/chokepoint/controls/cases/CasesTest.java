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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every case file: a made-up ledger and shipments with the determination that its law calls for.
class CasesTest {
    /// Both engines must say the expected, so that a case is about the law and not about one of them. A file at a time:
    /// its ledger is compiled once.
    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "reading"
            })
    void everyCaseGetsTheDeterminationItsLawCallsFor(String name) {
        LedgerText text = new LedgerText();
        List<CaseText> cases = new ArrayList<>();
        for (TextBlock block : TextBlock.all(read(name))) {
            if (block.head().equals("case")) {
                cases.add(CaseText.of(block));
            } else {
                text.add(block);
            }
        }
        assertThat(cases).isNotEmpty();
        Ledger ledger = text.ledger();
        PlainEngine plain = PlainEngine.of(ledger);
        DeterminationEngine fast = DeterminationEngine.of(ledger);
        assertThat(cases).allSatisfy(c -> check(c, plain, fast));
    }

    private static void check(CaseText c, PlainEngine plain, DeterminationEngine fast) {
        Determination d = plain.byRules(c.shipment());
        Map<String, List<String>> said = CaseText.said(d);
        Map<String, List<String>> compared = new LinkedHashMap<>();
        c.expected().keySet().forEach(k -> compared.put(k, Objects.requireNonNull(said.get(k), k)));
        assertThat(compared).as(c.name() + ": " + c.source()).isEqualTo(c.expected());
        assertThat(fast.byRules(c.shipment())).as(c.name()).isEqualTo(d);
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
