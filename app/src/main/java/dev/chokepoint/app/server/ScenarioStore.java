package dev.chokepoint.app.server;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.world.ScenarioFile;
import dev.chokepoint.data.world.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Scenarios, one YAML file each in a folder, as `--scenario` takes them; the tree is their field `parent`.
///
/// A file is written whole or not at all, and what was written is on the disk before it is said to be.
public final class ScenarioStore {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MOST = 500;
    private static final int DEEPEST = 20;
    private static final long MOST_BYTES = 200_000;
    private static final String END = ".yaml";

    private final Path folder;

    public ScenarioStore(Path folder) {
        this.folder = folder;
    }

    /// A scenario as it is kept.
    ///
    /// @param revision changes with the file
    /// @param problem what is wrong with the file; empty where nothing is
    record Kept(String id, String revision, String text, ScenarioFile file, String problem) {}

    /// All scenarios by id.
    synchronized List<Kept> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(END))
                    .map(n -> n.substring(0, n.length() - END.length()))
                    .filter(n -> ID.matcher(n).matches())
                    .sorted()
                    .limit(MOST)
                    .flatMap(id -> find(id).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized Optional<Kept> find(String id) {
        if (!ID.matcher(id).matches() || !Files.isRegularFile(file(id))) {
            return Optional.empty();
        }
        try {
            if (Files.size(file(id)) > MOST_BYTES) {
                return Optional.empty();
            }
            String text = Files.readString(file(id));
            Loaded<ScenarioFile> read = ScenarioFile.parse(id + END, text);
            String problem = read.problems().stream()
                    .filter(Problem::isError)
                    .map(Problem::text)
                    .findFirst()
                    .orElse("");
            return Optional.of(new Kept(id, revision(text), text, read.value(), problem));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A scenario and what it branches from, the first first.
    List<Kept> line(String id) {
        Kept at = need(id);
        List<Kept> line = new ArrayList<>(List.of(at));
        Set<String> seen = new LinkedHashSet<>(List.of(id));
        while (!at.file().parent().isEmpty()) {
            String parent = at.file().parent();
            if (!seen.add(parent) || seen.size() > DEEPEST) {
                throw new ApiProblem(
                        409,
                        "parent",
                        parent,
                        "A scenario must not branch from itself, nor from more than " + DEEPEST + " others.");
            }
            at = find(parent)
                    .orElseThrow(() -> new ApiProblem(
                            409, "parent", parent, "The scenario that this one branches from must be kept here."));
            line.addFirst(at);
        }
        return line;
    }

    Kept need(String id) {
        return find(id).orElseThrow(
                        () -> new ApiProblem(404, "id", id, "The id must be that of a scenario that is kept here."));
    }

    /// A line as the reader of scenarios takes it.
    static List<ScenarioReader.Part> parts(List<Kept> line) {
        return line.stream()
                .map(k -> new ScenarioReader.Part(k.id() + END, k.text()))
                .toList();
    }

    /// What a line changes, as one word; the same changes on another world have the same.
    static String content(List<Kept> line) {
        StringBuilder all = new StringBuilder();
        line.forEach(k -> all.append(k.file().name())
                .append('\n')
                .append(k.file().changes())
                .append('\n'));
        return AnswerStore.hash(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Keeps a new scenario under an id made of its name.
    synchronized Kept add(ScenarioFile scenario) {
        if (all().size() >= MOST) {
            throw new ApiProblem(409, "", "", "At most " + MOST + " scenarios are kept; delete some first.");
        }
        String id = freeId(scenario.name());
        return write(id, scenario);
    }

    /// Writes a scenario anew.
    ///
    /// @param revision the one that was read; empty to write whatever stands there now
    synchronized Kept replace(String id, String revision, ScenarioFile scenario) {
        unmoved(need(id), revision);
        return write(id, scenario);
    }

    /// Removes a scenario from which none branches.
    synchronized void remove(String id, String revision) {
        unmoved(need(id), revision);
        List<String> branches = all().stream()
                .filter(k -> k.file().parent().equals(id))
                .map(Kept::id)
                .toList();
        if (!branches.isEmpty()) {
            throw new ApiProblem(
                    409,
                    "id",
                    id,
                    "Other scenarios branch from this one; delete them first: " + String.join(", ", branches) + ".");
        }
        try {
            Files.delete(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unmoved(Kept kept, String revision) {
        if (!revision.isEmpty() && !revision.equals(kept.revision())) {
            throw new ApiProblem(
                    409,
                    "revision",
                    revision,
                    "The scenario was changed meanwhile; read it again and repeat what you changed.");
        }
    }

    private Kept write(String id, ScenarioFile scenario) {
        AtomicFile.write(file(id), scenario.text());
        return need(id);
    }

    private String freeId(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String start = plain.isEmpty() ? "scenario" : plain.substring(0, Math.min(50, plain.length()));
        String stem = start.replaceAll("-+$", "");
        String id = stem;
        for (int k = 2; Files.exists(file(id)); k++) {
            id = stem + "-" + k;
        }
        return id;
    }

    private Path file(String id) {
        return folder.resolve(id + END);
    }

    private static String revision(String text) {
        return AnswerStore.hash(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
