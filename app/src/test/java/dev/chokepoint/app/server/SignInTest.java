package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.server.users.SignIn;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People sign in through the service of their organisation, here a small one on this machine.
class SignInTest {
    private static final String SECRET = "what-the-service-gave-this-server";
    private static final String CALLBACK = "https://desk.example.org/login/callback";
    private static final String MEASURE = "/api/v1/ledger/measures/CN-2025-18?as_of=2025-06-10";

    @TempDir
    private static Path folder = Path.of("");

    private static PostgresStore store;
    private static TestServer desk;
    private static HttpServer service;
    private static RSAKey key;

    /// What was asked of the service under each code.
    private static final Map<String, Map<String, String>> CODES = new LinkedHashMap<>();

    /// How the service says who it is; a test may let it lie.
    private static volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

    private static volatile RSAKey signing;

    /// Instead of a token that is signed as it should be.
    private static volatile String instead = "";

    private static String issuer() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/.well-known/openid-configuration", x -> {
            String at = issuer();
            reply(
                    x,
                    200,
                    "{\"issuer\":\"" + at + "\",\"authorization_endpoint\":\"" + at
                            + "/authorize\",\"token_endpoint\":\"" + at + "/token\",\"jwks_uri\":\"" + at + "/keys\"}");
        });
        service.createContext("/keys", x -> reply(x, 200, new JWKSet(key.toPublicJWK()).toString()));
        service.createContext("/authorize", x -> {
            Map<String, String> asked = fields(x.getRequestURI().getRawQuery());
            boolean right = asked.getOrDefault("response_type", "").equals("code")
                    && asked.getOrDefault("client_id", "").equals("chokepoint")
                    && asked.getOrDefault("redirect_uri", "").equals(CALLBACK)
                    && asked.getOrDefault("code_challenge_method", "").equals("S256");
            String code = UUID.randomUUID().toString();
            CODES.put(code, asked);
            x.getResponseHeaders().add("Location", CALLBACK + "?code=" + code + "&state=" + asked.get("state"));
            reply(x, right ? 302 : 400, "");
        });
        service.createContext("/token", SignInTest::token);
        service.start();
        store = PostgresStore.open(new StoreAddress(TestPostgres.shared().newDatabase(), TestPostgres.USER, ""));
        signing = key;
        desk = server("roles");
    }

    private static TestServer server(String roleClaim) throws IOException {
        return new TestServer(
                Kept.shared(store),
                ReviewRecord.of(TestServer.ledgerOnly(folder)),
                (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Optional.empty(),
                Listening.proxied(Set.of("desk.example.org"), store.users())
                        .with(new SignIn.Provider(
                                URI.create(issuer()),
                                "chokepoint",
                                SECRET,
                                URI.create(CALLBACK),
                                "preferred_username",
                                roleClaim)));
    }

    @AfterAll
    static void stop() {
        if (desk != null) {
            desk.close();
            store.close();
        }
        if (service != null) {
            service.stop(0);
        }
    }

    @BeforeEach
    void honest() {
        claims = UnaryOperator.identity();
        signing = key;
        instead = "";
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private static void reply(HttpExchange x, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        x.getResponseHeaders().add("Content-Type", "application/json");
        x.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            x.getResponseBody().write(bytes);
        }
        x.close();
    }

    /// Gives a token for a code, once, to who knows the verifier and the secret.
    private static void token(HttpExchange x) throws IOException {
        Map<String, String> form = fields(new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = CODES.remove(form.get("code"));
        String basic = "Basic "
                + Base64.getEncoder().encodeToString(("chokepoint:" + SECRET).getBytes(StandardCharsets.UTF_8));
        try {
            String challenge = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII)));
            if (asked == null
                    || !challenge.equals(asked.get("code_challenge"))
                    || !basic.equals(x.getRequestHeaders().getFirst("Authorization"))) {
                reply(x, 400, "{\"error\":\"invalid_grant\"}");
                return;
            }
            JWTClaimsSet told = claims.apply(new JWTClaimsSet.Builder()
                            .issuer(issuer())
                            .subject("1234")
                            .audience("chokepoint")
                            .issueTime(Date.from(Instant.now()))
                            .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                            .claim("nonce", asked.get("nonce"))
                            .claim("preferred_username", "ann")
                            .claim("roles", List.of("other", "chokepoint-analyst")))
                    .build();
            reply(x, 200, "{\"token_type\":\"Bearer\",\"access_token\":\"x\",\"id_token\":\"" + signed(told) + "\"}");
        } catch (java.security.GeneralSecurityException | JOSEException e) {
            throw new IOException(e);
        }
    }

    private static String signed(JWTClaimsSet told) throws JOSEException {
        if (instead.equals("none")) {
            return new PlainJWT(told).serialize();
        }
        if (instead.equals("secret")) {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), told);
            jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return jwt.serialize();
        }
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), told);
        jwt.sign(new RSASSASigner(signing));
        return jwt.serialize();
    }

    /// What a browser has after the first step.
    private record Begun(String cookie, String back) {}

    private static Begun begun(TestServer server) throws Exception {
        HttpResponse<String> sent = server.get("/login/organisation", "Sec-Fetch-Mode", "navigate");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String cookie = sent.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/login");
        URI to = URI.create(sent.headers().firstValue("Location").orElse(""));
        HttpResponse<String> there = server.send(java.net.http.HttpRequest.newBuilder(to));
        assertThat(there.statusCode()).isEqualTo(302);
        URI back = URI.create(there.headers().firstValue("Location").orElse(""));
        return new Begun(cookie.substring(0, cookie.indexOf(';')), back.getPath() + "?" + back.getRawQuery());
    }

    private static HttpResponse<String> ended(TestServer server, Begun begun) throws Exception {
        // A link of another site leads back.
        return server.get(
                begun.back(), "Cookie", begun.cookie(), "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "cross-site");
    }

    private static String session(HttpResponse<String> reply) {
        return reply.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("chokepoint="))
                .map(c -> c.substring(0, c.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    @Test
    void whoSignsInThroughTheOrganisationIsKnownWithTheRoleThatItStates() throws Exception {
        assertThat(desk.get("/login").body()).contains("/login/organisation");
        HttpResponse<String> reply = ended(desk, begun(desk));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(reply.headers().allValues("Set-Cookie").toString())
                .contains("SameSite=Strict", "HttpOnly", "Secure");
        assertThat(store.users().find("ann").orElseThrow().role()).isEqualTo(Role.ANALYST);
        assertThat(desk.get(MEASURE, "Cookie", session(reply)).statusCode()).isEqualTo(200);
        assertThat(desk.get("/api/v1/me", "Cookie", session(reply)).body()).contains("\"ann\"", "analyst");

        // Teams are given here; a role that the organisation takes away is gone with the next sign-in.
        store.users().put(new Person("ann", Role.ANALYST, List.of("motors")));
        claims = c -> c.claim("roles", "reader");
        assertThat(ended(desk, begun(desk)).statusCode()).isEqualTo(200);
        assertThat(store.users().find("ann")).contains(new Person("ann", Role.READER, List.of("motors")));

        List<String> audit = new ArrayList<>();
        store.lines(AuditLog.NAME).read(1, (_, text) -> audit.add(text));
        assertThat(String.join("\n", audit))
                .contains("signed in: ann is reader, in motors")
                .doesNotContain(SECRET, session(reply).substring(20));
        assertThat(String.join("\n", desk.faults)).doesNotContain(SECRET);
        assertThat(desk.get("/login/organisation").body()).doesNotContain(SECRET);
    }

    @Test
    void aTokenThatDoesNotHoldLetsNobodyIn() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("one").generate();
        Map<String, Runnable> lies = new LinkedHashMap<>();
        lies.put("another nonce", () -> claims = c -> c.claim("nonce", "x"));
        lies.put("no nonce", () -> claims = c -> c.claim("nonce", null));
        lies.put("for another client", () -> claims = c -> c.audience("someone-else"));
        lies.put("of another issuer", () -> claims = c -> c.issuer("https://evil.example.org"));
        lies.put(
                "too old",
                () -> claims = c -> c.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        lies.put("without an end", () -> claims = c -> c.expirationTime(null));
        lies.put("by another key", () -> signing = other);
        lies.put("not signed", () -> instead = "none");
        lies.put("signed with the secret of both", () -> instead = "secret");
        lies.put("without a role", () -> claims = c -> c.claim("roles", List.of("staff")));
        lies.put("with a name that is none", () -> claims = c -> c.claim("preferred_username", "../root"));
        lies.put("without a name", () -> claims = c -> c.claim("preferred_username", null));
        for (Map.Entry<String, Runnable> lie : lies.entrySet()) {
            honest();
            lie.getValue().run();
            HttpResponse<String> reply = ended(desk, begun(desk));
            assertThat(reply.statusCode())
                    .as(lie.getKey() + ": " + reply.body())
                    .isEqualTo(403);
            assertThat(session(reply)).as(lie.getKey()).isEmpty();
        }
    }

    @Test
    void aSignInThatWasNotBegunHereIsRefused() throws Exception {
        Begun mine = begun(desk);
        Begun other = begun(desk);
        assertThat(ended(desk, new Begun(mine.cookie(), other.back())).statusCode())
                .isEqualTo(403);
        assertThat(desk.get(other.back()).statusCode()).isEqualTo(403);
        assertThat(ended(desk, new Begun("chokepoint-login=", "/login/callback?error=access_denied&state="))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ended(desk, mine).statusCode()).isEqualTo(200);
        assertThat(ended(desk, mine).statusCode()).as("a code is good once").isEqualTo(403);
    }

    @Test
    void whereTheOrganisationStatesNoRoleAnAdministratorLetsPeopleIn() throws Exception {
        try (TestServer without = server("")) {
            claims = c -> c.claim("preferred_username", "Ben");
            HttpResponse<String> unknown = ended(without, begun(without));
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(unknown.body()).contains("an administrator has not let in");
            store.users().put(new Person("ben", Role.REVIEWER, List.of("pumps")));
            HttpResponse<String> known = ended(without, begun(without));
            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(without.get("/api/v1/me", "Cookie", session(known)).body())
                    .contains("reviewer", "pumps");

            HttpResponse<String> out = without.send(
                    HttpRequest.newBuilder(without.address("/api/v1/sign-out"))
                            .POST(HttpRequest.BodyPublishers.noBody()),
                    "Cookie",
                    session(known),
                    RequestGuard.HEADER,
                    "1");
            assertThat(out.statusCode()).isEqualTo(200);
            assertThat(without.get("/api/v1/me", "Cookie", session(known)).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aSessionEndsByItselfAndIsInNoBackup() throws Exception {
        dev.chokepoint.data.users.Token token =
                dev.chokepoint.data.users.Token.create(new java.security.SecureRandom());
        store.users().put(new Person("cem", Role.READER, List.of()));
        store.users().keepFor(token, "cem", "signed in", Duration.ofMillis(300));
        assertThat(store.users().owner(token)).isPresent();
        assertThat(store.users().keptTokens()).noneMatch(t -> t.person().equals("cem"));
        Thread.sleep(350);
        assertThat(store.users().owner(token)).isEmpty();
        assertThat(store.users().tokens("cem")).isEmpty();
    }

    @Test
    void aServiceWithoutTlsIsRefused() {
        assertThatThrownBy(() -> new SignIn.Provider(
                        URI.create("http://idp.example.org"), "x", "hush", URI.create(CALLBACK), "sub", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must begin with https");
        assertThat(new SignIn.Provider(URI.create(issuer()), "x", "hush", URI.create(CALLBACK), "sub", "").toString())
                .doesNotContain("hush");
    }
}
