package dev.chokepoint.exposure.screen;

import static dev.chokepoint.exposure.screen.SixCountries.CHINA;
import static dev.chokepoint.exposure.screen.SixCountries.CHIPS;
import static dev.chokepoint.exposure.screen.SixCountries.FRANCE;
import static dev.chokepoint.exposure.screen.SixCountries.GALLIUM;
import static dev.chokepoint.exposure.screen.SixCountries.GERMANY;
import static dev.chokepoint.exposure.screen.SixCountries.JAPAN;
import static dev.chokepoint.exposure.screen.SixCountries.MAGNETS;
import static dev.chokepoint.exposure.screen.SixCountries.NETHERLANDS;
import static dev.chokepoint.exposure.screen.SixCountries.RARE_EARTHS;
import static dev.chokepoint.exposure.screen.SixCountries.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The screens on six countries; the fractions were worked out by hand (docs/model/screen.md#six-countries).
class SixCountriesTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    private static GeoDep.Cell cell(int product, int year, int importer) {
        return GeoDep.DEFAULT.cells(SixCountries.history(product)).stream()
                .filter(c -> c.year() == year && c.importer() == importer)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theUnitedStatesDependOnChinaForRareEarthsIn2020() {
        GeoDep.Cell c = cell(RARE_EARTHS, 2020, US);

        assertThat(c.trade().imports()).isEqualTo(100_000);
        assertThat(c.trade().importConcentration()).isCloseTo(11.0 / 25, ROUNDING);
        assertThat(c.trade().exportConcentration()).isCloseTo(1331.0 / 2048, ROUNDING);
        assertThat(c.trade().ratio()).isEqualTo(9_999);
        assertThat(c.criteria().all()).isTrue();
        assertThat(c.leader()).isEqualTo(new Supplier(CHINA, 0.6));
    }

    @Test
    void anIndexOfExactlyTheThresholdDoesNotExceedIt() {
        GeoDep.Cell c = cell(GALLIUM, 2020, FRANCE);

        assertThat(c.criteria().fewSuppliers()).isFalse();
        assertThat(c.criteria().fewExporters()).isTrue();
    }

    @Test
    void importsEqualToExportsDoNotExceedThem() {
        GeoDep.Cell c = cell(GALLIUM, 2020, GERMANY);

        assertThat(c.trade().ratio()).isEqualTo(1);
        assertThat(c.criteria()).isEqualTo(new GeoDep.Criteria(true, true, false));
    }

    @Test
    void ofEqualSuppliersTheSmallerCodeLeads() {
        assertThat(cell(MAGNETS, 2020, FRANCE).leader()).isEqualTo(new Supplier(CHINA, 0.5));
    }

    @Test
    void twoOfThreeYearsMakeADependence() {
        List<GeoDep.Dependence> found = GeoDep.DEFAULT.window(2022, SixCountries.history(RARE_EARTHS));

        assertThat(cell(RARE_EARTHS, 2021, US).criteria().all()).isFalse();
        assertThat(found.stream().collect(Collectors.toMap(GeoDep.Dependence::importer, GeoDep.Dependence::years)))
                .isEqualTo(Map.of(FRANCE, 3, GERMANY, 3, JAPAN, 3, NETHERLANDS, 2, US, 2));
        assertThat(importers(MAGNETS)).isEmpty();
        assertThat(importers(CHIPS)).isEmpty();
        assertThat(importers(GALLIUM)).containsExactly(JAPAN);
    }

    private static List<Integer> importers(int product) {
        return GeoDep.DEFAULT.window(2022, SixCountries.history(product)).stream()
                .map(GeoDep.Dependence::importer)
                .toList();
    }

    @Test
    void aBlocCountsAsOneCountry() {
        Countries merged = Bloc.EU27.merge(SixCountries.COUNTRIES);
        Map<Integer, List<Integer>> expected = Map.of(
                RARE_EARTHS,
                List.of(Bloc.CODE, JAPAN, US),
                MAGNETS,
                List.of(),
                CHIPS,
                List.of(Bloc.CODE, CHINA),
                GALLIUM,
                List.of(Bloc.CODE, JAPAN));

        expected.forEach((product, importers) -> assertThat(
                        GeoDep.DEFAULT
                                .window(2022, SixCountries.history(product).merged(Bloc.EU27, merged))
                                .stream()
                                .map(GeoDep.Dependence::importer)
                                .toList())
                .as("%06d", product)
                .isEqualTo(importers));
    }

    @Test
    void theIndicatorsOfABlocLookAtWhatComesFromOutside() {
        BlocDependency.Cell c = BlocDependency.of(Bloc.EU27)
                .year(SixCountries.year(RARE_EARTHS, 2020))
                .orElseThrow();

        assertThat(c.trade()).isEqualTo(new BlocDependency.Trade(115_000, 25_000, 45_000));
        assertThat(c.indicators().concentration()).isEqualTo(1);
        assertThat(c.indicators().outside()).isCloseTo(23.0 / 28, ROUNDING);
        assertThat(c.indicators().ratio()).isCloseTo(23.0 / 9, ROUNDING);
        assertThat(c.flag()).isTrue();
        assertThat(BlocDependency.of(Bloc.EU27)
                        .persistence(SixCountries.history(RARE_EARTHS), 2020, 2022)
                        .persistent())
                .isTrue();
    }

    @Test
    void aReExporterHasNoCapacityOfItsOwn() {
        List<Closure.Flow> flows = Closure.DEFAULT.flows(SixCountries.year(RARE_EARTHS, 2022));

        Closure.Flow fromChina = flow(flows, CHINA, US);
        assertThat(fromChina.dependence()).isCloseTo(3.0 / 5, ROUNDING);
        assertThat(fromChina.all()).isZero();
        assertThat(fromChina.removedAll()).isCloseTo(3.0 / 5, ROUNDING);
        Closure.Flow fromNetherlands = flow(flows, NETHERLANDS, GERMANY);
        assertThat(fromNetherlands.alone()).isEqualTo(1);
        assertThat(fromNetherlands.all()).isCloseTo(17.0 / 20, ROUNDING);
        assertThat(fromNetherlands.removedAll()).isCloseTo(3.0 / 80, ROUNDING);
    }

    private static Closure.Flow flow(List<Closure.Flow> flows, int exporter, int importer) {
        return flows.stream()
                .filter(f -> f.exporter() == exporter && f.importer() == importer)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void reExportsAreFollowedToWhereThingsWereMade() {
        Origins.Result result = Origins.of(SixCountries.year(RARE_EARTHS, 2022));

        assertThat(result.settled()).isTrue();
        assertThat(total(result, CHINA, US)).isCloseTo(33289.0 / 33615, ROUNDING);
        assertThat(total(result, JAPAN, US)).isCloseTo(1.0 / 405, ROUNDING);
        assertThat(total(result, NETHERLANDS, US)).isCloseTo(3.0 / 415, ROUNDING);
        assertThat(total(result, CHINA, GERMANY)).isCloseTo(329.0 / 332, ROUNDING);
        assertThat(total(Origins.of(SixCountries.year(MAGNETS, 2022)), JAPAN, FRANCE))
                .isCloseTo(13155.0 / 20528, ROUNDING);
    }

    private static double total(Origins.Result result, int origin, int importer) {
        return result.shares().stream()
                .filter(s -> s.origin() == origin && s.importer() == importer)
                .mapToDouble(Origins.Share::total)
                .sum();
    }

    @Test
    void whatAnImporterGetsWasMadeSomewhere() {
        for (int product : List.of(RARE_EARTHS, MAGNETS, CHIPS, GALLIUM)) {
            Map<Integer, Double> sums = Origins.of(SixCountries.year(product, 2022)).shares().stream()
                    .collect(Collectors.groupingBy(
                            Origins.Share::importer, Collectors.summingDouble(Origins.Share::total)));
            assertThat(sums.values()).isNotEmpty().allSatisfy(s -> assertThat(s).isCloseTo(1, ROUNDING));
        }
    }
}
