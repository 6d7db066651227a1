package dev.chokepoint.app.server.kept;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.kept.KeptTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Companies' own tables, each kept for a team. For everybody else there is no such company, whatever they know of it.
public final class CompanyStore {
    private static final int MOST_OF_A_TEAM = 200;

    private final KeptTexts texts;

    CompanyStore(KeptTexts texts) {
        this.texts = texts;
    }

    /// What is kept of a company.
    ///
    /// @param place where it buys
    /// @param tables `bill`, and perhaps `stock` and `map`, each CSV or XLSX as base64
    /// @param author who wrote it last
    /// @param time when that was
    public record Content(String name, String place, Map<String, String> tables, String author, String time) {
        public Content {
            tables = Map.copyOf(tables);
        }

        private String text() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("name", name);
            told.put("place", place);
            told.put("author", author);
            told.put("time", time);
            tables.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(t -> told.put(t.getKey(), t.getValue()));
            return JsonMapper.shared().writeValueAsString(told) + "\n";
        }

        private static Content of(String text) {
            JsonNode told = JsonMapper.shared().readTree(text);
            Map<String, String> tables = new LinkedHashMap<>();
            for (String table : List.of("bill", "stock", "map")) {
                String content = told.path(table).asString("");
                if (!content.isEmpty()) {
                    tables.put(table, content);
                }
            }
            return new Content(
                    told.path("name").asString(""),
                    told.path("place").asString(""),
                    tables,
                    told.path("author").asString(""),
                    told.path("time").asString(""));
        }
    }

    /// A company as it is kept.
    ///
    /// @param revision changes with the content
    public record Company(String id, String revision, String team, Content content) {}

    private static Company read(KeptText kept) {
        return new Company(kept.id(), kept.revision(), kept.team(), Content.of(kept.text()));
    }

    /// The companies of the viewer's teams.
    public List<Company> all(Viewer viewer) {
        return texts.all().stream()
                .filter(k -> viewer.isIn(k.team()))
                .map(CompanyStore::read)
                .toList();
    }

    public Optional<Company> find(String id, Viewer viewer) {
        return texts.find(id).filter(k -> viewer.isIn(k.team())).map(CompanyStore::read);
    }

    /// What a company is called, whoever asks; empty where there is none.
    public String name(String id) {
        return texts.find(id).map(k -> read(k).content().name()).orElse("");
    }

    public Company need(String id, Viewer viewer) {
        return find(id, viewer)
                .orElseThrow(() ->
                        new ApiProblem(404, "company", id, "The id must be that of a company that is kept here."));
    }

    /// Keeps a new company for a team of the viewer.
    public synchronized Company add(String team, Content content, Viewer viewer) {
        if (!viewer.isIn(team)) {
            throw new ApiProblem(
                    403,
                    "team",
                    team,
                    viewer.teams().isEmpty()
                            ? "A company is kept for a team, and you are in none; an administrator puts you into one."
                            : "The team must be one of yours: "
                                    + String.join(
                                            ", ",
                                            viewer.teams().stream().sorted().toList()) + ".");
        }
        if (all(viewer).stream().filter(c -> c.team().equals(team)).count() >= MOST_OF_A_TEAM) {
            throw new ApiProblem(
                    409, "", "", "At most " + MOST_OF_A_TEAM + " companies of a team are kept; delete some first.");
        }
        return read(texts.add("company-" + Ids.random(), team, content.text()));
    }

    /// Writes a company anew.
    ///
    /// @param revision the one that was read; empty to write whatever stands there now
    public Company replace(String id, String revision, Content content, Viewer viewer) {
        need(id, viewer);
        try {
            return read(texts.replace(id, revision, content.text()));
        } catch (KeptTexts.ChangedMeanwhile e) {
            throw changed(revision);
        }
    }

    public void remove(String id, String revision, Viewer viewer) {
        need(id, viewer);
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
                "The company was changed meanwhile; read it again and repeat what you changed.");
    }
}
