package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server speaks TLS itself, with a key in PEM or PKCS #12, and nothing older than TLS 1.2.
class TlsTest {
    private static final String PASSWORD = "hush-hush";

    @TempDir
    private Path folder = Path.of("");

    /// A key and a certificate that signs itself, as the JDK makes them.
    private Path store() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return store;
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
    }

    @Test
    void aServerSpeaksTlsItself() throws Exception {
        Path file = store();
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        Path key = Files.writeString(
                folder.resolve("key.pem"),
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        Path certificate = Files.writeString(
                folder.resolve("cert.pem"),
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);

        for (Tls tls : List.of(Tls.ofPem(key, certificate), Tls.ofPkcs12(file, PASSWORD))) {
            try (TestServer server = new TestServer(
                            Kept.inFiles(folder, folder),
                            ReviewRecord.of(folder),
                            (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                            Optional.empty(),
                            Listening.here(0).with(tls));
                    HttpClient client =
                            HttpClient.newBuilder().sslContext(context).build()) {
                URI at = URI.create("https://localhost:" + server.server.port() + "/api/v1/health");
                HttpResponse<String> reply =
                        client.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString());
                assertThat(reply.statusCode()).isEqualTo(200);
                assertThat(reply.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();

                SSLParameters old = new SSLParameters();
                old.setProtocols(new String[] {"TLSv1.1"});
                try (HttpClient downgraded = HttpClient.newBuilder()
                        .sslContext(context)
                        .sslParameters(old)
                        .build()) {
                    assertThatThrownBy(() -> downgraded.send(
                                    HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString()))
                            .isInstanceOf(SSLHandshakeException.class);
                }
                // Nothing is told in the clear.
                assertThatThrownBy(() -> server.get("/api/v1/health")).isInstanceOf(java.io.IOException.class);
            }
        }
    }

    @Test
    void aKeyThatCannotBeReadIsRefusedAndNotRepeated() throws Exception {
        Path file = store();
        assertThatThrownBy(() -> Tls.ofPkcs12(file, "wrong-word"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("server.p12")
                .message()
                .doesNotContain("wrong-word");
        Path key = Files.writeString(folder.resolve("old.pem"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n");
        Path certificate = Files.writeString(
                folder.resolve("c.pem"),
                pem(
                        "CERTIFICATE",
                        KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray())
                                .getCertificate("server")
                                .getEncoded()));
        assertThatThrownBy(() -> Tls.ofPem(key, certificate))
                .hasMessageContaining("old.pem")
                .hasMessageContaining("openssl pkcs8");
        assertThatThrownBy(() -> Tls.ofPem(folder.resolve("none.pem"), certificate))
                .hasMessageContaining("none.pem");
        assertThat(Tls.ofPkcs12(file, PASSWORD).toString()).doesNotContain(PASSWORD);
    }
}
