package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.annotated.AnnotatedText;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.DateMention.Role;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules of language by sentences that fire and their opposites, in English and Chinese (`evidence/pairs.tsv`).
class PairsTest {
    private static final Path FILE = SharedData.projectRoot().resolve("data/src/test/resources/evidence/pairs.tsv");

    private static final ClaimExtractor READER = ReadingRules.bundledRight().toReader();

    private record Row(String rule, LocalDate day, String text, List<String> expected) {
        static Row of(String line) {
            String[] f = line.split("\t", -1);
            return new Row(
                    f[0],
                    LocalDate.parse(f[1]),
                    f[2].replace("¶", "\n\n"),
                    Arrays.stream(f[3].split(" ; ")).map(String::strip).toList());
        }

        /// The statements that do not hold.
        List<String> wrong() {
            List<Claim> claims = READER.read(Article.of("a", "", "", PublishedAt.on(day), text))
                    .claims();
            return expected.stream().filter(e -> !holds(e, claims)).toList();
        }

        private static boolean holds(String e, List<Claim> claims) {
            if (e.equals("-")) {
                return claims.stream().noneMatch(AnnotatedText::canEnterTheLedger);
            }
            return e.startsWith("!")
                    ? claims.stream().noneMatch(c -> fits(e.substring(1), c))
                    : claims.stream().anyMatch(c -> fits(e, c));
        }

        private static boolean fits(String e, Claim c) {
            String[] w = e.split(" ");
            boolean act = !c.opinion()
                    && c.issuer().value().place().equals(w[0])
                    && Arrays.asList(w[1].split("/"))
                            .contains(c.action().value().code())
                    && Arrays.asList(w[2].split("/"))
                            .contains(c.modality().value().code());
            return act
                    && Arrays.stream(w).skip(3).allMatch(slot -> {
                        int is = slot.indexOf('=');
                        return slot(c, slot.substring(0, is)).equals(slot.substring(is + 1));
                    });
        }

        private static String slot(Claim c, String name) {
            return switch (name) {
                case "items" -> keys(c.items());
                case "out" -> keys(c.exclusions());
                case "to" -> joined(c.targets().stream().map(t -> t.value().code()));
                case "ann" -> days(c, d -> d.role() == Role.ANNOUNCED);
                case "eff" -> days(c, d -> d.role() == Role.EFFECTIVE && !d.latest());
                case "lat" -> days(c, DateMention::latest);
                case "unt" -> days(c, d -> d.role() == Role.UNTIL);
                default -> throw new IllegalArgumentException("No slot (" + name + ").");
            };
        }

        private static String keys(List<Slot<ItemMention>> items) {
            return joined(items.stream().map(i -> i.value().item()));
        }

        private static String days(Claim c, Predicate<DateMention> of) {
            return joined(c.dates().stream()
                    .map(Slot::value)
                    .filter(of)
                    .map(d -> d.date().toString()));
        }

        private static String joined(Stream<String> of) {
            String all = of.sorted().distinct().collect(Collectors.joining(","));
            return all.isEmpty() ? "none" : all;
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(Row::of)
                .toList();
    }

    @Test
    void sentencesAreReadWithTheirOpposites() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Row r : rows()) {
            r.wrong().forEach(e -> wrong.add(e + " | " + r.text()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRuleHasAnOpposite() throws IOException {
        assertThat(rows().stream().collect(Collectors.groupingBy(Row::rule, Collectors.counting())))
                .hasSizeGreaterThan(25)
                .allSatisfy((rule, rows) -> assertThat(rows).as(rule).isGreaterThan(1));
    }
}
