package dev.chokepoint.data.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.frontier.AdditiveSpace;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares with frontiers and solutions computed in exact rationals by another program (reference/README
/// of the
/// shared data).
class ReferenceDomainsTest {
    private static final double TOLERANCE_UTILITY = 1e-9;

    /// The domain file and the two profiles of a folder of reference domains.
    static NegotiationDomain space(String folder) {
        Path dir = SharedData.require("data/deals/domains/" + folder);
        List<Path> files;
        try (Stream<Path> list = Files.list(dir)) {
            files = list.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Path> profiles = new ArrayList<>();
        Path domain = dir;
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (name.startsWith("pareto") || name.startsWith("specials")) {
                continue;
            }
            if (isDomain(file)) {
                domain = file;
            } else {
                profiles.add(file);
            }
        }
        List<Path> two = switch (folder) {
            case "energy_grid2016" -> List.of(dir.resolve("consumer.xml"), dir.resolve("producer.xml"));
            case "itex_cypress" ->
                List.of(dir.resolve("ItexvsCypress_Itex.xml"), dir.resolve("ItexvsCypress_Cypress.xml"));
            default -> profiles.subList(0, 2);
        };
        Loaded<Optional<NegotiationDomain>> loaded = DomainFiles.load(domain, two);
        assertThat(loaded.problems()).noneMatch(p -> p.isError());
        return loaded.value().orElseThrow();
    }

    private static boolean isDomain(Path file) {
        try {
            String text = Files.readString(file);
            return text.contains("negotiation_template")
                    || (text.contains("issuesValues") && !text.contains("LinearAdditiveUtilitySpace"))
                    || text.contains("NumberOfBids");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "itex_cypress",
                "england_zimbabwe",
                "camera2011",
                "gw_anl2023_domain19",
                "gw_anl2023_domain00",
                "smartphone2013",
                "negolog_domain15",
                "domain16",
                "supermarket_a",
                "energy_a",
                "energy_grid2016",
                "7issues"
            })
    void frontiersAndSolutionsAreThoseOfTheReference(String folder) throws IOException {
        NamedCsvRecord row = summary(folder);
        AdditiveSpace space = (AdditiveSpace) space(folder);
        Frontier frontier = space.frontier();
        assertThat(space.outcomes()).hasToString(row.getField("outcomes"));
        assertThat(space.issues()).hasSize(Integer.parseInt(row.getField("issues")));
        assertThat(frontier.points()).hasSize(Integer.parseInt(row.getField("frontier_exact")));
        assertThat(frontier.acceptableFrom(space.disagreement()).points())
                .hasSize(Integer.parseInt(row.getField("ir_frontier")));
        if (!row.getField("frontier_outcomes").isEmpty()) {
            assertThat(space.packagesOnFrontier()).isEqualTo(Long.parseLong(row.getField("frontier_outcomes")));
        }
        check(row, "nash", Bargain.nash(2).among(frontier.points(), space.disagreement()));
        check(row, "ks", Bargain.kalaiSmorodinsky(2).among(frontier.points(), space.disagreement()));
        check(row, "egalitarian", Bargain.egalitarian(2).among(frontier.points(), space.disagreement()));
        check(row, "max_welfare", Bargain.utilitarian(2).among(frontier.points(), space.disagreement()));
        check(row, "nash_hull", Bargain.nash(2).amongLotteries(frontier.points(), space.disagreement()));
        check(row, "ks_hull", Bargain.kalaiSmorodinsky(2).amongLotteries(frontier.points(), space.disagreement()));
        check(row, "egalitarian_hull", Bargain.egalitarian(2).amongLotteries(frontier.points(), space.disagreement()));

        Path file = SharedData.require("data/deals/reference/" + folder + ".frontier.csv");
        List<NamedCsvRecord> points;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            points = csv.stream().toList();
        }
        assertThat(points).hasSize(frontier.points().size());
        for (int i = 0; i < points.size(); i++) {
            ValuedPackage p = frontier.points().get(i);
            assertThat(p.utility(0)).isCloseTo(number(points.get(i), "uA"), within(TOLERANCE_UTILITY));
            assertThat(p.utility(1)).isCloseTo(number(points.get(i), "uB"), within(TOLERANCE_UTILITY));
            // The reference's package has the same value as ours; equal values may have several packages.
            List<Integer> options = Arrays.stream(
                            points.get(i).getField("outcome_indices").split("\\|"))
                    .map(Integer::valueOf)
                    .toList();
            assertThat(space.utility(0, options)).isEqualTo(space.utility(0, p.options()));
            assertThat(space.utility(1, options)).isEqualTo(space.utility(1, p.options()));
        }
        if (space.outcomes().bitLength() < 20) {
            assertThat(space.frontierByEnumeration()).isEqualTo(frontier);
        }
    }

    private static NamedCsvRecord summary(String folder) throws IOException {
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(SharedData.require("data/deals/reference/summary.csv"))) {
            return csv.stream()
                    .filter(r -> r.getField("domain").equals(folder))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static void check(NamedCsvRecord row, String column, Settlement settlement) {
        String[] ties = row.getField(column).split(";");
        assertThat(settlement.agreements()).as(column).hasSize(ties.length);
        List<List<Double>> found = settlement.agreements().stream()
                .map(Settlement.Lottery::utilities)
                .sorted((x, y) -> Double.compare(x.get(0), y.get(0)))
                .toList();
        List<String> wanted = Arrays.stream(ties).sorted().toList();
        for (int i = 0; i < ties.length; i++) {
            String[] pair = wanted.get(i).split("\\|");
            assertThat(found.get(i).get(0))
                    .as(column)
                    .isCloseTo(Double.parseDouble(pair[0]), within(TOLERANCE_UTILITY));
            assertThat(found.get(i).get(1))
                    .as(column)
                    .isCloseTo(Double.parseDouble(pair[1]), within(TOLERANCE_UTILITY));
        }
    }

    /// Origin: by hand (resources, own/README.md). Of twelve packages four are beaten by none: (1, 0), (0.8, 0.7),
    /// (0.5, 0.85) and (0.2, 1).
    @Test
    void theOwnDomainHasTheFrontierAndSolutionsWorkedByHand() {
        Path own = SharedData.projectRoot().resolve("data/src/test/resources/own/deals");
        Loaded<Optional<NegotiationDomain>> loaded = DomainFiles.load(
                own.resolve("domain.xml"), List.of(own.resolve("seller.xml"), own.resolve("buyer.xml")));
        assertThat(loaded.problems()).noneMatch(p -> p.isError());
        AdditiveSpace space = (AdditiveSpace) loaded.value().orElseThrow();
        Frontier frontier = space.frontier();
        assertThat(space.outcomes()).hasToString("12");
        assertThat(frontier.points())
                .extracting(p -> Math.round(100 * p.utility(0)), p -> Math.round(100 * p.utility(1)))
                .containsExactlyInAnyOrder(tuple(100L, 0L), tuple(80L, 70L), tuple(50L, 85L), tuple(20L, 100L));
        assertThat(space.frontierByEnumeration()).isEqualTo(frontier);
        // Gains over (0.2, 0.1): products 0.6 x 0.6, 0.3 x 0.75, 0 x 0.9; (1, 0) is worse than no deal for the buyer.
        for (Bargain rule : List.of(Bargain.nash(2), Bargain.utilitarian(2), Bargain.egalitarian(2))) {
            Settlement settlement = rule.among(frontier.points(), space.disagreement());
            assertThat(settlement.agreements()).hasSize(1);
            List<Double> utilities = settlement.agreements().getFirst().utilities();
            assertThat(utilities.get(0)).isCloseTo(0.8, within(TOLERANCE_UTILITY));
            assertThat(utilities.get(1)).isCloseTo(0.7, within(TOLERANCE_UTILITY));
        }
    }

    @ParameterizedTest
    @CsvSource({"nl10, 10", "nl30, 31"})
    void frontiersOfRectanglesAreThoseOfTheReference(String folder, int size) throws IOException {
        JsonNode reference = JsonMapper.shared()
                .readTree(
                        Files.readString(SharedData.require("data/deals/reference/" + folder + ".milp.frontier.json")));
        NegotiationDomain space = space(folder);
        Frontier frontier = space.frontier();
        assertThat(frontier.points()).hasSize(size).hasSize(reference.size());
        for (int i = 0; i < size; i++) {
            ValuedPackage p = frontier.points().get(i);
            assertThat(p.utility(0)).isCloseTo(reference.get(i).get("u").get(0).asDouble(), within(TOLERANCE_UTILITY));
            assertThat(p.utility(1)).isCloseTo(reference.get(i).get("u").get(1).asDouble(), within(TOLERANCE_UTILITY));
        }
    }

    @ParameterizedTest
    @CsvSource({"nl10rv", "nl50"})
    void theFrontierShippedWithADomainIsNowhereBetter(String folder) throws IOException {
        Frontier frontier = space(folder).frontier();
        assertThat(frontier.points()).isNotEmpty();
        // Shipped as "uA, uB" lines in single precision.
        for (String line : Files.readAllLines(SharedData.require("data/deals/domains/" + folder + "/pareto.xml"))) {
            if (line.contains(",")) {
                String[] pair = line.split(",");
                double a = Double.parseDouble(pair[0].strip());
                double b = Double.parseDouble(pair[1].strip());
                assertThat(frontier.points())
                        .as(line)
                        .anyMatch(p -> p.utility(0) >= a - 1e-6 && p.utility(1) >= b - 1e-6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6issues",
                "ampo_city",
                "amsterdam_a",
                "grocery2011",
                "gw_anl2023_domain01",
                "gw_anl2023_domain03",
                "kitchen2013",
                "negolog_domain59",
                "negolog_domain61",
                "travel2010",
                "wholesaler2013"
            })
    void everyOtherDomainIsReadAndItsFrontierAgreesWithEnumeration(String folder) {
        AdditiveSpace space = (AdditiveSpace) space(folder);
        Frontier frontier = space.frontier();
        assertThat(frontier.points()).isNotEmpty();
        if (space.outcomes().bitLength() < 24) {
            assertThat(space.frontierByEnumeration()).isEqualTo(frontier);
        }
        for (ValuedPackage p : frontier.points()) {
            assertThat(p.utility(0)).isBetween(0.0, 1.0 + 1e-6);
        }
    }
}
