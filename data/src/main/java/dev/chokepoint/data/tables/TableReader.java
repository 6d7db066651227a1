package dev.chokepoint.data.tables;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.CsvFault;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.TableBalance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads an input–output table in any of the layouts it may come in, and checks its balance.
///
/// | path | layout |
/// |---|---|
/// | folder with `Z.csv`, `Y.csv`, perhaps `x.csv` | plain matrices |
/// | folder or zip with `A.txt` or `Z.txt`, `Y.txt`, perhaps `x.txt` | EXIOBASE 3 |
/// | one CSV, or a folder or zip with one | OECD ICIO, WIOD 2016 (wide), WIOD 2013 (sheet) |
/// | `NAME_input.npz` with `NAME_labels.txt` | NumPy arrays |
public final class TableReader {
    private static final int MOST_WARNINGS = 20;

    private TableReader() {}

    /// Reads and checks a table; the balance is absent exactly where there are errors.
    public static Loaded<Optional<TableBalance>> read(Path path) {
        String name = String.valueOf(path.getFileName());
        List<Problem> problems = new ArrayList<>();
        Optional<RawTable> raw = Optional.empty();
        try {
            if (!Files.exists(path)) {
                problems.add(Problem.error(name, 0, "", path.toString(), "there is no such file or folder"));
            } else if (Files.isDirectory(path)) {
                raw = folder(path, problems);
            } else if (name.endsWith(".npz")) {
                Loaded<Optional<RawTable>> loaded = NpzTable.read(path);
                problems.addAll(loaded.problems());
                raw = loaded.value();
            } else if (name.endsWith(".zip")) {
                raw = zip(path, problems);
            } else {
                raw = TableLayouts.single(file(path), problems);
            }
        } catch (IOException | RuntimeException e) {
            problems.add(Problem.error(name, 0, "", "", "could not be read: " + CsvFault.words(e)));
        }
        if (raw.isEmpty() || problems.stream().anyMatch(Problem::isError)) {
            if (problems.stream().noneMatch(Problem::isError)) {
                problems.add(Problem.error(name, 0, "", "", "holds no table"));
            }
            return new Loaded<>(Optional.empty(), problems);
        }
        return checked(raw.get(), name, problems);
    }

    private static Loaded<Optional<TableBalance>> checked(RawTable raw, String name, List<Problem> problems) {
        try {
            IoTable table = IoTable.of(raw.regions, raw.sectors, raw.categories, raw.z, raw.y);
            TableBalance balance = TableBalance.of(table, raw.output);
            int shown = 0;
            for (TableBalance.Adjustment a : balance.adjustments()) {
                if (shown++ == MOST_WARNINGS) {
                    problems.add(Problem.warning(
                            name,
                            0,
                            "balance",
                            String.valueOf(balance.adjustments().size() - MOST_WARNINGS),
                            "more adjustments of this kind"));
                    break;
                }
                problems.add(Problem.warning(
                        name, 0, a.where(), String.valueOf(a.amount()), a.kind().words()));
            }
            return new Loaded<>(Optional.of(balance), problems);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(name, 0, "", "", String.valueOf(e.getMessage())));
            return new Loaded<>(Optional.empty(), problems);
        }
    }

    private static Optional<RawTable> folder(Path folder, List<Problem> problems) throws IOException {
        Map<String, TableLayouts.Part> parts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).forEach(f -> parts.put(String.valueOf(f.getFileName()), file(f)));
        }
        for (String file : parts.keySet()) {
            if (file.endsWith("_input.npz")) {
                Loaded<Optional<RawTable>> loaded = NpzTable.read(folder.resolve(file));
                problems.addAll(loaded.problems());
                return loaded.value();
            }
        }
        return parts(parts, String.valueOf(folder.getFileName()), problems);
    }

    private static Optional<RawTable> zip(Path path, List<Problem> problems) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Map<String, TableLayouts.Part> parts = new HashMap<>();
            zip.stream().filter(e -> !e.isDirectory()).forEach(e -> {
                String whole = e.getName();
                String file = whole.substring(whole.lastIndexOf('/') + 1);
                // The table itself stands above its satellite accounts, whose files may share its names.
                int depth = (int) whole.chars().filter(c -> c == '/').count();
                if (depth <= 1) {
                    parts.put(file, entry(zip, e, file));
                }
            });
            return parts(parts, String.valueOf(path.getFileName()), problems);
        }
    }

    private static Optional<RawTable> parts(Map<String, TableLayouts.Part> parts, String name, List<Problem> problems)
            throws IOException {
        TableLayouts.Part plainFlows = parts.get("Z.csv");
        TableLayouts.Part plainDemand = parts.get("Y.csv");
        if (plainFlows != null && plainDemand != null) {
            return TableLayouts.plain(plainFlows, plainDemand, Optional.ofNullable(parts.get("x.csv")), problems);
        }
        TableLayouts.Part flows = parts.get("Z.txt");
        TableLayouts.Part coefficients = parts.get("A.txt");
        TableLayouts.Part demand = parts.get("Y.txt");
        TableLayouts.Part matrix = flows == null ? coefficients : flows;
        if (matrix != null && demand != null) {
            Optional<TableLayouts.Part> output = Optional.ofNullable(parts.get("x.txt"));
            return TableLayouts.exiobase(matrix, flows == null, demand, output, problems);
        }
        List<TableLayouts.Part> csv = new ArrayList<>();
        parts.forEach((file, part) -> {
            if (file.endsWith(".csv")) {
                csv.add(part);
            }
        });
        if (csv.size() == 1) {
            return TableLayouts.single(csv.getFirst(), problems);
        }
        problems.add(Problem.error(
                name,
                0,
                "files",
                parts.keySet().stream().sorted().limit(8).toList().toString(),
                "expected Z.csv and Y.csv, or A.txt or Z.txt with Y.txt, or one CSV, or NAME_input.npz"));
        return Optional.empty();
    }

    private static TableLayouts.Part file(Path path) {
        return new TableLayouts.Part() {
            @Override
            public String name() {
                return String.valueOf(path.getFileName());
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }
        };
    }

    private static TableLayouts.Part entry(ZipFile zip, ZipEntry entry, String name) {
        return new TableLayouts.Part() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return zip.getInputStream(entry);
            }
        };
    }
}
