package dev.chokepoint.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reader on a few rules of its own: sentences of `reading/cases.txt` with what a person reads in them.
class SmallRulesTest {
    /// A Monday.
    private static final LocalDate DAY = LocalDate.of(2024, 5, 6);

    private static final RuleClaimExtractor EXTRACTOR = SmallRules.extractor();

    /// A text with the day it was published and the claims expected of it.
    record Case(LocalDate day, String text, List<String> claims) {
        static Case parse(String block) {
            List<String> lines = new ArrayList<>(
                    block.lines().filter(l -> !l.startsWith("#")).toList());
            boolean dated = lines.getFirst().matches("\\d{4}-\\d\\d-\\d\\d");
            LocalDate day = dated ? LocalDate.parse(lines.removeFirst()) : DAY;
            int rule = lines.indexOf("----");
            return new Case(
                    day,
                    String.join("\n", lines.subList(0, rule)),
                    lines.subList(rule + 1, lines.size()).stream()
                            .filter(l -> !l.equals("no claim"))
                            .toList());
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Case> cases() {
        return Arrays.stream(SmallRules.text("cases.txt").split("\n\n"))
                .filter(b -> b.contains("\n----"))
                .map(Case::parse);
    }

    private static Article article(Case c) {
        return Article.of("s", "", "", PublishedAt.on(c.day()), c.text());
    }

    private static <T> String part(String name, List<Slot<T>> slots, Function<Slot<T>, String> words) {
        return slots.isEmpty() ? "" : " | " + name + slots.stream().map(words).collect(Collectors.joining(", "));
    }

    private static String voice(Attribution a) {
        return a.name() + (a.canonical().equals(a.name()) ? "" : "=" + a.canonical()) + " "
                + a.role().code();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String words(Claim c, String text) {
        return c.issuer().value().place()
                + (c.issuer().value().body().isEmpty()
                        ? ""
                        : "/" + c.issuer().value().body())
                + " " + c.action().value().code()
                + " " + c.modality().value().code()
                + (c.opinion() ? " opinion" : "")
                + (c.historic() ? " historic" : "")
                + part("items ", c.items(), s -> s.value().item())
                + part("not ", c.exclusions(), s -> s.value().item())
                + part("to ", c.targets(), s -> s.value().code())
                + part("", c.dates(), s -> s.value().words() + " \"" + s.span().in(text) + "\"")
                + part(
                        "",
                        c.quantities(),
                        s -> s.value().kind().code() + " " + number(s.value().value()) + " "
                                + s.value().unit())
                + part("if ", c.conditions(), s -> "\"" + s.value() + "\"")
                + (c.sources().isEmpty()
                        ? ""
                        : " | by "
                                + c.sources().stream()
                                        .map(s -> voice(s.value()))
                                        .collect(Collectors.joining(" > ")));
    }

    private static String words(NegotiationEvent n) {
        return "talks " + code(n.kind())
                + n.parties().stream().map(p -> " " + p.value()).collect(Collectors.joining())
                + n.places().stream().map(p -> " in " + p.value()).collect(Collectors.joining())
                + n.dates().stream().map(d -> " " + d.value().words()).collect(Collectors.joining());
    }

    private static String words(SupplyFact f) {
        return "fact " + code(f.kind()) + " " + f.subject().value().item() + " "
                + f.item().value().item()
                + f.quantities().stream()
                        .map(q -> " " + number(q.value().value()) + " "
                                + q.value().unit())
                        .collect(Collectors.joining());
    }

    private static String code(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSentenceIsReadAsAPersonReadsIt(Case c) {
        Reading read = EXTRACTOR.read(article(c));
        List<String> told = new ArrayList<>();
        read.claims().forEach(claim -> told.add(words(claim, c.text())));
        read.negotiations().forEach(n -> told.add(words(n)));
        read.supplyFacts().forEach(f -> told.add(words(f)));
        assertThat(told).isEqualTo(c.claims());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goodsAndPartiesStandWhereTheirSpansSay(Case c) {
        for (Claim claim : EXTRACTOR.read(article(c)).claims()) {
            assertThat(claim.items())
                    .allSatisfy(i ->
                            assertThat(i.span().in(c.text())).contains(i.value().mention()));
            assertThat(claim.sources())
                    .allSatisfy(s ->
                            assertThat(s.span().in(c.text())).contains(s.value().name()));
        }
    }
}
