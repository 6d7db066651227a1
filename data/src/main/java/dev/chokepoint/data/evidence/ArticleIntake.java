package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Id;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads articles from plain text, Markdown with a head, HTML, PDF and web archives (WARC), and freezes their text.
///
/// Line ends become `\n`; byte order marks, soft hyphens, zero-width and direction marks are dropped before freezing,
/// so that they never stand between a span and the words it shows.
public final class ArticleIntake {
    /// Largest document that is read.
    static final long LIMIT_BYTES = 5_000_000;

    private static final String PDF = "%PDF-";

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");
    private static final Pattern ISO =
            Pattern.compile("\\b((?:19|20)\\d\\d)-([01]\\d)-([0-3]\\d)(?:[T ](\\d\\d):(\\d\\d))?");
    private static final Pattern DATED_LINE =
            Pattern.compile("(?im)^\\s*(?:time|date|published|updated|posted|issued)\\s*:\\s*(.+)$");
    private static final Pattern WRITTEN = Pattern.compile(
            "\\b(?:(\\d{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December)(?: (\\d{1,2}))?,? ((?:19|20)\\d\\d)\\b");

    /// Year, month and day, each with its character behind it.
    private static final Pattern HAN_DATE =
            Pattern.compile("((?:19|20)\\d\\d)\\u5e74([01]?\\d)\\u6708([0-3]?\\d)\\u65e5");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final char FULL_STOP = '\u3002';
    private static final int LONGEST_PARTICULAR = 40;

    private static final String OPINION_PAGES =
            "opinions?|op-?eds?|comment(?:ary|isfree)?|editorials?|columns?|columnists?|viewpoints?|leaders?|letters";
    private static final Pattern COMMENT_PART = Pattern.compile(OPINION_PAGES);

    /// "The Harbour Post - Opinion", "Op-Ed" at the head of a page: the part of the paper in a line of its own or at
    /// its
    /// end.
    private static final Pattern COMMENT_LINE =
            Pattern.compile("(?i)(?:.{0,60}[-\\u2013\\u2014|:,\\u00b7(]\\s*)?(?:the )?(?:" + OPINION_PAGES + ")\\)?");
    private static final int HEAD_LINES = 4;
    private static final Pattern COMMENT_PATH = Pattern.compile("(?i)^[a-z]+://[^?#]*/(?:" + OPINION_PAGES + ")/");
    private static final String KINDS =
            Arrays.stream(DocumentKind.values()).map(DocumentKind::code).collect(Collectors.joining(", "));

    private ArticleIntake() {}

    /// What is known of a document besides its bytes.
    ///
    /// @param name how problems call it
    /// @param key the value of the article's id
    /// @param url where it was read; may be empty. A page that names its own address goes before it
    /// @param charset what was sent with the bytes; may be empty
    /// @param markup whether it is HTML even where it does not look so
    /// @param saved the day on which it was saved, if known: it cannot have been published after it
    record Origin(String name, String key, String url, String charset, boolean markup, Optional<LocalDate> saved) {
        static Origin file(String name) {
            String key = name.replaceAll("\\.[A-Za-z]+$", "").replace('\\', '/').replaceAll("[~\\s#]+", "-");
            return new Origin(name, key.isBlank() ? "document" : key, "", "", false, Optional.empty());
        }

        /// Where it was saved, the next day may have begun elsewhere.
        boolean allows(PublishedAt published) {
            return saved.isEmpty()
                    || !(published.precision() == PublishedAt.Precision.MONTH
                                    ? published.day().withDayOfMonth(1)
                                    : published.day())
                            .isAfter(saved.get().plusDays(1));
        }
    }

    /// Reads one file, or every text, Markdown, HTML, PDF and WARC file of a folder in the order of their names.
    ///
    /// @param date the day of documents that do not show one
    public static Loaded<List<Article>> read(Path path, Optional<LocalDate> date) {
        List<Problem> problems = new ArrayList<>();
        List<Article> out = new ArrayList<>();
        if (Files.isDirectory(path)) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(path)) {
                files = walk.filter(Files::isRegularFile)
                        .filter(f -> String.valueOf(f.getFileName())
                                .toLowerCase(Locale.ROOT)
                                .matches(".*\\.(txt|md|html?|xhtml|pdf|warc|warc\\.gz)"))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                problems.add(Problem.error(path.toString(), 0, "", "", "The folder cannot be read: " + e.getMessage()));
                return new Loaded<>(out, problems);
            }
            if (files.isEmpty()) {
                problems.add(Problem.error(
                        path.toString(), 0, "", "", "The folder holds no .txt, .md, .html, .pdf or .warc file."));
            }
            for (Path f : files) {
                one(path.relativize(f).toString(), f, date, out, problems);
            }
        } else {
            one(String.valueOf(path.getFileName()), path, date, out, problems);
        }
        return new Loaded<>(out, problems);
    }

    private static void one(
            String name, Path file, Optional<LocalDate> date, List<Article> out, List<Problem> problems) {
        try {
            if (WarcIntake.isArchive(file)) {
                Map<Id, Article> pages = new LinkedHashMap<>();
                out.forEach(a -> pages.putIfAbsent(a.id(), a));
                Set<Id> before = Set.copyOf(pages.keySet());
                WarcIntake.read(name, file, date, pages, problems);
                pages.values().stream().filter(a -> !before.contains(a.id())).forEach(out::add);
                return;
            }
            long size = Files.size(file);
            long limit = isPdf(file) ? PdfText.LIMIT_BYTES : LIMIT_BYTES;
            if (size > limit) {
                problems.add(Problem.error(
                        name, 0, "", "", "The file holds " + size + " bytes; at most " + limit + " are read."));
                return;
            }
            document(name, Files.readAllBytes(file), date, problems).ifPresent(out::add);
        } catch (IOException e) {
            problems.add(Problem.error(name, 0, "", "", "The file cannot be read: " + e.getMessage()));
        }
    }

    /// Makes an article of the bytes of a document; empty with a problem where it is none.
    public static Optional<Article> document(
            String name, byte[] bytes, Optional<LocalDate> date, List<Problem> problems) {
        return document(Origin.file(name), bytes, date, problems);
    }

    static Optional<Article> document(Origin origin, byte[] bytes, Optional<LocalDate> date, List<Problem> problems) {
        String name = origin.name();
        if (startsWith(bytes, PDF)) {
            return PdfText.of(name, bytes, problems)
                    .flatMap(t -> article(origin, new LinkedHashMap<>(), t, date, problems));
        }
        if (startsWith(bytes, "WARC/")) {
            problems.add(Problem.error(name, 0, "", "", "A web archive is read from a file, not from a stream."));
            return Optional.empty();
        }
        boolean wide = TextEncoding.isWide(bytes, origin.charset());
        Optional<String> decoded = TextEncoding.decode(bytes, origin.charset());
        if (wide ? decoded.orElse("").indexOf('\0') >= 0 : binary(bytes)) {
            problems.add(Problem.error(name, 0, "", "", "The file holds binary data, not text."));
            return Optional.empty();
        }
        if (decoded.isEmpty()) {
            problems.add(
                    wide
                            ? Problem.error(name, 0, "", "", "The text is not in the character set that it declares.")
                            : Problem.error(name, brokenLine(bytes), "", "", "The text must be UTF-8.")
                                    .withHint("it can be converted with: iconv -f WINDOWS-1252 -t UTF-8"));
            return Optional.empty();
        }
        String raw = decoded.get();
        Map<String, String> head = new LinkedHashMap<>();
        String text;
        if (origin.markup() || HtmlText.looksLikeHtml(raw)) {
            int depth = HtmlText.depth(raw);
            if (depth > HtmlText.DEEPEST) {
                problems.add(Problem.error(
                        name,
                        0,
                        "",
                        "",
                        "The page nests its tags " + depth + " deep; at most " + HtmlText.DEEPEST + " are read."));
                return Optional.empty();
            }
            HtmlText page = HtmlText.of(raw);
            head.putAll(page.head());
            text = page.text();
        } else {
            text = frontMatter(raw.replace("\r\n", "\n").replace('\r', '\n'), head);
        }
        return article(origin, head, text, date, problems);
    }

    /// Freezes a text with what its head says of it; empty with a problem where it has no date or an unknown kind.
    private static Optional<Article> article(
            Origin origin, Map<String, String> head, String found, Optional<LocalDate> date, List<Problem> problems) {
        String name = origin.name();
        String text = INVISIBLE.matcher(found).replaceAll("").strip();
        if (text.isBlank()) {
            problems.add(Problem.error(name, 0, "", "", "The document holds no text."));
            return Optional.empty();
        }
        Optional<PublishedAt> published = published(head, text, date, origin);
        if (published.isEmpty()) {
            problems.add(Problem.error(
                            name,
                            0,
                            "date",
                            "",
                            "The document shows no date, so \"Friday\" and \"last month\" cannot be read.")
                    .withHint("--date 2025-06-10 was left out"
                            + origin.saved()
                                    .map(d ->
                                            "; the page was saved on " + d + ", which need not be the day it tells of.")
                                    .orElse(".")));
            return Optional.empty();
        }
        Optional<DocumentKind> kind = kind(head, head.getOrDefault("url", origin.url()), text);
        if (kind.isEmpty()) {
            problems.add(Problem.error(
                    name, 0, "kind", head.getOrDefault("kind", ""), "One of " + KINDS + " was expected."));
            return Optional.empty();
        }
        String title = head.getOrDefault("title", "");
        String body = title.isEmpty() || text.startsWith("# ") || text.startsWith(title) ? text : title + "\n" + text;
        return Optional.of(Article.of(
                origin.key(),
                head.getOrDefault("url", origin.url()),
                head.getOrDefault("publisher", ""),
                published.get(),
                kind.get(),
                body));
    }

    /// What the head says, then the part of the paper that it, the address or the first lines name; a report where none
    /// does.
    ///
    /// @return empty where the head names an unknown kind
    private static Optional<DocumentKind> kind(Map<String, String> head, String url, String text) {
        String said = head.getOrDefault("kind", "");
        if (!said.isEmpty()) {
            return DocumentKind.find(said.toLowerCase(Locale.ROOT));
        }
        String part = head.getOrDefault("section", "").toLowerCase(Locale.ROOT).strip();
        if (COMMENT_PART.matcher(part).matches()
                || COMMENT_PATH.matcher(url).find()
                || text.lines()
                        .limit(HEAD_LINES)
                        .anyMatch(l -> COMMENT_LINE.matcher(l.strip()).matches())) {
            return Optional.of(DocumentKind.COMMENT);
        }
        return Optional.of(part.equals("analysis") ? DocumentKind.ANALYSIS : DocumentKind.NEWS);
    }

    private static boolean isPdf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return startsWith(in.readNBytes(PDF.length()), PDF);
        }
    }

    private static boolean startsWith(byte[] bytes, String ascii) {
        return new String(bytes, 0, Math.min(bytes.length, ascii.length()), StandardCharsets.ISO_8859_1).equals(ascii);
    }

    private static boolean binary(byte[] bytes) {
        int odd = 0;
        int n = Math.min(bytes.length, 8000);
        for (int i = 0; i < n; i++) {
            int b = bytes[i] & 0xFF;
            if (b == 0) {
                return true;
            }
            if (b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                odd++;
            }
        }
        return odd * 20 > n && n > 0;
    }

    private static int brokenLine(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    /// Takes `--- key: value ---` off the top; the rest is the text.
    private static String frontMatter(String raw, Map<String, String> head) {
        String s = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        if (!s.startsWith("---\n")) {
            return s;
        }
        int end = s.indexOf("\n---", 4);
        if (end < 0) {
            return s;
        }
        for (String line : s.substring(4, end).split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.startsWith(" ") && !line.startsWith("-")) {
                String value = line.substring(colon + 1).strip();
                if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
                    value = value.substring(1, value.length() - 1);
                }
                head.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), value);
            }
        }
        int next = s.indexOf('\n', end + 1);
        return next < 0 ? "" : s.substring(next + 1);
    }

    /// The day of publication: what the head says, then the day given, then a line such as "Published: …", then a day
    /// near the top. The day on which an archive saved a page is none of these, only a bound for them.
    private static Optional<PublishedAt> published(
            Map<String, String> head, String text, Optional<LocalDate> given, Origin origin) {
        for (String field : List.of("date", "published")) {
            Optional<PublishedAt> d = parse(head.getOrDefault(field, "")).filter(origin::allows);
            if (d.isPresent()) {
                return d;
            }
        }
        if (given.isPresent()) {
            return given.map(PublishedAt::on);
        }
        Matcher line = DATED_LINE.matcher(text);
        while (line.find()) {
            Optional<PublishedAt> d = parse(line.group(1)).filter(origin::allows);
            if (d.isPresent()) {
                return d;
            }
        }
        Optional<PublishedAt> particular = particular(text, origin);
        if (particular.isPresent()) {
            return particular;
        }
        // a written date near the top, as in a dateline
        return parse(text.substring(0, Math.min(text.length(), 240))).filter(origin::allows);
    }

    /// The date of a Chinese document stands in a line of its own, with a label before it or as part of a signature.
    private static Optional<PublishedAt> particular(String text, Origin origin) {
        return text.lines()
                .filter(l -> l.length() <= LONGEST_PARTICULAR && l.indexOf(FULL_STOP) < 0)
                .filter(l -> HAN.matcher(l).find())
                .flatMap(l -> parse(l).stream())
                .filter(origin::allows)
                .findFirst();
    }

    private static Optional<PublishedAt> parse(String text) {
        try {
            Matcher han = HAN_DATE.matcher(text);
            if (han.find()) {
                return Optional.of(PublishedAt.on(LocalDate.of(
                        Integer.parseInt(han.group(1)),
                        Integer.parseInt(han.group(2)),
                        Integer.parseInt(han.group(3)))));
            }
            Matcher iso = ISO.matcher(text);
            if (iso.find()) {
                LocalDate day = LocalDate.of(
                        Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)));
                if (iso.group(4) != null) {
                    return Optional.of(
                            PublishedAt.at(day.atTime(Integer.parseInt(iso.group(4)), Integer.parseInt(iso.group(5)))));
                }
                return Optional.of(PublishedAt.on(day));
            }
            Matcher m = WRITTEN.matcher(text);
            if (m.find()) {
                int month = Month.valueOf(m.group(2).toUpperCase(Locale.ROOT)).getValue();
                int year = Integer.parseInt(m.group(4));
                String dayText = m.group(1) != null ? m.group(1) : m.group(3);
                if (dayText == null) {
                    return Optional.of(new PublishedAt(
                            YearMonth.of(year, month).atEndOfMonth(), LocalTime.MIDNIGHT, PublishedAt.Precision.MONTH));
                }
                return Optional.of(PublishedAt.on(LocalDate.of(year, month, Integer.parseInt(dayText))));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
