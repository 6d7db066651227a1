package dev.chokepoint.data.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The lines of a page with their places, and which of them begin a paragraph.
///
/// The library's own marks of paragraphs compare a gap with the height of letters and break most texts at every line,
/// so the gap is compared with the gaps of the page.
final class PdfLines extends PDFTextStripper {
    /// A gap as many times the usual one begins a paragraph.
    private static final double WIDER_GAP = 1.25;

    /// The usual gap is the smallest that this share of lines has.
    private static final double USUAL_SHARE = 0.15;

    /// To which gaps are rounded, in sizes of the letters.
    private static final double STEP = 0.05;

    /// Letters as many times as large, or as small, are a heading.
    private static final double OTHER_SIZE = 1.12;

    /// A line is short where this share of the column stays empty.
    private static final double SHORT = 0.1;

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private double left;
    private double right;
    private double y;
    private double size;

    /// A line of the page.
    ///
    /// @param left where it begins, in points from the left
    /// @param right where it ends
    /// @param y its base line, in points from the top
    /// @param size of its letters, in points
    record Line(String text, double left, double right, double y, double size) {}

    PdfLines() {
        setSortByPosition(false);
    }

    /// The lines of one page (the first is 1), in the order in which the file holds them.
    List<Line> of(PDDocument pdf, int page) throws IOException {
        lines.clear();
        text.setLength(0);
        setStartPage(page);
        setEndPage(page);
        getText(pdf);
        endLine();
        return List.copyOf(lines);
    }

    @Override
    protected void writeString(String words, List<TextPosition> places) {
        if (text.isEmpty() && !places.isEmpty()) {
            TextPosition first = places.getFirst();
            left = first.getXDirAdj();
            y = first.getYDirAdj();
            size = first.getFontSizeInPt();
        }
        if (!places.isEmpty()) {
            TextPosition last = places.getLast();
            right = last.getXDirAdj() + last.getWidthDirAdj();
        }
        text.append(words);
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphSeparator() {
        endLine();
    }

    private void endLine() {
        String line = text.toString().strip();
        text.setLength(0);
        if (!line.isEmpty()) {
            lines.add(new Line(line, left, right, y, size));
        }
    }

    /// Whether each line begins a paragraph, as far as its place tells: after a wider gap, with a first line set in,
    /// with
    /// letters of another size, or after a line that ends short at the end of a sentence.
    static List<Boolean> beginnings(List<Line> page) {
        double usual = usualGap(page);
        List<Boolean> out = new ArrayList<>();
        for (int k = 0; k < page.size(); k++) {
            if (k == 0) {
                out.add(false);
                continue;
            }
            Line before = page.get(k - 1);
            Line line = page.get(k);
            double gap = line.y() - before.y();
            double column = columnEnd(page, k) - Math.min(before.left(), line.left());
            boolean apart = gap > WIDER_GAP * usual * line.size();
            boolean otherSize =
                    Math.max(line.size(), before.size()) > OTHER_SIZE * Math.min(line.size(), before.size());
            boolean setIn = gap > 0
                    && line.left() - before.left() > line.size()
                    && line.left() - before.left() < 4 * line.size()
                    && (k + 1 == page.size() || page.get(k + 1).left() < line.left() - line.size() / 2);
            boolean shortBefore = before.right() < columnEnd(page, k) - SHORT * column
                    && PdfText.SENTENCE_END.matcher(before.text()).matches();
            out.add(apart || otherSize || setIn || shortBefore);
        }
        return out;
    }

    /// How far to the right the lines near this one reach; columns stand side by side.
    private static double columnEnd(List<Line> page, int k) {
        double end = 0;
        double left = page.get(k).left();
        for (int n = Math.max(0, k - 6); n < Math.min(page.size(), k + 6); n++) {
            if (Math.abs(page.get(n).left() - left) < 5 * page.get(k).size()) {
                end = Math.max(end, page.get(n).right());
            }
        }
        return end;
    }

    /// From one base line to the next, in sizes of the letters.
    private static double usualGap(List<Line> page) {
        TreeMap<Long, Integer> gaps = new TreeMap<>();
        int all = 0;
        for (int k = 1; k < page.size(); k++) {
            double gap = (page.get(k).y() - page.get(k - 1).y()) / page.get(k).size();
            if (gap > 0.1) {
                gaps.merge(Math.round(gap / STEP), 1, Integer::sum);
                all++;
            }
        }
        int least = Math.max(1, (int) Math.ceil(all * USUAL_SHARE));
        return gaps.entrySet().stream()
                .filter(e -> e.getValue() >= least)
                .findFirst()
                .map(e -> e.getKey() * STEP)
                .orElse(gaps.isEmpty() ? 0 : gaps.firstKey() * STEP);
    }
}
