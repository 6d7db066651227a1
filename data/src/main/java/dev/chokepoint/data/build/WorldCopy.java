package dev.chokepoint.data.build;

import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.TableSchema;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.data.tables.SeriesWriter;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.data.world.WorldLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a world again with the figures of an update: the same files in the same order with the same comments, and
/// beside the lines of each figure that was taken one more.
///
/// The whole is made in a hidden folder beside the new one, checked, and then takes its name; the old world is only
/// read.
public final class WorldCopy {
    private static final String SOURCES = "sources";
    private static final String OWN_PART = "from-store";
    private static final Pattern NAMES_A_WORLD = Pattern.compile("^(extends|ledger):.*");

    private final WorldUpdate.Plan plan;
    private final Path from;
    private final Path into;
    private final Path part;
    private final Map<Path, String> texts = new LinkedHashMap<>();

    /// Looks at the new world before it appears.
    @FunctionalInterface
    public interface Check {
        /// Refuses what must not be kept.
        ///
        /// @throws IllegalArgumentException if it must not be kept
        void of(Path made);
    }

    private WorldCopy(WorldUpdate.Plan plan, Path into) {
        this.plan = plan;
        this.from = plan.folder().toAbsolutePath().normalize();
        this.into = into.toAbsolutePath().normalize();
        this.part = this.into.resolveSibling("." + this.into.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /// Writes the world of a plan.
    ///
    /// @param into a new or empty folder
    /// @param report what is kept beside it as `UPDATE.md`
    /// @param check what looks at it before it appears
    /// @throws IllegalArgumentException if the folder is in use or lies in the world, or the check fails
    public static void write(WorldUpdate.Plan plan, Path into, String report, Check check) {
        WorldCopy copy = new WorldCopy(plan, into);
        copy.refuseFolder(into);
        try {
            boolean done = false;
            try {
                copy.make(report);
                check.of(copy.part);
                copy.appear();
                done = true;
            } finally {
                if (!done) {
                    remove(copy.part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The world (" + into + ") cannot be written: " + e.getMessage(), e);
        }
    }

    private void refuseFolder(Path said) {
        String[] there = into.toFile().list();
        if (Files.isRegularFile(into) || (there != null && there.length > 0)) {
            throw new IllegalArgumentException(
                    "The folder (" + said + ") must be empty or new, so that nothing is overwritten.");
        }
        if (into.startsWith(from) || from.startsWith(into)) {
            throw new IllegalArgumentException(
                    "The folder (" + said + ") must not lie in the world, nor the world in it.");
        }
    }

    private void make(String report) throws IOException {
        for (Path file : WorldHash.files(from)) {
            AtomicFile.write(part.resolve(from.relativize(file)), Files.readAllBytes(file));
        }
        pointAgain();
        lines();
        sources();
        Path told = part.resolve("UPDATE.md");
        texts.put(told, report + (Files.exists(told) ? "\n" + Files.readString(told) : ""));
        for (Map.Entry<Path, String> e : texts.entrySet()) {
            AtomicFile.write(e.getKey(), e.getValue());
        }
    }

    private void appear() throws IOException {
        Files.deleteIfExists(into);
        try {
            Files.move(part, into, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, into);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> made = Files.walk(folder)) {
                for (Path file : made.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private String text(Path file) throws IOException {
        String held = texts.get(file);
        return held != null ? held : Files.readString(file);
    }

    // ---- other worlds that it names

    /// Where the new folder does not find the worlds that the old one names, it names them by a path.
    private void pointAgain() throws IOException {
        Path file = part.resolve(WorldLayout.FILE);
        String text = text(file);
        if (!(Yaml.parse(WorldLayout.FILE, text, new Problems()).orElse(null) instanceof Yaml.Mapping world)) {
            return;
        }
        Map<String, String> named = world.row(WorldLayout.FILE).fields();
        String ending = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(text.split("\\R", -1)));
        boolean moved = false;
        for (int n = 0; n < lines.size(); n++) {
            Matcher line = NAMES_A_WORLD.matcher(lines.get(n));
            String name = line.matches() ? named.getOrDefault(line.group(1), "") : "";
            if (!name.isEmpty()) {
                Path meant = WorldFolder.findFrom(from, name).toAbsolutePath().normalize();
                if (!finds(name, meant)) {
                    lines.set(
                            n,
                            line.group(1) + ": \""
                                    + part.relativize(meant).toString().replace('\\', '/') + "\"");
                    moved = true;
                }
            }
        }
        if (moved) {
            texts.put(file, String.join(ending, lines));
        }
    }

    private boolean finds(String name, Path meant) {
        try {
            return WorldFolder.findFrom(part, name).toAbsolutePath().normalize().equals(meant);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // ---- lines of tables

    private void lines() throws IOException {
        Map<Path, List<WorldUpdate.Line>> own = new LinkedHashMap<>();
        Map<String, List<WorldUpdate.Line>> inherited = new LinkedHashMap<>();
        for (WorldUpdate.Line line : plan.lines()) {
            Path file = from.resolve(line.group().rows().getLast().file()).normalize();
            if (file.startsWith(from)) {
                own.computeIfAbsent(part.resolve(from.relativize(file)), _ -> new ArrayList<>())
                        .add(line);
            } else {
                inherited.computeIfAbsent(line.table(), _ -> new ArrayList<>()).add(line);
            }
        }
        for (Map.Entry<Path, List<WorldUpdate.Line>> e : own.entrySet()) {
            insert(e.getKey(), e.getValue());
        }
        for (Map.Entry<String, List<WorldUpdate.Line>> e : inherited.entrySet()) {
            append(e.getKey(), e.getValue());
        }
    }

    private void insert(Path file, List<WorldUpdate.Line> all) throws IOException {
        String text = text(file);
        String ending = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> lines = new ArrayList<>(List.of(text.split("\\R", -1)));
        List<String> header = header(lines);
        all.stream()
                .sorted(Comparator.comparingInt((WorldUpdate.Line l) ->
                                l.group().rows().getLast().line())
                        .reversed())
                .forEach(l -> lines.add(
                        l.group().rows().getLast().line(),
                        written(header, l.group().rows().getLast(), l.fields())));
        texts.put(file, String.join(ending, lines));
    }

    /// The columns of a table, from its first line that is no comment.
    private static List<String> header(List<String> lines) {
        return lines.stream()
                .map(l -> l.replace("\uFEFF", ""))
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .findFirst()
                .map(l -> Stream.of(l.split(",", -1))
                        .map(c -> c.strip().replace("\"", ""))
                        .toList())
                .orElse(List.of());
    }

    /// A line with the key of another one and a figure of its own.
    private static String written(List<String> columns, Row like, Map<String, String> figure) {
        return columns.stream()
                .map(c -> TableSchema.FIGURE_COLUMNS.contains(c) ? figure.getOrDefault(c, "") : like.get(c))
                .map(SeriesWriter::quoted)
                .collect(Collectors.joining(","));
    }

    /// Lines of a world that this one extends: all vintages of the figure are said here, as lines that a world has
    /// stand for all that it inherits of the same.
    private void append(String table, List<WorldUpdate.Line> all) throws IOException {
        Path folder = part.resolve(table);
        Path file = Files.isDirectory(folder) ? free(folder, ".csv") : part.resolve(table + ".csv");
        boolean there = Files.exists(file) || texts.containsKey(file);
        String text = there ? text(file) : "";
        String ending = text.contains("\r\n") ? "\r\n" : "\n";
        List<String> columns = there
                ? header(List.of(text.split("\\R", -1)))
                : columns(Optional.ofNullable(TableSchema.all().get(table)).orElseThrow());
        StringBuilder out = new StringBuilder(text);
        if (!there) {
            out.append(String.join(",", columns)).append(ending);
        } else if (!text.endsWith("\n")) {
            out.append(ending);
        }
        for (WorldUpdate.Line line : all) {
            for (Row row : line.group().rows()) {
                out.append(written(columns, row, row.fields())).append(ending);
            }
            out.append(written(columns, line.group().rows().getLast(), line.fields()))
                    .append(ending);
        }
        texts.put(file, out.toString());
    }

    private static List<String> columns(TableSchema schema) {
        List<String> all = new ArrayList<>(
                schema.columns().stream().map(TableSchema.Column::name).toList());
        all.addAll(TableSchema.FIGURE_COLUMNS);
        return all;
    }

    private static Path free(Path folder, String ending) {
        Path file = folder.resolve(OWN_PART + ending);
        for (int n = 2; Files.exists(file); n++) {
            file = folder.resolve(OWN_PART + "-" + n + ending);
        }
        return file;
    }

    // ---- sources

    private void sources() throws IOException {
        Set<String> used = new LinkedHashSet<>();
        plan.lines().forEach(l -> used.add(l.fields().getOrDefault("source", "")));
        Map<String, String> more = new HashMap<>();
        for (UpdateSource source : plan.sources()) {
            if (source.isNew() && used.contains(source.source().key())) {
                more.put(source.source().key(), source.yaml());
            }
        }
        if (more.isEmpty()) {
            return;
        }
        Path folder = part.resolve(SOURCES);
        Path file = Files.isDirectory(folder) ? free(folder, ".yaml") : part.resolve(SOURCES + ".yaml");
        String text = Files.exists(file) ? text(file) : "";
        String ending = text.contains("\r\n") ? "\r\n" : "\n";
        String added = more.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        texts.put(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : ending) + added.replace("\n", ending));
    }
}
