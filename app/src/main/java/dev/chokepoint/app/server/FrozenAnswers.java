package dev.chokepoint.app.server;

import dev.chokepoint.app.server.companies.CompanyTables;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.CsvTable;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.kept.AnswerStore;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.ledger.LedgerChangesView;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.kept.KeptAnswers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Links that last: an answer as it was given, and whether it would be another one today.
///
/// What stands at `/a/HASH.json` is the bytes that were given; what became known since is told beside it, never in it.
final class FrozenAnswers {
    private static final int MOST_EVENTS = 20;

    private final Served served;

    FrozenAnswers(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/answers/{hash}/newer", this::newer));
    }

    /// The answer at the address of its page.
    List<Route> ofPages() {
        return List.of(Route.get("/a/{hash}.json", this::bytes), Route.get("/a/{hash}.csv", this::table));
    }

    private static ApiProblem noAnswer(String hash) {
        return new ApiProblem(404, "hash", hash, "The hash must be that of an answer that is kept here.");
    }

    private AnswerStore.Tree tree(ApiRequest request) {
        request.knowing(Set.of());
        String hash = request.part("hash");
        return served.answers().tree(hash, request.viewer()).orElseThrow(() -> noAnswer(hash));
    }

    private Reply bytes(ApiRequest request) {
        request.knowing(Set.of());
        String hash = request.part("hash");
        KeptAnswers.Answer answer =
                served.answers().answer(hash, request.viewer()).orElseThrow(() -> noAnswer(hash));
        return AnswerStore.forever(Reply.json(new String(answer.bytes(), StandardCharsets.UTF_8)), answer.team());
    }

    /// The table of an answer that its page shows first: levers, the losses under a scenario, or lines of a company.
    private Reply table(ApiRequest request) {
        AnswerStore.Tree tree = tree(request);
        JsonNode answer = tree.node();
        if (answer.has("exposure")) {
            return tree.forever(CompanyTables.of(answer, "products", "csv"));
        }
        JsonNode rows = answer.has("leverage") ? answer.path("leverage") : answer.at("/scenario/parties");
        return tree.forever(Reply.csv("answer", CsvTable.of(rows)));
    }

    /// What an answer rests on, what stands there today, and what became known since.
    private Reply newer(ApiRequest request) {
        JsonNode manifest = tree(request).node().path("manifest");
        String hash = served.world().hash();
        Ledger ledger = served.world().ledger();
        LocalDate known = day(manifest.path("known").asString(""));
        LocalDate today = served.today().get();
        List<LedgerChangesView.KnownEvent> since = known.isBefore(today)
                ? LedgerChangesView.of(
                                served.world().world().id(),
                                LedgerChanges.of(ledger, known.plusDays(1), today),
                                List.of())
                        .known()
                : List.of();
        boolean sameWorld = hash.equals(manifest.path("worldHash").asString(""));
        boolean sameProgram = Version.text().equals(manifest.path("version").asString(""));
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("newer", !sameWorld || !since.isEmpty());
        out.put("sameWorld", sameWorld);
        out.put("sameProgram", sameProgram);
        out.put(
                "then",
                side(
                        manifest.path("world").asString(""),
                        manifest.path("worldHash").asString(""),
                        manifest.path("ledgerSequence").asString(""),
                        manifest.path("version").asString("")));
        out.put(
                "now",
                side(
                        served.world().world().id(),
                        hash,
                        Long.toString(served.world().ledgerAsRead().sequence()),
                        Version.text()));
        out.put("known", known.toString());
        out.put("today", today.toString());
        out.put("count", since.size());
        out.put("events", since.stream().limit(MOST_EVENTS).toList());
        return Reply.json(AnswerJson.part(out));
    }

    private static Map<String, String> side(String world, String hash, String ledger, String version) {
        Map<String, String> side = new LinkedHashMap<>();
        side.put("world", world);
        side.put("worldHash", hash);
        side.put("ledgerSequence", ledger);
        side.put("version", version);
        return side;
    }

    private LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            // An answer without a day is taken to know all.
            return served.today().get();
        }
    }
}
