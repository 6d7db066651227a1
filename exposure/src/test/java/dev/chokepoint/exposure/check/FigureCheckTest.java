package dev.chokepoint.exposure.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Figures of a world that contradict each other, worked out by hand.
class FigureCheckTest {
    private static List<String> findings(World world) {
        return FigureCheck.of(world).stream()
                .map(f -> f.severity() + " " + f.at() + " " + f.field() + ": " + f.words())
                .toList();
    }

    /// Metal at 100 USD/kg from `amount` kg of oxide at 10 USD/kg, made where it is used.
    private static Tiny metal(double amount, double made, double capacity) {
        return Tiny.of(12, "A")
                .item("oxide", Stage.OXIDE, 10)
                .item("metal", Stage.METAL, 100)
                .plant("digging", "oxide", "A", made * amount)
                .works("melting", "metal", "A", made, capacity, 0, "oxide", amount)
                .use("metal", "A", made, -0.5, 10);
    }

    @Test
    void inputsMayCostAsMuchAsTheOutputAndNoMore() {
        assertThat(findings(metal(2, 10, 10).world())).isEmpty();
        assertThat(findings(metal(10, 10, 10).world())).noneMatch(f -> f.contains("cost USD"));
        assertThat(findings(metal(11, 10, 10).world()))
                .containsExactly("ERROR OfRecipe[recipe=melting] recipe: The inputs of one kg of (metal) cost USD 110"
                        + " at baseline prices, more than its price of USD 100: oxide USD 110.");
    }

    /// 11 kg of oxide cost 110 USD; with 0.5 kg of slag at 30 USD/kg beside it, 115 USD come out.
    @Test
    void whatComesBesideTheOutputCountsToo() {
        Tiny beside = metal(11, 10, 10).item("slag", Stage.CHEMICAL, 30).use("slag", "A", 5, -0.5, 10);
        assertThat(findings(beside.beside("melting", "slag", 0.5).world())).noneMatch(f -> f.contains("cost USD"));
        Tiny little = metal(11, 10, 10).item("slag", Stage.CHEMICAL, 30).use("slag", "A", 5, -0.5, 10);
        assertThat(findings(little.beside("melting", "slag", 0.3).world()))
                .containsExactly("ERROR OfRecipe[recipe=melting] recipe: The inputs of one kg of (metal) cost USD 110"
                        + " at baseline prices, more than all that comes out of it of USD 109: oxide USD 110.");
    }

    @Test
    void aPlantCanMakeWhatItMade() {
        assertThat(findings(metal(2, 10, 10).world())).isEmpty();
        assertThat(findings(metal(2, 10, 9).world()))
                .containsExactly("ERROR OfCapacity[recipe=melting, place=A, step=0] value: The capacity (9 kg/month)"
                        + " must not be below the baseline production (10 kg/month, {0}).");
    }

    private static World with(World w, List<Plant> plants, List<Price> prices, LocalDate asOf) {
        return new World(
                new World.Frame(w.id(), w.title(), w.first(), w.months(), asOf, w.discount()),
                w.parties(),
                w.places(),
                new World.Production(w.items(), w.recipes(), plants),
                new World.Trade(w.lanes(), w.duties(), w.contents()),
                new World.Market(w.stocks(), w.demands(), prices),
                w.licences(),
                w.sources());
    }

    private static World stepped(LocalDate first, int ramp, LocalDate second) {
        World w = metal(2, 10, 10).world();
        List<Plant> plants = w.plants().stream()
                .map(p -> p.recipe().equals("melting")
                        ? new Plant(
                                p.recipe(),
                                p.place(),
                                p.production(),
                                List.of(
                                        new Plant.CapacityStep(first, ramp, Tiny.one(20, "kg/month")),
                                        new Plant.CapacityStep(second, 0, Tiny.one(30, "kg/month"))),
                                p.margin())
                        : p)
                .toList();
        return with(w, plants, w.prices(), w.asOf());
    }

    @Test
    void capacitiesFollowEachOther() {
        LocalDate may = LocalDate.of(2025, 5, 1);
        LocalDate august = LocalDate.of(2025, 8, 1);
        assertThat(findings(stepped(may, 3, august))).isEmpty();
        assertThat(findings(stepped(may, 4, august)))
                .containsExactly("WARNING OfCapacity[recipe=melting, place=A, step=1] from: The capacity starts before"
                        + " the ramp of {0} has ended.");
        assertThat(findings(stepped(may, 0, may)))
                .containsExactly("ERROR OfCapacity[recipe=melting, place=A, step=1] from: Capacity lines of one plant"
                        + " must stand in the order of their start; {0} starts on 2025-05-01.");
        assertThat(findings(stepped(LocalDate.MIN, 0, LocalDate.MIN))).anyMatch(f -> f.endsWith("{0} starts at once."));
    }

    @Test
    void everyItemHasAPriceAndQuestionsLieWithinThePlan() {
        World w = metal(2, 10, 10).world();
        assertThat(findings(with(w, w.plants(), w.prices().subList(0, 1), w.asOf())))
                .contains("ERROR OfItem[item=metal] id: The item has no price; prices.csv must have a line for it.");
        assertThat(findings(with(w, w.plants(), w.prices(), LocalDate.of(2025, 12, 31))))
                .isEmpty();
        assertThat(findings(with(w, w.plants(), w.prices(), LocalDate.of(2026, 1, 1))))
                .containsExactly("WARNING OfQuestionDate[] as_of: The default date of questions lies after the end of"
                        + " the plan (2025-12).");
    }

    /// The metal is worth 100 USD; its 9 kg of oxide cost 90 USD, and 99 USD with a tenth for the carriage; with a
    /// fifth they cost 108 USD.
    @Test
    void carriageMustNotEatTheValueAdded() {
        for (double carriage : new double[] {0.1, 0.2}) {
            World w = Tiny.of(12, "A", "B")
                    .item("oxide", Stage.OXIDE, 10)
                    .item("metal", Stage.METAL, 100)
                    .plant("digging", "oxide", "B", 90)
                    .plant("melting", "metal", "A", 10, "oxide", 9)
                    .lane("oxide", "B", "A", 90, carriage, 0)
                    .use("metal", "A", 10, -0.5, 10)
                    .world();
            assertThat(FigureCheck.of(w)).hasSize(carriage < 0.15 ? 0 : 1);
        }
    }

    /// A warning of the steps of a capacity leaves the check of carriage as it is.
    @Test
    void aWarningHidesNoError() {
        World w = Tiny.of(12, "A", "B")
                .item("oxide", Stage.OXIDE, 10)
                .item("metal", Stage.METAL, 100)
                .plant("digging", "oxide", "B", 90)
                .plant("melting", "metal", "A", 10, "oxide", 9)
                .lane("oxide", "B", "A", 90, 0.2, 0)
                .use("metal", "A", 10, -0.5, 10)
                .world();
        List<Plant> plants = w.plants().stream()
                .map(p -> new Plant(
                        p.recipe(),
                        p.place(),
                        p.production(),
                        List.of(
                                p.capacity().getFirst(),
                                new Plant.CapacityStep(LocalDate.of(2025, 5, 1), 4, Tiny.one(100, "kg/month")),
                                new Plant.CapacityStep(LocalDate.of(2025, 8, 1), 0, Tiny.one(200, "kg/month"))),
                        p.margin()))
                .toList();
        assertThat(FigureCheck.of(with(w, plants, w.prices(), w.asOf())))
                .extracting(f -> f.severity() + " " + f.field())
                .containsExactly("WARNING from", "WARNING from", "ERROR value");
    }
}
