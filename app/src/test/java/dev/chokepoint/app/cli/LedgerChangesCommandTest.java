package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What changed in the ledger since a day, for people, for feed readers and for programs.
class LedgerChangesCommandTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final String WORLD = ROOT.resolve("worlds/us-china-2025").toString();
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Terminal terminal = new Terminal(Main::run);

    private String changes(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "ledger";
        all[1] = "changes";
        all[2] = WORLD;
        System.arraycopy(words, 0, all, 3, words.length);
        assertThat(terminal.run(all)).as(terminal.err()).isZero();
        return terminal.out();
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS(ATOM, name);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(n -> parent.isSameNode(n.getParentNode()))
                .map(Element.class::cast)
                .toList();
    }

    private static String only(Element parent, String name) {
        assertThat(children(parent, name)).as(name).hasSize(1);
        return children(parent, name).getFirst().getTextContent();
    }

    private static Element feed(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        Element feed = document.getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        return feed;
    }

    /// Origin: Announcement 70 of 2025, known on 7 November, suspends announcements of October until 2026-11-10.
    @Test
    void peopleReadWhatBecameKnownWhatTurnedAndWhatComesNext() {
        String text = changes("--since", "2025-11-01", "--until", "2025-11-30");

        assertThat(text)
                .contains("Became known", "CN-2025-55", "suspended from", "2025-11-07")
                .contains("Took effect, ended, was suspended or revived", "Scheduled next", "2026-11-11")
                .contains("Was due, not confirmed: nothing.")
                .contains("Acts read through:", "http");
    }

    /// What is due after the last day read is never told as done.
    @Test
    void aTurnBeyondTheHorizonIsDueAndNotDone() {
        String text = changes("--since", "2026-11-01", "--until", "2026-11-30");

        int due = text.indexOf("Was due, not confirmed");
        assertThat(text.substring(0, due)).contains("Took effect, ended, was suspended or revived: nothing.");
        assertThat(text.substring(due)).contains("CN-2025-55", "not confirmed");
    }

    @Test
    void theFeedHasWhatAtomAsksForAndKeepsItsIds() throws Exception {
        Element feed = feed(changes("--since", "2025-01-01", "--until", "2026-11-30", "--format", "atom"));

        assertThat(only(feed, "id")).startsWith("urn:chokepoint:ledger:");
        assertThat(only(feed, "title")).isNotBlank();
        OffsetDateTime.parse(only(feed, "updated"));
        assertThat(children(children(feed, "author").getFirst(), "name")).hasSize(1);
        Map<String, String> updated = new HashMap<>();
        for (Element entry : children(feed, "entry")) {
            assertThat(only(entry, "title")).isNotBlank();
            assertThat(only(entry, "content")).isNotBlank();
            OffsetDateTime.parse(only(entry, "updated"));
            assertThat(updated.put(only(entry, "id"), only(entry, "updated")))
                    .as("an id stands once")
                    .isNull();
            for (Element link : children(entry, "link")) {
                assertThat(link.getAttribute("href")).startsWith("http");
            }
        }
        assertThat(updated).hasSizeGreaterThan(100);
        Set<String> ids = new HashSet<>();
        for (Element entry : children(
                feed(changes("--since", "2025-10-01", "--until", "2025-12-31", "--format", "atom")), "entry")) {
            String id = only(entry, "id");
            ids.add(id);
            if (id.contains(":event:")) {
                assertThat(updated).containsEntry(id, only(entry, "updated"));
            }
        }
        assertThat(ids).hasSizeGreaterThan(10);
    }

    @Test
    void theJsonFitsItsSchema() throws Exception {
        JsonNode json = JsonMapper.shared()
                .readTree(changes("--since", "2025-11-01", "--until", "2026-11-30", "--format", "json"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(ROOT.resolve("schemas/answer.schema.json")), InputFormat.JSON)
                        .validate(json))
                .isEmpty();
        assertThat(json.get("known").size()).isPositive();
        assertThat(json.get("due").size()).isPositive();
    }

    /// Origin: Announcement 70 of 2025 suspends 57; Announcement 72 suspends clause 2 of 46 of 2024. The officer who
    /// read nothing since 1 November learns which orders that touches.
    @Test
    void theLinesOfAnOrderBookWithAnotherAnswerAreToldWithTheReason() throws Exception {
        String orders = ROOT.resolve("examples/shipments/orders.csv").toString();
        String[] window = {"--since", "2025-11-02", "--until", "2025-11-20", "--orders", orders};

        assertThat(changes(window))
                .contains("Of 5 lines of orders.csv 2 have another answer on 2025-11-20 than on 2025-11-01:")
                .contains("4711-5", "PROHIBITED → LICENCE_REQUIRED", "CN-2024-46.2", "was suspended, by CN-2025-72");

        String[] asJson = java.util.Arrays.copyOf(window, window.length + 2);
        asJson[window.length] = "--format";
        asJson[window.length + 1] = "json";
        JsonNode json = JsonMapper.shared().readTree(changes(asJson));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(ROOT.resolve("schemas/answer.schema.json")), InputFormat.JSON)
                        .validate(json))
                .isEmpty();
        JsonNode book = json.get("orders").get(0);
        assertThat(book.get("lines").asInt()).isEqualTo(5);
        assertThat(book.get("differing").asInt()).isEqualTo(2);
        assertThat(book.get("changed").get(1).get("was").asString()).isEqualTo("PROHIBITED");
    }

    @Test
    void anOrderBookThatCannotBeReadOrDoesNotFitTheFormatIsToldSo() throws Exception {
        Path broken = Files.createTempFile("orders", ".csv");
        Files.writeString(broken, """
                case_id,item,exporter,destination
                a,gallium metal,CN,US
                b,gallium metal,CN,Atlantis
                """);
        assertThat(terminal.run("ledger", "changes", WORLD, "--since", "2025-11-02", "--orders", broken.toString()))
                .isEqualTo(ExitCode.ROWS_REJECTED);
        assertThat(terminal.out()).contains("Lines to look at (1):", "line 3, b, destination (Atlantis)");
        assertThat(terminal.run("ledger", "changes", WORLD, "--since", "2025-11-02", "--orders", "none.csv"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("none.csv", "was not found");
        assertThat(terminal.run(
                        "ledger",
                        "changes",
                        WORLD,
                        "--since",
                        "2025-11-02",
                        "--orders",
                        broken.toString(),
                        "--format",
                        "atom"))
                .isEqualTo(ExitCode.USAGE);
        Files.delete(broken);
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsRefused() {
        assertThat(terminal.run("ledger", "changes", WORLD, "--since", "2025-02-01", "--until", "2025-01-01"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("2025-01-01", "2025-02-01");
        assertThat(terminal.run("ledger", "changes", WORLD)).isEqualTo(ExitCode.USAGE);
    }
}
