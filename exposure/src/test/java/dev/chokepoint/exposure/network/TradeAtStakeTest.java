package dev.chokepoint.exposure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Id;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which items of a world a text means, and what an issuer sells of them.
class TradeAtStakeTest {
    private static TradeAtStake trade() {
        World world = Tiny.of(3, "A", "A2", "B", "C")
                .iso("A", "CN")
                .iso("A2", "CN")
                .iso("B", "US")
                .iso("C", "JP")
                .item("one", Stage.MATERIAL, 10)
                .item("two", Stage.MATERIAL, 2)
                .plant("make-one", "one", "A", 100)
                .plant("make-two", "two", "A", 100)
                .lane("one", "A", "B", 7)
                .lane("one", "A", "A2", 50)
                .lane("one", "C", "B", 3)
                .lane("two", "A", "C", 20)
                .world();
        List<Item> items =
                List.of(item("one", "samarium-cobalt magnets", "850511"), item("two", "samarium oxide", "284690"));
        World named = new World(
                world.frame(),
                world.parties(),
                world.places(),
                new World.Production(
                        items, world.production().recipes(), world.production().plants()),
                world.trade(),
                world.market(),
                world.licences(),
                world.sources());
        return TradeAtStake.of(Network.of(named, named.asOf()));
    }

    private static Item item(String id, String name, String hs) {
        return new Item(id, name, Unit.parse("kg"), Stage.MATERIAL, "c", Map.of(), List.of(new Id("hs", hs)));
    }

    @Test
    void aTextMeansItemsWhoseNameHoldsAllItsWordsElseThoseOfItsCode() {
        assertThat(trade().items("samarium", List.of())).containsExactlyInAnyOrder("one", "two");
        assertThat(trade().items("samarium magnet", List.of())).containsExactly("one");
        assertThat(trade().items("samarium magnet", List.of(new Id("hs", "2846"))))
                .containsExactly("one");
        assertThat(trade().items("rare earths", List.of(new Id("hs", "2846")))).containsExactly("two");
        assertThat(trade().items("", List.of(new Id("hs", "85051110")))).containsExactly("one");
        assertThat(trade().items("", List.of(new Id("eccn", "2846")))).isEmpty();
        assertThat(trade().items("graphite", List.of(new Id("hs", "2504")))).isEmpty();
    }

    /// 12 · 7 · 10 to the US and 12 · 20 · 2 to Japan; what moves within China is no export.
    @Test
    void whatIsAtStakeIsWhatTheIssuerSellsAbroadInAYear() {
        assertThat(trade().usdPerYear("CN", Set.of("one"))).isCloseTo(840, within(1e-9));
        assertThat(trade().usdPerYear("CN", Set.of("one", "two"))).isCloseTo(1_320, within(1e-9));
        assertThat(trade().usdPerYear("JP", Set.of("one", "two"))).isCloseTo(360, within(1e-9));
        assertThat(trade().usdPerYear("US", Set.of("one", "two"))).isZero();
    }
}
