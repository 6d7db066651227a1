package dev.chokepoint.data.world;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the parts of a world lie: in its own folder, in the worlds that it extends, and in the world whose ledger it
/// names.
///
/// Source: docs/world-format.md#worlds-that-extend-another
public final class WorldLayout {
    /// The file that makes a folder a world.
    public static final String FILE = "world.yaml";

    /// The folder of the ledger.
    private static final String LEDGER = "ledger";

    private final List<Path> folders;
    private final Optional<Path> namedLedger;
    private final List<Path> asked;

    /// @param namedLedger the folder of the ledger of the world that is named for it
    /// @param asked the worlds that were asked for the ledger, whose headers lead to it
    private WorldLayout(List<Path> folders, Optional<Path> namedLedger, List<Path> asked) {
        this.folders = List.copyOf(folders);
        this.namedLedger = namedLedger;
        this.asked = List.copyOf(asked);
    }

    /// The layout of a world; a folder without `world.yaml` holds all that belongs to it.
    ///
    /// @throws IllegalArgumentException if a world that it names cannot be found
    public static WorldLayout of(Path folder) {
        Problems problems = new Problems();
        WorldLayout layout = read(folder, problems);
        if (problems.hasErrors()) {
            throw new IllegalArgumentException(
                    problems.sorted().stream().map(Problem::text).collect(Collectors.joining("\n")));
        }
        return layout;
    }

    /// The layout of a world as far as the worlds it names can be found, with a problem for each that cannot.
    public static WorldLayout read(Path folder, Problems problems) {
        return read(folder, problems, new HashSet<>(Set.of(plain(folder))));
    }

    /// @param asked the worlds that were asked for a ledger on the way here
    private static WorldLayout read(Path folder, Problems problems, Set<Path> asked) {
        List<Path> folders = new ArrayList<>(List.of(folder));
        Set<Path> met = new HashSet<>(Set.of(plain(folder)));
        Optional<Path> ledger = Optional.empty();
        List<Path> named = new ArrayList<>();
        for (Path at = folder; ; ) {
            Header header = Header.of(folder, at);
            if (named.isEmpty() && header.row().has(LEDGER)) {
                Optional<Path> world = header.named(LEDGER, problems);
                world.ifPresent(named::add);
                ledger = world.flatMap(w -> ledgerOf(header, w, problems, asked, named));
            }
            Optional<Path> base = header.row().has("extends") ? header.named("extends", problems) : Optional.empty();
            if (base.isEmpty()) {
                return new WorldLayout(folders, ledger, named);
            }
            if (!met.add(plain(base.get()))) {
                problems.error(header.at("extends"), "extends", "A world must not extend itself, not even by others.");
                return new WorldLayout(folders, ledger, named);
            }
            folders.add(base.get());
            at = base.get();
        }
    }

    private static Path plain(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /// The ledger of the world that a header names for it, which may in turn name another one but none that asked.
    ///
    /// @param led gets the worlds that it leads over
    private static Optional<Path> ledgerOf(
            Header header, Path named, Problems problems, Set<Path> asked, List<Path> led) {
        if (Files.isDirectory(header.folder().resolve(LEDGER))) {
            problems.error(
                    header.at(LEDGER),
                    LEDGER,
                    "The world holds a folder ledger/ of its own, so it must not name the ledger of another.");
        }
        if (!asked.add(plain(named))) {
            problems.error(header.at(LEDGER), LEDGER, "Worlds must not name each other's ledgers in a circle.");
            return Optional.empty();
        }
        WorldLayout there = read(named, new Problems(), asked);
        led.addAll(there.asked);
        led.addAll(there.folders.subList(1, there.folders.size()));
        Path ledger = there.ledger();
        if (!Files.isDirectory(ledger.resolve("measures"))) {
            problems.error(header.at(LEDGER), LEDGER, "The world named must have a ledger, with a folder measures.");
        }
        return Optional.of(ledger);
    }

    /// The world's own folder and then those that it extends, the nearest first.
    List<Path> folders() {
        return folders;
    }

    /// The part of a world as a whole: its own file or folder, else that of the nearest world it extends that has one.
    public Path part(String name) {
        return folders.stream()
                .map(f -> f.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(folders.getFirst().resolve(name));
    }

    /// The folder of the ledger, whether it is there or not.
    public Path ledger() {
        Path own = folders.getFirst().resolve(LEDGER);
        return Files.isDirectory(own) ? own : namedLedger.orElseGet(() -> part(LEDGER));
    }

    /// The folders outside the world's own from which something of it is read.
    public List<Path> outside() {
        List<Path> all = new ArrayList<>(folders.subList(1, folders.size()));
        Path ledger = ledger();
        Path normal = ledger.normalize();
        if (Files.isDirectory(ledger) && folders.stream().noneMatch(f -> normal.startsWith(f.normalize()))) {
            all.add(ledger);
        }
        return all;
    }

    /// The files `world.yaml` of other worlds whose ledger is asked for, without which it would not be found.
    public List<Path> headersOfLedger() {
        return asked.stream()
                .map(f -> f.resolve(FILE))
                .filter(Files::isRegularFile)
                .toList();
    }

    /// The keys of a `world.yaml` that name other worlds; what else is wrong with the file is told by its reader.
    private record Header(Path folder, Row row, Map<String, Integer> lines) {
        static Header of(Path root, Path folder) {
            Path file = folder.resolve(FILE);
            String name = folder.equals(root) ? FILE : file.toString();
            if (Files.isRegularFile(file)
                    && Yaml.read(folder, file, new Problems()).orElse(null) instanceof Yaml.Mapping world) {
                return new Header(folder, world.row(name), world.lines());
            }
            return new Header(folder, new Row(name, 0, Map.of()), Map.of());
        }

        Row at(String key) {
            return new Row(row.file(), lines.getOrDefault(key, row.line()), row.fields());
        }

        /// The folder of the world that a key names, as seen from here, so that problems show short paths.
        Optional<Path> named(String key, Problems problems) {
            String name = row.get(key);
            if (Path.of(name).isAbsolute()) {
                problems.error(
                        at(key),
                        key,
                        "It must be the name of a world or a path from this folder, so that it can move.");
                return Optional.empty();
            }
            try {
                Path found = WorldFolder.findFrom(folder, name);
                Path here = folder.toAbsolutePath().normalize();
                return Optional.of(folder.resolve(here.relativize(found.normalize())));
            } catch (IllegalArgumentException e) {
                problems.error(at(key), key, e);
                return Optional.empty();
            }
        }
    }
}
