package dev.chokepoint.app.server;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.scenario.ScenarioOutcome;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.kept.ScenarioStore;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.ScenarioView;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.data.kept.KeptAnswers.Given;
import dev.chokepoint.data.world.ScenarioFile;
import dev.chokepoint.data.world.ScenarioReader;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Scenarios: the tree of changes over the world that is served, and their first numbers.
final class ScenarioAnswers {
    private static final Set<String> DATES = Set.of("as_of", "on", "known");
    private static final int MOST_CHANGES = 60;
    private static final int MOST_NAME = 120;
    private static final int MOST_NOTE = 2000;

    private final Served served;
    private final WarmSituations situations;
    private final ScenarioStore store;
    private final String program = ProgramBuild.mark();

    ScenarioAnswers(Served served, WarmSituations situations) {
        this.served = served;
        this.situations = situations;
        this.store = served.scenarios();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/scenarios", this::all),
                Route.write("POST", "/api/v1/scenarios", this::add),
                Route.get("/api/v1/scenarios/choices", this::choices),
                Route.write("POST", "/api/v1/scenarios/import", this::take),
                Route.get("/api/v1/scenarios/{id}/outcome", this::outcome),
                Route.get("/api/v1/scenarios/{id}/file", this::file),
                Route.write("POST", "/api/v1/scenarios/{id}/rebase", this::rebase),
                Route.get("/api/v1/scenarios/{id}", r -> one(200, store.need(id(r), r.viewer()))),
                Route.write("PUT", "/api/v1/scenarios/{id}", this::replace),
                Route.write("DELETE", "/api/v1/scenarios/{id}", this::remove));
    }

    /// What the page shows, as data at its address.
    List<Route> ofPages() {
        return List.of(Route.get("/scenarios.json", this::all));
    }

    /// The changes of a scenario as a question takes them.
    ///
    /// @param line the scenario and what it branches from
    static Question.Scenario changes(List<ScenarioStore.Kept> line) {
        return (network, ledger) -> {
            Loaded<WhatIf> read = ScenarioReader.read(ScenarioStore.parts(line), network, measures(ledger));
            refuse(read.problems(), 422);
            return read.value();
        };
    }

    private static Set<String> measures(Ledger ledger) {
        Set<String> measures = new LinkedHashSet<>();
        ledger.measures().stream().map(Measure::id).forEach(measures::add);
        return measures;
    }

    private static void refuse(List<Problem> problems, int status) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            Problem first = errors.getFirst();
            throw new ApiProblem(
                    status,
                    first.field(),
                    first.value(),
                    String.join("\n", errors.stream().map(Problem::text).toList()));
        }
    }

    private static String id(ApiRequest request) {
        return request.part("id");
    }

    private World world() {
        return served.world().world();
    }

    private ScenarioFile.Pin pin() {
        return new ScenarioFile.Pin(world().id(), served.world().hash());
    }

    private AsOf asOf(ApiRequest request) {
        return request.asOf(world().asOf());
    }

    // ---- The tree --------------------------------------------------------------------------------------------------

    private Reply all(ApiRequest request) {
        request.knowing(Set.of());
        return Reply.json(AnswerJson.part(Map.of(
                "scenarios",
                store.all(request.viewer()).stream().map(this::told).toList())));
    }

    private Reply one(int status, ScenarioStore.Kept kept) {
        return Reply.json(status, AnswerJson.part(told(kept)));
    }

    private Map<String, Object> told(ScenarioStore.Kept kept) {
        ScenarioFile file = kept.file();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", kept.id());
        out.put("revision", kept.revision());
        out.put("team", kept.team());
        out.put("name", file.name());
        out.put("parent", file.parent());
        out.put("world", file.pin().world());
        out.put("worldHash", file.pin().hash());
        out.put("moved", !file.pin().equals(pin()));
        out.put("note", file.written().note());
        out.put("author", file.written().author());
        out.put("time", file.written().time());
        out.put("changes", file.changes());
        out.put("problem", kept.problem());
        return out;
    }

    private Reply add(ApiRequest request) {
        JsonNode body = request.tree(Set.of("name", "parent", "note", "changes", "team"));
        String parent = text(body, "parent", 60);
        ScenarioFile scenario = written(body, parent, pin(), request.author());
        List<ScenarioStore.Kept> line = parent.isEmpty() ? List.of() : store.line(parent, request.viewer());
        check(line, scenario);
        return one(201, store.add(scenario, team(text(body, "team", 60), line, request), request.viewer()));
    }

    /// Whose a new scenario is: the team that was named, or whose it is from which it branches.
    private static String team(String named, List<ScenarioStore.Kept> line, ApiRequest request) {
        String above = ScenarioStore.team(line);
        if (!named.isEmpty() && !request.viewer().isIn(named)) {
            throw new ApiProblem(403, "team", named, "The team must be one of yours.");
        }
        if (!named.isEmpty() && !above.isEmpty() && !named.equals(above)) {
            throw new ApiProblem(409, "team", named, "A branch is of the team of the scenario that it branches from.");
        }
        return named.isEmpty() ? above : named;
    }

    private Reply replace(ApiRequest request) {
        ScenarioStore.Kept before = store.need(id(request), request.viewer());
        JsonNode body = request.tree(Set.of("name", "note", "changes", "revision"));
        ScenarioFile scenario =
                written(body, before.file().parent(), before.file().pin(), request.author());
        List<ScenarioStore.Kept> line = store.line(id(request), request.viewer());
        check(line.subList(0, line.size() - 1), scenario);
        return one(200, store.replace(id(request), text(body, "revision", 40), scenario, request.viewer()));
    }

    private Reply remove(ApiRequest request) {
        request.knowing(Set.of("revision"));
        store.remove(id(request), request.text("revision"), request.viewer());
        return Reply.json(AnswerJson.part(Map.of("removed", id(request))));
    }

    /// A scenario that somebody shared: a file as `--scenario` takes it becomes one that starts from the world.
    private Reply take(ApiRequest request) {
        request.knowing(Set.of());
        Loaded<ScenarioFile> read = ScenarioFile.parse("body", new String(request.body(), StandardCharsets.UTF_8));
        refuse(read.problems(), 400);
        ScenarioFile given = read.value();
        if (!given.parent().isEmpty()) {
            throw new ApiProblem(
                    400,
                    "parent",
                    given.parent(),
                    "A file that is taken in must hold all of its changes; share it with GET /api/v1/scenarios/ID/file.");
        }
        limits(given.name(), given.written().note(), given.changes().size());
        ScenarioFile scenario = new ScenarioFile(
                given.name(), "", pin(), stamped(given.written().note(), request.author()), given.changes());
        check(List.of(), scenario);
        return one(201, store.add(scenario, "", request.viewer()));
    }

    /// The scenario with all that it branches from as one file.
    private Reply file(ApiRequest request) {
        request.knowing(Set.of());
        List<ScenarioStore.Kept> line = store.line(id(request), request.viewer());
        ScenarioFile last = line.getLast().file();
        List<Map<String, String>> changes = new ArrayList<>();
        line.forEach(k -> changes.addAll(k.file().changes()));
        String text = new ScenarioFile(last.name(), "", last.pin(), last.written(), changes).text();
        return new Reply(
                200,
                "application/yaml; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Disposition", "attachment; filename=\"" + id(request) + ".yaml\""));
    }

    private static ScenarioFile.Written stamped(String note, String author) {
        return new ScenarioFile.Written(
                note, author, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static ScenarioFile written(JsonNode body, String parent, ScenarioFile.Pin pin, String author) {
        List<Map<String, String>> changes = new ArrayList<>();
        JsonNode list = body.path("changes");
        if (!list.isArray()) {
            throw new ApiProblem(400, "changes", "", "The changes must be a list.");
        }
        for (JsonNode change : list) {
            Map<String, String> fields = new LinkedHashMap<>();
            change.properties().forEach(p -> {
                if (!p.getKey().matches("[a-z_]{1,20}") || !p.getValue().isValueNode()) {
                    throw new ApiProblem(400, "changes", p.getKey(), "A change must be fields with one value each.");
                }
                fields.put(p.getKey(), p.getValue().asString());
            });
            changes.add(fields);
        }
        String name = text(body, "name", MOST_NAME);
        String note = text(body, "note", MOST_NOTE);
        limits(name, note, changes.size());
        return new ScenarioFile(name, parent, pin, stamped(note, author), changes);
    }

    private static void limits(String name, String note, int changes) {
        if (name.isBlank() || name.length() > MOST_NAME) {
            throw new ApiProblem(400, "name", name, "The name must have 1 to " + MOST_NAME + " letters.");
        }
        if (note.length() > MOST_NOTE) {
            throw new ApiProblem(400, "note", "", "The note must have at most " + MOST_NOTE + " letters.");
        }
        if (changes > MOST_CHANGES) {
            throw new ApiProblem(400, "changes", "", "A scenario must have at most " + MOST_CHANGES + " changes.");
        }
    }

    private static String text(JsonNode body, String field, int most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() || value.asString().length() > most) {
            throw new ApiProblem(400, field, "", "The field must be a text of at most " + most + " letters.");
        }
        return value.asString().strip();
    }

    /// Refuses a scenario whose changes do not fit the world.
    private void check(List<ScenarioStore.Kept> before, ScenarioFile scenario) {
        List<ScenarioReader.Part> line = new ArrayList<>(ScenarioStore.parts(before));
        line.add(new ScenarioReader.Part("scenario", scenario.text()));
        refuse(problems(line), 400);
    }

    private List<Problem> problems(List<ScenarioReader.Part> line) {
        return situations.with(
                AsOf.of(world().asOf()),
                s -> ScenarioReader.read(
                                line, s.network(), measures(served.world().ledger()))
                        .problems());
    }

    // ---- What can be changed
    // -----------------------------------------------------------------------------------------

    private Reply choices(ApiRequest request) {
        request.knowing(Set.of());
        return situations.with(AsOf.of(world().asOf()), s -> {
            Network network = s.network();
            World world = network.world();
            Map<String, Object> out = new LinkedHashMap<>();
            out.put(
                    "measures",
                    served.world().ledger().measures().stream()
                            .map(m -> Map.of("id", m.id(), "title", m.title()))
                            .toList());
            out.put(
                    "items",
                    world.items().stream()
                            .map(i -> Map.of(
                                    "id", i.id(), "name", network.itemName(i.id()), "unit", network.unitOf(i.id())))
                            .toList());
            out.put(
                    "places",
                    world.places().stream()
                            .map(p -> Map.of("id", p.id(), "name", p.name()))
                            .toList());
            out.put(
                    "plants",
                    world.plants().stream()
                            .map(p -> p.recipe() + "@" + p.place())
                            .distinct()
                            .sorted()
                            .toList());
            out.put(
                    "recipes",
                    world.recipes().stream()
                            .map(r -> Map.of("id", r.id(), "makes", network.itemName(r.output())))
                            .toList());
            out.put(
                    "lanes",
                    world.lanes().stream()
                            .map(l -> l.item() + ":" + l.from() + "->" + l.to())
                            .distinct()
                            .sorted()
                            .toList());
            out.put(
                    "demands",
                    world.demands().stream()
                            .map(d -> d.item() + "@" + d.place())
                            .distinct()
                            .sorted()
                            .toList());
            out.put("first", world.first().toString());
            out.put("last", world.first().plusMonths(world.months() - 1L).toString());
            return Reply.json(AnswerJson.part(out));
        });
    }

    // ---- First numbers
    // -----------------------------------------------------------------------------------------------

    /// The first numbers of a scenario: kept ones, or computed from the world as it stands, which is at hand.
    private Reply outcome(ApiRequest request) {
        request.knowing(DATES);
        AsOf asOf = asOf(request);
        Question.of(served.world(), asOf);
        List<ScenarioStore.Kept> line = store.line(id(request), request.viewer());
        String content = ScenarioStore.content(line);
        String key = String.join(
                " ",
                "scenario",
                content,
                world().id(),
                served.world().hash(),
                "on " + asOf.on(),
                "known " + asOf.known(),
                "program " + program);
        Given kept = served.answers().find(key, request.viewer()).orElseGet(() -> compute(line, asOf, key));
        // By what was changed alone, so that a newer world can be compared with it.
        served.answers().point(latest(content), kept);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("answer", kept.answer());
        out.put("seconds", kept.seconds());
        out.put(
                "outcome",
                served.answers()
                        .tree(kept.answer(), request.viewer())
                        .orElseThrow()
                        .node());
        return Reply.json(AnswerJson.part(out));
    }

    private static String latest(String content) {
        return "scenario latest " + content;
    }

    private Given compute(List<ScenarioStore.Kept> line, AsOf asOf, String key) {
        return situations.with(asOf, base -> {
            long begun = System.nanoTime();
            try (Situation changed = base.under(changes(line))) {
                String json = AnswerJson.ofTeam(
                        AnswerJson.write(AnswerKind.SCENARIO, ScenarioView.of(changed, ScenarioOutcome.of(base))),
                        "",
                        ScenarioStore.team(line));
                return served.answers()
                        .keepBeside(
                                key,
                                json,
                                ScenarioStore.team(line),
                                (System.nanoTime() - begun) / 1e9,
                                Instant.now().truncatedTo(ChronoUnit.SECONDS));
            }
        });
    }

    // ---- A newer world
    // -----------------------------------------------------------------------------------------------

    /// Moves a tree of scenarios to the world that is served, and says which changes do not fit it any more.
    ///
    /// Where some do not, nothing is moved unless they may be dropped.
    private Reply rebase(ApiRequest request) {
        boolean drop = request.body().length > 0
                && request.tree(Set.of("drop")).path("drop").asBoolean(false);
        ScenarioStore.Kept root = store.need(id(request), request.viewer());
        List<ScenarioStore.Kept> above = store.line(root.id(), request.viewer());
        // A branch of a team moves by itself once what it branches from has moved.
        boolean isBehind = !root.file().pin().equals(pin());
        boolean mayMoveAlone = above.size() == 1
                || (isBehind && above.get(above.size() - 2).file().pin().equals(pin()));
        if (!mayMoveAlone) {
            throw new ApiProblem(
                    409,
                    "id",
                    root.id(),
                    "Branches move with the scenario that starts from the world: "
                            + above.getFirst().id() + ".");
        }
        List<ScenarioStore.Kept> tree = tree(root, request.viewer());
        List<Map<String, Object>> told = new ArrayList<>();
        List<ScenarioFile> moved = new ArrayList<>();
        boolean lost = false;
        for (ScenarioStore.Kept node : tree) {
            List<Map<String, Object>> unfit = new ArrayList<>();
            List<Map<String, String>> fit = new ArrayList<>();
            for (Map<String, String> change : node.file().changes()) {
                why(change).ifPresentOrElse(w -> unfit.add(Map.of("change", change, "why", w)), () -> fit.add(change));
            }
            lost |= !unfit.isEmpty();
            ScenarioFile f = node.file();
            moved.add(new ScenarioFile(f.name(), f.parent(), pin(), f.written(), fit));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", node.id());
            one.put("name", f.name());
            one.put("unfit", unfit);
            served.answers()
                    .find(latest(ScenarioStore.content(store.line(node.id(), request.viewer()))), request.viewer())
                    .flatMap(k -> served.answers().tree(k.answer(), request.viewer()))
                    .ifPresent(before -> one.put("before", before.node()));
            told.add(one);
        }
        boolean done = !lost || drop;
        if (done) {
            if (moved.stream().anyMatch(f -> f.changes().isEmpty())) {
                throw new ApiProblem(
                        409, "changes", "", "A scenario would be left without a change; change or delete it by hand.");
            }
            for (int k = 0; k < tree.size(); k++) {
                store.replace(tree.get(k).id(), "", moved.get(k), request.viewer());
            }
        }
        return Reply.json(AnswerJson.part(Map.of("rebased", done, "scenarios", told)));
    }

    /// Why a change does not fit the world; empty where it does.
    private Optional<String> why(Map<String, String> change) {
        ScenarioFile alone =
                new ScenarioFile("x", "", ScenarioFile.Pin.NONE, ScenarioFile.Written.NOTHING, List.of(change));
        return problems(List.of(new ScenarioReader.Part("scenario", alone.text()))).stream()
                .filter(Problem::isError)
                .map(Problem::expected)
                .findFirst();
    }

    /// A scenario and all that branch from it, each after the one that it branches from.
    private List<ScenarioStore.Kept> tree(ScenarioStore.Kept root, Viewer viewer) {
        List<ScenarioStore.Kept> all = store.all(viewer);
        List<ScenarioStore.Kept> tree = new ArrayList<>(List.of(root));
        for (int k = 0; k < tree.size(); k++) {
            String id = tree.get(k).id();
            all.stream().filter(n -> n.file().parent().equals(id)).forEach(tree::add);
        }
        return tree;
    }
}
