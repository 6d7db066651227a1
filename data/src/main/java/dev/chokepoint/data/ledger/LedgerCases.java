package dev.chokepoint.data.ledger;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Code;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.sheet.SheetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The worked cases beside a ledger: what its rules must answer, and how well they watch its measures.
///
/// Tables of `ledger/cases/` hold a shipment a row in the columns of a batch. With `expected_status` a row is a case:
/// its answer must have that status, name all `expected_measures` and `expected_interpretations`, and none of
/// `never`. A table with a column `measure` but no `expected_status` holds *representatives*: shipments that their
/// measure controls whenever it binds. They are asked on either side of every day on which the measure turns. Where a
/// measure has none, cases that name it in `measure` or among the expected ids must stand on either side. A table with
/// a column `party`
/// says whom measures list.
public final class LedgerCases {
    /// The folder of the cases in the folder of a ledger.
    public static final String FOLDER = "cases";

    private static final int MOST_TOLD = 200;

    private final DeterminationEngine engine;
    private final Ledger ledger;
    private final ShipmentRows reader;
    private final LocalDate latest;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Integer> cases = new TreeMap<>();
    private final Map<String, Map<String, String>> representatives = new HashMap<>();
    private final Map<String, Set<LocalDate>> asked = new HashMap<>();
    private int asks;

    /// What came of the cases.
    ///
    /// @param findings answers that differ, and days that no case watches, as sentences
    /// @param cases how many cases name each measure; 0 where none does
    /// @param asked how many determinations were made
    public record Report(List<String> findings, Map<String, Integer> cases, int asked) {
        public Report {
            findings = List.copyOf(findings);
            cases = Map.copyOf(cases);
        }

        /// How many measures some case names.
        public long watched() {
            return cases.values().stream().filter(n -> n > 0).count();
        }
    }

    private LedgerCases(Ledger ledger) {
        this.engine = DeterminationEngine.of(ledger);
        this.ledger = ledger;
        this.latest = ledger.events().stream()
                .map(StatusEvent::knownToPublic)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        this.reader = new ShipmentRows(ledger.reference(), latest);
    }

    /// Whether a ledger has cases beside it.
    public static boolean exist(Path folder) {
        return Files.isDirectory(folder.resolve(FOLDER));
    }

    /// Asks all cases in the folder of a ledger.
    public static Report of(Ledger ledger, Path folder) {
        LedgerCases run = new LedgerCases(ledger);
        ledger.measures().stream().filter(LedgerCases::binds).forEach(m -> run.cases.put(m.id(), 0));
        for (Path table : tables(folder.resolve(FOLDER))) {
            run.read(table);
        }
        run.watch();
        return new Report(run.findings, run.cases, run.asks);
    }

    private static List<Path> tables(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a measure asks for something by itself.
    private static boolean binds(Measure m) {
        return m.rules().stream().anyMatch(LedgerCases::requires);
    }

    private static boolean requires(Rule rule) {
        return switch (rule.effect()) {
            case Effect.RequiresLicence _,
                    Effect.Prohibits _,
                    Effect.RedFlag _,
                    Effect.Notification _,
                    Effect.SuspendsLicences _ -> true;
            case Effect.Subjects _,
                    Effect.Authorises _,
                    Effect.SetsPolicy _,
                    Effect.ReadsOut _,
                    Effect.DoesNotEnforce _,
                    Effect.Withholds _,
                    Effect.Explains _ -> false;
        };
    }

    private void read(Path table) {
        String file = FOLDER + "/" + table.getFileName();
        try (SheetReader rows = SheetReader.open(table)) {
            boolean isCases = rows.header().contains("expected_status");
            boolean isList = rows.header().contains("party");
            if (!isCases && !rows.header().contains("measure")) {
                add(file + ": The table must have a column expected_status or measure.");
                return;
            }
            for (SheetReader.Line line : rows) {
                if (isList) {
                    listed(file + ":" + line.number(), line.fields());
                } else if (isCases) {
                    ask(file + ":" + line.number(), line.fields());
                } else {
                    represent(file + ":" + line.number(), line.fields());
                }
            }
        } catch (SheetReader.UnreadableException e) {
            add(file + ":" + e.line() + ": " + e.getMessage());
        }
    }

    private void ask(String where, Map<String, String> row) {
        String name = where + " " + row.getOrDefault("case_id", row.getOrDefault("measure", ""));
        Set<String> named = ids(row, "expected_measures");
        Set<String> interpretations = ids(row, "expected_interpretations");
        Set<String> about = new TreeSet<>(named);
        about.addAll(interpretations);
        about.addAll(ids(row, "measure"));
        for (String id : about) {
            if (ledger.findMeasure(id).isEmpty()) {
                add(name + ": The measure (" + id + ") must be in the ledger.");
            }
            cases.merge(id, 1, Integer::sum);
            Set<LocalDate> days = asked.computeIfAbsent(id, _ -> new HashSet<>());
            for (String column : List.of("event_date", "known_on")) {
                String day = row.getOrDefault(column, "");
                if (!day.isEmpty()) {
                    try {
                        days.add(LocalDate.parse(day));
                    } catch (java.time.format.DateTimeParseException e) {
                        // Reading the shipment tells.
                    }
                }
            }
        }
        try {
            Determination d = engine.determine(reader.shipment(row));
            asks++;
            Set<String> wrong = new TreeSet<>(ids(row, "never"));
            wrong.retainAll(d.measures());
            if (!d.outcome().name().equals(row.get("expected_status"))
                    || !d.measures().containsAll(named)
                    || !d.interpretations().containsAll(interpretations)
                    || !wrong.isEmpty()) {
                add(name + ": The answer is " + d.outcome() + words(d.measures()) + words(d.interpretations())
                        + ", expected " + row.get("expected_status") + words(named) + words(interpretations)
                        + (wrong.isEmpty() ? "" : " and never" + words(wrong)) + ".");
            }
        } catch (ShipmentRows.Rejected e) {
            add(name + ": " + e.field() + " (" + e.value() + "): " + e.expected());
        }
    }

    private static String words(Collection<String> ids) {
        return ids.isEmpty() ? "" : " " + String.join(" ", ids);
    }

    private static Set<String> ids(Map<String, String> row, String column) {
        Set<String> out = new TreeSet<>(List.of(row.getOrDefault(column, "").split(";")));
        out.remove("");
        return out;
    }

    private void listed(String where, Map<String, String> row) {
        String measure = row.getOrDefault("measure", "");
        String party = row.getOrDefault("party", "");
        String tag = row.getOrDefault("tag", "");
        boolean found = ledger.reference().parties().stream()
                .filter(p -> p.name().equals(party) || p.aliases().contains(party))
                .flatMap(p -> p.listings().stream())
                .anyMatch(l -> l.measure().equals(measure) && l.tag().equals(tag));
        if (!found) {
            add(where + ": " + party + " must be listed under " + measure + (tag.isEmpty() ? "" : " as " + tag) + ".");
        }
    }

    private void represent(String where, Map<String, String> row) {
        String id = row.getOrDefault("measure", "");
        if (ledger.findMeasure(id).isEmpty()) {
            add(where + ": The measure (" + id + ") must be in the ledger.");
            return;
        }
        cases.merge(id, 1, Integer::sum);
        if (representatives.put(id, row) != null) {
            add(where + ": The measure (" + id + ") must have one representative.");
        }
    }

    // Both sides of every day on which a measure turns.

    private void watch() {
        for (Measure m : ledger.measures()) {
            if (!binds(m)) {
                continue;
            }
            Map<String, String> shipment = representatives.get(m.id());
            if (shipment != null) {
                turns(m).stream().filter(day -> efficacious(m, day)).findFirst().ifPresent(day -> {
                    spares(m, shipment, day);
                    codes(m, shipment, day);
                });
            }
            for (LocalDate day : turns(m)) {
                if (shipment != null) {
                    represented(m, shipment, day.minusDays(1));
                    represented(m, shipment, day);
                } else {
                    Set<LocalDate> days = asked.getOrDefault(m.id(), Set.of());
                    if (days.stream().noneMatch(d -> d.isBefore(day))
                            || days.stream().allMatch(d -> d.isBefore(day))) {
                        add(m.id() + " turns on " + day + ", but no representative and no case "
                                + (days.stream().allMatch(d -> d.isBefore(day)) ? "on or after" : "before")
                                + " that day watches it.");
                    }
                }
            }
        }
    }

    /// The days on which the whole measure starts, sleeps, wakes or ends, as far as is known.
    private Set<LocalDate> turns(Measure m) {
        Set<LocalDate> days = new TreeSet<>();
        for (StatusEvent e : ledger.standingEventsOf(m.id())) {
            if (e.rule().isEmpty()) {
                days.add(e.from());
                if (e.to().isBefore(StatusEvent.OPEN)) {
                    days.add(e.to().plusDays(1));
                }
            }
        }
        days.removeIf(day -> efficacious(m, day) == efficacious(m, day.minusDays(1)));
        return days;
    }

    private boolean efficacious(Measure m, LocalDate day) {
        return ledger.at(new AsOf(day, latest)).efficacious(m.id());
    }

    private void represented(Measure m, Map<String, String> shipment, LocalDate on) {
        Map<String, String> row = new HashMap<>(shipment);
        row.put("event_date", on.toString());
        determine(m, row).ifPresent(d -> {
            boolean controls = controls(m, d);
            if (controls != efficacious(m, on)) {
                add(m.id() + (controls ? " controls" : " does not control") + " its representative on " + on
                        + ", but it " + (controls ? "does not bind" : "binds") + " on that day: " + d.outcome()
                        + words(d.measures()) + ".");
            }
        });
    }

    private Optional<Determination> determine(Measure m, Map<String, String> row) {
        row.put("known_on", latest.toString());
        try {
            asks++;
            return Optional.of(engine.determine(reader.shipment(row)));
        } catch (ShipmentRows.Rejected e) {
            add(m.id() + ", representative: " + e.field() + " (" + e.value() + "): " + e.expected());
            return Optional.empty();
        }
    }

    private static boolean controls(Measure m, Determination d) {
        String id = m.id();
        boolean sleeps = d.dormant().stream().anyMatch(x -> x.measure().equals(id))
                || d.notYet().stream().anyMatch(x -> x.measure().equals(id));
        boolean named = d.measures().contains(id)
                || (m.isBaseRule()
                        && d.controlling().stream().anyMatch(f -> f.measure().equals(id)));
        return named && !sleeps && d.outcome() != Outcome.LICENCE_VALID;
    }

    /// What a measure leaves alone: its representative on the way to `elsewhere`, and, where `foreign` is `no`, one
    /// made
    /// and sent by others without any content of the issuer.
    private void spares(Measure m, Map<String, String> shipment, LocalDate day) {
        String elsewhere = shipment.getOrDefault("elsewhere", "");
        if (!elsewhere.isEmpty()) {
            Map<String, String> row = new HashMap<>(shipment);
            row.put("destination", elsewhere);
            spares(m, row, day, "on the way to " + elsewhere);
        }
        if (shipment.getOrDefault("foreign", "").equals("no")) {
            Map<String, String> row = new HashMap<>(shipment);
            row.put("origin", THIRD);
            row.put("exporter", THIRD);
            row.put(
                    "attributes",
                    shipment.getOrDefault("attributes", "") + ";foreign_made=true;us_controlled_content_pct=0");
            spares(m, row, day, "made and sent by others");
        }
    }

    private void spares(Measure m, Map<String, String> row, LocalDate day, String how) {
        row.put("event_date", day.toString());
        determine(m, row).ifPresent(d -> {
            if (controls(m, d)) {
                add(m.id() + " controls its representative " + how + ", which it should leave alone: " + d.outcome()
                        + words(d.measures()) + ".");
            }
        });
    }

    /// Every list code that a measure cites must lead to it, or to the fact that it asks for.
    private void codes(Measure m, Map<String, String> shipment, LocalDate day) {
        Set<Code> cited = new LinkedHashSet<>();
        m.rules().forEach(r -> cited.addAll(r.scope().codes()));
        for (Code code : cited) {
            if ((code.scheme().equals("eccn") || code.scheme().equals("cncl"))
                    && code.code().matches("[0-9][A-E][0-9]{3}.*")) {
                Map<String, String> row = new HashMap<>(shipment);
                row.put("item", "Item of " + code.code());
                row.put("attributes", code.scheme() + "=" + code.code());
                row.put("event_date", day.toString());
                determine(m, row).ifPresent(d -> {
                    if (!d.measures().contains(m.id())) {
                        add(m.id() + " cites " + code + ", but an item of that code does not meet it: " + d.outcome()
                                + words(d.measures()) + ".");
                    }
                });
            }
        }
    }

    /// A place that neither side of the exchange controls from.
    private static final String THIRD = "BR";

    private void add(String finding) {
        if (findings.size() < MOST_TOLD) {
            findings.add(finding);
        }
    }
}
