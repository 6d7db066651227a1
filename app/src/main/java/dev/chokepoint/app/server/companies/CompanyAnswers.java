package dev.chokepoint.app.server.companies;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.kept.CompanyStore;
import dev.chokepoint.app.server.kept.CompanyStore.Company;
import dev.chokepoint.app.server.kept.CompanyStore.Content;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.server.kept.ScenarioStore;
import dev.chokepoint.app.view.AnswerJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Companies that are kept: a bill of materials, what lies in store, and what parts are, each for a team.
///
/// Whoever is not in the team finds no such company, as if the id were that of none.
public final class CompanyAnswers {
    private static final Set<String> TABLES = Set.of("bill", "stock", "map");
    private static final int MOST_NAME = 120;

    private final Kept kept;
    private final Consumer<ApiRequest> check;
    private final Asking asking;

    /// How questions about tables are answered.
    ///
    /// @param exposure which line stops, when, and what it costs
    /// @param changes what the law of some days changed
    public record Asking(Function<ApiRequest, Reply> exposure, Function<ApiRequest, Reply> changes) {}

    /// @param check refuses tables that cannot be read
    public CompanyAnswers(Kept kept, Consumer<ApiRequest> check, Asking asking) {
        this.kept = kept;
        this.check = check;
        this.asking = asking;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/companies", this::all),
                Route.write("POST", "/api/v1/companies", this::add),
                Route.get("/api/v1/companies/{id}", this::one),
                Route.write("PUT", "/api/v1/companies/{id}", this::replace),
                Route.write("DELETE", "/api/v1/companies/{id}", this::remove),
                Route.get("/api/v1/companies/{id}/exposure", r -> ask(r, asking.exposure())),
                Route.get("/api/v1/companies/{id}/changes", r -> ask(r, asking.changes())));
    }

    private CompanyStore store() {
        return kept.companies();
    }

    private Company need(ApiRequest request) {
        return store().need(request.part("id"), request.viewer());
    }

    private static Map<String, Object> told(Company company) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", company.id());
        out.put("revision", company.revision());
        out.put("team", company.team());
        out.put("name", company.content().name());
        out.put("place", company.content().place());
        out.put("author", company.content().author());
        out.put("time", company.content().time());
        return out;
    }

    private static Reply json(int status, Object value) {
        return Reply.json(status, AnswerJson.part(value)).with("Cache-Control", "private, no-store");
    }

    private static Reply whole(int status, Company company) {
        Map<String, Object> out = told(company);
        out.putAll(company.content().tables());
        return json(status, out);
    }

    private Reply all(ApiRequest request) {
        request.knowing(Set.of());
        return json(
                200,
                Map.of(
                        "companies",
                        store().all(request.viewer()).stream()
                                .map(CompanyAnswers::told)
                                .toList()));
    }

    private Reply one(ApiRequest request) {
        request.knowing(Set.of());
        return whole(200, need(request));
    }

    private Reply add(ApiRequest request) {
        JsonNode body = request.tree(Set.of("name", "place", "team", "bill", "stock", "map"));
        Viewer viewer = request.viewer();
        String named = body.path("team").asString("");
        String team = named.isEmpty() && viewer.teams().size() == 1
                ? viewer.teams().iterator().next()
                : named;
        if (team.isEmpty() && viewer.teams().size() > 1) {
            throw new ApiProblem(
                    400,
                    "team",
                    "",
                    "The team must be one of yours: "
                            + String.join(", ", viewer.teams().stream().sorted().toList()) + ".");
        }
        Company made = store().add(team, content(request, body), viewer);
        return whole(201, made).noting(made.id() + " is kept for " + (team.isEmpty() ? "this machine" : team));
    }

    private Reply replace(ApiRequest request) {
        Company before = need(request);
        JsonNode body = request.tree(Set.of("name", "place", "bill", "stock", "map", "revision"));
        return whole(
                200,
                store().replace(
                                before.id(),
                                body.path("revision").asString(""),
                                content(request, body),
                                request.viewer()));
    }

    private Reply remove(ApiRequest request) {
        Company before = need(request.knowing(Set.of("revision")));
        store().remove(before.id(), request.text("revision"), request.viewer());
        return json(200, Map.of("removed", before.id())).noting(before.id() + " is kept no more");
    }

    /// What is to be kept, once its tables could be read.
    private Content content(ApiRequest request, JsonNode body) {
        String name = body.path("name").asString("").strip();
        if (name.isEmpty() || name.length() > MOST_NAME) {
            throw new ApiProblem(400, "name", name, "The name must have 1 to " + MOST_NAME + " letters.");
        }
        String place = body.path("place").asString("").strip();
        Map<String, String> tables = new LinkedHashMap<>();
        for (String table : TABLES) {
            String text = body.path(table).asString("");
            if (!text.isEmpty()) {
                tables.put(table, text);
            }
        }
        check.accept(request.with(Map.of("place", place)).with(body(tables)));
        return new Content(
                name,
                place,
                tables,
                request.author(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static byte[] body(Map<String, String> tables) {
        return JsonMapper.shared().writeValueAsString(tables).getBytes(StandardCharsets.UTF_8);
    }

    /// Asks about the tables that are kept; what is asked beside them stands in the address.
    private Reply ask(ApiRequest request, Function<ApiRequest, Reply> question) {
        Company company = need(request);
        Map<String, String> asked = new LinkedHashMap<>(request.parameters());
        asked.putIfAbsent("place", company.content().place());
        String scenario = request.text("scenario");
        if (!scenario.isEmpty()) {
            checkTeams(company.team(), ScenarioStore.team(kept.scenarios().line(scenario, request.viewer())));
        }
        return question.apply(request.with(asked).with(body(company.content().tables())))
                .with("Cache-Control", "private, no-store");
    }

    /// Refuses a scenario of one team with a company of another: the answer would show each what is the other's.
    public static void checkTeams(String ofCompany, String ofScenario) {
        if (!ofScenario.isEmpty() && !ofScenario.equals(ofCompany)) {
            throw new ApiProblem(
                    409, "scenario", "", "The scenario is of another team than the company; copy it into that team.");
        }
    }
}
