package dev.chokepoint.exposure.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FigureKeyTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 4, 9);

    /// The texts seed the draws: one that changes changes every band.
    @Test
    void textsAreStable() {
        assertThat(List.of(
                        new FigureKey.DiscountRate(),
                        new FigureKey.PriceOf("magnet"),
                        new FigureKey.Production("sinter", "CN"),
                        new FigureKey.Capacity("sinter", "CN", LocalDate.MIN),
                        new FigureKey.Capacity("sinter", "US", FIRST),
                        new FigureKey.Margin("sinter", "CN"),
                        new FigureKey.RecipeInput("sinter", "metal"),
                        new FigureKey.CoProduct("sinter", "swarf"),
                        new FigureKey.Flow("magnet", "CN", "US"),
                        new FigureKey.Transport("magnet", "CN", "US"),
                        new FigureKey.DutyRate("301", "magnet", "CN", "US", LocalDate.MIN),
                        new FigureKey.DutyRate("ieepa", "*", "CN", "US", FIRST),
                        new FigureKey.DutyOf("ieepa"),
                        new FigureKey.DemandFor("jet", "US", EndUse.MILITARY, FigureKey.DemandTerm.DELAY_COST),
                        new FigureKey.StockOf("magnet", "US"),
                        new FigureKey.Licence("CN", "*", EndUse.CIVIL, FigureKey.LicenceTerm.CLOSED_SHARE),
                        new FigureKey.BillLine("jet", "rotor"),
                        new FigureKey.PlannedSales("jet"),
                        new FigureKey.CompanyStock("rotor"),
                        new FigureKey.Content("rotor")))
                .extracting(FigureKey::text)
                .containsExactly(
                        "discount",
                        "price/magnet",
                        "plant/sinter/CN/production",
                        "plant/sinter/CN/capacity/standing",
                        "plant/sinter/US/capacity/2025-04-09",
                        "plant/sinter/CN/margin",
                        "recipe/sinter/metal",
                        "recipe/sinter/with/swarf",
                        "lane/magnet/CN/US/flow",
                        "lane/magnet/CN/US/transport",
                        "duty/301/magnet/CN/US/baseline",
                        "duty/ieepa/*/CN/US/2025-04-09",
                        "duty/ieepa",
                        "demand/jet/US/MILITARY/delay_cost",
                        "stock/magnet/US",
                        "licence/CN/*/CIVIL/closed_share",
                        "bill/jet/rotor",
                        "plan/jet",
                        "company stock/rotor",
                        "content/rotor");
    }

    @Test
    void aKeySaysWhatItIsAndOfWhat() {
        Map<FigureKey, List<String>> said = Map.of(
                new FigureKey.Capacity("sinter", "CN", LocalDate.MIN), List.of("plant capacity", "sinter/CN/standing"),
                new FigureKey.Licence("CN", "CN-1", EndUse.CIVIL, FigureKey.LicenceTerm.OPEN_SHARE),
                        List.of("licence open_share", "CN/CN-1/CIVIL"),
                new FigureKey.CoProduct("sinter", "swarf"), List.of("recipe", "sinter/with/swarf"));
        said.forEach(
                (key, words) -> assertThat(List.of(key.kind(), key.subject())).isEqualTo(words));
        assertThat(new FigureKey.DemandFor("jet", "US", EndUse.MILITARY, FigureKey.DemandTerm.DELAY_COST).words())
                .isEqualTo("demand jet US MILITARY delay cost");
    }

    @Test
    void keysStandInTheOrderOfTheirTexts() {
        assertThat(new TreeSet<>(List.of(
                        new FigureKey.StockOf("a", "US"),
                        new FigureKey.DiscountRate(),
                        new FigureKey.Flow("b", "CN", "US"),
                        new FigureKey.Flow("b", "CN", "EU"))))
                .extracting(FigureKey::text)
                .containsExactly("discount", "lane/b/CN/EU/flow", "lane/b/CN/US/flow", "stock/a/US");
    }
}
