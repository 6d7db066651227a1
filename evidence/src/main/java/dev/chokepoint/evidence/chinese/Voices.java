package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Attribution.Role;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Who says so: the voices of a sentence, and those carried over from the sentences before.
final class Voices {
    private static final int LONGEST = 26;

    private final String text;
    private final String plain;
    private final Lexicon lexicon;
    private final Formulas formulas;

    Voices(String frozen, String plain, Lexicon lexicon) {
        text = frozen;
        this.plain = plain;
        this.lexicon = lexicon;
        formulas = lexicon.formulas;
    }

    /// The voices that speak before a place of a sentence, outermost first.
    List<Slot<Attribution>> before(Layout.Sentence s, int place) {
        List<Slot<Attribution>> out = new ArrayList<>();
        Matcher cited = formulas.pattern("cited")
                .matcher(plain)
                .region(s.span().start(), Math.min(s.span().end(), place));
        while (cited.find()) {
            add(out, cited.start("name"), cited.end("name"), "zh-cited");
        }
        for (Span c : s.clauses()) {
            if (c.start() >= place) {
                break;
            }
            Matcher m = formulas.pattern("speech").matcher(plain).region(c.start(), c.end());
            while (m.find()) {
                if (m.start() > c.start() && m.end() <= place && add(out, c.start(), m.start(), "zh-speaks")) {
                    break;
                }
            }
        }
        return out;
    }

    /// Adds a voice where the words before name one.
    private boolean add(List<Slot<Attribution>> out, int from, int to, String rule) {
        Span name = trimmed(from, to);
        if (name.length() < 1 || name.length() > LONGEST) {
            return false;
        }
        String words = name.in(plain);
        Optional<Role> role = role(words);
        if (role.isEmpty() || out.stream().anyMatch(o -> o.span().overlaps(name))) {
            return false;
        }
        out.add(Slot.of(
                new Attribution(name.in(text), role.get(), canonical(words, name.in(text)), false), name, rule));
        return true;
    }

    /// Leaves out what stands around a name: conjunctions before it, dates and adverbs behind.
    private Span trimmed(int from, int to) {
        int start = from;
        int end = to;
        Matcher lead = formulas.pattern("voice-lead").matcher(plain).region(start, end);
        if (lead.lookingAt()) {
            start = lead.end();
        }
        Matcher tail = formulas.pattern("voice-tail").matcher(plain).region(start, end);
        if (tail.find()) {
            end = tail.start();
        }
        return Span.of(Math.min(start, end), end);
    }

    /// What kind of voice a name is; empty where it is none.
    Optional<Role> role(String name) {
        List<WordFinder.Found<Lexicon.Name>> found = lexicon.names.find(name, 0, name.length());
        boolean company = found.stream().anyMatch(f -> f.value().type() == Lexicon.Type.COMPANY);
        if (formulas.has("role-analyst", name) && !company) {
            return Optional.of(Role.ANALYST);
        }
        if (formulas.has("role-anonymous", name)) {
            return Optional.of(
                    formulas.has("role-official", name) && !company ? Role.OFFICIAL_ANONYMOUS : Role.ANONYMOUS);
        }
        if (found.stream().anyMatch(f -> f.value().type() == Lexicon.Type.OUTLET)) {
            return Optional.of(Role.OUTLET);
        }
        if (company || formulas.has("role-company", name)) {
            return Optional.of(formulas.has("role-analyst", name) ? Role.ANALYST : Role.COMPANY);
        }
        if (formulas.has("role-analyst", name) || formulas.has("author", name)) {
            return Optional.of(Role.ANALYST);
        }
        boolean person = found.stream().anyMatch(f -> f.value().type() == Lexicon.Type.PERSON);
        if (person || formulas.has("role-official", name)) {
            return Optional.of(Role.OFFICIAL);
        }
        boolean state = found.stream()
                .anyMatch(f ->
                        f.value().type() == Lexicon.Type.GOVERNMENT || f.value().type() == Lexicon.Type.BODY);
        if (state || formulas.has("role-government", name)) {
            return Optional.of(Role.GOVERNMENT);
        }
        if (formulas.has("role-outlet", name)) {
            return Optional.of(Role.OUTLET);
        }
        if (found.stream().anyMatch(f -> f.value().type() == Lexicon.Type.BARE)) {
            return Optional.of(Role.GOVERNMENT);
        }
        return Optional.empty();
    }

    /// The full name of a person, with the words of the text where no list knows one.
    private String canonical(String name, String words) {
        return lexicon.names.find(name, 0, name.length()).stream()
                .map(f -> f.value().full())
                .filter(f -> !f.isEmpty())
                .findFirst()
                .orElse(words);
    }

    /// Whether a sentence goes on with the voice before it: it begins with "he" or names nobody.
    boolean goesOn(Layout.Sentence s) {
        return formulas.has("pronoun", s.span().in(plain));
    }
}
