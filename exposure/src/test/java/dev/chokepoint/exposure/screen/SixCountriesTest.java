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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /// 60 + 20 + 60 of 300 thousand came from China; what was bought before and after the window is left out.
    @Test
    void aWindowLooksAtItsThreeYearsAlone() {
        Map<String, Integer> japanAlone = Map.of("392>842", 5_000, "156>251", 1);
        ProductHistory longer = new ProductHistory(
                RARE_EARTHS,
                List.of(
                        SixCountries.of(RARE_EARTHS, 2019, japanAlone),
                        SixCountries.year(RARE_EARTHS, 2020),
                        SixCountries.year(RARE_EARTHS, 2021),
                        SixCountries.year(RARE_EARTHS, 2022),
                        SixCountries.of(RARE_EARTHS, 2023, japanAlone)));

        List<GeoDep.Dependence> found = GeoDep.DEFAULT.window(2022, longer);

        assertThat(found).isEqualTo(GeoDep.DEFAULT.window(2022, SixCountries.history(RARE_EARTHS)));
        GeoDep.Dependence us =
                found.stream().filter(d -> d.importer() == US).findFirst().orElseThrow();
        assertThat(us.usd()).isEqualTo(300_000);
        assertThat(us.leader().code()).isEqualTo(CHINA);
        assertThat(us.leader().share()).isCloseTo(7.0 / 15, ROUNDING);
        assertThat(GeoDep.DEFAULT.count(2022, longer)).isEqualTo(5);
        assertThat(GeoDep.DEFAULT.count(2022, SixCountries.history(GALLIUM))).isEqualTo(1);
        assertThat(GeoDep.DEFAULT.count(2022, SixCountries.history(CHIPS))).isZero();
        assertThat(GeoDep.DEFAULT.window(2022, new ProductHistory(RARE_EARTHS, List.of())))
                .isEmpty();
    }

    @Test
    void aHistoryHasOnlyTheYearsInWhichThereWasTrade() {
        ProductHistory history = SixCountries.history(RARE_EARTHS);

        assertThat(history.year(2021).orElseThrow().year()).isEqualTo(2021);
        assertThat(history.year(2019)).isEmpty();
    }

    @Test
    void twoOfThreePairsAreGoneAndOneIsNew() {
        Churn churn = Churn.between(Set.of(1L, 2L, 3L), Set.of(2L, 4L));

        assertThat(churn).isEqualTo(new Churn(3, 2, 1));
        assertThat(churn.rate()).isCloseTo(2.0 / 3, ROUNDING);
        assertThat(Churn.between(Set.of(), Set.of(4L)).rate()).isZero();
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

    /// Nobody but China has net exports, so that nobody else fills in for it; 10 thousand of the Netherlands are filled
    /// in for where only they stop, and 85 % of them where the Netherlands close to everybody.
    @Test
    void whatAnImporterLosesInMoney() {
        List<Closure.Flow> flows = Closure.DEFAULT.flows(SixCountries.year(RARE_EARTHS, 2022));

        assertThat(flow(flows, CHINA, US).removedAlone()).isCloseTo(3.0 / 5, ROUNDING);
        assertThat(flow(flows, CHINA, US).usdRemoved()).isEqualTo(60_000);
        assertThat(flow(flows, NETHERLANDS, GERMANY).removedAlone()).isZero();
        assertThat(flow(flows, NETHERLANDS, GERMANY).usdRemoved()).isCloseTo(1_500, within(1e-9));
    }

    @Test
    void theTradeHangsOnAnExporterOfHalfOfItThatLessThanAQuarterReplaces() {
        assertThat(Closure.DEFAULT.failurePoints(SixCountries.year(RARE_EARTHS, 2022)))
                .containsExactly(
                        new Closure.FailurePoint(2022, CHINA, RARE_EARTHS, 255_000, 255_000.0 / 305_000, 255_000, 0));
        ProductYear halves = SixCountries.of(MAGNETS, 2022, Map.of("156>842", 50, "276>842", 50));
        assertThat(Closure.DEFAULT.failurePoints(halves))
                .extracting(Closure.FailurePoint::exporter)
                .containsExactly(CHINA, GERMANY);
        assertThat(new Closure(0.25).failurePoints(halves)).isEmpty();
        ProductYear thirds = SixCountries.of(MAGNETS, 2022, Map.of("156>842", 49, "276>842", 49, "392>842", 2));
        assertThat(Closure.DEFAULT.failurePoints(thirds)).isEmpty();
    }

    /// Flows between members are inside; a quantity that was not reported adds nothing, and two of them are none.
    @Test
    void aBlocAddsUpWhatItsMembersTrade() {
        Countries all = SixCountries.COUNTRIES;
        int[] from = {CHINA, CHINA, GERMANY, GERMANY, JAPAN, JAPAN};
        int[] to = {GERMANY, FRANCE, FRANCE, US, GERMANY, FRANCE};
        ProductYear flows = new ProductYear(
                MAGNETS,
                2022,
                all,
                Arrays.stream(from).map(all::indexOf).toArray(),
                Arrays.stream(to).map(all::indexOf).toArray(),
                new long[] {10, 20, 40, 80, 160, 320},
                new long[] {5, ProductYear.NO_QUANTITY, 7, 9, ProductYear.NO_QUANTITY, ProductYear.NO_QUANTITY});

        ProductYear merged = flows.merged(Bloc.EU27, Bloc.EU27.merge(all));

        Map<String, List<Long>> found = new TreeMap<>();
        for (int f = 0; f < merged.size(); f++) {
            Countries c = merged.countries();
            found.put(
                    c.code(merged.exporter(f)) + ">" + c.code(merged.importer(f)),
                    List.of(merged.usd(f), merged.kg(f)));
        }
        assertThat(found)
                .isEqualTo(Map.of(
                        CHINA + ">" + Bloc.CODE,
                        List.of(30L, 5L),
                        Bloc.CODE + ">" + US,
                        List.of(80L, 9L),
                        JAPAN + ">" + Bloc.CODE,
                        List.of(480L, ProductYear.NO_QUANTITY)));
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
