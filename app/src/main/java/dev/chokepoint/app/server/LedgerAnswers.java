package dev.chokepoint.app.server;

import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.CoverageView;
import dev.chokepoint.app.view.LedgerChangesView;
import dev.chokepoint.app.view.LedgerMeasures;
import dev.chokepoint.app.view.LedgerScope;
import dev.chokepoint.app.view.Version;
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

    private final Served served;

    LedgerAnswers(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/worlds", this::worlds),
                Route.get("/api/v1/scope", this::scope),
                Route.get("/api/v1/ledger/measures", r -> Reply.json(AnswerJson.part(measures(r)))),
                Route.get(
                        "/api/v1/ledger/measures.csv",
                        r -> table("measures", AnswerJson.part(measures(r).measures()))),
                Route.get("/api/v1/ledger/measures/{id}", r -> Reply.json(AnswerJson.part(measure(r)))),
                Route.get("/api/v1/ledger/changes", r -> Reply.json(AnswerJson.write(AnswerKind.CHANGES, changes(r)))),
                Route.get(
                        "/api/v1/ledger/changes.csv",
                        r -> table("changes", AnswerJson.part(changes(r).known()))),
                Route.get("/api/v1/ledger/coverage", r -> Reply.json(AnswerJson.part(coverage(r)))),
                Route.get(
                        "/api/v1/ledger/coverage.csv",
                        r -> table("coverage", AnswerJson.part(coverage(r).lists()))));
    }

    /// What the pages show, as data at their own addresses.
    List<Route> ofPages() {
        return List.of(
                Route.get("/controls.json", r -> Reply.json(AnswerJson.part(measures(r)))),
                Route.get(
                        "/controls.csv",
                        r -> table("measures", AnswerJson.part(measures(r).measures()))),
                Route.get("/controls/{id}.json", r -> Reply.json(AnswerJson.part(measure(r)))),
                Route.get("/situation.json", r -> Reply.json(AnswerJson.write(AnswerKind.CHANGES, changes(r)))),
                Route.get(
                        "/situation.csv",
                        r -> table("changes", AnswerJson.part(changes(r).known()))),
                Route.get("/sources.json", r -> Reply.json(AnswerJson.part(coverage(r)))),
                Route.get(
                        "/sources.csv",
                        r -> table("coverage", AnswerJson.part(coverage(r).lists()))));
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

    private LedgerMeasures.Detail measure(ApiRequest request) {
        request.knowing(DATES);
        AsOf asOf = request.asOf(dayOfWorld());
        String id = request.part("id");
        return ledger().findMeasure(id)
                .map(m -> LedgerMeasures.detail(ledger(), m, asOf))
                .orElseThrow(() -> new ApiProblem(404, "id", id, "The id must be that of a measure of the ledger."));
    }

    private LedgerChangesView changes(ApiRequest request) {
        request.knowing(Set.of("since", "until"));
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
