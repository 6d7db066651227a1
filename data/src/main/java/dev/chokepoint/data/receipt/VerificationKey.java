package dev.chokepoint.data.receipt;

import dev.chokepoint.data.files.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The public half of a key: it says whether a signature was made with the private half.
///
/// @param text base64 of the key as X.509 has it, as it stands in receipts and between the lines of a PEM file
public record VerificationKey(String text) {
    static final String ALGORITHM = "Ed25519";
    private static final int SHOWN = 16;

    /// @throws IllegalArgumentException if the text is no Ed25519 public key, or written otherwise than it would be
    /// here
    public VerificationKey {
        if (!Base64.getEncoder().encodeToString(publicKey(text).getEncoded()).equals(text)) {
            throw new IllegalArgumentException(
                    "The key (" + text + ") must be an Ed25519 public key in base64, without spaces.");
        }
    }

    private static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The key (" + text + ") must be an Ed25519 public key in base64.", e);
        }
    }

    /// The first characters of the key's SHA-256, short enough to read to each other.
    public String fingerprint() {
        return Sha256.hex(Base64.getDecoder().decode(text)).substring(0, SHOWN);
    }

    /// Whether a signature, in base64, was made over these bytes.
    boolean signed(byte[] content, String signature) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
                return false;
            }
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey(text));
            check.update(content);
            return check.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
