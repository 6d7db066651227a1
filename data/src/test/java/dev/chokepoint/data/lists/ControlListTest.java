package dev.chokepoint.data.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.plain.PlainEngine;
import dev.chokepoint.controls.shipment.Party;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.testkit.SharedData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Commerce Control List with the Country Chart, against entries worked out by hand from 15 CFR 774 and 738.
class ControlListTest {
    private static final Ledger LEDGER = LedgerReader.read(
                    SharedData.projectRoot().resolve("worlds/us-china-2025"))
            .value();
    private static final DeterminationEngine ENGINE = DeterminationEngine.of(LEDGER);
    private static final LocalDate DAY = LocalDate.of(2026, 7, 24);
    private static final long SEED = 20261130;
    private static final int SEEDED = 300;

    private static Determination ask(String eccn, String to, LocalDate on) {
        return ENGINE.byRules(Shipment.of("item", "US", to, on).with("eccn", eccn));
    }

    private static String limbs(Determination d) {
        TreeSet<String> limbs = new TreeSet<>();
        d.controlling().stream()
                .filter(f -> f.measure().equals(ControlList.MEASURE))
                .forEach(f -> limbs.add(f.rule()));
        return String.join(" ", limbs);
    }

    /// Entry, then place and limbs: worked out from the lines of the entry and the row of the place in the chart.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 2B350: CB 2 and AT for the entire entry.
            2B350.a | JP, IN, DE, MX, GB, CA | ''
            2B350.a | IL, CN, HK, BR, ZA, TW, SG, EG, MO | CB-2
            2B350.a | CU, IR, KP | part-746
            2B350.a | SY | part-746-syria
            2B350.a | RU | CB-2 russia-belarus
            # 1C350: CB 2 for the entire entry; CW only to places outside the convention.
            1C350.b | JP, DE, IN, MX, GB, CA | ''
            1C350.b | BR, ZA, CN, TW, IL, EG | CB-2
            # 5A992: AT for the entire entry; RS for .z alone.
            5A992.c | JP, DE, IN, MX, BR, CN, TW, AE, IL | ''
            5A992.c | CU, IR, KP | part-746
            5A992.c | RU, BY | russia-belarus
            # 3A090: RS by dated measures of the ledger, AT for the entire entry.
            3A090.a | JP, DE, BR, IN, MX | ''
            3A090.a | CU, IR, KP | part-746
            3A090.a | RU, BY | russia-belarus
            # 3B001: NS 2 for .a.1 to .a.3, .b, .e, .f.2 to .f.4 and .g to .j; the others by dated measures.
            3B001.a.1 | JP, DE, IN, MX, ZA, CA | ''
            3B001.a.1 | IL, BR, SG, TW, CN | NS-2
            3B001.h | BR, AE | NS-2
            3B001.f.3 | BR | NS-2
            3B001.d | BR, SG, IL | ''
            # 9A610: NS 1, RS 1 but for .b, .y and some of .x; MT 1 for .t to .w; .y to three places; UN but for .y.
            9A610.a | GB, CA, AU | ''
            9A610.a | JP, IN, DE, MX, CN, ZA | NS-1 RS-1
            9A610.a | SO, IQ | NS-1 RS-1 un-embargo
            9A610.t | JP, DE | MT-1 NS-1 RS-1
            9A610.y | JP, DE, IN, SO, GB | ''
            9A610.y | CN, HK, VE | china-russia-venezuela
            9A610.y | RU | china-russia-venezuela russia-belarus
            # 6A003: NS 2 for the entire entry; RS 1 for .b.3, .b.4.a and .b.4.c; UN for .b.3 and .b.4.
            6A003.b.3 | GB, CA, AU | ''
            6A003.b.3 | JP, IN, MX, ZA, DE | RS-1
            6A003.b.3 | BR, IL, CN, AE, TW | NS-2 RS-1
            6A003.c | JP, IN, MX, ZA, GB | ''
            6A003.c | BR, IL, CN, AE | NS-2
            """)
    void entriesNeedALicenceWhereTheChartSaysSo(String eccn, String places, String expected) {
        for (String place : places.split(",\\s*")) {
            assertThat(limbs(ask(eccn, place, DAY))).as(eccn + " to " + place).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9A610,IN", // which paragraph
        "9A610.x,IN", // for use in an aircraft of 9A610.b?
        "3B001,BR",
        "6A003.b.4.b,JP", // frame rate and elements
        "6A003.a.4,IN", // cameras of 6A003.a.3 or a.4
        "1C350.b,KP"
    })
    void aParagraphOrConditionThatIsNotStatedIsAskedAndNeverANo(String eccn, String place) {
        Determination d = ask(eccn, place, DAY);
        assertThat(d.missing().stream().anyMatch(m -> m.contains(eccn.substring(0, 5))) || !limbs(d).isEmpty())
                .isTrue();
        assertThat(d.outcome().name()).isNotEqualTo("NO_LICENCE_REQUIRED");
    }

    @Test
    void aCodeThatIsNoEntryIsAskedBackAndNeverTakenForEar99() {
        Determination d = ask("3B999", "IN", DAY);
        assertThat(d.outcome().name()).isEqualTo("INDETERMINATE");
        assertThat(d.missing()).anyMatch(m -> m.contains("no entry of that number"));
        assertThat(LEDGER.reference().lists().entries())
                .hasSize(633)
                .contains("3B001")
                .doesNotContain("3B999");
    }

    @Test
    void theNearestEntriesAreNamedForACodeThatIsNone() {
        Determination d = ENGINE.determine(Shipment.of("item", "US", "IN", DAY).with("eccn", "3B999"));
        assertThat(d.limits().notUnderstood())
                .anyMatch(o -> o.text().contains("3B999") && o.text().contains("did you mean 3B99"));
    }

    @Test
    void aPlaceWithoutARowIsAskedBack() {
        assertThat(ask("2B350.a", "GL", DAY).outcome().name()).isNotEqualTo("NO_LICENCE_REQUIRED");
    }

    @Test
    void theCopySpeaksForItsDayAndSaysNothingOfEarlierOnes() {
        assertThat(limbs(ask("2B350.a", "IL", LocalDate.of(2026, 7, 22)))).isEmpty();
        assertThat(limbs(ask("2B350.a", "IL", LocalDate.of(2026, 7, 23)))).isEqualTo("CB-2");
    }

    @Test
    void bothEnginesAgreeOnSeededEntriesPlacesAndListedParties() {
        PlainEngine plain = PlainEngine.of(LEDGER);
        Random random = new Random(SEED);
        List<String> entries =
                new ArrayList<>(new TreeSet<>(LEDGER.reference().lists().entries()));
        List<String> names = LEDGER.reference().lists().parties().stream()
                .map(p -> p.aliases().getFirst())
                .toList();
        String[] suffixes = {"", ".a", ".b", ".y", ".x", ".b.4.b"};
        String[] places = {"JP", "IN", "CN", "HK", "RU", "CU", "SY", "BR", "IL", "GB", "GL", "AE"};
        for (int i = 0; i < SEEDED; i++) {
            LocalDate on = DAY.plusDays(random.nextInt(400) - 300);
            Shipment s = Shipment.of(
                            "item", random.nextInt(5) == 0 ? "CN" : "US", places[random.nextInt(places.length)], on)
                    .with(
                            "eccn",
                            entries.get(random.nextInt(entries.size())) + suffixes[random.nextInt(suffixes.length)]);
            if (random.nextBoolean()) {
                s = s.withEndUser(Party.named(names.get(random.nextInt(names.size()))));
            }
            assertThat(ENGINE.byRules(s)).as(s.toString()).isEqualTo(plain.byRules(s));
        }
    }
}
