package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

class WarcIntakeTest {
    private static final String EASED =
            page("Magnets eased", "2025-06-07", "China eased its export controls on magnets.");
    private static final String BANNED =
            page("Chips banned", "2025-06-08", "The U.S. banned exports of AI chips to China.");
    /// [#EASED] as the encoder of Node.js 20 packs it (quality 11).
    private static final String BROTLI =
            "1baa00088c935cf57d92ba2dd561174d5a64a91f3ec4a0087ff134e9e480fd69c5790b13e84461067d63d3b324074a96"
                    + "ed0a4618289953feb5fd940159c8576347bae3962afee85fd43e70cf4291923e471d516c9c0cac43384e57ebb5c5fb05"
                    + "521b";

    private static final String CAPTURED = "2025-06-12T10:11:12Z";

    @TempDir
    private Path folder;

    private static String page(String title, String day, String text) {
        return "<!doctype html><html><head><title>" + title + "</title><meta name=\"date\" content=\"" + day
                + "\"></head><body><p>" + text + "</p></body></html>";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] p : parts) {
            out.writeBytes(p);
        }
        return out.toByteArray();
    }

    private static byte[] record(String type, String url, String contentType, byte[] block, String... more) {
        String head = "WARC/1.0\r\nWARC-Type: " + type
                + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
                + "WARC-Date: " + CAPTURED + "\r\n"
                + (url.isEmpty() ? "" : "WARC-Target-URI: " + url + "\r\n")
                + (contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n")
                + String.join("", Arrays.stream(more).map(m -> m + "\r\n").toList())
                + "Content-Length: " + block.length + "\r\n\r\n";
        return join(utf8(head), block, utf8("\r\n\r\n"));
    }

    private static byte[] http(String status, String heads, byte[] body) {
        return join(utf8("HTTP/1.1 " + status + "\r\n" + heads + "\r\n"), body);
    }

    private static byte[] response(String url, String status, String heads, byte[] body, String... more) {
        return record("response", url, "application/http; msgtype=response", http(status, heads, body), more);
    }

    private static byte[] response(String url, String html) {
        return response(url, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", utf8(html));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] chunks(byte[] body) {
        return join(
                utf8("5\r\n"),
                Arrays.copyOf(body, 5),
                utf8("\r\n" + Integer.toHexString(body.length - 5) + ";x=y\r\n"),
                Arrays.copyOfRange(body, 5, body.length),
                utf8("\r\n0\r\n\r\n"));
    }

    private Loaded<List<Article>> read(String name, byte[]... records) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, join(records));
        return ArticleIntake.read(file, Optional.empty());
    }

    private static List<String> texts(Loaded<List<Article>> loaded) {
        return loaded.problems().stream().map(Problem::text).toList();
    }

    private static List<String> keys(Loaded<List<Article>> loaded) {
        return loaded.value().stream().map(a -> a.id().value()).toList();
    }

    @Test
    void pagesAreReadWithTheirAddressAndTheDayTheyShow() throws IOException {
        Loaded<List<Article>> loaded = read(
                "crawl.warc",
                record("warcinfo", "", "application/warc-fields", utf8("software: x\r\n")),
                record(
                        "request",
                        "https://a.example/eased/",
                        "application/http; msgtype=request",
                        utf8("GET / HTTP/1.1\r\n\r\n")),
                response("https://a.example/eased/", EASED),
                response("http://b.example/news?id=7#top", BANNED));
        assertThat(texts(loaded)).isEmpty();
        assertThat(keys(loaded)).containsExactly("a.example/eased", "b.example/news?id=7-top");
        Article a = loaded.value().getFirst();
        assertThat(a.text()).isEqualTo("Magnets eased\nChina eased its export controls on magnets.");
        assertThat(a.url()).isEqualTo("https://a.example/eased/");
        assertThat(a.published().day()).isEqualTo(LocalDate.of(2025, 6, 7));
    }

    @Test
    void packedArchivesWrittenByTheLibraryAreRead() throws IOException {
        Path file = folder.resolve("crawl.warc.gz");
        try (WarcWriter writer =
                new WarcWriter(Channels.newChannel(Files.newOutputStream(file)), WarcCompression.GZIP)) {
            for (String html : List.of(EASED, BANNED)) {
                HttpResponse http = new HttpResponse.Builder(200, "OK")
                        .body(MediaType.parse("text/html;charset=utf-8"), utf8(html))
                        .build();
                writer.write(new WarcResponse.Builder(URI.create("https://a.example/" + html.hashCode()))
                        .date(Instant.parse(CAPTURED))
                        .body(http)
                        .build());
            }
        }
        Loaded<List<Article>> loaded = ArticleIntake.read(file, Optional.empty());
        assertThat(texts(loaded)).isEmpty();
        assertThat(loaded.value()).extracting(Article::headline).containsExactly("Magnets eased", "Chips banned");
    }

    @Test
    void spansOfClaimsShowWordsOfTheFrozenText() throws IOException {
        Article a = read("crawl.warc.gz", gzip(response("https://a.example/1", EASED)))
                .value()
                .getFirst();
        List<Claim> claims = BundledExtractor.get().extract(a);
        assertThat(claims).isNotEmpty();
        assertThat(claims.getFirst().span().in(a.text())).contains("eased its export controls");
        assertThat(claims.getFirst().action().span().in(a.text())).contains("eased");
    }

    @Test
    void theDayOfCaptureIsNeverTakenForTheDayOfPublication() throws IOException {
        byte[] undated = response(
                "https://a.example/1", "<html><body><p>China eased export controls on Friday.</p></body></html>");
        Loaded<List<Article>> loaded = read("crawl.warc", undated);
        assertThat(loaded.value()).isEmpty();
        assertThat(texts(loaded))
                .singleElement()
                .asString()
                .startsWith("crawl.warc: https://a.example/1: date: The document shows no date")
                .contains("--date")
                .contains("saved on 2025-06-12");
        Loaded<List<Article>> given =
                ArticleIntake.read(folder.resolve("crawl.warc"), Optional.of(LocalDate.of(2025, 6, 1)));
        assertThat(given.value().getFirst().published().day()).isEqualTo(LocalDate.of(2025, 6, 1));
    }

    @Test
    void aDayAfterTheCaptureIsNotTheDayOfPublication() throws IOException {
        String html = page("Truce", "2026-11-10", "Published: 2025-06-11. The truce lasts until 10 November 2026.");
        assertThat(read("crawl.warc", response("https://a.example/1", html)).value())
                .extracting(Article::published)
                .containsExactly(PublishedAt.on(LocalDate.of(2025, 6, 11)));
        // the month of the capture has not ended yet, and is a month all the same
        String month = "<html><body><p>June 2025. China eased its export controls on magnets.</p></body></html>";
        assertThat(read("crawl.warc", response("https://a.example/1", month)).value())
                .hasSize(1);
    }

    @Test
    void resourcesConversionsAndPlainTextAreRead() throws IOException {
        Loaded<List<Article>> loaded = read(
                "crawl.warc",
                record("resource", "file:///a/b.xhtml", "application/xhtml+xml", utf8(EASED)),
                record(
                        "conversion",
                        "https://a.example/2",
                        "text/plain",
                        utf8("BEIJING, 4 April 2025 - China imposed controls.")),
                response(
                        "https://a.example/3",
                        "200 OK",
                        "Content-Type: TEXT/PLAIN\r\n",
                        utf8("Date: 2025-05-02\nThe U.S. lifted the ban.")));
        assertThat(texts(loaded)).isEmpty();
        assertThat(keys(loaded)).containsExactly("/a/b.xhtml", "a.example/2", "a.example/3");
        assertThat(loaded.value().get(1).text()).startsWith("BEIJING");
    }

    @Test
    void whatIsNoArticleIsPassedOverAndCounted() throws IOException {
        Loaded<List<Article>> loaded = read(
                "crawl.warc",
                response("https://a.example/1", EASED),
                response("https://a.example/a.png", "200 OK", "Content-Type: image/png\r\n", new byte[] {1, 0}),
                response("https://a.example/b.png", "200 OK", "Content-Type: image/png\r\n", new byte[] {1, 0}),
                response("https://a.example/c", "404 Not Found", "Content-Type: text/html\r\n", utf8(BANNED)),
                response("https://a.example/d", "301 Moved", "Location: /e\r\n", new byte[0]),
                response("https://a.example/robots.txt", "200 OK", "Content-Type: text/plain\r\n", utf8("Disallow: /")),
                record(
                        "resource",
                        "metadata://gnu.org/software/wget/warc/wget.log",
                        "text/plain",
                        utf8("10 June 2025")),
                record("response", "dns:a.example", "text/dns", utf8("20250612 a.example. 1.2.3.4")),
                record(
                        "revisit",
                        "https://a.example/1",
                        "application/http; msgtype=response",
                        http("200 OK", "", new byte[0])),
                response("https://a.example/1", EASED));
        assertThat(loaded.value()).hasSize(1);
        assertThat(loaded.hasErrors()).isFalse();
        assertThat(texts(loaded))
                .containsExactly("crawl.warc: warning: 9 records that are no articles were passed over: 2 image/png, "
                        + "1 HTTP 301, 1 HTTP 404, 1 of the crawler itself, 1 page saved before with the same text, 1 response of type text/dns, "
                        + "1 revisit (the same page as before), 1 robots.txt.");
    }

    @Test
    void anotherTextOfOneAddressKeepsItsMoment() throws IOException {
        Loaded<List<Article>> loaded =
                read("crawl.warc", response("https://a.example/1", EASED), response("https://a.example/1", BANNED));
        assertThat(keys(loaded)).containsExactly("a.example/1", "a.example/1@20250612101112");
    }

    @Test
    void chunksAndEncodingsAreUndone() throws IOException {
        byte[] body = utf8(EASED);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream d = new DeflaterOutputStream(deflated)) {
            d.write(body);
        }
        byte[] brotli = HexFormat.of().parseHex(BROTLI);
        String html = "Content-Type: text/html\r\n";
        Loaded<List<Article>> loaded = read(
                "crawl.warc",
                response("https://a.example/1", "200 OK", html + "Transfer-Encoding: chunked\r\n", chunks(body)),
                response("https://a.example/2", "200 OK", html + "Content-Encoding: gzip\r\n", gzip(body)),
                response(
                        "https://a.example/3",
                        "200 OK",
                        html + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
                        chunks(gzip(body))),
                response(
                        "https://a.example/4",
                        "200 OK",
                        html + "Content-Encoding: deflate\r\n",
                        deflated.toByteArray()),
                response("https://a.example/5", "200 OK", html + "Content-Encoding: br\r\n", brotli),
                // saved unpacked, with the head as it was sent
                response(
                        "https://a.example/6",
                        "200 OK",
                        html + "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\nContent-Length: 99999\r\n",
                        body),
                response("https://a.example/7", "200 OK", html + "Content-Encoding: gzip\r\n", body));
        assertThat(texts(loaded)).isEmpty();
        assertThat(loaded.value())
                .hasSize(7)
                .allSatisfy(a ->
                        assertThat(a.text()).isEqualTo("Magnets eased\nChina eased its export controls on magnets."));
    }

    @Test
    void theCharacterSetIsTheOneSentOrDeclared() throws IOException {
        String html = "<html><head>%s</head><body><p>10 June 2025: %s</p></body></html>";
        Loaded<List<Article>> loaded = read(
                "crawl.warc",
                response(
                        "https://a.example/1",
                        "200 OK",
                        "Content-Type: text/html; charset=\"ISO-8859-1\"\r\n",
                        String.format(html, "", "Caf\u00e9 \u201cquoted\u201d")
                                .getBytes(Charset.forName("windows-1252"))),
                response(
                        "https://a.example/2",
                        "200 OK",
                        "Content-Type: text/html;charset=gb2312\r\n",
                        String.format(html, "", "\u5546\u52a1\u90e8\u516c\u544a")
                                .getBytes(Charset.forName("GB18030"))),
                response(
                        "https://a.example/3",
                        "200 OK",
                        "Content-Type: text/html\r\n",
                        String.format(html, "<meta charset=shift_jis>", "\u8f38\u51fa\u7ba1\u7406")
                                .getBytes(Charset.forName("windows-31j"))),
                response(
                        "https://a.example/4",
                        "200 OK",
                        "Content-Type: text/html; charset=iso-2022-jp\r\n",
                        String.format(html, "", "\u8f38\u51fa\u7ba1\u7406").getBytes(Charset.forName("ISO-2022-JP"))),
                response(
                        "https://a.example/5",
                        "200 OK",
                        "Content-Type: text/html; charset=utf-16\r\n",
                        join(
                                new byte[] {(byte) 0xFF, (byte) 0xFE},
                                String.format(html, "", "Caf\u00e9").getBytes(StandardCharsets.UTF_16LE))),
                // declared wrongly, and plainly UTF-8
                response(
                        "https://a.example/6",
                        "200 OK",
                        "Content-Type: text/html; charset=iso-8859-1\r\n",
                        utf8(String.format(html, "<meta charset=utf-16>", "Caf\u00e9"))));
        assertThat(texts(loaded)).isEmpty();
        assertThat(loaded.value())
                .extracting(Article::text)
                .containsExactly(
                        "10 June 2025: Caf\u00e9 \u201cquoted\u201d",
                        "10 June 2025: \u5546\u52a1\u90e8\u516c\u544a",
                        "10 June 2025: \u8f38\u51fa\u7ba1\u7406",
                        "10 June 2025: \u8f38\u51fa\u7ba1\u7406",
                        "10 June 2025: Caf\u00e9",
                        "10 June 2025: Caf\u00e9");
    }

    @Test
    void pagesThatAreNotWholeAreToldAndTheOthersRead() throws IOException {
        String html = "Content-Type: text/html\r\n";
        byte[] body = utf8(EASED);
        byte[] packed = gzip(body);
        Loaded<List<Article>> loaded = read(
                "crawl.warc",
                response("https://a.example/1", "200 OK", html, body, "WARC-Truncated: length"),
                response("https://a.example/2", "200 OK", html + "Content-Length: 5000\r\n", body),
                response(
                        "https://a.example/3",
                        "200 OK",
                        html + "Content-Encoding: gzip\r\n",
                        Arrays.copyOf(packed, packed.length - 20)),
                response(
                        "https://a.example/4",
                        "200 OK",
                        html + "Transfer-Encoding: chunked\r\n",
                        Arrays.copyOf(chunks(body), 60)),
                response("https://a.example/5", "200 OK", html + "Content-Encoding: compress\r\n", new byte[] {31, 5, 6
                }),
                record("response", "https://a.example/6", "application/http", utf8("no HTTP at all")),
                response("https://a.example/7", "200 OK", html, body, "WARC-Segment-Number: 1"),
                response("https://a.example/8", BANNED));
        assertThat(keys(loaded)).containsExactly("a.example/8");
        assertThat(texts(loaded))
                .containsExactly(
                        "crawl.warc: https://a.example/1: The page was cut off when it was saved (length).",
                        "crawl.warc: https://a.example/2: The page cannot be unpacked: it is cut off after "
                                + body.length + " of 5000 bytes.",
                        "crawl.warc: https://a.example/3: The page cannot be unpacked: it is cut off.",
                        "crawl.warc: https://a.example/4: The page cannot be unpacked: it is cut off.",
                        "crawl.warc: https://a.example/5: The page cannot be unpacked: the encoding compress is not supported.",
                        "crawl.warc: https://a.example/6: The head of the HTTP answer cannot be read.",
                        "crawl.warc: https://a.example/7: The page is saved in several records, which are not put together.");
    }

    @Test
    void aRecordWithAWrongLengthCostsOnlyItself() throws IOException {
        byte[] first = response("https://a.example/1", EASED);
        byte[] last = response("https://a.example/3", BANNED);
        String middle = new String(response("https://a.example/2", EASED), StandardCharsets.UTF_8);
        for (String wrong : List.of("10", "700", "999999", "-5", "many", "99999999999999999999")) {
            byte[] broken = utf8(middle.replaceFirst("Content-Length: \\d+", "Content-Length: " + wrong));
            Loaded<List<Article>> loaded = read("crawl.warc", first, broken, last);
            assertThat(keys(loaded)).as(wrong).containsExactly("a.example/1", "a.example/3");
            assertThat(texts(loaded))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .startsWith("crawl.warc: record (byte " + first.length + "): The ");
        }
    }

    @Test
    void aDamagedBlockCostsOnlyItself() throws IOException {
        byte[] first = gzip(response("https://a.example/1", EASED));
        byte[] second = gzip(response("https://a.example/2", EASED));
        byte[] third = gzip(response("https://a.example/3", BANNED));
        int damaged = 0;
        for (int at = 0; at < second.length; at++) {
            byte[] broken = second.clone();
            broken[at] ^= (byte) 0x5A;
            Loaded<List<Article>> loaded = read("crawl.warc.gz", first, broken, third);
            if (!keys(loaded).contains("a.example/2")) {
                damaged++;
                assertThat(keys(loaded)).as("byte " + at).containsExactly("a.example/1", "a.example/3");
                assertThat(texts(loaded))
                        .as("byte " + at)
                        .singleElement()
                        .asString()
                        .startsWith("crawl.warc.gz: record (byte " + first.length);
            } else {
                // a few bytes do not matter: time and system in the head, bits that fill up the last byte
                assertThat(loaded.value()).hasSize(3);
                assertThat(loaded.value().get(1).text())
                        .isEqualTo(loaded.value().get(0).text());
            }
        }
        assertThat(damaged).isGreaterThanOrEqualTo(second.length - 8);
    }

    @Test
    void anArchiveThatEndsTooEarlyIsReadUpToThere() throws IOException {
        byte[] first = response("https://a.example/1", EASED);
        byte[] second = response("https://a.example/2", BANNED);
        byte[] plain = join(first, second);
        byte[] packed = join(gzip(first), gzip(second));
        for (int n = 1; n < second.length; n += 7) {
            Loaded<List<Article>> loaded = read("crawl.warc", Arrays.copyOf(plain, plain.length - n));
            boolean whole = n <= 4;
            assertThat(keys(loaded)).as("without " + n).hasSize(whole ? 2 : 1);
            assertThat(texts(loaded)).as("without " + n).hasSize(whole ? 0 : 1);
        }
        for (int n = 1; n < gzip(second).length; n += 7) {
            Loaded<List<Article>> loaded = read("crawl.warc.gz", Arrays.copyOf(packed, packed.length - n));
            assertThat(keys(loaded)).as("without " + n).containsExactly("a.example/1");
            assertThat(texts(loaded))
                    .as("without " + n)
                    .singleElement()
                    .asString()
                    .contains("record (byte ");
        }
    }

    @Test
    void archivesPackedAsAWholeOrWithLooseEndsAreRead() throws IOException {
        byte[] first = response("https://a.example/1", EASED);
        byte[] second = response("https://a.example/2", BANNED);
        assertThat(read("a.warc.gz", gzip(join(first, second))).value()).hasSize(2);
        Loaded<List<Article>> loose = read("b.warc", first, utf8("\r\n\r\n"), second, utf8("\r\n"));
        assertThat(texts(loose)).isEmpty();
        assertThat(loose.value()).hasSize(2);
        Loaded<List<Article>> tight = read(
                "c.warc.gz",
                gzip(Arrays.copyOf(first, first.length - 4)),
                gzip(Arrays.copyOf(second, second.length - 4)),
                new byte[600]);
        assertThat(texts(tight)).isEmpty();
        assertThat(tight.value()).hasSize(2);
        // by its first bytes, whatever its name
        assertThat(read("saved", first).value()).hasSize(1);
    }

    @Test
    void hugeRecordsAreRefusedOrPassedOverInLittleMemory() throws IOException {
        Path file = folder.resolve("big.warc.gz");
        long huge = 300_000_000L;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (String type : List.of("video/mp4", "text/html")) {
                OutputStream gz = new GZIPOutputStream(out, 1 << 16);
                byte[] head = utf8("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n");
                long n = type.equals("video/mp4") ? huge : 6_000_000;
                gz.write(utf8("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/" + type
                        + "\r\nContent-Type: application/http\r\nContent-Length: " + (head.length + n) + "\r\n\r\n"));
                gz.write(head);
                byte[] zeros = new byte[1_000_000];
                for (long k = 0; k < n; k += zeros.length) {
                    gz.write(zeros);
                }
                gz.write(utf8("\r\n\r\n"));
                ((GZIPOutputStream) gz).finish();
            }
            out.write(gzip(response("https://a.example/1", EASED)));
            // a packed bomb within a page
            byte[] bomb = gzip(new byte[60_000_000]);
            out.write(gzip(response(
                    "https://a.example/bomb",
                    "200 OK",
                    "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
                    bomb)));
            // a head without end
            OutputStream gz = new GZIPOutputStream(out, 1 << 16);
            gz.write(utf8("WARC/1.0\r\nWARC-Type: "));
            byte[] letters = new byte[1_000_000];
            Arrays.fill(letters, (byte) 'a');
            for (int k = 0; k < 60; k++) {
                gz.write(letters);
            }
            ((GZIPOutputStream) gz).finish();
        }
        Loaded<List<Article>> loaded = ArticleIntake.read(file, Optional.empty());
        assertThat(keys(loaded)).containsExactly("a.example/1");
        assertThat(texts(loaded))
                .satisfiesExactly(
                        t -> assertThat(t)
                                .isEqualTo(
                                        "big.warc.gz: https://a.example/text/html: The page holds more than 5000000 bytes, which are not read."),
                        t -> assertThat(t)
                                .isEqualTo(
                                        "big.warc.gz: https://a.example/bomb: The page holds more than 5000000 bytes, which are not read."),
                        t -> assertThat(t).contains("The head of the record cannot be read."),
                        t -> assertThat(t).contains("1 record that is no article was passed over: 1 video/mp4."));
    }

    @Test
    void whatIsNoArchiveIsToldApart() throws IOException {
        assertThat(texts(read("a.warc", utf8("hello"))))
                .singleElement()
                .asString()
                .contains("must begin with WARC/1.0");
        assertThat(texts(read("b.warc", new byte[0])))
                .singleElement()
                .asString()
                .contains("must begin with WARC/1.0");
        assertThat(texts(read("c.wacz", utf8("PK\u0003\u0004"))))
                .singleElement()
                .asString()
                .contains("WACZ");
        assertThat(texts(read("d.warc.zst", HexFormat.of().parseHex("28b52ffd00"))))
                .singleElement()
                .asString()
                .contains("zstd -d");
        assertThat(texts(read("e.arc", utf8("filedesc://x 0 20250101000000 text/plain 1\n"))))
                .singleElement()
                .asString()
                .contains("ARC file");
        assertThat(texts(read("f.warc", record("warcinfo", "", "application/warc-fields", utf8("a: b\r\n")))))
                .containsExactly(
                        "f.warc: The archive holds no page of text/html, application/xhtml+xml, text/plain or application/pdf.");
        assertThat(texts(read("g.warc.gz", gzip(utf8("hello")))))
                .first()
                .asString()
                .isEqualTo("g.warc.gz: record (byte 0): No record begins here.");
    }

    @Test
    void foldersAreReadWithTheirArchives() throws IOException {
        Files.writeString(folder.resolve("b.txt"), "Date: 2025-06-10\nChina eased its export controls.");
        Files.write(folder.resolve("a.warc.gz"), gzip(response("https://a.example/1", EASED)));
        Files.write(
                folder.resolve("c.warc"),
                join(response("https://a.example/1", EASED), response("https://a.example/2", BANNED)));
        Loaded<List<Article>> loaded = ArticleIntake.read(folder, Optional.empty());
        assertThat(keys(loaded)).containsExactly("a.example/1", "b", "a.example/2");
        assertThat(texts(loaded))
                .containsExactly(
                        "c.warc: warning: 1 record that is no article was passed over: 1 page saved before with the same text.");
    }

    @Test
    void anyDamageGivesProblemsNotExceptions() throws IOException {
        byte[] plain = join(response("https://a.example/1", EASED), response("https://a.example/2", BANNED));
        byte[] packed =
                join(gzip(response("https://a.example/1", EASED)), gzip(response("https://a.example/2", BANNED)));
        Random random = new Random(20250612);
        for (int round = 0; round < 600; round++) {
            byte[] bytes = (round % 2 == 0 ? plain : packed).clone();
            int hits = 1 + random.nextInt(6);
            for (int k = 0; k < hits; k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Loaded<List<Article>> loaded = read(round % 2 == 0 ? "x.warc" : "x.warc.gz", bytes);
            assertThat(loaded.value().size() + loaded.problems().size()).isPositive();
        }
    }
}
