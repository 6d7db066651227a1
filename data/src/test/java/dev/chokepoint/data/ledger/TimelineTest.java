package dev.chokepoint.data.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.check.CaseCheck;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.testkit.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The ledger against the dated table it was made from: expected values come from the table, never from
/// the engine.
class TimelineTest {
    private static final LocalDate KNOWN = LocalDate.of(2026, 11, 24);

    /// Measures whose day of compliance or enforcement differs from the table's day of effect; tested on
    /// their own.
    private static final Set<String> STAGED = Set.of("US-2025-AIDIFF", "US-2025-AIDIFF-NONENF");

    private static List<NamedCsvRecord> rows() throws Exception {
        Path table = SharedData.require("data/controls/timeline.csv");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(table, StandardCharsets.UTF_8)) {
            return csv.stream().toList();
        }
    }

    @Test
    void everyRowOfTheTableIsAMeasureWithItsSource() throws Exception {
        for (NamedCsvRecord row : rows()) {
            assertThat(BundledLedger.LOADED.value().findMeasure(row.getField("id")))
                    .as(row.getField("id"))
                    .hasValueSatisfying(m -> {
                        assertThat(m.kind().name()).isEqualTo(row.getField("measure_type"));
                        // The text is the primary one only with an official address, which stands before what was read.
                        assertThat(m.confidence().word())
                                .isIn(
                                        row.getField("confidence"),
                                        m.sources().getFirst().contains(".gov")
                                                ? row.getField("confidence")
                                                : Confidence.SECONDARY.word());
                        assertThat(String.join(" ; ", m.sources())).endsWith(row.getField("source_url"));
                    });
        }
    }

    @Test
    void theStatusTurnsOnEveryDateOfTheTable() throws Exception {
        assertThat(differences(BundledLedger.LOADED.value())).isEmpty();
        int turns = 0;
        for (NamedCsvRecord row : rows()) {
            turns += 2 * dates(row).size();
        }
        assertThat(turns).isGreaterThan(230);
    }

    private static boolean isHeardOf(Ledger ledger, String measure, LocalDate on, LocalDate known) {
        return !(ledger.at(new AsOf(on, known)).status(measure) instanceof Status.Unheard);
    }

    /// Where a ledger says otherwise than the table, on either side of every date.
    static List<String> differences(Ledger ledger) throws Exception {
        List<String> differences = new ArrayList<>();
        for (NamedCsvRecord row : rows()) {
            String announced = row.getField("announced");
            String effective = row.getField("effective");
            if (!announced.isEmpty() && !effective.isEmpty()) {
                LocalDate heard = LocalDate.parse(announced);
                LocalDate start = LocalDate.parse(effective);
                LocalDate on = heard.isAfter(start) ? heard : start;
                boolean before = isHeardOf(ledger, row.getField("id"), on, heard.minusDays(1));
                boolean then = isHeardOf(ledger, row.getField("id"), on, heard);
                if (before || !then) {
                    differences.add(row.getField("id") + " must become known on " + heard);
                }
            }
            for (LocalDate day : dates(row)) {
                for (LocalDate on : List.of(day.minusDays(1), day)) {
                    Status status = ledger.at(new AsOf(on, KNOWN)).status(row.getField("id"));
                    LocalDate compliance =
                            row.getField("id").equals("US-2025-AIDIFF") ? LocalDate.of(2025, 5, 15) : LocalDate.MIN;
                    if (status.efficacious() != (binds(row, on) && !on.isBefore(compliance))) {
                        differences.add(row.getField("id") + " on " + on + ": " + status);
                    }
                }
            }
        }
        return differences;
    }

    @Test
    void aDeterminationOnEitherSideOfEveryDateFollowsTheTable() throws Exception {
        Map<String, Map<String, String>> shipments = representatives();
        ShipmentRows reader = new ShipmentRows(BundledLedger.LOADED.value().reference(), KNOWN);
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (NamedCsvRecord row : rows()) {
            String id = row.getField("id");
            Map<String, String> shipment = shipments.get(id);
            if (shipment == null || STAGED.contains(id)) {
                continue;
            }
            for (LocalDate day : dates(row)) {
                for (LocalDate on : List.of(day.minusDays(1), day)) {
                    Map<String, String> fields = new HashMap<>(shipment);
                    fields.put("event_date", on.toString());
                    fields.put("known_on", KNOWN.toString());
                    Determination d = BundledLedger.ENGINE.determine(reader.shipment(fields));
                    boolean sleeps = d.dormant().stream()
                                    .anyMatch(x -> x.measure().equals(id))
                            || d.notYet().stream().anyMatch(x -> x.measure().equals(id));
                    boolean controls = d.measures().contains(id) && !sleeps && d.outcome() != Outcome.LICENCE_VALID;
                    asked++;
                    if (controls != binds(row, on)) {
                        wrong.add(id + " on " + on + ": " + d.outcome() + " " + d.measures() + ", table says "
                                + binds(row, on));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(190);
    }

    /// Rows that no single shipment can stand for: suspensions, guidance, promises, threats, frameworks.
    ///
    /// Origin: each expected answer is read from the row of the table and the reason beside it.
    @Test
    void theOtherRowsChangeAnswersOnTheirDatesOrLeaveThemAlone() throws Exception {
        ShipmentRows reader = new ShipmentRows(BundledLedger.LOADED.value().reference(), KNOWN);
        List<String> wrong = new ArrayList<>();
        for (Map<String, String> row : table("turns")) {
            Determination d = BundledLedger.ENGINE.determine(reader.shipment(row));
            Set<String> interpretations = ids(row, "expected_interpretations");
            String expected = row.getOrDefault("expected_status", "");
            boolean right = (d.outcome().name().equals(expected) || CaseCheck.isLimited(d, expected))
                    && d.measures().containsAll(ids(row, "expected_measures"))
                    && d.interpretations().containsAll(interpretations)
                    && (!interpretations.isEmpty() || !d.interpretations().contains(row.get("measure")))
                    && ids(row, "never").stream().noneMatch(d.measures()::contains);
            if (!right) {
                wrong.add(row.get("measure") + " on " + row.get("event_date") + " known " + row.get("known_on") + ": "
                        + d.outcome() + " " + d.measures() + " " + d.interpretations() + ", expected "
                        + row.get("expected_status") + " " + row.get("expected_measures"));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyDateOfEveryRowHasADeterminationOnEitherSide() throws Exception {
        Set<String> single = representatives().keySet();
        Map<String, Set<String>> sides = new HashMap<>();
        for (Map<String, String> row : table("turns")) {
            boolean before = List.of(row.get("event_date"), row.get("known_on"))
                    .contains(LocalDate.parse(row.get("date")).minusDays(1).toString());
            boolean on = List.of(row.get("event_date"), row.get("known_on")).contains(row.get("date"));
            assertThat(before || on).as(row.toString()).isTrue();
            sides.computeIfAbsent(row.get("measure") + " " + row.get("date"), _ -> new TreeSet<>())
                    .add(on ? "on" : "before");
        }
        int dates = 0;
        for (NamedCsvRecord row : rows()) {
            for (LocalDate day : dates(row)) {
                dates++;
                if (!single.contains(row.getField("id"))) {
                    assertThat(sides.getOrDefault(row.getField("id") + " " + day, Set.of()))
                            .as(row.getField("id") + " " + day)
                            .containsExactlyInAnyOrder("before", "on");
                }
            }
        }
        assertThat(dates).isGreaterThan(150);
    }

    private static Set<String> ids(Map<String, String> row, String column) {
        Set<String> out =
                new TreeSet<>(List.of(Objects.requireNonNull(row.get(column)).split(";")));
        out.remove("");
        return out;
    }

    private static List<Map<String, String>> table(String name) throws Exception {
        Path table = BundledLedger.cases(name);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(table, StandardCharsets.UTF_8)) {
            return csv.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        }
    }

    /// Origin: README of the table, "threats are not law".
    @Test
    void rowsWithoutRulesLeaveEveryShipmentAlone() throws Exception {
        for (NamedCsvRecord row : rows()) {
            var measure =
                    BundledLedger.LOADED.value().findMeasure(row.getField("id")).orElseThrow();
            if (Set.of("PLANNED", "COMMITMENT", "FRAMEWORK").contains(row.getField("measure_type"))) {
                assertThat(measure.rules()).as(measure.id()).isEmpty();
            }
        }
    }

    private static Map<String, Map<String, String>> representatives() throws Exception {
        Path table = BundledLedger.cases("representatives");
        Map<String, Map<String, String>> out = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(table, StandardCharsets.UTF_8)) {
            csv.forEach(r -> out.put(r.getField("measure"), r.getFieldsAsMap()));
        }
        return out;
    }

    private static Set<LocalDate> dates(NamedCsvRecord row) {
        Set<LocalDate> days = new TreeSet<>();
        for (String column : List.of("announced", "effective", "suspended_from", "lifted")) {
            if (!row.getField(column).isEmpty()) {
                days.add(LocalDate.parse(row.getField(column)));
            }
        }
        if (!row.getField("suspended_to").isEmpty()) {
            days.add(LocalDate.parse(row.getField("suspended_to")).plusDays(1));
        }
        return days;
    }

    /// What the table says: from its day of effect to the day before it was lifted, without its suspension.
    private static boolean binds(NamedCsvRecord row, LocalDate on) {
        if (row.getField("effective").isEmpty() || on.isBefore(LocalDate.parse(row.getField("effective")))) {
            return false;
        }
        boolean acts = !Set.of("SUSPENSION", "COMMITMENT").contains(row.getField("measure_type"));
        if (acts && !row.getField("lifted").isEmpty() && !on.isBefore(LocalDate.parse(row.getField("lifted")))) {
            return false;
        }
        if (row.getField("suspended_from").isEmpty()) {
            return !replaced(row.getField("id"), on);
        }
        LocalDate from = LocalDate.parse(row.getField("suspended_from"));
        String to = row.getField("suspended_to");
        return on.isBefore(from) || (!to.isEmpty() && on.isAfter(LocalDate.parse(to)));
    }

    /// Rows whose end the table gives in words: "subsumed by Oct 2022 rule", "superseded by 31/2024".
    private static boolean replaced(String id, LocalDate on) {
        return (id.equals("US-2022-GPU-LETTERS") && !on.isBefore(LocalDate.of(2022, 10, 21)))
                || (id.equals("CN-2023-27-28") && !on.isBefore(LocalDate.of(2024, 9, 1)));
    }
}
