package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.OfferView;
import dev.chokepoint.app.view.deals.PackageView;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.scope.CertificateView;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.testkit.SharedData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job on the bundled world, and on the small world that `world init` writes.
class MainJobTest {
    private static final LocalDate LONDON = LocalDate.of(2025, 6, 10);
    private static final double RESIDUAL_SHARE = 0.05;
    private static Assessment assessment;

    @TempDir
    private Path folder;

    @BeforeAll
    static void assessTheBundledWorld() {
        assessment = london();
    }

    /// The answer of the main job, computed once for all classes that look at it.
    static Assessment london() {
        return London.ANSWER;
    }

    private static final class London {
        static final Assessment ANSWER = new Assessor(line -> {})
                .withExpected(0, Draws.SEED)
                .assess(SharedData.projectRoot().resolve("worlds/us-china-2025"), _ -> AsOf.of(LONDON), 2)
                .shown();
    }

    @Test
    void everyProgramIsCertified() {
        assertThat(assessment.manifest().certificates()).isNotEmpty().allMatch(CertificateView::passes);
    }

    @Test
    void theBundledWorldIsLargeAndCalibrated() {
        assertThat(assessment.manifest().items()).isGreaterThanOrEqualTo(80);
        assertThat(assessment.manifest().places()).isGreaterThanOrEqualTo(11);
        assertThat(assessment.residuals()).allMatch(r -> r.share() < RESIDUAL_SHARE);
    }

    @Test
    void everyHeadlineIsExplainedDownToSourcesOrAssumptions() {
        assertThat(assessment.explanations())
                .containsKeys(assessment.summary().stream()
                        .map(Assessment.Headline::why)
                        .toArray(String[]::new));
        long sourced = assessment.summary().stream()
                .map(h -> Objects.requireNonNull(assessment.explanations().get(h.why())))
                .filter(why -> why.allRefs().stream().anyMatch(r -> r.scheme().equals("source")))
                .count();
        assertThat(sourced).isGreaterThanOrEqualTo(8);
    }

    @Test
    void nothingPublishedAfterTheKnowledgeDateIsUsed() {
        assertThat(assessment.sources())
                .isNotEmpty()
                .allMatch(s -> !LocalDate.parse(s.published()).isAfter(LONDON));
        assertThat(assessment.manifest().laterFigures())
                .as("newer vintages are flagged")
                .isNotEmpty();
        assertThat(assessment.articles())
                .allMatch(a -> !LocalDate.parse(a.date()).isAfter(LONDON));
    }

    /// China has barred dual-use goods for military users in the United States since 3 December 2024 (46/2024,
    /// clause 1) and licenses samarium since 4 April 2025 (18/2025); no approval for military samarium was known
    /// by 9 June 2025.
    @Test
    void samariumMagnetsForFightersAreProhibitedAndTheFighterStopsInTheWorstCase() {
        assertThat(assessment.determinations())
                .filteredOn(d -> d.item().toLowerCase(java.util.Locale.ROOT).contains("samarium-cobalt")
                        && d.from().equals("CN")
                        && d.to().equals("US")
                        && d.endUse().equals("military"))
                .isNotEmpty()
                .allSatisfy(d -> {
                    assertThat(d.outcome()).isEqualTo("PROHIBITED");
                    assertThat(d.measures()).contains("CN-2025-18", "CN-2024-46.1");
                });
        assertThat(assessment.stops())
                .filteredOn(s -> s.item().equals("f-35"))
                .isNotEmpty()
                .allSatisfy(s -> {
                    assertThat(s.worstStops()).isNotEmpty();
                    assertThat(s.measures()).contains("CN-2025-18");
                });
        assertThat(assessment.chains()).anyMatch(c -> c.id().equals("f-35"));
    }

    @Test
    void partiesLeverageAndTotalsAgree() {
        for (LeverageView v : assessment.leverage()) {
            double sum = v.onParty().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(Math.abs(sum - v.total())).isLessThan(1e-6 * Math.abs(v.total()) + 1);
        }
        assertThat(assessment.leverage())
                .filteredOn(v -> v.measure().equals("US-2025-ETHANE"))
                .isNotEmpty()
                .allMatch(v -> v.onParty().getOrDefault("US", 0.0) > 0);
    }

    @Test
    void theOffersKnownThatDayAreValuedAndLaterOnesAreNotShown() {
        assertThat(assessment.deals()).hasSize(1);
        DealView deal = assessment.deals().getFirst();
        assertThat(deal.id()).isEqualTo("london-2025-06");
        assertThat(deal.offers()).extracting(OfferView::name).containsExactly("Handshake as the US expected it");
        assertThat(deal.packages()).filteredOn(PackageView::frontier).isNotEmpty();
        // A card for each deal that a rule picks and for the offer: what it is worth by item, and would it hold.
        assertThat(deal.detail().holds())
                .hasSizeGreaterThan(1)
                .allSatisfy(h -> {
                    assertThat(h.sides()).hasSize(2);
                    assertThat(h.items()).isNotEmpty();
                    assertThat(h.stagingText()).isNotEmpty();
                })
                .anySatisfy(h -> assertThat(h.name()).contains("Nash"));
    }

    @Test
    void aNewWorldRunsThroughAllStages() throws Exception {
        Path world = folder.resolve("small");
        assertThat(run("world", "init", world.toString())).startsWith("0 ");
        String answer = run("assess", world.toString(), "--as-of", "2025-06-10");
        assertThat(answer).startsWith("0 ").contains("programs certified");
        Path out = folder.resolve("answer.html");
        assertThat(run(
                        "assess",
                        world.toString(),
                        "--as-of",
                        "2025-06-10",
                        "--format",
                        "html",
                        "--out",
                        out.toString()))
                .startsWith("0 ");
        assertThat(Files.readString(out)).contains("<!doctype html>");
    }

    @Test
    void aDeletedSourceIsReportedWhereverItIsUsed() throws Exception {
        Path world = folder.resolve("broken");
        assertThat(run("world", "init", world.toString())).startsWith("0 ");
        Path sources = world.resolve("sources.yaml");
        List<String> lines = Files.readAllLines(sources);
        int first = 0;
        while (!lines.get(first).matches("[a-z][a-z0-9-]*:.*")) {
            first++;
        }
        String key = lines.get(first).substring(0, lines.get(first).indexOf(':'));
        lines.set(first, "renamed-" + lines.get(first));
        Files.write(sources, lines);
        assertThat(run("assess", world.toString(), "--as-of", "2025-06-10"))
                .startsWith("3 ")
                .contains("(" + key + ")")
                .doesNotContain("\tat ");
    }

    private static String run(String... args) {
        StringWriter out = new StringWriter();
        PrintWriter print = new PrintWriter(out);
        int code = Main.run(print, print, args);
        print.flush();
        return code + " " + out;
    }
}
