package dev.chokepoint.app.input;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.deals.ExchangeFiles;
import dev.chokepoint.data.deals.WorthFiles;
import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.EveView;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.giving.GivingBacktest;
import dev.chokepoint.deals.giving.GivingModel;
import dev.chokepoint.deals.giving.Observed;
import dev.chokepoint.deals.giving.Predictive;
import dev.chokepoint.deals.giving.RecordScope;
import dev.chokepoint.deals.giving.TabledConcession;
import dev.chokepoint.deals.giving.TermSelection;
import dev.chokepoint.deals.giving.Worth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads a record of exchanges and holds forecasts against it, or forecasts the tables of other talks from it.
public final class GivingBacktester {
    private final Consumer<String> progress;
    private final String hash;
    private final List<Exchange> record;
    private final Map<TabledConcession.Key, Worth.Valued> worths;

    /// Reads the files.
    ///
    /// @param file the record; the bundled one if there is none
    /// @param values values of its rows by a world
    public GivingBacktester(Optional<Path> file, Optional<Path> values, Consumer<String> progress) {
        this.progress = progress;
        Path path = file.orElseGet(ExchangeFiles::bundled);
        record = required("The record " + path, ExchangeFiles.record(path));
        worths = values.map(v -> required("The file of values " + v, WorthFiles.load(v)))
                .orElse(Map.of());
        hash = hash(path);
        Set<TabledConcession.Key> known =
                record.stream().map(e -> e.tabled().key()).collect(Collectors.toSet());
        worths.keySet().stream().filter(k -> !known.contains(k)).findFirst().ifPresent(k -> {
            throw new IllegalArgumentException("The concession (" + k.concession() + ") of the talk (" + k.talk()
                    + ") of the file of values must stand in the record.");
        });
    }

    /// What a back-test answers.
    ///
    /// @param recordHash the SHA-256 of the record
    /// @param rows the rows of the record
    /// @param valued how many of them a world values
    /// @param results one by what the model sees of what was named
    /// @param studies of the terms, by what the model sees; empty where none was asked for
    public record Report(
            String recordHash,
            int rows,
            int valued,
            List<GivingBacktest.Result> results,
            List<TermSelection.Study> studies) {
        public Report {
            results = List.copyOf(results);
            studies = List.copyOf(studies);
        }
    }

    /// A forecast of a row.
    public record Row(TabledConcession.Key key, Predictive forecast) {}

    /// Runs the back-test.
    ///
    /// @param codings what the model sees, each for itself
    /// @param terms whether terms are studied too
    public Report run(List<List<Coding>> codings, boolean terms) {
        List<GivingBacktest.Result> results = new ArrayList<>();
        List<TermSelection.Study> studies = new ArrayList<>();
        for (List<Coding> of : codings) {
            String names = of.stream().map(Coding::column).collect(Collectors.joining(" and "));
            if (RecordScope.ALL.of(record, of).stream()
                            .map(e -> e.talk().id())
                            .distinct()
                            .count()
                    < 2) {
                throw new IllegalArgumentException(
                        "The record must have rows of two talks or more with a code in " + names + ".");
            }
            progress.accept("what was named by " + names);
            GivingBacktest test = new GivingBacktest(record, of, worths);
            results.add(test.run());
            if (terms) {
                progress.accept("terms, by " + names);
                studies.add(test.terms());
            }
        }
        return new Report(hash, record.size(), worths.size(), results, studies);
    }

    /// Forecasts the tables of other talks by what is learnt from the record. Nothing that tells how those talks ended
    /// is read, and talks of the record that stand there too are not learnt from.
    public List<Row> predict(Path tables, List<Coding> codings) {
        List<TabledConcession> asked = required("The file " + tables, ExchangeFiles.tables(tables));
        Set<String> talks = asked.stream().map(t -> t.talk().id()).collect(Collectors.toSet());
        List<Exchange> others =
                record.stream().filter(e -> !talks.contains(e.talk().id())).toList();
        List<Observed> rows = Observed.of(others, RecordScope.ALL, codings, worths);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The record must hold talks besides those of (" + tables + ").");
        }
        GivingModel.Fitted learnt = GivingModel.of(codings).fit(rows);
        return EveView.of(asked, others, Map.of()).stream()
                .map(v -> new Row(v.concession().key(), learnt.predict(v)))
                .toList();
    }

    private <T> T required(String what, Loaded<T> loaded) {
        T value = InputException.require(what, loaded);
        loaded.problems().forEach(p -> progress.accept(p.text()));
        return value;
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
