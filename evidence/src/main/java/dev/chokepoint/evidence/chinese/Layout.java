package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.Passage;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;

/// The lines of a document with what each is to it: title, particulars, text, question, signature or annex.
final class Layout {
    /// What a line is.
    enum Kind {
        TITLE,
        PARTICULARS,
        TEXT,
        QUESTION,
        SIGNATURE,
        ANNEX
    }

    /// A line.
    record Line(Span span, Kind kind, Section section) {}

    /// A sentence with the clauses it consists of.
    record Sentence(Line line, Span span, List<Span> clauses) {}

    private static final String SENTENCE_ENDS = "\u3002\uff01\uff1f\n";
    private static final String CLAUSE_ENDS = "\uff0c\uff1b\uff1a";
    private static final int HEAD_LINES = 6;
    private static final int LONGEST_TITLE = 90;

    private final boolean notice;
    private final boolean draft;
    private final boolean spokesperson;
    private final List<Line> lines = new ArrayList<>();

    private Layout(boolean notice, boolean draft, boolean spokesperson) {
        this.notice = notice;
        this.draft = draft;
        this.spokesperson = spokesperson;
    }

    static Layout of(Article article, String plain, Formulas formulas) {
        List<Passage> passages = article.passages().stream()
                .filter(p -> p.section().isRead() || p.section() == Section.SOURCE_LINE)
                .toList();
        StringBuilder head = new StringBuilder();
        for (Passage p : passages.subList(0, Math.min(HEAD_LINES, passages.size()))) {
            head.append(p.span().in(plain)).append('\n');
        }
        boolean notice = article.kind() == DocumentKind.NOTICE
                || (head.toString()
                                .lines()
                                .anyMatch(l -> formulas.has("notice-title", l) && !formulas.has("headline-end", l))
                        && formulas.has("notice-body", plain));
        Layout out =
                new Layout(notice, notice && formulas.has("draft", head), formulas.has("spokesperson-title", head));
        out.classify(passages, plain, formulas, article.kind() == DocumentKind.COMMENT);
        return out;
    }

    private void classify(List<Passage> passages, String plain, Formulas formulas, boolean comment) {
        boolean annex = false;
        boolean inComment = comment;
        for (int i = 0; i < passages.size(); i++) {
            Passage p = passages.get(i);
            String line = p.span().in(plain);
            boolean ends = formulas.has("headline-end", line);
            Kind kind;
            annex |= notice && i > 0 && formulas.has("annex", line);
            if (annex) {
                kind = Kind.ANNEX;
            } else if (formulas.has("meta-line", line) && !ends) {
                kind = Kind.PARTICULARS;
            } else if (formulas.has("question-line", line)) {
                kind = Kind.QUESTION;
            } else if (!ends && isTitle(line, i, passages.size(), formulas)) {
                kind = Kind.TITLE;
            } else if (notice && !ends && i > 0 && isSignature(line, formulas)) {
                kind = Kind.SIGNATURE;
            } else {
                kind = Kind.TEXT;
            }
            inComment |= p.section() == Section.COMMENT || formulas.has("comment-line", line);
            lines.add(new Line(p.span(), kind, inComment ? Section.COMMENT : Section.REPORT));
        }
    }

    private boolean isTitle(String line, int at, int lines, Formulas formulas) {
        if (lines == 1 || (line.length() > LONGEST_TITLE && !notice) || line.endsWith("\uff1a")) {
            return false;
        }
        return (at == 0 && !formulas.has("list-mark", line))
                || (notice && at < HEAD_LINES && formulas.has("notice-title", line));
    }

    private static boolean isSignature(String line, Formulas formulas) {
        String bare = formulas.pattern("date-full").matcher(line).replaceAll("").strip();
        return bare.isEmpty() || (formulas.has("signature", bare) && !formulas.has("list-mark", line));
    }

    boolean isNotice() {
        return notice;
    }

    boolean isDraft() {
        return draft;
    }

    boolean isSpokesperson() {
        return spokesperson;
    }

    List<Line> lines() {
        return lines;
    }

    /// The sentences of a line, cut into clauses at commas, semicolons and colons that no bracket holds.
    static List<Sentence> sentences(Line line, String text) {
        List<Sentence> out = new ArrayList<>();
        int start = line.span().start();
        int end = line.span().end();
        while (start < end) {
            int stop = start;
            while (stop < end && SENTENCE_ENDS.indexOf(text.charAt(stop)) < 0) {
                stop++;
            }
            int whole = Math.min(end, stop + 1);
            if (!text.substring(start, stop).isBlank()) {
                out.add(new Sentence(line, Span.of(start, whole), clauses(text, start, stop)));
            }
            start = whole;
        }
        return out;
    }

    private static List<Span> clauses(String text, int from, int to) {
        List<Span> out = new ArrayList<>();
        int start = from;
        int depth = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && CLAUSE_ENDS.indexOf(c) >= 0) {
                if (i > start) {
                    out.add(Span.of(start, i));
                }
                start = i + 1;
            }
        }
        if (to > start) {
            out.add(Span.of(start, to));
        }
        return out.isEmpty() ? List.of(Span.of(from, to)) : out;
    }
}
