package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.text.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What is known about the sentence being read.
public final class Sentence {
    /// A date with the tokens it stands on.
    public record DateMark(int from, int to, DateTagger.Found found) {}

    public final Tokens t;
    public final int from;
    public final int to;
    /// The tokens of the sentence.
    public final Reach whole;
    public final boolean[] wall;
    public final List<Speech.Frame> frames;
    public final List<DateMark> dates = new ArrayList<>(2);
    public final List<QuantityTagger.Found> quantities;
    public final Section section;
    public final TokenPattern.Contents contents;

    /// @param told the days the sentences before told of last
    public Sentence(
            Tokens t, int from, int to, Section section, LocalDate day, DateTagger.EarlierDays told, Symbols symbols) {
        this.t = t;
        this.from = from;
        this.to = to;
        whole = new Reach(from, to);
        this.section = section;
        for (DateTagger.Found f : DateTagger.find(t.text, t.span(from, to), day, told)) {
            int first = t.tokenAt(f.span().start());
            int last = t.tokenAt(f.span().end() - 1);
            if (last < to) {
                dates.add(new DateMark(first, last + 1, f));
                t.mark(new Tokens.Mark(
                        "date", symbols.cls("date"), first, last + 1, new Gazetteer.Word("date", List.of()), 0));
            }
        }
        wall = Clauses.walls(t, from, to);
        frames = Speech.frames(t, from, to, wall, day);
        java.util.BitSet dated = new java.util.BitSet();
        for (DateMark w : dates) {
            dated.set(w.from(), w.to());
        }
        quantities = QuantityTagger.find(t, from, to, dated);
        for (QuantityTagger.Found q : quantities) {
            t.mark(new Tokens.Mark(
                    "quantity",
                    symbols.cls("quantity"),
                    q.from(),
                    q.to(),
                    new Gazetteer.Word("quantity", List.of()),
                    0));
        }
        contents = TokenPattern.Contents.of(t, from, to, symbols);
    }

    /// The days told of last, after those it tells of itself.
    public DateTagger.EarlierDays told(DateTagger.EarlierDays before, LocalDate document) {
        DateTagger.EarlierDays out = before;
        for (DateMark w : dates) {
            if (w.found().date().day() != 0) {
                out = out.and(w.found().date().first(), document);
            }
        }
        return out;
    }

    private boolean[] open = new boolean[0];

    /// Clause walls where there are none.
    public boolean[] open() {
        if (open.length == 0) {
            open = new boolean[t.count + 1];
        }
        return open;
    }

    public int clauseStart(int token) {
        int i = token;
        while (i > from && !wall[i]) {
            i--;
        }
        return i;
    }

    public int clauseEnd(int token) {
        int i = token;
        while (i < to && !wall[i]) {
            i++;
        }
        return i;
    }

    /// Whether a token belongs to a date of the sentence.
    public boolean inDate(int token) {
        for (DateMark w : dates) {
            if (token >= w.from() && token < w.to()) {
                return true;
            }
        }
        return false;
    }

    public boolean inFrameName(int token) {
        for (Speech.Frame f : frames) {
            if (token >= f.subjectFrom() && token < f.subjectTo()) {
                return true;
            }
        }
        return false;
    }
}
