package dev.chokepoint.app.server;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.kept.KeptTexts;
import dev.chokepoint.data.world.ScenarioFile;
import dev.chokepoint.data.world.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Scenarios, one YAML text each, as `--scenario` takes them; the tree is their field `parent`.
final class ScenarioStore {
    private static final int MOST = 500;
    private static final int DEEPEST = 20;
    private static final int MOST_BYTES = 200_000;
    private static final String END = ".yaml";

    private final KeptTexts texts;

    ScenarioStore(KeptTexts texts) {
        this.texts = texts;
    }

    /// A scenario as it is kept.
    ///
    /// @param revision changes with the file
    /// @param problem what is wrong with the file; empty where nothing is
    record Kept(String id, String revision, String text, ScenarioFile file, String problem) {}

    /// All scenarios by id.
    List<Kept> all() {
        return texts.all().stream().limit(MOST).map(ScenarioStore::read).toList();
    }

    Optional<Kept> find(String id) {
        return texts.find(id).map(ScenarioStore::read);
    }

    private static Kept read(KeptText kept) {
        String text = kept.text().length() <= MOST_BYTES ? kept.text() : "";
        Loaded<ScenarioFile> read = ScenarioFile.parse(kept.id() + END, text);
        String problem = read.problems().stream()
                .filter(Problem::isError)
                .map(Problem::text)
                .findFirst()
                .orElse("");
        return new Kept(kept.id(), kept.revision(), text, read.value(), problem);
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
        return read(texts.add(start(scenario.name()), "", scenario.text()));
    }

    /// Writes a scenario anew.
    ///
    /// @param revision the one that was read; empty to write whatever stands there now
    synchronized Kept replace(String id, String revision, ScenarioFile scenario) {
        need(id);
        try {
            return read(texts.replace(id, revision, scenario.text()));
        } catch (KeptTexts.ChangedMeanwhile e) {
            throw changed(revision);
        }
    }

    /// Removes a scenario from which none branches.
    synchronized void remove(String id, String revision) {
        need(id);
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
            texts.remove(id, revision);
        } catch (KeptTexts.ChangedMeanwhile e) {
            throw changed(revision);
        }
    }

    private static ApiProblem changed(String revision) {
        return new ApiProblem(
                409,
                "revision",
                revision,
                "The scenario was changed meanwhile; read it again and repeat what you changed.");
    }

    /// What the id of a scenario begins with.
    private static String start(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String start = plain.isEmpty() ? "scenario" : plain.substring(0, Math.min(50, plain.length()));
        return start.replaceAll("-+$", "");
    }
}
