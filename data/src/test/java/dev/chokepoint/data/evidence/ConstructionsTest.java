package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.annotated.AnnotatedText;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Constructions that turn an act round, deny it or only suppose it, each with its opposite
/// (`evidence/articles/constructions.tsv`).
class ConstructionsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 11, 20);

    /// @param known whether the program is known not to read it yet
    private record Row(String construction, String sentence, List<String> expected, boolean known) {
        static Row of(String line) {
            String[] f = line.split("\t", -1);
            return new Row(f[0], f[1], Arrays.asList(f[2].split("\\|")), f.length > 3 && f[3].equals("not yet"));
        }

        private List<Claim> read() {
            Article a = Article.of("a", "", "", PublishedAt.on(DAY), sentence);
            return BundledExtractor.get().read(a).claims().stream()
                    .filter(AnnotatedText::canEnterTheLedger)
                    .toList();
        }

        boolean holds() {
            List<Claim> claims = read();
            return expected.stream().anyMatch(e -> fits(e, claims));
        }

        private static boolean fits(String expected, List<Claim> claims) {
            if (expected.equals("-")) {
                return claims.isEmpty();
            }
            String[] w = expected.split(" ");
            return claims.stream()
                    .anyMatch(c -> c.issuer().value().place().equals(w[0])
                            && Arrays.asList(w[1].split("/"))
                                    .contains(c.action().value().code())
                            && Arrays.asList(w[2].split("/"))
                                    .contains(c.modality().value().code()));
        }
    }

    private static List<Row> rows() throws IOException {
        Path file = SharedData.projectRoot().resolve("data/src/test/resources/evidence/articles/constructions.tsv");
        return Files.readAllLines(file).stream()
                .filter(l -> !l.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    @Test
    void constructionsAreReadWithTheirOpposites() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Row r : rows()) {
            if (!r.known() && !r.holds()) {
                wrong.add(r + " but was " + r.read());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsKnownNotToBeReadIsStillNot() throws IOException {
        assertThat(rows().stream().filter(Row::known).filter(Row::holds).map(Row::sentence))
                .as("these are read by now: take \"not yet\" away")
                .isEmpty();
    }

    @Test
    void nineInTenAreRead() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(200);
        assertThat(rows.stream().filter(Row::known).count()).isLessThan(rows.size() / 10);
        assertThat(rows.stream()
                        .filter(Row::known)
                        .filter(r -> r.expected().equals(List.of("-")))
                        .count())
                .as("invented")
                .isLessThan(rows.size() / 40);
    }
}
