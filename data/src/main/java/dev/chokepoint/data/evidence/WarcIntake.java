package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Id;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.text.Article;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpParser;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MessageHeaders;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/// Reads the pages of a web archive (WARC, plain or gzipped) into articles.
///
/// A record is read when the one after it has begun, or the file has ended, because only then is it known to be whole.
/// A record that is cut off or damaged is a problem with its place; reading goes on at the next one that can be found.
/// One record is in memory at a time, at most [ArticleIntake#LIMIT_BYTES] of it unpacked.
///
/// Source: ISO 28500:2017 (WARC 1.1); RFC 9112, section 7 (chunks), RFC 9110, section 8.4 (encodings).
final class WarcIntake {
    /// Largest head of a record in bytes.
    private static final int LIMIT_HEAD = 1_000_000;

    /// Most bytes of a record that are looked at: an article and the head of its HTTP answer.
    private static final int LIMIT_RECORD = (int) ArticleIntake.LIMIT_BYTES + 200_000;

    /// Most broken places of one file; behind them it is given up.
    private static final int LIMIT_BROKEN = 100;

    private static final int WINDOW = 1 << 16;

    private static final Pattern CHUNK = Pattern.compile("^[0-9A-Fa-f]{1,8}[ \\t]*(;[^\\r\\n]*)?\\r?\\n");
    private static final Set<String> MARKUP = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> BESIDES = Set.of("warcinfo", "request", "metadata");
    private static final Set<String> CAPTURES = Set.of("response", "resource", "conversion");

    private final String name;
    private final Optional<LocalDate> date;
    private final Map<Id, Article> out;
    private final List<Problem> problems;
    /// Why records were passed over, and how many.
    private final Map<String, Integer> passed = new TreeMap<>();

    private int read;
    private int broken;

    private WarcIntake(String name, Optional<LocalDate> date, Map<Id, Article> out, List<Problem> problems) {
        this.name = name;
        this.date = date;
        this.out = out;
        this.problems = problems;
    }

    /// Whether a file is to be read as a web archive: by its name or its first bytes.
    static boolean isArchive(Path file) throws IOException {
        String n = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (n.matches(".*\\.(warc|warc\\.gz|warc\\.zst|wacz|arc|arc\\.gz)")) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return begins(in.readNBytes(5), "WARC/");
        }
    }

    /// Reads the archive and adds its articles and problems to those of the archives before.
    static void read(String name, Path file, Optional<LocalDate> date, Map<Id, Article> out, List<Problem> problems)
            throws IOException {
        new WarcIntake(name, date, out, problems).file(file);
    }

    private static boolean begins(byte[] bytes, String ascii) {
        return bytes.length >= ascii.length()
                && new String(bytes, 0, ascii.length(), StandardCharsets.ISO_8859_1).equals(ascii);
    }

    private void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = bytes(channel, 0, GzipMember.HEAD);
            if (begins(head, "WARC/")) {
                block(new Plain(channel));
            } else if (GzipMember.startsAt(head)) {
                members(channel);
            } else {
                problems.add(notAnArchive(head));
                return;
            }
        }
        summary();
    }

    private Problem notAnArchive(byte[] head) {
        Problem p = Problem.error(
                name, 0, "", "", "A web archive must begin with WARC/1.0 or WARC/1.1, or be packed with gzip.");
        if (begins(head, "PK")) {
            return p.withHint("it is a WACZ file: unzip it and read the .warc.gz files in its folder archive.");
        }
        if (begins(head, "filedesc")) {
            return p.withHint("it is an ARC file, the form before WARC; warcio recompress makes a WARC file of it.");
        }
        // the magic numbers of Zstandard (RFC 8878, section 3.1.1) and of the frame its dictionary is in
        boolean zstandard = begins(head, "(\u00B5/\u00FD") || begins(head, "]*M\u0018");
        return zstandard ? p.withHint("it is packed with Zstandard: unpack it with zstd -d.") : p;
    }

    private void summary() {
        int n = passed.values().stream().mapToInt(Integer::intValue).sum();
        if (n > 0) {
            List<String> kinds = passed.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(e -> e.getValue() + " " + e.getKey())
                    .toList();
            String shown = kinds.stream().limit(8).collect(Collectors.joining(", "))
                    + (kinds.size() > 8 ? " and " + (kinds.size() - 8) + " other kinds" : "");
            problems.add(Problem.warning(
                    name,
                    0,
                    "",
                    "",
                    n + (n == 1 ? " record that is no article was" : " records that are no articles were")
                            + " passed over: " + shown + "."));
        }
        if (read == 0 && broken == 0) {
            problems.add(Problem.error(
                    name,
                    0,
                    "",
                    "",
                    "The archive holds no page of text/html, application/xhtml+xml, text/plain or application/pdf."));
        }
    }

    // ---- blocks of a file -------------------------------------------------------------------------------------

    /// A run of records that can be read from any of its bytes on.
    private interface Block {
        InputStream open(long offset) throws IOException;

        /// How problems call a place of it.
        String place(long offset);
    }

    private record Plain(FileChannel file) implements Block {
        @Override
        public InputStream open(long offset) throws IOException {
            file.position(offset);
            return new FilterInputStream(Channels.newInputStream(file)) {
                @Override
                public void close() {
                    // the file is opened once and read from many places
                }
            };
        }

        @Override
        public String place(long offset) {
            return "byte " + offset;
        }
    }

    private static final class Packed implements Block {
        private final FileChannel file;
        private final long start;
        /// The block as it was last opened.
        private @Nullable GzipMember last;

        Packed(FileChannel file, long start) {
            this.file = file;
            this.start = start;
        }

        @Override
        public InputStream open(long offset) throws IOException {
            GzipMember member = new GzipMember(file, start);
            last = member;
            try {
                member.skipNBytes(offset);
            } catch (EOFException e) {
                // nothing is left
            }
            return member;
        }

        @Override
        public String place(long offset) {
            return "byte " + start + (offset == 0 ? "" : ", " + offset + " bytes into the block unpacked");
        }

        /// Where the block ends; empty where it is damaged.
        OptionalLong end() {
            GzipMember done = last;
            if (done != null && done.atEnd()) {
                return OptionalLong.of(done.end());
            }
            try (GzipMember member = new GzipMember(file, start)) {
                member.transferTo(OutputStream.nullOutputStream());
                return OptionalLong.of(member.end());
            } catch (IOException e) {
                return OptionalLong.empty();
            }
        }
    }

    private void members(FileChannel file) throws IOException {
        long at = 0;
        while (at < file.size() && broken < LIMIT_BROKEN) {
            Packed member = new Packed(file, at);
            block(member);
            OptionalLong end = member.end();
            long from = end.orElse(at + 1);
            long next = nextMember(file, from);
            if (end.isPresent() && next != from && !onlyZeros(file, from, next)) {
                fault("byte " + from, "What follows the block is not packed with gzip.");
            }
            at = next;
        }
    }

    /// Where the next block begins whose text begins as a record does; the size of the file where there is none.
    private static long nextMember(FileChannel file, long from) throws IOException {
        long base = from;
        for (byte[] window = bytes(file, base, WINDOW); window.length >= 4; window = bytes(file, base, WINDOW)) {
            for (int i = 0; i + 4 <= window.length; i++) {
                if (window[i] == 0x1F
                        && GzipMember.startsAt(Arrays.copyOfRange(window, i, i + 4))
                        && (base + i == from || holdsRecord(file, base + i))) {
                    return base + i;
                }
            }
            base += window.length - 3;
        }
        return file.size();
    }

    private static boolean holdsRecord(FileChannel file, long at) {
        try (GzipMember member = new GzipMember(file, at)) {
            return begins(member.readNBytes(5), "WARC/");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean onlyZeros(FileChannel file, long from, long to) throws IOException {
        for (long at = from; at < to; at += WINDOW) {
            for (byte b : bytes(file, at, (int) Math.min(WINDOW, to - at))) {
                if (b != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static byte[] bytes(FileChannel file, long from, int most) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(most);
        while (b.hasRemaining() && file.read(b, from + b.position()) > 0) {
            // until full or at the end
        }
        return Arrays.copyOf(b.array(), b.position());
    }

    // ---- records of a block -----------------------------------------------------------------------------------

    /// Bytes of a block, of which a head may only take so many.
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left = Long.MAX_VALUE;

        Bounded(InputStream in) {
            this.in = in;
        }

        void atMost(long bytes) {
            left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("its head is longer than " + LIMIT_HEAD + " bytes");
            }
            int n = in.read(to, offset, (int) Math.min(length, left));
            left -= Math.max(0, n);
            return n;
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /// Where a record begins at or after a place of a block.
    ///
    /// @param offset empty where none does
    /// @param blank whether nothing but line ends stands before it
    private record Found(OptionalLong offset, boolean blank) {}

    private void block(Block block) {
        Found next = find(block, 0);
        if (!next.blank()) {
            fault(block.place(0), "No record begins here.");
        }
        while (next.offset().isPresent()) {
            if (broken >= LIMIT_BROKEN) {
                problems.add(Problem.error(
                        name, 0, "", "", broken + " records are broken; the rest of the archive is not read."));
                return;
            }
            next = records(block, next.offset().getAsLong());
        }
    }

    /// Looks for `WARC/` at the beginning of a line.
    private static Found find(Block block, long from) {
        boolean blank = true;
        try (InputStream in = new BufferedInputStream(block.open(from), WINDOW)) {
            int seen = 0;
            boolean line = true;
            long at = from;
            for (int b = in.read(); b >= 0; b = in.read(), at++) {
                seen = line && b == "WARC/".charAt(seen) ? seen + 1 : 0;
                if (seen == 5) {
                    return new Found(OptionalLong.of(at - 4), blank);
                }
                boolean lineEnd = b == '\n' || b == '\r';
                blank &= lineEnd || seen > 0;
                line = lineEnd || seen > 0;
            }
        } catch (IOException e) {
            return new Found(OptionalLong.empty(), false);
        }
        return new Found(OptionalLong.empty(), blank);
    }

    /// Reads records up to the end of the block or one that is broken, and tells where the next one begins.
    private Found records(Block block, long from) {
        Found none = new Found(OptionalLong.empty(), true);
        // What there is to do with the record before, once it is known to be whole.
        Runnable held = () -> {};
        long start = -1;
        // Whether the line ends behind the record before are missing. They may be, where another record or the end of
        // the file follows; else its length is wrong.
        boolean[] unmarked = {false};
        try (Bounded in = new Bounded(block.open(from))) {
            WarcReader reader = new WarcReader(Channels.newChannel(in));
            reader.onWarning(w -> unmarked[0] |= w.contains("trailer"));
            while (true) {
                Optional<WarcRecord> next;
                try {
                    in.atMost(LIMIT_HEAD);
                    unmarked[0] = false;
                    next = reader.next();
                } catch (GzipMember.Damaged e) {
                    fault(block.place(Math.max(0, start)), "The block is damaged: " + e.getMessage() + ".");
                    return none;
                } catch (IOException | RuntimeException e) {
                    long now = from + reader.position();
                    Found after = find(block, now);
                    boolean loose = after.blank() && !after.offset().equals(OptionalLong.of(now));
                    if (unmarked[0] && !loose) {
                        fault(block.place(start), "The record does not end where its Content-Length says.");
                        return find(block, start + 1);
                    }
                    held.run();
                    if (loose) {
                        return after;
                    }
                    fault(
                            block.place(now),
                            e instanceof EOFException
                                    ? "The record is cut off."
                                    : "The head of the record cannot be read.");
                    return find(block, now + 1);
                }
                held.run();
                held = () -> {};
                if (next.isEmpty()) {
                    return none;
                }
                start = from + reader.position();
                try {
                    in.atMost(Long.MAX_VALUE);
                    if (next.get().body().size() < 0) {
                        throw new IOException("negative length");
                    }
                    held = record(next.get(), block.place(start));
                    next.get().body().consume();
                } catch (GzipMember.Damaged e) {
                    fault(block.place(start), "The block is damaged: " + e.getMessage() + ".");
                    return none;
                } catch (IOException | RuntimeException e) {
                    fault(
                            block.place(start),
                            "The record is cut off; it should hold "
                                    + next.get().body().size() + " bytes.");
                    return find(block, start + 1);
                }
            }
        } catch (IOException e) {
            fault(block.place(from), "The block cannot be read: " + e.getMessage() + ".");
            return none;
        }
    }

    private void fault(String place, String what) {
        broken++;
        problems.add(Problem.error(name, 0, "record", place, what));
    }

    // ---- one record -------------------------------------------------------------------------------------------

    /// Takes of a record what must be taken while it is read, and tells what is to be done when it is whole.
    private Runnable record(WarcRecord record, String place) throws IOException {
        MessageHeaders head = record.headers();
        String type = head.first("WARC-Type").orElse("no type").strip().toLowerCase(Locale.ROOT);
        if (BESIDES.contains(type)) {
            return () -> {};
        }
        if (!CAPTURES.contains(type)) {
            return () -> pass(type.equals("revisit") ? "revisit (the same page as before)" : kind(type));
        }
        ByteBuffer bytes =
                ByteBuffer.allocate((int) Math.min(LIMIT_RECORD, record.body().size()));
        while (bytes.hasRemaining() && record.body().read(bytes) >= 0) {
            // until full or at the end
        }
        bytes.flip();
        boolean all = record.body().size() <= LIMIT_RECORD;
        return () -> page(head, type, bytes, all, place);
    }

    private void page(MessageHeaders head, String type, ByteBuffer bytes, boolean all, String place) {
        String url = head.first("WARC-Target-URI").orElse("").strip().replaceAll("^<|>$", "");
        if (url.matches("(?i)(metadata|urn):.*")) {
            pass("of the crawler itself");
            return;
        }
        String called = name + ": " + (url.isEmpty() ? "record (" + place + ")" : url);
        MessageHeaders about = head;
        ByteBuffer payload = bytes.duplicate();
        boolean answer = type.equals("response");
        if (answer) {
            String container = head.first("Content-Type").orElse("application/http");
            if (!base(container).equals("application/http")) {
                pass("response of type " + kind(base(container)));
                return;
            }
            HttpParser http = new HttpParser();
            http.lenientResponse();
            http.parse(payload);
            if (!http.isFinished() || http.isError()) {
                problem(called, "The head of the HTTP answer cannot be read.");
                return;
            }
            if (http.status() < 200 || http.status() > 299) {
                pass("HTTP " + http.status());
                return;
            }
            about = http.headers();
        }
        String contentType = about.first("Content-Type").orElse("");
        String media = base(contentType);
        if (media.isEmpty()) {
            media = base(head.first("WARC-Identified-Payload-Type").orElse(looksLikeHtml(payload) ? "text/html" : ""));
        }
        if (!MARKUP.contains(media) && !media.equals("text/plain") && !media.equals("application/pdf")) {
            pass(media.isEmpty() ? "without a type" : kind(media));
            return;
        }
        if (url.matches("(?i)https?://[^/]+/robots\\.txt")) {
            pass("robots.txt");
            return;
        }
        if (head.first("WARC-Truncated").isPresent()) {
            problem(
                    called,
                    "The page was cut off when it was saved ("
                            + kind(head.first("WARC-Truncated").orElse("")) + ").");
            return;
        }
        if (head.first("WARC-Segment-Number").isPresent()) {
            problem(called, "The page is saved in several records, which are not put together.");
            return;
        }
        if (!all) {
            problem(called, "The page holds more than " + ArticleIntake.LIMIT_BYTES + " bytes, which are not read.");
            return;
        }
        byte[] document;
        try {
            document = answer ? decoded(bytes, payload, about) : left(payload);
        } catch (IOException | RuntimeException e) {
            problem(called, "The page cannot be unpacked: " + e.getMessage() + ".");
            return;
        }
        article(called, url, place, head, contentType, MARKUP.contains(media), document);
    }

    private void article(
            String called,
            String url,
            String place,
            MessageHeaders head,
            String contentType,
            boolean markup,
            byte[] document) {
        if (document.length > ArticleIntake.LIMIT_BYTES) {
            problem(called, "The page holds more than " + ArticleIntake.LIMIT_BYTES + " bytes, which are not read.");
            return;
        }
        String saved = head.first("WARC-Date").orElse("").strip();
        String key = (url.isEmpty() ? name + " " + place : url)
                .replaceFirst("^(?i)[a-z]+://", "")
                .replaceAll("/+$", "")
                .replaceAll("[~\\s#\\p{Cntrl}]+", "-");
        ArticleIntake.Origin origin = new ArticleIntake.Origin(
                called,
                key.isBlank() || key.equals("-") ? "page" : key,
                url,
                TextEncoding.declared(contentType).orElse(""),
                markup,
                day(saved));
        read++;
        ArticleIntake.document(origin, document, date, problems).ifPresent(a -> add(a, saved));
    }

    /// Adds an article under a key of its own. The same text of the same address counts once; another text of it gets
    /// the moment of its capture behind the key, as web archives write it.
    private void add(Article article, String saved) {
        Article before = out.putIfAbsent(article.id(), article);
        if (before == null) {
            return;
        }
        if (before.text().equals(article.text())) {
            pass("page saved before with the same text");
            return;
        }
        String moment = saved.replaceAll("\\D", "");
        String key = article.id().value() + "@" + moment.substring(0, Math.min(14, moment.length()));
        add(article.withKey(key), "");
    }

    private static Optional<LocalDate> day(String saved) {
        try {
            return Optional.of(LocalDate.parse(saved.substring(0, Math.min(10, saved.length()))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void pass(String why) {
        passed.merge(why, 1, Integer::sum);
    }

    private void problem(String called, String what) {
        read++;
        problems.add(Problem.error(called, 0, "", "", what));
    }

    /// A media type without its parameters.
    private static String base(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// A word of an archive that can be shown.
    private static String kind(String word) {
        return word.matches("[A-Za-z0-9.+/-]{1,60}") ? word : "of an unknown kind";
    }

    private static boolean looksLikeHtml(ByteBuffer payload) {
        return HtmlText.looksLikeHtml(new String(
                left(payload.duplicate().limit(Math.min(payload.limit(), payload.position() + 4000))),
                StandardCharsets.ISO_8859_1));
    }

    private static byte[] left(ByteBuffer bytes) {
        byte[] left = new byte[bytes.remaining()];
        bytes.duplicate().get(left);
        return left;
    }

    // ---- encodings of an HTTP answer --------------------------------------------------------------------------

    /// The content of an HTTP answer without chunks and encodings. Archives that saved it unpacked but kept the head as
    /// it was are read as well.
    private static byte[] decoded(ByteBuffer answer, ByteBuffer payload, MessageHeaders http) throws IOException {
        byte[] body = left(payload);
        boolean chunked = http.all("Transfer-Encoding").stream()
                        .anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("chunked"))
                && CHUNK.matcher(new String(body, 0, Math.min(40, body.length), StandardCharsets.ISO_8859_1))
                        .find();
        if (chunked) {
            body = atMost(
                    HttpResponse.parse(Channels.newChannel(new ByteArrayInputStream(left(answer)))).body().stream());
        }
        List<String> encodings = http.all("Content-Encoding").stream()
                .flatMap(v -> Arrays.stream(v.split(",")))
                .map(v -> v.strip().toLowerCase(Locale.ROOT))
                .filter(v -> !v.isEmpty() && !v.equals("identity") && !v.equals("none"))
                .toList();
        if (!chunked && encodings.isEmpty()) {
            long announced = length(http);
            if (announced > body.length) {
                throw new EOFException("it is cut off after " + body.length + " of " + announced + " bytes");
            }
        }
        for (String encoding : encodings.reversed()) {
            if (looksLikeHtml(ByteBuffer.wrap(body))) {
                return body;
            }
            body = unpacked(encoding, body);
        }
        return body;
    }

    private static byte[] unpacked(String encoding, byte[] body) throws IOException {
        InputStream in = new ByteArrayInputStream(body);
        return switch (encoding) {
            case "gzip", "x-gzip" -> GzipMember.startsAt(body) ? atMost(new GZIPInputStream(in)) : body;
            case "deflate" -> {
                boolean wrapped = body.length > 1
                        && (body[0] & 0x0F) == 8
                        && (((body[0] & 0xFF) << 8) | (body[1] & 0xFF)) % 31 == 0;
                yield atMost(new InflaterInputStream(in, new Inflater(!wrapped)));
            }
            case "br" -> atMost(new BrotliInputStream(in));
            default -> throw new IOException("the encoding " + kind(encoding) + " is not supported");
        };
    }

    private static long length(MessageHeaders http) {
        String value = http.first("Content-Length").orElse("").strip();
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }

    /// All bytes up to just above the limit, which shows that there are more.
    private static byte[] atMost(InputStream in) throws IOException {
        try (in) {
            return in.readNBytes((int) ArticleIntake.LIMIT_BYTES + 1);
        } catch (EOFException e) {
            throw new EOFException("it is cut off");
        }
    }
}
