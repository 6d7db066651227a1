package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/// Whom an act is aimed at: the places behind "to" and "towards", and the parties of a listing.
final class Targets {
    private final String frozen;
    private final String plain;
    private final Lexicon lexicon;
    private final Formulas formulas;

    Targets(String frozen, String plain, Lexicon lexicon) {
        this.frozen = frozen;
        this.plain = plain;
        this.lexicon = lexicon;
        formulas = lexicon.formulas;
    }

    List<Slot<Target>> within(Span stretch) {
        List<Slot<Target>> out = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (WordFinder.Found<Lexicon.Name> f : lexicon.names.find(plain, stretch.start(), stretch.end())) {
            Lexicon.Type type = f.value().type();
            if (type != Lexicon.Type.BARE && type != Lexicon.Type.SHORT && type != Lexicon.Type.GOVERNMENT) {
                continue;
            }
            String left = plain.substring(Math.max(stretch.start(), f.start() - 10), f.start());
            String right = plain.substring(f.end(), Math.min(plain.length(), f.end() + 16));
            boolean towards = type == Lexicon.Type.SHORT
                    ? formulas.has("short-before", left) && !formulas.has("short-not-after", right)
                    : formulas.has("target-before", left);
            if ((towards && !formulas.has("target-not-after", right))
                    || (type == Lexicon.Type.BARE
                            && formulas.has("party-lead", left)
                            && formulas.has("target-party-after", right))) {
                Span s = Span.of(f.start(), f.end());
                if (seen.add(f.value().place())) {
                    out.add(Slot.of(new Target.Place(f.value().place()), s, "zh-target-place"));
                }
            }
        }
        parties(stretch, out);
        return out;
    }

    private void parties(Span stretch, List<Slot<Target>> out) {
        for (String id : List.of("target-named", "target-parties", "military")) {
            Matcher m = formulas.pattern(id).matcher(plain).region(stretch.start(), stretch.end());
            while (m.find()) {
                Matcher one = formulas.pattern("party-name").matcher(plain).region(m.start("who"), m.end("who"));
                while (one.find()) {
                    Span s = Span.of(one.start("name"), one.end("name"));
                    if (out.stream()
                            .noneMatch(o -> o.value() instanceof Target.Entity
                                    && o.span().overlaps(s))) {
                        out.add(Slot.of(new Target.Entity(s.in(frozen)), s, "zh-" + id));
                    }
                }
            }
        }
        for (WordFinder.Found<Lexicon.Name> f : lexicon.names.find(plain, stretch.start(), stretch.end())) {
            Span s = Span.of(f.start(), f.end());
            String left = plain.substring(Math.max(stretch.start(), f.start() - 4), f.start());
            if (f.value().type() == Lexicon.Type.COMPANY
                    && formulas.has("target-before", left)
                    && out.stream().noneMatch(o -> o.span().overlaps(s))) {
                out.add(Slot.of(new Target.Entity(s.in(frozen)), s, "zh-target-company"));
            }
        }
    }
}
