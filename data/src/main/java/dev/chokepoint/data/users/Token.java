package dev.chokepoint.data.users;

import dev.chokepoint.data.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// By what a person shows who it is: an id, by which it is found, and a secret of 256 bits that is kept as its hash
/// only.
///
/// Its text shows the id and never the secret; [#shown()] is what the person is given, once.
public final class Token {
    private static final Pattern FORM = Pattern.compile("ckp_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    private final String id;
    private final String secret;

    private Token(String id, String secret) {
        this.id = id;
        this.secret = secret;
    }

    /// A new token.
    public static Token create(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new Token(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /// The token of a text; empty where it is none.
    public static Optional<Token> read(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches() ? Optional.of(new Token(m.group(1), m.group(2))) : Optional.empty();
    }

    public String id() {
        return id;
    }

    /// What the person is given.
    public String shown() {
        return "ckp_" + id + "_" + secret;
    }

    /// What is kept of it.
    public String hash() {
        return Sha256.hex(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /// Whether a kept hash is that of this token; takes as long whatever differs.
    public boolean matches(String keptHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), keptHash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "token " + id;
    }
}
