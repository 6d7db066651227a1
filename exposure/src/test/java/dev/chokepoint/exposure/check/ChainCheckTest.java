package dev.chokepoint.exposure.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Id;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.world.Duty;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Worlds that hang together and the same with one thing changed.
class ChainCheckTest {
    private static List<String> findings(World world) {
        return ChainCheck.of(world).stream()
                .map(f -> f.severity() + " " + f.at() + " " + f.field() + ": " + f.words())
                .toList();
    }

    private static List<String> findings(Tiny tiny) {
        return findings(tiny.world());
    }

    /// Oxide in A, shipped to B, where it becomes metal that is used.
    private static Tiny sound(double oxidePerMetal) {
        return Tiny.of(1, "A", "B")
                .item("oxide", Stage.OXIDE, 10)
                .item("metal", Stage.METAL, 100)
                .plant("digging", "oxide", "A", 12)
                .plant("melting", "metal", "B", 10, "oxide", oxidePerMetal)
                .lane("oxide", "A", "B", 12)
                .use("metal", "B", 10, -0.5, 10);
    }

    @Test
    void aWorldThatHangsTogetherHasNoFinding() {
        assertThat(findings(sound(1.2))).isEmpty();
    }

    /// Sm2O3 weighs 2 · 150.36 + 3 · 15.999 = 348.717 where its samarium weighs 300.72: 1.1596 kg of oxide for one of
    /// metal; less than 1 is too little of whatever it is.
    @Test
    void metalTakesAtLeastAsMuchOxideAsItsFormulaSays() {
        assertThat(findings(sound(0.998)))
                .containsExactly("ERROR OfInput[recipe=melting, output=metal, input=oxide] value: One kg of metal takes"
                        + " at least 1 kg of oxide, not 0.998.");
        assertThat(findings(sound(0.9991))).isEmpty();
        assertThat(findings(chemistry(1.16, "Sm", "Sm"))).isEmpty();
        assertThat(findings(chemistry(1.158, "Sm", "Sm")))
                .singleElement()
                .asString()
                .contains("takes at least 1.16 kg of oxide");
        // Tb4O7: 1 + 7 · 15.999 / (4 · 158.93) = 1.1762
        assertThat(findings(chemistry(1.174, "Tb", "Tb"))).hasSize(1);
        assertThat(findings(chemistry(1.177, "Tb", "Tb"))).isEmpty();
        // of several elements no formula is known
        assertThat(findings(chemistry(1.1, "Sm+Tb", "Sm"))).isEmpty();
    }

    @Test
    void anOxideGivesItsOwnElement() {
        assertThat(findings(chemistry(1.2, "Sm", "Tb")))
                .containsExactly("ERROR OfInput[recipe=melting, output=metal, input=oxide] input: An oxide of Sm"
                        + " cannot give metal of Tb.");
        assertThat(findings(chemistry(1.2, "Nd, Pr", "Pr"))).isEmpty();
    }

    private static World chemistry(double oxidePerMetal, String given, String made) {
        return changed(
                sound(oxidePerMetal).world(),
                item("oxide", Stage.OXIDE, Map.of("element", given)),
                item("metal", Stage.METAL, Map.of("element", made)));
    }

    private static Item item(String id, Stage stage, Map<String, String> attributes, String... codes) {
        return new Item(
                id,
                id,
                Unit.parse("kg"),
                stage,
                "c",
                attributes,
                List.of(codes).stream().map(Id::parse).toList());
    }

    private static World changed(World w, Item... items) {
        List<Item> all = new ArrayList<>(w.items());
        for (Item item : items) {
            all.replaceAll(i -> i.id().equals(item.id()) ? item : i);
        }
        return new World(
                new World.Frame(w.id(), w.title(), w.first(), w.months(), w.asOf(), w.discount()),
                w.parties(),
                w.places(),
                new World.Production(all, w.recipes(), w.plants()),
                new World.Trade(w.lanes(), w.duties(), w.contents()),
                new World.Market(w.stocks(), w.demands(), w.prices()),
                w.licences(),
                w.sources());
    }

    /// What is made of what, with all else as it should be.
    private static World made(Stage from, Stage to) {
        return changed(sound(2).world(), item("oxide", from, Map.of()), item("metal", to, Map.of()));
    }

    @Test
    void stagesFollowEachOtherAndNoneIsSkipped() {
        assertThat(findings(made(Stage.METAL, Stage.OXIDE)))
                .singleElement()
                .asString()
                .contains("An item of a later stage cannot be an input of an earlier one: (oxide, metal) for (metal,"
                        + " oxide).");
        assertThat(findings(made(Stage.METAL, Stage.METAL))).isEmpty();
        for (Stage to : List.of(Stage.ALLOY, Stage.MAGNET)) {
            assertThat(findings(made(Stage.ORE, to))).singleElement().asString().contains("A stage is skipped");
        }
        assertThat(findings(made(Stage.OXIDE, Stage.MAGNET)))
                .singleElement()
                .asString()
                .contains("A stage is skipped");
        assertThat(findings(made(Stage.OXIDE, Stage.ALLOY)))
                .singleElement()
                .asString()
                .startsWith("WARNING ")
                .contains("An alloy is usually made from metal");
        assertThat(findings(made(Stage.METAL, Stage.MAGNET))).isEmpty();
        assertThat(findings(made(Stage.PRODUCT, Stage.CHEMICAL))).isEmpty();
    }

    @Test
    void aCodeOfTheTariffSaysTheStage() {
        World oxide = changed(sound(1.2).world(), item("oxide", Stage.OXIDE, Map.of(), "hs2022~284690"));
        assertThat(findings(oxide)).isEmpty();
        World magnet = changed(sound(1.2).world(), item("oxide", Stage.OXIDE, Map.of(), "hs2022~850511"));
        assertThat(findings(magnet))
                .containsExactly("WARNING OfItem[item=oxide] stage: Goods of HS 850511 are of stage magnet.");
        World metal = changed(sound(1.2).world(), item("oxide", Stage.OXIDE, Map.of(), "hs2022~28053000"));
        assertThat(findings(metal))
                .containsExactly("WARNING OfItem[item=oxide] stage: Goods of HS 280530 are of stage alloy or metal.");
        World other = changed(sound(1.2).world(), item("oxide", Stage.OXIDE, Map.of(), "eccn~850511"));
        assertThat(findings(other)).isEmpty();
    }

    @Test
    void whatLeavesAPlaceIsMadeThereOrCameIn() {
        assertThat(findings(sound(1.2).lane("metal", "A", "B", 1)))
                .containsExactly("ERROR OfFlow[item=metal, from=A, to=B] from: The place neither makes nor imports"
                        + " (metal), so nothing can leave it.");
        // through the place between
        assertThat(findings(Tiny.of(1, "A", "B", "C")
                        .item("oxide", Stage.OXIDE, 10)
                        .plant("digging", "oxide", "A", 12)
                        .lane("oxide", "B", "C", 12)
                        .lane("oxide", "A", "B", 12)
                        .use("oxide", "C", 12, -0.5, 10)))
                .isEmpty();
    }

    @Test
    void whatIsUsedIsThere() {
        assertThat(findings(sound(1.2).use("metal", "A", 1, -0.5, 10)))
                .containsExactly("ERROR OfDemand[item=metal, place=A, endUse=CIVIL] item: The place (A) neither makes"
                        + " nor imports the item that it uses.");
        assertThat(findings(Tiny.of(1, "A", "B")
                        .item("oxide", Stage.OXIDE, 10)
                        .item("metal", Stage.METAL, 100)
                        .plant("digging", "oxide", "A", 12)
                        .plant("melting", "metal", "B", 10, "oxide", 1.2)
                        .use("metal", "B", 10, -0.5, 10)))
                .containsExactly("ERROR OfProduction[recipe=melting, place=B] recipe: The recipe takes (oxide), which"
                        + " (B) neither makes nor imports.");
    }

    @Test
    void whatIsOnlyMadeFromItselfOrFromEachOtherHasNoSource() {
        Tiny one = Tiny.of(1, "A")
                .item("oxide", Stage.CHEMICAL, 10)
                .plant("turning", "oxide", "A", 12, "oxide", 0.5)
                .use("oxide", "A", 6, -0.5, 10);
        assertThat(findings(one))
                .containsExactly("ERROR OfRecipe[recipe=turning] output: The item is only made from itself; a recipe"
                        + " must make it from something else or from nothing.");
        assertThat(findings(one.plant("digging", "oxide", "A", 1))).isEmpty();
        Tiny two = Tiny.of(1, "A")
                .item("a", Stage.CHEMICAL, 10)
                .item("b", Stage.CHEMICAL, 10)
                .plant("there", "a", "A", 12, "b", 0.5)
                .plant("back", "b", "A", 12, "a", 0.5)
                .use("a", "A", 6, -0.5, 10);
        assertThat(findings(two))
                .containsExactly("ERROR OfRecipe[recipe=there] output: The items (a, b) are only made from each other;"
                        + " one must also be made from something else.");
        // what comes beside another thing has a source
        assertThat(findings(two.item("c", Stage.CHEMICAL, 1)
                        .plant("digging", "c", "A", 1)
                        .beside("digging", "a", 0.1)
                        .use("c", "A", 1, -0.5, 10)))
                .isEmpty();
    }

    @Test
    void whatNothingUsesIsTold() {
        assertThat(findings(sound(1.2).item("tin", Stage.METAL, 1)))
                .containsExactly("WARNING OfItem[item=tin] id: Nothing uses the item: no recipe takes it and no demand"
                        + " names it.");
        Tiny third = Tiny.of(1, "A", "B", "C")
                .item("oxide", Stage.OXIDE, 10)
                .plant("digging", "oxide", "A", 12)
                .lane("oxide", "A", "B", 12)
                .use("oxide", "B", 12, -0.5, 10);
        assertThat(findings(third))
                .containsExactly("WARNING OfPlace[place=C] id: Nothing is made, traded or used at the place.");
        assertThat(findings(sound(1.2).iso("A", "AA").iso("B", "AA")))
                .containsExactly("WARNING OfPlace[place=B] iso: The place (A) has the same code, so a measure would"
                        + " meet both.");
        assertThat(findings(sound(1.2).iso("A", "AA").iso("B", "BB"))).isEmpty();
    }

    @Test
    void aDutyIsLeviedOnSomeLane() {
        Duty.Rate rate = new Duty.Rate(LocalDate.MIN, Tiny.one(0.1, "share"));
        assertThat(findings(sound(1.2).duty("act", "oxide", "A", "*", false, rate)))
                .isEmpty();
        assertThat(findings(sound(1.2).duty("act", "metal", "A", "*", false, rate)))
                .singleElement()
                .asString()
                .contains("The world has no lane on which the duty is levied.");
        assertThat(findings(sound(1.2).duty("act", "*", "*", "A", false, rate))).hasSize(1);
    }
}
