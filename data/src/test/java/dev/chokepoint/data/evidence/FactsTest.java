package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Supply facts and talks of `facts.txt`, one sentence a line after its kind. At the first reading 17 of the 32 were
/// found; the rules for the others were written then.
class FactsTest {
    private final RuleClaimExtractor extractor = BundledExtractor.get();

    private Reading read(String text) {
        return extractor.read(Article.of("f", "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), text));
    }

    private static String code(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void everySentenceGivesItsFact() throws IOException {
        List<String> missed = new ArrayList<>();
        for (String line :
                Files.readAllLines(SharedData.projectRoot().resolve("data/src/test/resources/evidence/facts.txt"))) {
            String[] parts = line.split(" \\| ", 2);
            Reading r = read(parts[1]);
            List<String> found = new ArrayList<>();
            r.supplyFacts().forEach(f -> found.add("supply " + code(f.kind())));
            r.negotiations().forEach(e -> found.add("talks " + code(e.kind())));
            if (!found.contains(parts[0].strip())) {
                missed.add(line + " -> " + found);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void anAmountKeepsItsProductAndItsGoods() {
        SupplyFact f = read("About 417 kg of rare earths go into every F-35.")
                .supplyFacts()
                .getFirst();
        assertThat(f.subject().value().mention()).isEqualTo("F-35");
        assertThat(f.item().value().item()).isEqualTo("rare-earths");
        assertThat(f.quantities().getFirst().value().value()).isEqualTo(417);
        assertThat(f.quantities().getFirst().value().unit()).isEqualTo("kg");
    }

    @Test
    void aFractionIsAShare() {
        SupplyFact f = read("Congo mines three quarters of the world's cobalt.")
                .supplyFacts()
                .getFirst();
        assertThat(f.subject().value().item()).isEqualTo("CD");
        assertThat(f.quantities().getFirst().value().value()).isEqualTo(75);
        assertThat(f.quantities().getFirst().value().mention()).isEqualTo("three quarters");
    }

    @Test
    void tonnesAreNoShare() {
        assertThat(read("China makes 240,000 tonnes of rare earths a year.").supplyFacts())
                .allSatisfy(f -> assertThat(f.kind()).isEqualTo(SupplyFact.Kind.CAPACITY));
    }
}
