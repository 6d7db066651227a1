package dev.chokepoint.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.deals.GivenRecords;
import dev.chokepoint.app.input.ExchangeRecord;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.view.deals.GivenView;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.testkit.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The bundled record beside the bundled talks of London.
class GivenViewTest {
    private static final Path ROOT = SharedData.projectRoot();

    @BeforeAll
    static void bundledWorldsAreFoundAsByTheLauncher() {
        System.setProperty(WorldFolder.HOME_PROPERTY, ROOT.toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty(WorldFolder.HOME_PROPERTY);
    }

    @Test
    void everyConcessionOfLondonHasItsRowOfTheRecord() {
        WorldRecord world = WorldFiles.record(ROOT.resolve("worlds/us-china-2025"));
        DealSpace london = world.dealSpaces().stream()
                .filter(s -> s.id().startsWith("london"))
                .findFirst()
                .orElseThrow();
        List<GivenView> views =
                GivenRecords.of(london, world.ledger(), london.known(), ExchangeRecord.bundled()).stream()
                        .map(GivenView::of)
                        .toList();
        assertThat(views.stream().map(GivenView::concession))
                .containsExactlyElementsOf(
                        london.concessions().stream().map(Concession::id).toList());
        assertThat(views)
                .allMatch(v -> v.talk().equals("london-2025") && v.lines().size() == 1);
        GivenView software = views.stream()
                .filter(v -> v.concession().equals("us-eda"))
                .findFirst()
                .orElseThrow();
        assertThat(software.chances().getFirst().stance()).isEqualTo("offered");
        assertThat(software.lines().getFirst()).startsWith("given in 36 of 43 like it (offered); P 0.86 [0.69, 0.96]");
    }
}
