package dev.chokepoint.app.sweep;

import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.answer.sweep.SweepRow;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.store.ParquetFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of a sweep: what is done as parts, and in the end one table with what its columns mean.
///
/// A part appears when it is whole, so that a sweep that was stopped goes on with what is missing.
public final class SweepFolder {
    /// The table of all answers.
    public static final String TABLE = "sweep.parquet";

    private static final String PLAN = "plan.txt";
    private static final String DICTIONARY = "columns.csv";
    private static final Pattern PART = Pattern.compile("(\\d{6})-(\\d{6})-(\\d{6})\\.csv");
    private static final String HEADER = "cell,world,scenario,on,known,draw,output,measure,party,usd,note\n";

    private final Path folder;
    private final Path parts;
    private final SweepPlan plan;

    private SweepFolder(Path folder, SweepPlan plan) {
        this.folder = folder;
        this.parts = folder.resolve("parts");
        this.plan = plan;
    }

    /// Opens the folder of a sweep, and makes it where there is none.
    ///
    /// @param identity the plan with the versions of program and worlds: the sweep of another one is left alone
    /// @throws IllegalArgumentException if the folder holds another sweep
    public static SweepFolder open(Path folder, SweepPlan plan, String identity) {
        try {
            Path file = folder.resolve(PLAN);
            if (Files.exists(file) && !Files.readString(file).equals(identity)) {
                throw new IllegalArgumentException("The folder (" + folder
                        + ") holds the sweep of another plan, other worlds or another version: choose another one"
                        + " (--out).");
            }
            SweepFolder made = new SweepFolder(folder, plan);
            Files.createDirectories(made.parts);
            AtomicFile.write(file, identity);
            AtomicFile.write(folder.resolve(DICTIONARY), dictionary());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The parts that are missing, in the order of the plan, none of more draws than are kept together.
    List<SweepPart> missing(int drawsAtOnce) {
        Map<Integer, BitSet> done = done();
        List<SweepPart> missing = new ArrayList<>();
        for (int cell = 0; cell < plan.cells().size(); cell++) {
            BitSet own = done.getOrDefault(cell, new BitSet());
            for (int first = own.nextClearBit(0); first <= plan.draws(); first = own.nextClearBit(first)) {
                int end = own.nextSetBit(first);
                int last = Math.min(plan.draws(), end < 0 ? Integer.MAX_VALUE : end - 1);
                for (int from = first; from <= last; from += drawsAtOnce) {
                    missing.add(new SweepPart(cell, from, Math.min(last, from + drawsAtOnce - 1)));
                }
                first = last + 1;
            }
        }
        return missing;
    }

    /// The draws of each cell that are done already.
    private Map<Integer, BitSet> done() {
        Map<Integer, BitSet> done = new HashMap<>();
        try (Stream<Path> files = Files.list(parts)) {
            files.map(f -> PART.matcher(f.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(m -> done.computeIfAbsent(Integer.parseInt(m.group(1)), _ -> new BitSet())
                            .set(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)) + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    /// Keeps a part.
    ///
    /// @param text its rows, by [SweepFolder#text(SweepPlan.Cell, List)]
    public void keep(SweepPart part, String text) {
        String name = String.format(Locale.ROOT, "%06d-%06d-%06d.csv", part.cell(), part.first(), part.last());
        AtomicFile.write(parts.resolve(name), text);
    }

    /// The answers of neighbouring draws of a cell as a part is kept.
    public static String text(SweepPlan.Cell of, List<SweepRow> rows) {
        StringBuilder text = new StringBuilder(HEADER);
        for (SweepRow row : rows) {
            text.append(of.index()).append(',');
            text(text, of.world());
            text(text, of.scenario());
            text.append(of.day().on()).append(',').append(of.day().known()).append(',');
            text.append(row.draw()).append(',');
            text(text, row.output());
            text(text, row.measure());
            text(text, row.party());
            text.append(Double.isNaN(row.usd()) ? "" : String.valueOf(row.usd()))
                    .append(',');
            text(text, row.note());
            text.setCharAt(text.length() - 1, '\n');
        }
        return text.toString();
    }

    private static void text(StringBuilder out, String value) {
        out.append('"').append(value.replace("\"", "\"\"").replace('\n', ' ')).append("\",");
    }

    /// Makes one table of all parts, ordered by cell, draw and what is answered.
    ///
    /// @param about kept in the table
    public Path finish(String about) {
        Map<String, String> columns = new LinkedHashMap<>();
        COLUMNS.forEach((name, c) -> columns.put(name, c.type()));
        Path table = folder.resolve(TABLE);
        ParquetFile.write(
                parts.resolve("*.csv").toString(),
                columns,
                "cell, draw, output, measure, party",
                table,
                plan.name() + "; " + about);
        return table;
    }

    private record Column(String type, String meaning) {}

    private static final Map<String, Column> COLUMNS = columns();

    private static Map<String, Column> columns() {
        Map<String, Column> all = new LinkedHashMap<>();
        all.put("cell", new Column("INTEGER", "the place of world, scenario and day in the plan, from 0"));
        all.put("world", new Column("VARCHAR", "the world, as the plan names it"));
        all.put("scenario", new Column("VARCHAR", "the file of changes; empty for the world as it stands"));
        all.put("on", new Column("DATE", "the day that is asked about"));
        all.put("known", new Column("DATE", "the day whose knowledge is used"));
        all.put("draw", new Column("INTEGER", "0 for central values, else the number of the draw from 1"));
        all.put(
                "output",
                new Column(
                        "VARCHAR",
                        "loss in the best case (the market knows and re-routes); loss in the worst case (nobody"
                                + " re-routes); expected loss (by the stated behaviour); leverage (what a measure"
                                + " costs); no answer (the note says why)"));
        all.put("measure", new Column("VARCHAR", "of leverage, the measure, or all of an issuer; else empty"));
        all.put("party", new Column("VARCHAR", "who loses it, or all; of no answer, what has none"));
        all.put("usd", new Column("DOUBLE", "USD over the months of the world; empty where there is no answer"));
        all.put("note", new Column("VARCHAR", "why there is no answer"));
        return all;
    }

    private static String dictionary() {
        StringBuilder text = new StringBuilder("column,type,meaning\n");
        COLUMNS.forEach((name, c) -> text.append(name)
                .append(',')
                .append(c.type())
                .append(",\"")
                .append(c.meaning())
                .append("\"\n"));
        return text.toString();
    }
}
