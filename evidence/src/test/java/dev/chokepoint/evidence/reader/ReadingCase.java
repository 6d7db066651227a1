package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.NegotiationEvent;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text with the day it was published and what a person reads in it, one line for each claim.
///
/// A line before the text may give the day and the kind of document; a line of `¶` is an empty one.
public record ReadingCase(LocalDate day, DocumentKind kind, String text, List<String> claims) {
    /// A Monday.
    private static final LocalDate DAY = LocalDate.of(2024, 5, 6);

    /// The cases of a file, with an empty line between them.
    public static Stream<ReadingCase> all(String file) {
        return Arrays.stream(file.split("\n\n"))
                .filter(b -> b.contains("\n----"))
                .map(ReadingCase::parse);
    }

    private static ReadingCase parse(String block) {
        List<String> lines =
                new ArrayList<>(block.lines().filter(l -> !l.startsWith("#")).toList());
        LocalDate day = DAY;
        DocumentKind kind = DocumentKind.NEWS;
        if (lines.getFirst().matches("\\d{4}-\\d\\d-\\d\\d( [a-z-]+)?")) {
            String[] head = lines.removeFirst().split(" ");
            day = LocalDate.parse(head[0]);
            kind = head.length > 1 ? DocumentKind.find(head[1]).orElseThrow() : kind;
        }
        int rule = lines.indexOf("----");
        return new ReadingCase(
                day,
                kind,
                lines.subList(0, rule).stream().map(l -> l.equals("¶") ? "" : l).collect(Collectors.joining("\n")),
                lines.subList(rule + 1, lines.size()).stream()
                        .filter(l -> !l.equals("no claim"))
                        .toList());
    }

    public Article article() {
        return Article.of("s", "", "", PublishedAt.on(day), kind, text);
    }

    /// What a reading tells, in the words of the cases.
    public static List<String> told(Reading read) {
        List<String> told = new ArrayList<>();
        String text = read.article().text();
        read.claims().forEach(claim -> told.add(words(claim, text)));
        read.negotiations().forEach(n -> told.add(words(n)));
        read.supplyFacts().forEach(f -> told.add(words(f)));
        return told;
    }

    @Override
    public String toString() {
        return text;
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
                                        .collect(Collectors.joining(" > ")))
                + (c.notices().isEmpty()
                        ? ""
                        : " | notice "
                                + c.notices().stream().map(NoticeNumber::code).collect(Collectors.joining(", ")));
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
}
