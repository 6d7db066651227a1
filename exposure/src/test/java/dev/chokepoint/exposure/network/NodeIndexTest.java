package dev.chokepoint.exposure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nodes and lanes are found by what they are of, and by nothing else.
class NodeIndexTest {
    @Test
    void nodesAreNumberedAsTheyAreMet() {
        NodeIndex.Builder met = new NodeIndex.Builder(9000, 5000);
        assertThat(met.node(8999, 4999)).isZero();
        assertThat(met.node(0, 4999)).isEqualTo(1);
        assertThat(met.node(8999, 4999)).isZero();
        NodeIndex index = met.build();
        assertThat(index.size()).isEqualTo(2);
        assertThat(index.find(0, 4999)).hasValue(1);
        assertThat(index.find(4999, 0)).isEmpty();
    }

    @Test
    void whatLiesBeyondTheItemsOrPlacesIsRefusedWithItsIndex() {
        NodeIndex.Builder met = new NodeIndex.Builder(3, 2);
        assertThatThrownBy(() -> met.node(3, 0))
                .hasMessageContaining("item (3)")
                .hasMessageContaining("0 to 2");
        assertThatThrownBy(() -> met.node(0, -1)).hasMessageContaining("place (-1)");
        assertThatThrownBy(() -> met.build().find(0, 2)).hasMessageContaining("place (2)");
        assertThatThrownBy(() -> NodeIndex.of(3, 2, List.of(1, 1), List.of(0, 0)))
                .hasMessageContaining("must have one node");
    }

    @Test
    void everyLaneAndNodeOfAWorldIsFoundUnderItsOwnNumber() {
        World world = SampleWorlds.samariumJets();
        Network network = Network.of(world, world.asOf());
        assertThat(network.arcs).isNotEmpty();
        for (Network.Arc a : network.arcs) {
            assertThat(network.findArc(
                            a.lane().item(), a.lane().from(), a.lane().to()))
                    .contains(a);
            assertThat(network.findNode(a.lane().item(), a.lane().to())).hasValue(a.toNode());
        }
        assertThat(network.findArc("nothing", "CN", "US")).isEmpty();
        assertThat(network.findNode("nothing", "CN")).isEmpty();
    }
}
