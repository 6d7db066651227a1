package dev.chokepoint.data.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the bytes of a document into characters.
///
/// A byte order mark decides. Then a declared character set whose bytes could pass for UTF-8 though they mean
/// something else (UTF-16, ISO-2022). Then UTF-8 where the bytes are valid UTF-8, whatever was declared: text in
/// another set is next to never valid UTF-8 by chance, and servers declare wrongly. Then what the server declared,
/// then what the page declares.
final class TextEncoding {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]{2,40})");
    private static final Pattern NOT_BY_BYTES = Pattern.compile("(?i)utf-?(16|32).*|(x-)?iso-2022.*|hz.*");

    /// Labels that pages use for more than the set of that name holds.
    /// Source: WHATWG Encoding Standard, section 4.2, table of names and labels.
    private static final Map<String, String> WIDER = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "shift_jis", "windows-31j",
            "sjis", "windows-31j",
            "euc-kr", "x-windows-949",
            "ks_c_5601-1987", "x-windows-949");

    private TextEncoding() {}

    /// The character set that a Content-Type or a meta element declares; empty where it declares none.
    static Optional<String> declared(String text) {
        Matcher m = CHARSET.matcher(text);
        return m.find() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /// Whether the bytes are text though they hold zeros: UTF-16 or UTF-32 that says so.
    static boolean isWide(byte[] bytes, String sent) {
        return mark(bytes).isPresent() || sent.toLowerCase(Locale.ROOT).matches("utf-?(16|32).*");
    }

    /// The characters, or empty where the bytes are neither UTF-8 nor in a set that is declared and known.
    ///
    /// @param sent what came with the bytes, as the head of an HTTP answer; may be empty
    static Optional<String> decode(byte[] bytes, String sent) {
        Optional<Charset> marked = mark(bytes);
        if (marked.isPresent()) {
            return strictly(bytes, marked.get());
        }
        if (NOT_BY_BYTES.matcher(sent).matches()) {
            return named(sent).flatMap(c -> strictly(bytes, c));
        }
        String top = new String(bytes, 0, Math.min(bytes.length, 4000), StandardCharsets.ISO_8859_1);
        String said = HtmlText.looksLikeHtml(top) ? declared(top).orElse("") : "";
        if (NOT_BY_BYTES.matcher(said).matches()) {
            if (!said.toLowerCase(Locale.ROOT).startsWith("utf")) {
                return named(said).flatMap(c -> strictly(bytes, c));
            }
            // a meta element that can be read byte by byte cannot mean UTF-16 or UTF-32
            said = "";
        }
        Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
        if (utf8.isPresent()) {
            return utf8;
        }
        for (String label : new String[] {sent, said}) {
            Optional<Charset> charset = named(label).filter(c -> !c.equals(StandardCharsets.UTF_8));
            if (charset.isPresent()) {
                return charset.map(c -> new String(bytes, c));
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> mark(byte[] b) {
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFE && (b[1] & 0xFF) == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(String label) {
        try {
            String name = label.toLowerCase(Locale.ROOT);
            return label.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(WIDER.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
