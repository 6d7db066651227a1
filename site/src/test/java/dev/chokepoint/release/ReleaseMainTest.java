package dev.chokepoint.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The documents of a release, from a small list of parts and the rules of this project.
class ReleaseMainTest {
    private static final String RULES =
            SharedData.projectRoot().resolve("release/licences.yaml").toString();
    private static final String VEX =
            SharedData.projectRoot().resolve("release/vex.yaml").toString();
    private static final String JACKSON = part("tools.jackson.core", "jackson-core", "Apache-2.0");

    @TempDir
    private Path folder;

    private Path bom;

    @BeforeEach
    void place() {
        bom = folder.resolve("bom.json");
    }

    private static String part(String group, String name, String licence) {
        return """
                {"group":"%1$s","name":"%2$s","version":"1.0","purl":"pkg:maven/%1$s/%2$s@1.0?type=jar",
                 "hashes":[{"alg":"SHA-256","content":"aa"}],"licenses":[{"license":{"id":"%3$s"}}]}""".formatted(group, name, licence);
    }

    private List<String> licences(String... parts) throws IOException {
        Files.writeString(bom, "{\"components\":[" + String.join(",", parts) + "]}");
        return ReleaseMain.run(List.of(
                "licences", bom.toString(), RULES, folder.resolve("page.md").toString()));
    }

    private List<String> documents(String... parts) throws IOException {
        Files.writeString(bom, "{\"components\":[" + String.join(",", parts) + "]}");
        return ReleaseMain.run(List.of(
                "parts", bom.toString(), RULES, VEX, folder.toString(), "1.2.3", "abc", "2026-11-30T00:00:00Z"));
    }

    @Test
    void aPartUnderAnAllowedLicenceIsNamedWithIt() throws IOException {
        assertThat(licences(JACKSON)).isEmpty();
        assertThat(Files.readString(folder.resolve("page.md")))
                .contains("| tools.jackson.core:jackson-core | 1.0 | Apache-2.0 |", "highs");
    }

    @Test
    void aPartUnderTheGplStopsTheRelease() throws IOException {
        assertThat(licences(JACKSON, part("org.example", "copyleft", "GPL-3.0-only")))
                .singleElement()
                .asString()
                .contains("GPL-3.0-only", "org.example:copyleft", "release/licences.yaml");
    }

    @Test
    void aPartWithoutALicenceStopsTheRelease() throws IOException {
        assertThat(licences("{\"group\":\"org.example\",\"name\":\"silent\",\"version\":\"1\",\"purl\":\"\"}"))
                .singleElement()
                .asString()
                .contains("org.example:silent");
    }

    @Test
    void bothListsNameEveryPartAndWhatIsUnpacked() throws IOException {
        assertThat(documents(JACKSON)).isEmpty();

        JsonNode cyclone = read("chokepoint-1.2.3.cdx.json");
        JsonNode spdx = read("chokepoint-1.2.3.spdx.json");
        assertThat(cyclone.path("components").findValuesAsString("name")).contains("jackson-core", "highs", "echarts");
        assertThat(spdx.path("packages").findValuesAsString("name"))
                .contains("chokepoint", "tools.jackson.core:jackson-core")
                .hasSize(cyclone.path("components").size() + 1);
        assertThat(spdx.path("relationships").findValuesAsString("relationshipType"))
                .contains("DESCRIBES", "CONTAINS");
        assertThat(spdx.toString())
                .contains("\"checksumValue\":\"aa\"", "pkg:maven/tools.jackson.core/jackson-core@1.0\"");
    }

    /// They stand in the pom as what is unpacked, so a new version there needs one here.
    @Test
    void whatIsUnpackedHasTheVersionOfThePom() throws IOException {
        String pom = Files.readString(SharedData.projectRoot().resolve("pom.xml"));
        for (Part part : LicenceRules.read(Path.of(RULES)).unpacked()) {
            if (part.name().equals("echarts")) {
                assertThat(pom).contains("<echarts.version>" + part.version() + "</echarts.version>");
            } else {
                assertThat(Files.readString(SharedData.projectRoot()
                                .resolve("solver/src/main/resources/META-INF/THIRD-PARTY-HiGHS.txt")))
                        .contains(part.version());
            }
        }
    }

    @Test
    void aPartThatIsSaidToBeAbsentMayNotBeThere() throws IOException {
        assertThat(documents(JACKSON, part("org.apache.logging.log4j", "log4j-core", "Apache-2.0")))
                .singleElement()
                .asString()
                .contains("log4j-core", "CVE-2021-44228");
        assertThat(documents(JACKSON, part("org.apache.logging.log4j", "log4j-core-not", "Apache-2.0")))
                .isEmpty();
        assertThat(read("chokepoint-1.2.3.openvex.json").toString())
                .contains("CVE-2021-44228", "not_affected", "component_not_present");
    }

    @Test
    void theProvenanceHasTheHashOfEveryFileAndTheCommit() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "abc");
        Files.writeString(folder.resolve("SHA256SUMS"), "left out");

        List<String> wrong =
                ReleaseMain.run(List.of("provenance", folder.toString(), "1.2.3", "abc", "2026-11-30T00:00:00Z", "me"));

        assertThat(wrong).isEmpty();
        JsonNode statement = read(Provenance.NAME);
        assertThat(statement.path("subject")).hasSize(1);
        // SHA-256 of "abc": FIPS 180-2, appendix B.1
        assertThat(statement.toString())
                .contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "\"gitCommit\":\"abc\"");
    }

    @Test
    void aWrongCallIsTold() throws IOException {
        assertThat(ReleaseMain.run(List.of("licences")))
                .singleElement()
                .asString()
                .contains("usage");
    }

    private JsonNode read(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(name)));
    }
}
