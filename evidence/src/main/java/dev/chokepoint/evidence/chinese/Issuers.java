package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whose act it is: by the list or rule named, the subject, the possessive, the notice, the acts before, the dateline.
final class Issuers {
    private final String text;
    private final Lexicon lexicon;
    private final Formulas formulas;
    private final Actors actors;
    private final Optional<Slot<Issuer>> ofNotice;
    private final Optional<Slot<Issuer>> assumed;
    private Optional<Slot<Issuer>> last = Optional.empty();

    Issuers(String masked, Lexicon lexicon, Layout layout, Optional<Slot<Issuer>> ofNotice) {
        text = masked;
        this.lexicon = lexicon;
        formulas = lexicon.formulas;
        actors = new Actors(masked, lexicon);
        this.ofNotice = ofNotice;
        assumed = assumed(layout);
    }

    /// Who acts where no sentence has told yet: the state of the dateline, of the spokesperson, or named in the title.
    private Optional<Slot<Issuer>> assumed(Layout layout) {
        List<Layout.Line> lines = layout.lines();
        for (Layout.Line l : lines.subList(0, Math.min(3, lines.size()))) {
            List<Actors.Actor> named = actors.within(l.span().start(), l.span().end());
            if (!named.isEmpty()) {
                return Optional.of(slot(named.getFirst(), "zh-issuer-head"));
            }
        }
        return Optional.empty();
    }

    private static Slot<Issuer> slot(Actors.Actor a, String rule) {
        return Slot.of(new Issuer(a.place(), a.body()), a.span(), rule);
    }

    Optional<Slot<Issuer>> of(Formulas.Match m, Layout.Sentence s, Span clause, List<Slot<Target>> aimed) {
        Optional<Slot<Issuer>> subject = owner(m, clause).or(() -> granting(m)).or(() -> subject(m, s, clause));
        if (subject.isPresent() && !free(subject.get().value().place(), aimed)) {
            // nobody controls exports to itself: that is an import ban
            return Optional.empty();
        }
        if (subject.isPresent()
                && ofNotice.isPresent()
                && subject.get().value().place().equals(ofNotice.get().value().place())
                && subject.get().value().body().isEmpty()) {
            // "with the approval of the State Council": the notice is its issuer's all the same
            subject = ofNotice;
        }
        Optional<Slot<Issuer>> out = subject.or(() -> possessive(m, aimed))
                .or(() -> ofNotice)
                .or(() -> last.filter(l -> free(l.value().place(), aimed)))
                .or(() -> company(s, m))
                .or(() -> assumed.filter(a -> free(a.value().place(), aimed)))
                .or(() -> first(aimed));
        if (out.isPresent() && !free(out.get().value().place(), aimed)) {
            return Optional.empty();
        }
        out.ifPresent(o -> last = Optional.of(Slot.of(o.value(), o.span(), "zh-issuer-before")));
        return out;
    }

    /// The states and authorities that a stretch of text names, each once.
    List<Slot<Issuer>> named(Span stretch) {
        List<Slot<Issuer>> out = new ArrayList<>();
        for (WordFinder.Found<Lexicon.Name> f : actors.names(stretch.start(), stretch.end())) {
            Lexicon.Name n = f.value();
            Issuer issuer = new Issuer(n.place(), n.body());
            boolean state = switch (n.type()) {
                case GOVERNMENT, BARE, BODY -> true;
                // one character is a state's name only as in "towards Japan": it ends every date as well
                case SHORT ->
                    formulas.has("short-before", text.substring(Math.max(0, f.start() - 1), f.start()))
                            && !formulas.has("short-not-after", text.substring(f.end()));
                case PERSON, COMPANY, OUTLET -> false;
            };
            if (state
                    && !n.place().isEmpty()
                    && out.stream().noneMatch(o -> o.value().equals(issuer))) {
                out.add(Slot.of(issuer, Span.of(f.start(), f.end()), Amendment.RULE));
            }
        }
        return out;
    }

    /// What a sentence without an act says of who acts: the subject of its last clause goes on.
    void heard(Layout.Sentence s) {
        List<Actors.Actor> named = actors.within(s.span().start(), s.span().end());
        if (!named.isEmpty() && last.isEmpty()) {
            last = Optional.of(slot(named.getFirst(), "zh-issuer-before"));
        }
    }

    private static boolean free(String place, List<Slot<Target>> aimed) {
        return aimed.stream()
                .noneMatch(t -> t.value() instanceof Target.Place p && p.code().equals(place));
    }

    private Optional<Slot<Issuer>> owner(Formulas.Match m, Span clause) {
        List<WordFinder.Found<ChineseRules.Owner>> found =
                lexicon.owners.find(text, Math.min(m.start(), clause.start()), Math.max(m.end(), clause.end()));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Slot.of(
                        new Issuer(
                                found.getLast().value().place(),
                                found.getLast().value().body()),
                        Span.of(found.getLast().start(), found.getLast().end()),
                        "zh-issuer-owner"));
    }

    /// "SK Hynix got a waiver of Washington for a year": who gives it.
    private Optional<Slot<Issuer>> granting(Formulas.Match m) {
        if (!m.act().action().relaxes()) {
            return Optional.empty();
        }
        return actors.names(m.verb(), m.end()).stream()
                .filter(n -> n.value().type() == Lexicon.Type.BARE
                        || n.value().type() == Lexicon.Type.GOVERNMENT
                        || n.value().type() == Lexicon.Type.BODY)
                .filter(n -> formulas.has("granted-before", text.substring(m.verb(), n.start())))
                .findFirst()
                .map(n -> Slot.of(
                        new Issuer(n.value().place(), n.value().body()),
                        Span.of(n.start(), n.end()),
                        "zh-issuer-granting"));
    }

    /// The nearest who may act before the verb; one within a condition does not act in the clause behind it.
    private Optional<Slot<Issuer>> subject(Formulas.Match m, Layout.Sentence s, Span clause) {
        List<Actors.Actor> before = new ArrayList<>(actors.within(s.span().start(), m.verb()));
        for (Span c : s.clauses()) {
            boolean conditional = formulas.cues(text, c.start(), c.end()).stream()
                    .anyMatch(q -> q.cue().effect() == ChineseRules.Effect.CONDITION);
            if (c.end() <= clause.start() && conditional) {
                before.removeIf(a -> c.contains(a.span()));
            }
        }
        return before.isEmpty() ? Optional.empty() : Optional.of(slot(before.getLast(), "zh-issuer-subject"));
    }

    /// "lifts America's curbs": whose the control is.
    private Optional<Slot<Issuer>> possessive(Formulas.Match m, List<Slot<Target>> aimed) {
        for (WordFinder.Found<Lexicon.Name> f : lexicon.names.find(text, m.verb(), m.end())) {
            String left = text.substring(Math.max(m.verb(), f.start() - 2), f.start());
            String right = text.substring(f.end(), Math.min(text.length(), f.end() + 20));
            boolean state = switch (f.value().type()) {
                case GOVERNMENT, BARE, BODY -> true;
                case PERSON, SHORT, COMPANY, OUTLET -> false;
            };
            if (state
                    && !formulas.has("target-before", left)
                    && formulas.has("possessive-after", right)
                    && free(f.value().place(), aimed)) {
                return Optional.of(Slot.of(
                        new Issuer(f.value().place(), f.value().body()),
                        Span.of(f.start(), f.end()),
                        "zh-issuer-possessive"));
            }
        }
        return Optional.empty();
    }

    /// A firm's own state rules on what it may export.
    private Optional<Slot<Issuer>> company(Layout.Sentence s, Formulas.Match m) {
        return actors.names(s.span().start(), m.end()).stream()
                .filter(n -> n.value().type() == Lexicon.Type.COMPANY)
                .findFirst()
                .map(n -> Slot.of(new Issuer(n.value().place(), ""), Span.of(n.start(), n.end()), "zh-issuer-company"));
    }

    private Optional<Slot<Issuer>> first(List<Slot<Target>> aimed) {
        return actors.within(0, text.length()).stream()
                .filter(a -> free(a.place(), aimed))
                .findFirst()
                .map(a -> slot(a, "zh-issuer-document"));
    }
}
