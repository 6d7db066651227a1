package dev.chokepoint.data.receipt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The key with which an installation signs.
public final class SigningKey {
    private final PrivateKey secret;
    private final VerificationKey shown;

    private SigningKey(PrivateKey secret, VerificationKey shown) {
        this.secret = secret;
        this.shown = shown;
        byte[] probe = "a word to try the key".getBytes(StandardCharsets.UTF_8);
        if (!shown.signed(probe, sign(probe))) {
            throw new IllegalArgumentException("The private and the public key do not belong together.");
        }
    }

    /// A new key.
    public static SigningKey create() {
        try {
            KeyPair pair =
                    KeyPairGenerator.getInstance(VerificationKey.ALGORITHM).generateKeyPair();
            return new SigningKey(
                    pair.getPrivate(),
                    new VerificationKey(
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no Ed25519.", e);
        }
    }

    /// A key from its halves.
    ///
    /// @param secret base64 of the private key as PKCS 8 has it
    static SigningKey of(String secret, VerificationKey shown) {
        try {
            return new SigningKey(
                    KeyFactory.getInstance(VerificationKey.ALGORITHM)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret))),
                    shown);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key must be an Ed25519 key.", e);
        }
    }

    /// The private half in base64.
    String secret() {
        return Base64.getEncoder().encodeToString(secret.getEncoded());
    }

    /// The public half.
    public VerificationKey shown() {
        return shown;
    }

    /// The signature over these bytes, in base64.
    String sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance(VerificationKey.ALGORITHM);
            signature.initSign(secret);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign.", e);
        }
    }
}
