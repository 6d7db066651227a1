package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.DateMention.Role;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/// What the form of a notice says for all its articles: who issued it, its number, when it was issued and takes
/// effect.
final class NoticeForm {
    private static final List<String> FIRST = List.of("UEL-WG", "MOFCOM");
    private static final int HEAD_LINES = 4;

    private final Optional<Slot<Issuer>> issuer;
    private final Optional<NoticeNumber> number;
    private final List<Slot<DateMention>> dates = new ArrayList<>();
    /// Days of effect that hold for an article alone, by its number.
    private final Map<String, List<Slot<DateMention>>> byArticle = new HashMap<>();

    private final Formulas formulas;
    private final String plain;

    NoticeForm(Layout layout, String plain, Lexicon lexicon, Dates found) {
        this.plain = plain;
        formulas = lexicon.formulas;
        issuer = issuer(layout, lexicon);
        number = number(layout, plain, formulas);
        for (Layout.Line l : layout.lines()) {
            String line = l.span().in(plain);
            for (Dates.Dated d : found.within(l.span())) {
                String left = plain.substring(l.span().start(), d.span().start());
                if (l.kind() == Layout.Kind.PARTICULARS && formulas.has("announced-label", left)) {
                    add(dates, Role.ANNOUNCED, d);
                } else if (l.kind() == Layout.Kind.PARTICULARS && formulas.has("effective-label", left)) {
                    add(dates, Role.EFFECTIVE, d);
                } else if (l.kind() == Layout.Kind.SIGNATURE) {
                    add(dates, Role.ANNOUNCED, d);
                }
            }
            if (l.kind() == Layout.Kind.TEXT && formulas.has("effective-line", line)) {
                effective(l.span(), found);
            }
        }
        dates.replaceAll(this::settled);
        byArticle.values().forEach(l -> l.replaceAll(this::settled));
    }

    /// "From the day of publication" is the day on which the notice says it was issued, where it says one.
    private Slot<DateMention> settled(Slot<DateMention> d) {
        if (d.value().role() != Role.EFFECTIVE
                || !formulas.has("on-publication", d.span().in(plain))) {
            return d;
        }
        return dates.stream()
                .filter(x -> x.value().role() == Role.ANNOUNCED)
                .findFirst()
                .map(x -> Slot.of(new DateMention(Role.EFFECTIVE, x.value().date()), d.span(), d.rule()))
                .orElse(d);
    }

    private static void add(List<Slot<DateMention>> into, Role role, Dates.Dated d) {
        if (into.stream().noneMatch(x -> x.value().role() == role)) {
            into.add(Slot.of(new DateMention(role, d.date()), d.span(), "zh-notice-" + role.code()));
        }
    }

    /// The last line says from when, for all or for some articles.
    private void effective(Span line, Dates found) {
        int from = line.start();
        for (Dates.Dated d : found.within(line)) {
            if (d.role().filter(r -> r == Role.UNTIL).isPresent()) {
                add(dates, Role.UNTIL, d);
                continue;
            }
            if (d.role().filter(r -> r == Role.EFFECTIVE).isEmpty()) {
                continue;
            }
            Matcher articles = formulas.pattern("effective-article")
                    .matcher(plain)
                    .region(from, d.span().start());
            boolean some = false;
            while (articles.find()) {
                some = true;
                add(byArticle.computeIfAbsent(articles.group("a"), a -> new ArrayList<>()), Role.EFFECTIVE, d);
            }
            if (!some) {
                add(dates, Role.EFFECTIVE, d);
            }
            from = d.span().end();
        }
    }

    /// The number in the head of the notice.
    private static Optional<NoticeNumber> number(Layout layout, String plain, Formulas formulas) {
        for (Layout.Line l : layout.lines()) {
            if (l.kind() == Layout.Kind.TITLE || l.kind() == Layout.Kind.PARTICULARS) {
                List<NoticeNumber> named = Goods.noticeNumbers(plain, l.span(), formulas);
                if (!named.isEmpty()) {
                    return Optional.of(named.getFirst());
                }
            }
        }
        return Optional.empty();
    }

    Optional<NoticeNumber> number() {
        return number;
    }

    private Optional<Slot<Issuer>> issuer(Layout layout, Lexicon lexicon) {
        List<Slot<Issuer>> bodies = new ArrayList<>();
        List<Slot<Issuer>> places = new ArrayList<>();
        int n = 0;
        for (Layout.Line l : layout.lines()) {
            boolean signs = l.kind() == Layout.Kind.SIGNATURE || l.kind() == Layout.Kind.PARTICULARS;
            for (WordFinder.Found<Lexicon.Name> f :
                    lexicon.names.find(plain, l.span().start(), l.span().end())) {
                Span s = Span.of(f.start(), f.end());
                Slot<Issuer> slot =
                        Slot.of(new Issuer(f.value().place(), f.value().body()), s, "zh-notice-issuer");
                if (f.value().type() == Lexicon.Type.BODY && (n < HEAD_LINES || signs)) {
                    bodies.add(slot);
                } else if (f.value().type() == Lexicon.Type.BARE || f.value().type() == Lexicon.Type.GOVERNMENT) {
                    places.add(slot);
                }
            }
            n++;
        }
        for (String body : FIRST) {
            Optional<Slot<Issuer>> named =
                    bodies.stream().filter(b -> b.value().body().equals(body)).findFirst();
            if (named.isPresent()) {
                return named;
            }
        }
        if (!bodies.isEmpty()) {
            return Optional.of(bodies.getFirst());
        }
        // a notice names the law it rests on, and with it the state
        return places.stream()
                .filter(p -> plain.startsWith(LAW_OF, Math.max(0, p.span().start() - 1)))
                .findFirst()
                .or(() -> places.stream().findFirst());
    }

    private static final String LAW_OF = "\u300a";

    Optional<Slot<Issuer>> issuer() {
        return issuer;
    }

    /// The days that hold for an act of an article; those of the article before those of the whole notice.
    List<Slot<DateMention>> dates(String article) {
        List<Slot<DateMention>> out = new ArrayList<>(byArticle.getOrDefault(article, List.of()));
        for (Slot<DateMention> d : dates) {
            if (out.stream().noneMatch(x -> x.value().role() == d.value().role())) {
                out.add(d);
            }
        }
        return out;
    }
}
