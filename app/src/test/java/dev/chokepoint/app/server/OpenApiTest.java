package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The description of the API and the server say the same, both ways.
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    @TempDir
    static Path folder;

    /// What marks an address that is there only where the server asks who asks.
    static final String USERS = "x-users";

    /// What only a browser can ask, with its cookie.
    static final String BROWSER = "x-browser";

    /// What is told until nobody listens.
    private static final String ENDLESS = "x-endless";

    private static TestServer here;
    private static JsonNode described;

    @BeforeAll
    static void start() throws Exception {
        here = new TestServer(folder);
        described = new YAMLMapper().readTree(here.get("/api/v1/openapi.yaml").body());
    }

    @AfterAll
    static void stop() {
        here.close();
        assertThat(here.faults).isEmpty();
    }

    @Test
    void everyAddressOfTheServerIsDescribedAndNoOther() {
        Set<String> said = new TreeSet<>();
        described
                .get("paths")
                .properties()
                .forEach(p -> p.getValue().properties().stream()
                        .filter(m -> METHODS.contains(m.getKey()))
                        .filter(m -> !m.getValue().has(USERS) && !m.getValue().has(BROWSER))
                        .forEach(m -> said.add(m.getKey() + " " + p.getKey())));
        Set<String> served = new TreeSet<>(here.server.addresses());

        assertThat(said).isEqualTo(served);
    }

    @Test
    void everyAddressAnswersAsDescribed() throws Exception {
        String hash = here.answer();
        JsonNode job =
                TestServer.json(here.post("/api/v1/questions", "{\"draws\":2}")).get("job");
        String key = TestServer.json(here.get("/api/v1/answers/" + hash + "/leverage"))
                .get(0)
                .get("why")
                .asString();
        String table = TestServer.json(here.post(
                        "/api/v1/checks/tables", "case_id,item,exporter,destination\n1,gallium metal,CN,US\n"))
                .get("id")
                .asString();
        JsonNode article = TestServer.json(here.post("/api/v1/articles?date=2025-04-04", TEXT));
        read = article.get("id").asString();
        item = article.at("/items/0/key").asString();
        company = TestServer.json(here.post(
                        "/api/v1/companies",
                        described
                                .at("/paths/~1api~1v1~1companies/post/requestBody/content/application~1json/example")
                                .toString()))
                .get("id")
                .asString();
        for (var path : described.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                JsonNode operation = method.getValue();
                if (operation.has(USERS) || operation.has(BROWSER) || operation.has(ENDLESS)) {
                    // TeamServerTest and LivePagesTest ask them.
                    continue;
                }
                String id = id(path.getKey(), job.get("id").asString(), table);
                String address = path.getKey()
                        .replace("{id}", id)
                        .replace("{hash}", hash)
                        .replace("{key}", key)
                        .replace("{part}", "leverage")
                        .replace("{file}", "answers.csv");
                answersAsDescribed(method.getKey(), address, method.getValue());
            }
        }
    }

    private static final String TEXT =
            "China's Ministry of Commerce announced on Friday that it will impose export controls on samarium.";
    private static String read = "";
    private static String item = "";
    private static String company = "";

    /// What stands for `{id}` in an address.
    private static String id(String path, String job, String table) {
        if (path.contains("/jobs/")) {
            return job;
        }
        if (path.contains("/articles/")) {
            return read;
        }
        if (path.contains("/companies/")) {
            return company;
        }
        if (path.contains("/tables/")) {
            return table;
        }
        // What comes first in the description keeps the scenario under this id.
        return path.contains("/scenarios/") ? "gallium-eased" : "CN-2025-18";
    }

    private static void answersAsDescribed(String method, String address, JsonNode operation)
            throws IOException, InterruptedException {
        String as = method + " " + address;
        HttpResponse<String> reply = ask(method, address, operation, "");
        JsonNode told = operation.get("responses").get(Integer.toString(reply.statusCode()));
        assertThat(told)
                .as(as + " gave " + reply.statusCode() + ": " + reply.body())
                .isNotNull();
        assertThat(reply.statusCode()).as(as).isLessThan(300);
        String type = reply.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = told.get("content").get(type);
        assertThat(content).as(as + " gave " + type).isNotNull();
        if (content.has("schema")) {
            assertThat(errors(content.get("schema"), reply.body())).as(as).isEmpty();
        }
        if (operation.get("responses").has("400") && method.equals("get")) {
            HttpResponse<String> wrong = ask(method, address, operation, "no_such=1");
            assertThat(wrong.statusCode()).as(as).isEqualTo(400);
            assertThat(errors(described.at("/components/schemas/Problem"), wrong.body()))
                    .as(as)
                    .isEmpty();
        }
    }

    private static HttpResponse<String> ask(String method, String address, JsonNode operation, String more)
            throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder(more);
        for (JsonNode p : operation.path("parameters")) {
            if (p.path("in").asString("").equals("query") && p.has("example")) {
                query.append(query.isEmpty() ? "" : "&")
                        .append(p.get("name").asString())
                        .append("=")
                        .append(URLEncoder.encode(
                                p.get("example").asString().replace("{key}", item), StandardCharsets.UTF_8));
            }
        }
        String whole = address + (query.isEmpty() ? "" : "?" + query);
        JsonNode body = operation.at("/requestBody/content");
        String text = "";
        if (body.has("application/json")) {
            text = body.get("application/json")
                    .get("example")
                    .toString()
                    .replace("{article}", read)
                    .replace("{key}", item);
        } else if (body.has("application/octet-stream")) {
            text = body.get("application/octet-stream").get("example").asString();
        } else if (body.has("application/yaml")) {
            text = body.get("application/yaml").get("example").asString();
        } else if (body.at("/text~1csv").has("example")) {
            text = body.get("text/csv").get("example").asString();
        } else if (body.has("text/csv")) {
            text = Files.readString(SharedData.projectRoot().resolve("examples/company/bom.csv"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(here.address(whole))
                .method(
                        method.toUpperCase(java.util.Locale.ROOT),
                        text.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(text));
        return here.send(request, RequestGuard.HEADER, "1");
    }

    /// Where a body does not follow its schema.
    private static List<String> errors(JsonNode schema, String body) {
        return errors(described, schema, body);
    }

    /// The same, by the description that a server gave.
    static List<String> errors(JsonNode described, JsonNode schema, String body) {
        ObjectNode whole = schema.isObject() && schema.has("$ref")
                ? JsonMapper.shared()
                        .createObjectNode()
                        .put("$ref", schema.get("$ref").asString())
                : ((ObjectNode) schema).deepCopy();
        whole.set("components", described.get("components"));
        Schema made = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
        return made.validate(JsonMapper.shared().readTree(body)).stream()
                .map(Error::toString)
                .toList();
    }
}
