package dev.chokepoint.app.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// With which key and certificate a server speaks TLS itself. Its text holds no secret.
public final class Tls {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// Kinds of keys that certificates of today have.
    private static final List<String> KINDS = List.of("RSA", "EC", "Ed25519");

    private final KeyStore store;
    private final String password;

    private Tls(KeyStore store, String password) {
        this.store = store;
        this.password = password;
    }

    /// A private key and its certificates, the server's own first, as PEM.
    ///
    /// @throws IllegalArgumentException if a file cannot be read as that
    public static Tls ofPem(Path key, Path certificates) {
        try {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(read(certificates, "--tls-cert")))
                    .toArray(new Certificate[0]);
            if (chain.length == 0) {
                throw new IllegalArgumentException(
                        "The file (" + certificates + ") of --tls-cert must hold certificates as PEM.");
            }
            // Only in the memory: the password protects nothing.
            String password = UUID.randomUUID().toString();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key(key), password.toCharArray(), chain);
            return new Tls(store, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "The file (" + certificates + ") of --tls-cert must hold certificates as PEM.", e);
        }
    }

    private static PrivateKey key(Path file) {
        Matcher m = KEY.matcher(new String(read(file, "--tls-key"), StandardCharsets.US_ASCII));
        if (m.find()) {
            byte[] bytes = Base64.getMimeDecoder().decode(m.group(1));
            for (String kind : KINDS) {
                try {
                    return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                } catch (GeneralSecurityException e) {
                    // Of another kind.
                }
            }
        }
        throw new IllegalArgumentException("The file (" + file
                + ") of --tls-key must hold a private key as PEM (BEGIN PRIVATE KEY), without a password."
                + "\nMaybe convert it: openssl pkcs8 -topk8 -nodes -in OLD -out NEW");
    }

    /// A key and its certificates in a file of PKCS #12.
    ///
    /// @throws IllegalArgumentException if the file or its password is another one
    public static Tls ofPkcs12(Path file, String password) {
        try (InputStream in = new ByteArrayInputStream(read(file, "--tls-store"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return new Tls(store, password);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "The file (" + file + ") of --tls-store must be PKCS #12, opened by the password that was given.",
                    e);
        }
    }

    private static byte[] read(Path file, String option) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file (" + file + ") of " + option + " must be there and readable.", e);
        }
    }

    KeyStore store() {
        return store;
    }

    String password() {
        return password;
    }

    @Override
    public String toString() {
        return "a key of the server";
    }
}
