package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// The text of a PDF, a line for each paragraph, in the order in which the file holds it.
///
/// A page is lines at places, not paragraphs: lines are joined where a paragraph goes on, words that were cut at the
/// end
/// of a line are put together again, and lines that stand at the head or foot of most pages are left out. A page
/// without a text layer is a picture of a page: it is told, never taken for a page that says nothing.
final class PdfText {
    /// Largest file that is read; pictures and fonts make a PDF many times as large as its text.
    static final long LIMIT_BYTES = 25_000_000;

    /// Longest text that is read, in characters.
    private static final int LIMIT_TEXT = 2_000_000;

    /// Most pages that are read.
    private static final int LIMIT_PAGES = 1_000;

    /// What one file may take when it is unpacked.
    private static final long LIMIT_MEMORY = 256L << 20;

    private static final Pattern HAN_END = Pattern.compile(".*[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]$");
    private static final Pattern HAN_START = Pattern.compile("^[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF].*");
    private static final Pattern CUT_WORD = Pattern.compile(".*?(\\p{Ll}+)-$");
    private static final Pattern FIRST_WORD = Pattern.compile("^(\\p{Ll}+).*");
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:-\\p{L}+)*");
    /// What ends a sentence or announces a list.
    static final Pattern SENTENCE_END =
            Pattern.compile(".*[.!?:;\\u3002\\uFF01\\uFF1F\\uFF1A\\uFF1B][\"\\u201D)\\]]?$");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[-\\u2013\\u2014\\s]*\\d{1,5}[-\\u2013\\u2014\\s]*");

    /// What stands for numbers where lines are compared.
    private static final String NUMBER = "#";

    /// Lines at the head and at the foot of a page that are looked at for what all pages repeat.
    private static final int MARGIN_LINES = 2;

    /// Fewer pages show no repetition.
    private static final int REPEATED_ON = 3;

    private PdfText() {}

    /// A line of a page.
    ///
    /// @param begins whether its place tells that a paragraph begins with it
    record PageLine(String text, boolean begins) {}

    /// Reads the text; empty with a problem where there is none to read.
    static Optional<String> of(String name, byte[] bytes, List<Problem> problems) {
        try (PDDocument pdf = Loader.loadPDF(
                bytes, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(LIMIT_MEMORY).streamCache)) {
            return read(name, pdf, problems);
        } catch (InvalidPasswordException e) {
            problems.add(Problem.error(name, 0, "", "", "The PDF is locked with a password.")
                    .withHint("a copy saved without the password can be read."));
        } catch (IOException | RuntimeException e) {
            // The library meets damage with exceptions of all kinds; none of them is a fault of the program.
            problems.add(
                    Problem.error(name, 0, "", "", "The PDF is damaged or holds more than can be read: " + firstLine(e))
                            .withHint("its text can be saved as a .txt file."));
        }
        return Optional.empty();
    }

    private static Optional<String> read(String name, PDDocument pdf, List<Problem> problems) throws IOException {
        int count = pdf.getNumberOfPages();
        if (count > LIMIT_PAGES) {
            problems.add(Problem.error(
                    name, 0, "", "", "The PDF has " + count + " pages; at most " + LIMIT_PAGES + " are read."));
            return Optional.empty();
        }
        PdfLines layout = new PdfLines();
        List<List<PageLine>> pages = new ArrayList<>();
        List<Integer> pictures = new ArrayList<>();
        int length = 0;
        for (int p = 1; p <= count; p++) {
            List<PdfLines.Line> lines = layout.of(pdf, p);
            length += lines.stream().mapToInt(l -> l.text().length()).sum();
            if (length > LIMIT_TEXT) {
                problems.add(Problem.error(
                        name, 0, "", "", "The PDF holds more than " + LIMIT_TEXT + " characters, which are not read."));
                return Optional.empty();
            }
            if (lines.isEmpty()) {
                if (pdf.getPage(p - 1).getResources() != null
                        && pdf.getPage(p - 1)
                                .getResources()
                                .getXObjectNames()
                                .iterator()
                                .hasNext()) {
                    pictures.add(p);
                }
            } else {
                List<Boolean> beginnings = PdfLines.beginnings(lines);
                List<PageLine> page = new ArrayList<>();
                for (int k = 0; k < lines.size(); k++) {
                    page.add(new PageLine(lines.get(k).text(), beginnings.get(k)));
                }
                pages.add(page);
            }
        }
        if (pages.isEmpty()) {
            problems.add(Problem.error(
                            name,
                            0,
                            "",
                            "",
                            pictures.isEmpty()
                                    ? "The PDF holds no text."
                                    : "The PDF is a scan: its "
                                            + (pictures.size() == 1 ? "page is a picture" : "pages are pictures")
                                            + " without text.")
                    .withHint("a program for text recognition makes a text of it, which can be read."));
            return Optional.empty();
        }
        if (!pictures.isEmpty()) {
            problems.add(Problem.warning(
                    name,
                    0,
                    "",
                    "",
                    "Not read, because they are pictures without text: page "
                            + pictures.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of " + count
                            + "."));
        }
        return Optional.of(paragraphs(pages));
    }

    /// Joins the lines of all pages to paragraphs, a line for each.
    private static String paragraphs(List<List<PageLine>> pages) {
        Set<String> repeated = repeated(pages);
        List<PageLine> lines = new ArrayList<>();
        Set<Integer> tops = new HashSet<>();
        for (List<PageLine> page : pages) {
            tops.add(lines.size());
            for (int k = 0; k < page.size(); k++) {
                if (!inMargin(page, k) || !repeated.contains(bare(page.get(k)))) {
                    lines.add(page.get(k));
                }
            }
        }
        Set<String> words = words(lines);
        List<String> out = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (int k = 0; k < lines.size(); k++) {
            PageLine line = lines.get(k);
            // whether a sentence goes over the page, only its words can tell
            boolean begins = tops.contains(k)
                    ? SENTENCE_END.matcher(open).matches()
                    : line.begins() && !goesOn(open, line.text());
            if (!open.isEmpty() && begins) {
                out.add(open.toString());
                open.setLength(0);
            }
            append(open, line.text(), words);
        }
        if (!open.isEmpty()) {
            out.add(open.toString());
        }
        return String.join("\n", out);
    }

    private static boolean inMargin(List<PageLine> page, int k) {
        return k < MARGIN_LINES || k >= page.size() - MARGIN_LINES;
    }

    /// A paragraph that stops in the middle of a sentence goes on where the next begins with a small letter.
    private static boolean goesOn(StringBuilder open, String next) {
        return Character.isLowerCase(next.codePointAt(0))
                && !SENTENCE_END.matcher(open).matches();
    }

    private static void append(StringBuilder open, String next, Set<String> words) {
        if (open.isEmpty()) {
            open.append(next);
            return;
        }
        String last = open.substring(Math.max(0, open.length() - 40)).replace('\n', ' ');
        Matcher cut = CUT_WORD.matcher(last);
        Matcher first = FIRST_WORD.matcher(next);
        if (cut.matches() && first.matches()) {
            // "rare-" + "earth" keeps its hyphen, "com-" + "modity" loses it: parts that are words elsewhere decide
            String a = cut.group(1);
            String b = first.group(1);
            boolean compound = words.contains(a + "-" + b) || (words.contains(a) && words.contains(b));
            if (words.contains(a + b) || !compound) {
                open.setLength(open.length() - 1);
            }
        } else if (!(HAN_END.matcher(last).matches() && HAN_START.matcher(next).matches())) {
            open.append(' ');
        }
        open.append(next);
    }

    /// Whole words of the text, in small letters; those that a line end cuts are left out.
    private static Set<String> words(List<PageLine> lines) {
        Set<String> out = new HashSet<>();
        boolean cut = false;
        for (PageLine line : lines) {
            String text = line.text();
            Matcher m = WORD.matcher(text);
            boolean first = true;
            while (m.find()) {
                boolean half = (first && cut) || (m.end() == text.length() - 1 && text.endsWith("-"));
                first = false;
                if (!half) {
                    out.add(m.group().toLowerCase(Locale.ROOT));
                }
            }
            cut = text.endsWith("-");
        }
        return out;
    }

    /// Heads and feet: what stands, but for its numbers, in the margin of most pages; and page numbers.
    private static Set<String> repeated(List<List<PageLine>> pages) {
        Map<String, Integer> seen = new HashMap<>();
        for (List<PageLine> page : pages) {
            Set<String> here = new HashSet<>();
            for (int k = 0; k < page.size(); k++) {
                if (inMargin(page, k)) {
                    here.add(bare(page.get(k)));
                }
            }
            here.forEach(l -> seen.merge(l, 1, Integer::sum));
        }
        Set<String> out = new HashSet<>(Set.of(NUMBER));
        seen.forEach((line, n) -> {
            // every other page where left and right pages differ
            if (n >= REPEATED_ON && n * 5 >= pages.size() * 2) {
                out.add(line);
            }
        });
        return out;
    }

    /// A line without its numbers, by which pages differ.
    private static String bare(PageLine line) {
        return PAGE_NUMBER.matcher(line.text()).matches() ? NUMBER : line.text().replaceAll("\\d+", NUMBER);
    }

    private static String firstLine(Throwable e) {
        String said = e.getMessage();
        return said == null || said.isBlank()
                ? e.getClass().getSimpleName()
                : Arrays.stream(said.split("\n")).findFirst().orElse("");
    }
}
