package dev.chokepoint.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.solver.LpSolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Equilibria that textbooks solve by hand, from the files of a world to the plan. One good is made in A for 10 USD a
/// kilogram and used in B, 100 a month at an elasticity of −0.5, nothing in stock and no carriage.
class TextbookWorldTest {
    private static final double CLOSE = 1e-6;
    private static final double OF_MARGINS = 0.005;
    private static final int MONTHS = 3;
    private static final AsOf DAY = AsOf.of(LocalDate.of(2025, 1, 10));
    private static final LpSolver SOLVER = Solvers.highs();

    @TempDir
    private Path folder;

    @BeforeEach
    void theFiles() throws IOException {
        write("world.yaml", """
                id: textbook
                title: One good
                first: 2025-01
                months: 3
                as_of: 2025-01-10
                discount:
                  - {value: 0.0, unit: share/year, about: 2024, source: "assumed: a textbook"}
                parties:
                  - {id: A, name: A}
                  - {id: B, name: B}
                """);
        write("sources.yaml", "{}\n");
        write("places.csv", "id,name,iso,party\nA,A,CN,A\nB,B,US,B\n");
        write("items.csv", "id,name,unit,stage,chain,attributes,codes\ngood,A good,kg,service,goods,,\n");
        String tail = "2024,assumed: a textbook,,\n";
        write("recipes.csv", "recipe,output,input,value,unit,about,source,published,note\nmake,good,,0,,,,,\n");
        write(
                "production.csv",
                "recipe,place,kind,from,ramp_months,value,unit,about,source,published,note\nmake,A,production,,,1200,kg/year,"
                        + tail);
        write("prices.csv", "item,value,unit,about,source,published,note\ngood,10,USD/kg," + tail);
        write(
                "trade.csv",
                "item,from,to,kind,value,unit,about,source,published,note\ngood,A,B,flow,1200,kg/year," + tail
                        + "*,*,*,transport,0,share," + tail + "*,*,*,lag,0,month," + tail);
        write(
                "demand.csv",
                "item,place,end_use,kind,value,unit,about,source,published,note\ngood,B,civil,quantity,1200,kg/year,"
                        + tail + "*,*,*,elasticity,-0.5,share/share," + tail + "*,*,*,choke,50,share," + tail);
        write("stocks.csv", "item,place,value,unit,about,source,published,note\n*,*,0,month," + tail);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Situation under(String change) throws IOException {
        write("scenario.yaml", "name: s\nchanges:\n  - " + change + "\n");
        Question question = Question.of(WorldFiles.record(folder), DAY)
                .withScenario(WorldFiles.scenario(List.of(folder.resolve("scenario.yaml"))));
        return Situation.of(question, Means.of(SOLVER));
    }

    /// The curve from 10 USD to 50 times that is cut at quantities of equal ratios, six of them.
    private static final double RATIO = Math.pow(50, -0.5 / 6);

    /// Within a step the price is the mean of 10 · q^(1/−0.5) over it: between 1 and r that is 10 / r. In which way
    /// fewer
    /// goods come does not matter.
    @Test
    void fewerGoodsAreWorthWhatTheCurveSays() throws IOException {
        for (String change : List.of(
                "{close: \"good:A->B\", share: 0.8, from: 2025-01}",
                "{quota: \"good:A->B\", amount: 80 kg/month, from: 2025-01}",
                "{capacity: \"make@A\", times: 0.8, from: 2025-01}")) {
            try (Situation situation = under(change)) {
                Plan plan = situation.best();
                for (int t = 0; t < MONTHS; t++) {
                    assertThat(plan.flowOf("good", "A", "B").orElseThrow()[t])
                            .as(change)
                            .isCloseTo(80, within(80 * CLOSE));
                    assertThat(plan.priceOf("good", "B").orElseThrow()[t])
                            .as(change)
                            .isCloseTo(10 / RATIO, within(10 * CLOSE));
                }
            }
        }
    }

    /// At the ends of steps the loss is exact. Where a share s comes, users lose ∫ 10 · (q/100)^−2 dq
    /// = 1000 · (1/s − 1) a month, and what the rest would have cost to make and to bring is saved: a
    /// little less than the price, by margins of maker and trader that hardly change with the amount.
    @Test
    void theLossIsTheAreaUnderTheCurveLessWhatIsSaved() throws IOException {
        double once = savedPerUnit(RATIO);
        double twice = savedPerUnit(RATIO * RATIO);
        assertThat(once).isBetween(9.0, 10.0);
        assertThat(twice).isCloseTo(once, within(once * OF_MARGINS));
    }

    private double savedPerUnit(double share) throws IOException {
        try (Situation situation = under("{close: \"good:A->B\", share: " + share + ", from: 2025-01}")) {
            double loss = situation.free().total() - situation.best().total();
            double area = MONTHS * 1_000 * (1 / share - 1);
            return (area - loss) / (MONTHS * 100 * (1 - share));
        }
    }
}
