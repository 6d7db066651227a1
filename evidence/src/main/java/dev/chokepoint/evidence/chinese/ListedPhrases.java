package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.ListedPhrase;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// The members of the lists of a sentence, which a mark of its own (、) tells apart.
final class ListedPhrases {
    private final String frozen;
    private final String masked;
    private final Formulas formulas;

    ListedPhrases(String frozen, String masked, Formulas formulas) {
        this.frozen = frozen;
        this.masked = masked;
        this.formulas = formulas;
    }

    List<Slot<ListedPhrase>> within(Span sentence) {
        List<Slot<ListedPhrase>> out = new ArrayList<>();
        Matcher line = formulas.pattern("phrase-line").matcher(masked).region(sentence.start(), sentence.end());
        if (line.lookingAt()) {
            // "(1) lunar regolith": one of a list in lines
            add(out, line.start("what"), line.end("what"), false);
            return out;
        }
        Matcher list = formulas.pattern("phrase-list").matcher(masked).region(sentence.start(), sentence.end());
        while (list.find()) {
            Matcher between = formulas.pattern("goods-between").matcher(masked).region(list.start(), list.end());
            int from = list.start();
            while (between.find()) {
                add(out, from, between.start(), from == list.start());
                from = between.end();
            }
            add(out, from, list.end(), false);
        }
        return out;
    }

    /// @param first whether what comes before a list stands before it
    private void add(List<Slot<ListedPhrase>> to, int start, int end, boolean first) {
        int from = start;
        if (first) {
            Matcher lead = formulas.pattern("phrase-lead").matcher(masked).region(start, end);
            from = lead.lookingAt() ? lead.end() : start;
        }
        Matcher phrase = formulas.pattern("phrase-listed").matcher(masked).region(from, end);
        if (phrase.lookingAt()) {
            Span s = Span.of(phrase.start("what"), phrase.end("what"));
            to.add(Slot.of(
                    new ListedPhrase(s.in(frozen), formulas.has("phrase-name", s.in(masked))), s, Amendment.RULE));
        }
    }
}
