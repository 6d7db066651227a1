package dev.chokepoint.data.receipt;

import dev.chokepoint.data.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An answer that was given, as it was signed.
///
/// @param content what is signed: the answer and its question with [#FORMAT], `number`, `before` and `key`
/// @param hash SHA-256 of the content in its canonical form
/// @param signature Ed25519 over the content in its canonical form, in base64
public record Receipt(Map<String, @Nullable Object> content, String hash, String signature) {
    /// What the field `receipt` says: the form of a receipt and its version.
    public static final String FORMAT = "chokepoint/receipt/1";

    private static final String IS = "receipt";
    private static final String NUMBER = "number";
    private static final String BEFORE = "before";
    private static final String KEY = "key";
    private static final String HASH = "hash";
    private static final String SIGNATURE = "signature";
    private static final List<String> OWN = List.of(IS, NUMBER, BEFORE, KEY, HASH, SIGNATURE);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public Receipt {
        content = Collections.unmodifiableMap(new TreeMap<>(content));
    }

    /// Signs an answer as the next link of a chain.
    ///
    /// @param told question, answer and what else a receipt tells; none of the names that receipts add
    public static Receipt sign(Map<String, ?> told, Link after, SigningKey key) {
        Map<String, @Nullable Object> content = new TreeMap<>();
        told.forEach((name, value) -> content.put(name, wellFormed(value)));
        OWN.forEach(name -> {
            if (content.containsKey(name)) {
                throw new IllegalArgumentException("The name (" + name + ") is one that receipts add.");
            }
        });
        content.put(IS, FORMAT);
        content.put(NUMBER, after.number() + 1);
        content.put(BEFORE, after.hash());
        content.put(KEY, key.shown().text());
        byte[] bytes = bytes(content);
        return new Receipt(content, Sha256.hex(bytes), key.sign(bytes));
    }

    /// The value with half surrogate pairs, which no file can hold, replaced.
    private static @Nullable Object wellFormed(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> out = new TreeMap<>();
                map.forEach((k, v) -> out.put(String.valueOf(wellFormed(String.valueOf(k))), wellFormed(v)));
                yield out;
            }
            case List<?> list -> list.stream().map(Receipt::wellFormed).toList();
            default -> value;
        };
    }

    /// Reads a receipt from its line.
    ///
    /// @throws IllegalArgumentException if the line is none, or of a later version
    public static Receipt parse(String line) {
        Map<String, @Nullable Object> all;
        try {
            all = new TreeMap<>(JSON.readValue(line, new TypeReference<Map<String, @Nullable Object>>() {}));
        } catch (JacksonException | NullPointerException e) {
            throw new IllegalArgumentException("The line is no JSON object.", e);
        }
        if (!FORMAT.equals(all.get(IS))) {
            throw new IllegalArgumentException(
                    all.get(IS) instanceof String other
                            ? "The line is a receipt of another form (" + other + "); this program reads " + FORMAT
                                    + "."
                            : "The line is no receipt.");
        }
        Object hash = all.remove(HASH);
        Object signature = all.remove(SIGNATURE);
        if (!(hash instanceof String h) || !(signature instanceof String s)) {
            throw new IllegalArgumentException("The receipt lacks its hash or its signature.");
        }
        Receipt receipt = new Receipt(all, h, s);
        if (receipt.number() < 1 || receipt.before().isEmpty() || receipt.key().isEmpty()) {
            throw new IllegalArgumentException("The receipt lacks its number, its key or the hash before it.");
        }
        return receipt;
    }

    /// Whether a line may be a receipt at all, without reading it.
    static boolean looksLikeOne(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).contains("\"receipt\":\"" + FORMAT + "\"");
    }

    private static byte[] bytes(Map<String, @Nullable Object> content) {
        return CanonicalJson.of(content).getBytes(StandardCharsets.UTF_8);
    }

    /// The receipt as one line: all of it in the canonical form.
    public String line() {
        Map<String, @Nullable Object> all = new TreeMap<>(content);
        all.put(HASH, hash);
        all.put(SIGNATURE, signature);
        return CanonicalJson.of(all);
    }

    /// What is hashed and signed.
    byte[] signedBytes() {
        return bytes(content);
    }

    /// Its place in its file, from 1.
    public long number() {
        return content.get(NUMBER) instanceof Number n ? n.longValue() : 0;
    }

    /// The hash of the line before it.
    public String before() {
        return text(BEFORE);
    }

    /// The public key that its signature is to be checked with.
    public String key() {
        return text(KEY);
    }

    /// A text of the content; empty where there is none.
    public String text(String name) {
        return content.get(name) instanceof String text ? text : "";
    }

    /// A part of the content that is an object; empty where there is none.
    public Map<?, ?> part(String name) {
        return content.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    /// Where the chain stands after it.
    public Link link() {
        return new Link(number(), hash);
    }
}
