package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A company's data, and all that is made of them, are there for its team and for nobody else, administrators included.
class TeamCompaniesTest {
    private static final String BILL = """
            level,sku,description,quantity,unit,item,content,per_month,value_usd
            0,SECRET-MOTOR,Motor,1,piece,,,100,85
            1,MG-7,Magnet,8,piece,ndfeb-dy-magnet,0.012 kg,,
            """;
    private static final String DAY = "as_of=2025-06-10";

    @TempDir
    private static Path folder = Path.of("");

    private static PostgresStore store;
    private static TestServer server;

    /// Of the team that keeps the company, of another team, and of none.
    private static String ours = "";

    private static String theirs = "";
    private static String admin = "";

    private static String company = "";
    private static String scenario = "";
    private static String job = "";
    private static String answer = "";
    private static String underScenario = "";
    private static String outcome = "";
    private static String table = "";

    @BeforeAll
    static void start() throws Exception {
        store = PostgresStore.open(new StoreAddress(TestPostgres.shared().newDatabase(), TestPostgres.USER, ""));
        server = new TestServer(
                Kept.shared(store),
                ReviewRecord.of(TestServer.ledgerOnly(folder)),
                (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Optional.empty(),
                Listening.proxied(Set.of(), store.users()));
        ours = token("ann", Role.ANALYST, "motors");
        theirs = token("ben", Role.ANALYST, "pumps");
        admin = token("root", Role.ADMIN);
        company = made(as(ours, "POST", "/api/v1/companies", written("Secret Motors", "motors")));
        scenario = made(as(
                ours,
                "POST",
                "/api/v1/scenarios",
                "{\"name\": \"Secret plan\", \"team\": \"motors\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}"));
        String asked = "{\"kind\": \"company\", \"company\": \"" + company + "\", \"as_of\": \"2025-06-10\"}";
        JsonNode working = TestServer.json(as(ours, "POST", "/api/v1/questions", asked));
        job = working.at("/job/id").asString();
        answer = awaited(asked);
        underScenario = awaited("{\"scenario\": \"" + scenario + "\", \"as_of\": \"2025-06-10\"}");
        outcome = TestServer.json(as(ours, "GET", "/api/v1/scenarios/" + scenario + "/outcome?" + DAY, ""))
                .get("answer")
                .asString();
        table = made(as(
                ours, "POST", "/api/v1/checks/tables", "case_id,item,exporter,destination\n1,gallium metal,CN,US\n"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            store.close();
        }
        assertThat(server == null ? List.of() : server.faults).isEmpty();
    }

    private static String token(String name, Role role, String... teams) {
        store.users().put(new Person(name, role, List.of(teams)));
        Token token = Token.create(new SecureRandom());
        store.users().keep(token, name, "test");
        return token.shown();
    }

    private static String written(String name, String team) {
        ObjectNode body = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
        body.put("name", name).put("place", "US");
        body.put("bill", Base64.getEncoder().encodeToString(BILL.getBytes(StandardCharsets.UTF_8)));
        if (!team.isEmpty()) {
            body.put("team", team);
        }
        return body.toString();
    }

    private static HttpResponse<String> as(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return server.as(token, method, path, body);
    }

    /// The id of what was made.
    private static String made(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isIn(200, 201);
        return TestServer.json(reply).get("id").asString();
    }

    private static String awaited(String question) throws Exception {
        for (int k = 0; k < 600; k++) {
            HttpResponse<String> reply = as(ours, "POST", "/api/v1/questions", question);
            assertThat(reply.statusCode()).as(reply.body()).isIn(200, 202);
            JsonNode state = TestServer.json(reply);
            if (state.has("answer")) {
                return state.at("/answer/answer").asString();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The question was not answered.");
    }

    /// An address with what was made in its place.
    private static String filled(String path) {
        return path.replace("COMPANY", company)
                .replace("SCENARIO", scenario)
                .replace("JOB", job)
                .replace("ANSWER", answer)
                .replace("UNDER", underScenario)
                .replace("OUTCOME", outcome)
                .replace("TABLE", table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/companies/COMPANY",
                "/api/v1/companies/COMPANY/exposure?" + DAY,
                "/api/v1/companies/COMPANY/exposure?" + DAY + "&format=csv&table=products",
                "/api/v1/companies/COMPANY/changes?" + DAY + "&since=2025-04-01",
                "/api/v1/questions?kind=company&company=COMPANY&" + DAY,
                "/api/v1/jobs/JOB",
                "/api/v1/jobs/JOB/events",
                "/api/v1/answers/ANSWER",
                "/api/v1/answers/ANSWER/exposure",
                "/api/v1/answers/ANSWER/exposure.products.csv",
                "/api/v1/answers/ANSWER/newer",
                "/a/ANSWER.json",
                "/a/ANSWER.csv",
                "/api/v1/scenarios/SCENARIO",
                "/api/v1/scenarios/SCENARIO/file",
                "/api/v1/scenarios/SCENARIO/outcome?" + DAY,
                "/api/v1/questions?scenario=SCENARIO&" + DAY,
                "/exposure.json?scenario=SCENARIO&" + DAY,
                "/exposure.csv?scenario=SCENARIO&" + DAY,
                "/deals.json?scenario=SCENARIO&" + DAY,
                "/a/UNDER.json",
                "/a/UNDER.csv",
                "/api/v1/answers/UNDER/summary",
                "/a/OUTCOME.json",
                "/api/v1/answers/OUTCOME",
                "/api/v1/checks/tables/TABLE/answers.csv",
                "/api/v1/checks/tables/TABLE/answers.xlsx"
            })
    void whatIsOfATeamIsThereForItAndForNobodyElse(String path) throws Exception {
        HttpResponse<String> mine = as(ours, "GET", filled(path), "");
        assertThat(mine.statusCode()).as(mine.body()).isEqualTo(200);
        for (String other : List.of(theirs, admin)) {
            HttpResponse<String> reply = as(other, "GET", filled(path), "");
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(404);
            assertThat(reply.body()).doesNotContain("SECRET", "Secret", "motors");
        }
        // Nor for the next person at the same browser.
        if (path.startsWith("/a/") || path.startsWith("/api/v1/answers/") || path.contains("/companies/")) {
            if (!path.endsWith("/newer")) {
                assertThat(mine.headers().firstValue("Cache-Control").orElse(""))
                        .contains("no-store");
            }
        }
    }

    @Test
    void whatIsOfATeamIsNeitherChangedNorUsedByAnybodyElse() throws Exception {
        String plan = "{\"name\": \"Mine now\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}";
        String branch =
                "{\"name\": \"Branch\", \"parent\": \"" + scenario + "\", \"changes\": [{\"lift\": \"CN-2023-23\"}]}";
        for (String other : List.of(theirs, admin)) {
            for (List<String> way : List.of(
                    List.of("PUT", "/api/v1/companies/COMPANY", written("Mine now", "")),
                    List.of("DELETE", "/api/v1/companies/COMPANY", ""),
                    List.of("POST", "/api/v1/questions", "{\"kind\": \"company\", \"company\": \"" + company + "\"}"),
                    List.of("POST", "/api/v1/questions", "{\"scenario\": \"" + scenario + "\"}"),
                    List.of("DELETE", "/api/v1/jobs/JOB", ""),
                    List.of("PUT", "/api/v1/scenarios/SCENARIO", plan),
                    List.of("DELETE", "/api/v1/scenarios/SCENARIO", ""),
                    List.of("POST", "/api/v1/scenarios/SCENARIO/rebase", ""),
                    List.of("POST", "/api/v1/scenarios", branch),
                    List.of("POST", "/api/v1/company/exposure?place=US&" + DAY + "&scenario=" + scenario, BILL))) {
                HttpResponse<String> reply = as(other, way.get(0), filled(way.get(1)), way.get(2));
                assertThat(reply.statusCode())
                        .as(way.get(0) + " " + way.get(1) + " " + reply.body())
                        .isEqualTo(404);
            }
            HttpResponse<String> kept = as(other, "POST", "/api/v1/companies", written("Trojan", "motors"));
            assertThat(kept.statusCode()).isEqualTo(403);
            assertThat(as(
                                    other,
                                    "POST",
                                    "/api/v1/scenarios",
                                    plan.replace("{\"name\"", "{\"team\": \"motors\", \"name\""))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(as(ours, "GET", filled("/api/v1/companies/COMPANY"), "").body())
                .contains("Secret Motors");
        assertThat(as(ours, "GET", filled("/api/v1/scenarios/SCENARIO"), "").body())
                .contains("Secret plan");
    }

    @Test
    void noListNamesWhatIsOfAnotherTeam() throws Exception {
        for (String path : List.of("/api/v1/companies", "/api/v1/scenarios", "/scenarios.json", "/api/v1/metrics")) {
            assertThat(as(theirs, "GET", path, "").body())
                    .as(path)
                    .doesNotContain("Secret Motors", company, scenario, "motors");
            assertThat(as(admin, "GET", path, "").body()).as(path).doesNotContain("Secret Motors", company, scenario);
        }
        assertThat(as(ours, "GET", "/api/v1/companies", "").body()).contains("Secret Motors", company);
        assertThat(as(ours, "GET", "/api/v1/scenarios", "").body()).contains("Secret plan");
        assertThat(as(theirs, "GET", "/api/v1/me", "").body())
                .contains("\"ben\"", "pumps")
                .doesNotContain("motors");
    }

    @Test
    void twoTeamsWithTheSameTablesAndTheSamePlanShareNothing() throws Exception {
        String twin = made(as(theirs, "POST", "/api/v1/companies", written("Same Motors", "")));
        String plan = made(as(
                theirs,
                "POST",
                "/api/v1/scenarios",
                "{\"name\": \"Secret plan\", \"team\": \"pumps\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}"));
        HttpResponse<String> first = as(theirs, "GET", "/api/v1/scenarios/" + plan + "/outcome?" + DAY, "");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        HttpResponse<String> mixed = as(
                token("cem", Role.ANALYST, "motors", "pumps"),
                "GET",
                "/api/v1/companies/" + twin + "/exposure?" + DAY + "&scenario=" + scenario,
                "");
        assertThat(mixed.statusCode()).isEqualTo(409);
        assertThat(as(ours, "GET", filled("/a/OUTCOME.json"), "").statusCode()).isEqualTo(200);
    }

    @Test
    void whoLeavesATeamSeesItsCompaniesNoMore() throws Exception {
        String dan = token("dan", Role.ANALYST, "motors");
        assertThat(as(dan, "GET", filled("/a/ANSWER.json"), "").statusCode()).isEqualTo(200);
        assertThat(as(admin, "POST", "/api/v1/users", "{\"name\":\"dan\",\"role\":\"analyst\",\"teams\":[\"pumps\"]}")
                        .statusCode())
                .isEqualTo(200);
        for (String path : List.of("/a/ANSWER.json", "/api/v1/companies/COMPANY", "/api/v1/scenarios/SCENARIO")) {
            assertThat(as(dan, "GET", filled(path), "").statusCode()).as(path).isEqualTo(404);
        }
        List<String> audit = new ArrayList<>();
        store.lines(AuditLog.NAME).read(1, (_, text) -> audit.add(text));
        assertThat(String.join("\n", audit))
                .contains("\"what\":\"dan is analyst, in pumps\"")
                .contains("\"what\":\"" + company + " is kept for motors\"")
                .doesNotContain("SECRET-MOTOR", "Secret Motors");
        assertThat(AuditLog.verify(store.lines(AuditLog.NAME)).problems()).isEmpty();
    }

    @Test
    void aCompanyThatAnotherChangedMeanwhileIsNotOverwritten() throws Exception {
        JsonNode kept = TestServer.json(as(ours, "POST", "/api/v1/companies", written("Twice", "")));
        String at = "/api/v1/companies/" + kept.get("id").asString();
        String revision = ", \"revision\": \"" + kept.get("revision").asString() + "\"}";
        String first = written("Once", "").replaceAll("}$", revision);
        assertThat(as(ours, "PUT", at, first).statusCode()).isEqualTo(200);
        HttpResponse<String> second = as(ours, "PUT", at, written("Other", "").replaceAll("}$", revision));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(second).get("field").asString()).isEqualTo("revision");
        assertThat(as(ours, "GET", at, "").body()).contains("Once");
    }

    @Test
    void aCompanyOfNoTeamIsNobodys() throws Exception {
        store.companies()
                .add(
                        "from-a-laptop",
                        "",
                        store.companies().find(company).orElseThrow().text());
        for (String who : List.of(ours, theirs, admin)) {
            assertThat(as(who, "GET", "/api/v1/companies/from-a-laptop", "").statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> none =
                as(token("eve", Role.ANALYST), "POST", "/api/v1/companies", written("Nobody's", ""));
        assertThat(none.statusCode()).isEqualTo(403);
        assertThat(none.body()).contains("you are in none");
    }

    @Test
    void tablesThatCannotBeReadAreNotKept() throws Exception {
        HttpResponse<String> reply = as(
                ours,
                "POST",
                "/api/v1/companies",
                "{\"name\": \"Broken\", \"place\": \"US\", \"bill\": \""
                        + Base64.getEncoder().encodeToString("x\n1\n".getBytes(StandardCharsets.UTF_8)) + "\"}");
        assertThat(reply.statusCode()).isBetween(400, 422);
        assertThat(as(ours, "GET", "/api/v1/companies", "").body()).doesNotContain("Broken");
    }
}
