package dev.chokepoint.app.server;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.CsvTable;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.ledger.CoverageView;
import dev.chokepoint.app.view.ledger.LedgerChangesView;
import dev.chokepoint.app.view.ledger.LedgerMeasures;
import dev.chokepoint.app.view.ledger.LedgerScope;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What can be read from a world and its ledger without computing anything.
final class LedgerAnswers {
    private static final Set<String> DATES = Set.of("as_of", "on", "known");
    private static final int MOST_CHANGES = 100_000;

    private final Served served;

    LedgerAnswers(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/worlds", this::worlds),
                Route.get("/api/v1/scope", this::scope),
                Route.get("/api/v1/ledger/measures", this::measuresAsJson),
                Route.get("/api/v1/ledger/measures.csv", this::measuresAsTable),
                Route.get("/api/v1/ledger/measures/{id}", this::measureAsJson),
                Route.get("/api/v1/ledger/changes", this::changesAsJson),
                Route.get("/api/v1/ledger/changes.csv", this::changesAsTable),
                Route.get("/api/v1/ledger/coverage", this::coverageAsJson),
                Route.get("/api/v1/ledger/coverage.csv", this::coverageAsTable));
    }

    /// What the pages show, as data at their own addresses.
    List<Route> ofPages() {
        return List.of(
                Route.get("/controls.json", this::measuresAsJson),
                Route.get("/controls.csv", this::measuresAsTable),
                Route.get("/controls/{id}.json", this::measureAsJson),
                Route.get("/situation.json", this::changesAsJson),
                Route.get("/situation.csv", this::changesAsTable),
                Route.get("/sources.json", this::coverageAsJson),
                Route.get("/sources.csv", this::coverageAsTable));
    }

    private Reply measuresAsJson(ApiRequest request) {
        return Reply.json(AnswerJson.part(measures(request)));
    }

    private Reply measuresAsTable(ApiRequest request) {
        return table("measures", AnswerJson.part(measures(request).measures()));
    }

    private Reply measureAsJson(ApiRequest request) {
        return Reply.json(AnswerJson.part(measure(request)));
    }

    private Reply changesAsJson(ApiRequest request) {
        int limit = request.number("limit", 0, 1, MOST_CHANGES);
        LedgerChangesView all = changes(request);
        return Reply.json(AnswerJson.write(AnswerKind.CHANGES, limit == 0 ? all : all.limited(limit)));
    }

    private Reply changesAsTable(ApiRequest request) {
        return table("changes", AnswerJson.part(changes(request).known()));
    }

    private Reply coverageAsJson(ApiRequest request) {
        return Reply.json(AnswerJson.part(coverage(request)));
    }

    private Reply coverageAsTable(ApiRequest request) {
        return table("coverage", AnswerJson.part(coverage(request).lists()));
    }

    static Reply table(String name, String json) {
        JsonNode rows = JsonMapper.shared().readTree(json);
        return Reply.csv(name, CsvTable.of(rows));
    }

    private Ledger ledger() {
        return served.world().ledger();
    }

    private LocalDate dayOfWorld() {
        return served.world().world().asOf();
    }

    /// The world that is served.
    private Reply worlds(ApiRequest request) {
        request.knowing(Set.of());
        World world = served.world().world();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", world.id());
        one.put("title", world.title());
        one.put("hash", served.world().hash());
        one.put("version", Version.text());
        one.put("asOf", world.asOf().toString());
        one.put("today", served.today().get().toString());
        one.put("first", world.first().toString());
        one.put("months", world.months());
        one.put("last", world.first().plusMonths(world.months() - 1L).toString());
        one.put("ledgerSequence", ledger().sequence());
        one.put("measures", ledger().measures().size());
        one.put(
                "places",
                world.places().stream()
                        .map(p -> Map.of("id", p.id(), "iso", p.iso(), "name", p.name()))
                        .toList());
        one.put(
                "items",
                world.items().stream()
                        .map(i -> Map.of("id", i.id(), "name", i.name()))
                        .toList());
        one.put("receipts", served.receipts().isPresent());
        return Reply.json(AnswerJson.part(Map.of("worlds", List.of(one))));
    }

    private Reply scope(ApiRequest request) {
        request.knowing(DATES);
        return Reply.json(AnswerJson.part(LedgerScope.of(ledger(), request.asOf(dayOfWorld()))));
    }

    private LedgerMeasures measures(ApiRequest request) {
        request.knowing(DATES);
        return LedgerMeasures.of(ledger(), request.asOf(dayOfWorld()));
    }

    LedgerMeasures.Detail measure(ApiRequest request) {
        request.knowing(DATES);
        AsOf asOf = request.asOf(dayOfWorld());
        String id = request.part("id");
        return ledger().findMeasure(id)
                .map(m -> LedgerMeasures.detail(ledger(), m, asOf))
                .orElseThrow(() -> new ApiProblem(404, "id", id, "The id must be that of a measure of the ledger."));
    }

    LedgerChangesView changes(ApiRequest request) {
        request.knowing(Set.of("since", "until", "limit"));
        LocalDate until = request.day("until").orElse(dayOfWorld());
        LocalDate since = request.day("since").orElse(until.minusMonths(3));
        if (since.isAfter(until)) {
            throw new ApiProblem(400, "since", since.toString(), "The day must not be after " + until + ".");
        }
        return LedgerChangesView.of(served.world().world().id(), LedgerChanges.of(ledger(), since, until), List.of());
    }

    private CoverageView coverage(ApiRequest request) {
        request.knowing(Set.of());
        return CoverageView.of(ledger().coverage());
    }
}
