package dev.chokepoint.app.server.kept;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.Viewer;
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
///
/// A scenario of a team, and all that branches from it, is not there for anybody else.
public final class ScenarioStore {
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
    /// @param team whose it is; empty where it is everybody's
    /// @param problem what is wrong with the file; empty where nothing is
    public record Kept(String id, String revision, String team, String text, ScenarioFile file, String problem) {}

    /// All scenarios that a viewer may see, by id.
    public List<Kept> all(Viewer viewer) {
        return texts.all().stream()
                .filter(k -> viewer.sees(k.team()))
                .limit(MOST)
                .map(ScenarioStore::read)
                .toList();
    }

    private Optional<Kept> find(String id, Viewer viewer) {
        return texts.find(id).filter(k -> viewer.sees(k.team())).map(ScenarioStore::read);
    }

    /// What a scenario is called, whoever asks; empty where there is none.
    public String name(String id) {
        return texts.find(id).map(k -> read(k).file().name()).orElse("");
    }

    private static Kept read(KeptText kept) {
        String text = kept.text().length() <= MOST_BYTES ? kept.text() : "";
        Loaded<ScenarioFile> read = ScenarioFile.parse(kept.id() + END, text);
        String problem = read.problems().stream()
                .filter(Problem::isError)
                .map(Problem::text)
                .findFirst()
                .orElse("");
        return new Kept(kept.id(), kept.revision(), kept.team(), text, read.value(), problem);
    }

    /// A scenario and what it branches from, the first first.
    public List<Kept> line(String id, Viewer viewer) {
        Kept at = need(id, viewer);
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
            at = find(parent, viewer)
                    .orElseThrow(() -> new ApiProblem(
                            409, "parent", parent, "The scenario that this one branches from must be kept here."));
            line.addFirst(at);
        }
        return line;
    }

    public Kept need(String id, Viewer viewer) {
        return find(id, viewer)
                .orElseThrow(
                        () -> new ApiProblem(404, "id", id, "The id must be that of a scenario that is kept here."));
    }

    /// Whose a line is; empty where it is everybody's.
    public static String team(List<Kept> line) {
        return line.stream()
                .map(Kept::team)
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// A line as the reader of scenarios takes it.
    public static List<ScenarioReader.Part> parts(List<Kept> line) {
        return line.stream()
                .map(k -> new ScenarioReader.Part(k.id() + END, k.text()))
                .toList();
    }

    /// What a line changes and whose it is, as one word; the same changes on another world have the same.
    public static String content(List<Kept> line) {
        StringBuilder all = new StringBuilder();
        String team = team(line);
        if (!team.isEmpty()) {
            all.append("team ").append(team).append('\n');
        }
        line.forEach(k -> all.append(k.file().name())
                .append('\n')
                .append(k.file().changes())
                .append('\n'));
        return AnswerStore.hash(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Keeps a new scenario under an id made of its name; that of a team tells no other of the name.
    ///
    /// @param team whose it is; empty for everybody
    public synchronized Kept add(ScenarioFile scenario, String team, Viewer viewer) {
        if (all(viewer).size() >= MOST) {
            throw new ApiProblem(409, "", "", "At most " + MOST + " scenarios are kept; delete some first.");
        }
        String start = start(scenario.name());
        return read(texts.add(team.isEmpty() ? start : start + "-" + Ids.random(), team, scenario.text()));
    }

    /// Writes a scenario anew.
    ///
    /// @param revision the one that was read; empty to write whatever stands there now
    public synchronized Kept replace(String id, String revision, ScenarioFile scenario, Viewer viewer) {
        need(id, viewer);
        try {
            return read(texts.replace(id, revision, scenario.text()));
        } catch (KeptTexts.ChangedMeanwhile e) {
            throw changed(revision);
        }
    }

    /// Removes a scenario from which none branches.
    public synchronized void remove(String id, String revision, Viewer viewer) {
        need(id, viewer);
        List<KeptText> branches = texts.all().stream()
                .filter(k -> read(k).file().parent().equals(id))
                .toList();
        List<String> seen = branches.stream()
                .filter(k -> viewer.sees(k.team()))
                .map(KeptText::id)
                .toList();
        if (!branches.isEmpty()) {
            throw new ApiProblem(
                    409,
                    "id",
                    id,
                    seen.isEmpty()
                            ? "Scenarios that are not yours branch from this one."
                            : "Other scenarios branch from this one; delete them first: " + String.join(", ", seen)
                                    + ".");
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
