package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.view.SampleAssessments;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// World trade beside the law over HTTP, on the six countries of `examples/trade`.
class ScreenAnswersTest {
    @TempDir
    static Path folder;

    private static TestServer here;

    @BeforeAll
    static void start() throws Exception {
        here = new TestServer(folder.resolve("answers"));
    }

    @AfterAll
    static void stop() {
        here.close();
        assertThat(here.faults).isEmpty();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = here.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }

    /// By hand: of 280530 the US buys 60 from China, 20 from Japan and 20 from the Netherlands; CN-2025-18 names
    /// rare-earth codes.
    @Test
    void aFlowUnderAMeasureHoldsAtMostItsValue() throws Exception {
        JsonNode view = json("/screen.json?year=2022&importer=US&product=280530");

        assertThat(view.at("/usd/trade").asDouble()).isEqualTo(100_000);
        assertThat(view.at("/usd/inForce").asDouble()).isEqualTo(60_000);
        JsonNode flow = view.get("flows").get(0);
        assertThat(flow.at("/exporter/code").asString()).isEqualTo("CN");
        assertThat(flow.get("dependence").asDouble()).isEqualTo(0.6);
        assertThat(flow.get("holds").toString()).contains("CN-2025-18", "in_force");
        assertThat(view.get("of").asInt()).isEqualTo(3);
    }

    @Test
    void theDayOfTheQuestionDecidesWhatIsHeld() throws Exception {
        assertThat(json("/api/v1/screen?year=2022&product=280530&as_of=2025-03-01")
                        .at("/usd/inForce")
                        .asDouble())
                .isZero();
        assertThat(json("/api/v1/screen?year=2022&product=280530&as_of=2025-06-10")
                        .at("/usd/inForce")
                        .asDouble())
                .isPositive();
    }

    @Test
    void theMapAddsUpToAllThatIsShown() throws Exception {
        JsonNode view = json("/api/v1/screen?year=2022&show=trade");

        for (String way : new String[] {"importers", "products"}) {
            JsonNode heat = view.get(way);
            double cells = 0;
            for (JsonNode cell : heat.get("cells")) {
                cells += cell.get("value").asDouble();
            }
            assertThat(cells + heat.get("rest").asDouble())
                    .isEqualTo(heat.get("value").asDouble());
            assertThat(heat.get("value").asDouble())
                    .isEqualTo(view.at("/usd/trade").asDouble());
        }
    }

    /// By hand: China sells 45 + 30 + 80 + 40 + 60 of 305 thousand USD.
    @Test
    void aProductHasItsSellersByShare() throws Exception {
        JsonNode product = json("/screen/280530.json?year=2022").get("product");

        assertThat(product.get("world").asInt()).isEqualTo(305_000);
        assertThat(product.at("/exporters/0/place/code").asString()).isEqualTo("CN");
        assertThat(product.at("/exporters/0/share").asDouble()).isEqualTo(255.0 / 305);
        assertThat(product.at("/exporters/0/hinge").asBoolean()).isTrue();
    }

    @Test
    void theSameAddressIsATable() throws Exception {
        String csv = here.get("/screen.csv?year=2022").body();

        assertThat(csv).startsWith("importer,exporter,product,productName,usd.trade,");
        assertThat(csv).contains("CN-2025-18 in_force (");
        assertThat(here.get("/screen/850511.csv?year=2022").body()).contains(",850511,");
    }

    @Test
    void mistakesAreToldWithFieldAndValue() throws Exception {
        HttpResponse<String> show = here.get("/api/v1/screen?show=magic");
        HttpResponse<String> product = here.get("/screen/28.json");
        HttpResponse<String> year = here.get("/api/v1/screen?year=1999");

        assertThat(show.statusCode()).isEqualTo(400);
        assertThat(show.body()).contains("magic", "in_force, pending, not_replaceable, trade");
        assertThat(product.statusCode()).isEqualTo(404);
        assertThat(product.body()).contains("six digits");
        assertThat(year.statusCode()).isEqualTo(409);
        assertThat(year.body()).contains("must have all years from 1999");
        assertThat(here.get("/api/v1/screen?importer=Atlantis").body()).contains("The country (Atlantis) must be");
    }

    @Test
    void withoutAStoreThePageIsToldHowToGetOne() throws Exception {
        try (TestServer bare = new TestServer(
                folder.resolve("bare"),
                (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Optional.empty())) {
            JsonNode stores = TestServer.json(bare.get("/api/v1/screen/stores"));
            HttpResponse<String> asked = bare.get("/api/v1/screen");

            assertThat(stores.get("datasets")).isEmpty();
            assertThat(stores.get("how").toString()).contains("chokepoint import baci", "chokepoint serve --store");
            assertThat(asked.statusCode()).isEqualTo(404);
            assertThat(asked.body()).contains("chokepoint import baci");
        }
    }
}
