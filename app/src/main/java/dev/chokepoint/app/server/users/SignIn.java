package dev.chokepoint.app.server.users;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Users;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signing in through the service of an organisation: OpenID Connect, authorization code with PKCE.
///
/// What must be known of a sign-in between its two requests stands in a cookie of the browser that began it, so that
/// any
/// server of several may end it. The token of the service is read once, and kept nowhere.
public final class SignIn {
    /// The cookie of a sign-in that has begun.
    public static final String COOKIE = "chokepoint-login";

    private static final int SECRET_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Signatures that only the service can make; none that is made with a secret both know.
    private static final Set<JWSAlgorithm> SIGNED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Provider provider;
    private final Users users;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final SecureRandom random = new SecureRandom();
    private @Nullable Service service;

    public SignIn(Provider provider, Users users) {
        this.provider = provider;
        this.users = users;
    }

    /// The service of an organisation. Its text holds no secret.
    ///
    /// @param issuer its address, by which it is known
    /// @param client as what this server is known there
    /// @param callback where it sends browsers back to
    /// @param nameClaim what of its token is the name of a person here
    /// @param roleClaim what of its token says the role; empty where an administrator here does
    public record Provider(URI issuer, String client, String secret, URI callback, String nameClaim, String roleClaim) {
        public Provider {
            requireSafe(issuer, "--oidc");
            requireSafe(callback, "--oidc-callback");
        }

        @Override
        public String toString() {
            return "the service " + issuer;
        }
    }

    /// Codes and tokens must not cross a network in the clear; a service on this machine may be tried without TLS.
    private static void requireSafe(URI address, String what) {
        boolean here = "http".equals(address.getScheme())
                && List.of("localhost", "127.0.0.1").contains(String.valueOf(address.getHost()));
        if (!here && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("The address (" + address + ") of " + what + " must begin with https.");
        }
    }

    /// What the service says of itself, and its keys.
    private record Service(URI authorize, URI token, JWKSource<SecurityContext> keys) {}

    /// Where a browser is sent, and what it must bring back.
    public record Begun(URI to, String cookie) {}

    private static ApiProblem unavailable(String what) {
        return new ApiProblem(503, "", "", "The service of the organisation cannot be asked now: " + what + ".");
    }

    private static ApiProblem refused(String why) {
        return new ApiProblem(403, "login", "", "The sign-in is refused: " + why + ". Begin again at /login.");
    }

    private synchronized Service service() {
        Service known = service;
        if (known != null) {
            return known;
        }
        String at = provider.issuer().toString().replaceFirst("/$", "") + "/.well-known/openid-configuration";
        JsonNode told =
                answer(HttpRequest.newBuilder(URI.create(at)).timeout(PATIENCE).build());
        if (!told.path("issuer").asString("").equals(provider.issuer().toString())) {
            throw unavailable("it says that it is another one than " + provider.issuer());
        }
        URI keys = address(told, "jwks_uri");
        try {
            Service made = new Service(
                    address(told, "authorization_endpoint"),
                    address(told, "token_endpoint"),
                    JWKSourceBuilder.<SecurityContext>create(keys.toURL())
                            .refreshAheadCache(false)
                            .retrying(true)
                            .build());
            service = made;
            return made;
        } catch (MalformedURLException e) {
            throw unavailable("it names no address of its keys");
        }
    }

    private static URI address(JsonNode told, String name) {
        URI address = URI.create(told.path(name).asString(""));
        try {
            requireSafe(address, name);
        } catch (IllegalArgumentException e) {
            throw unavailable(String.valueOf(e.getMessage()));
        }
        return address;
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                throw reply.statusCode() < 500
                        ? refused("the service did not accept the code")
                        : unavailable("it answered " + reply.statusCode());
            }
            return JsonMapper.shared().readTree(reply.body());
        } catch (IOException | JacksonException e) {
            throw unavailable("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// Begins a sign-in.
    public Begun begin() {
        String state = secret();
        String nonce = secret();
        String verifier = secret();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", provider.client());
        asked.put("redirect_uri", provider.callback().toString());
        asked.put("scope", "openid profile email");
        asked.put("state", state);
        asked.put("nonce", nonce);
        asked.put("code_challenge", challenge(verifier));
        asked.put("code_challenge_method", "S256");
        URI at = service().authorize();
        return new Begun(
                URI.create(at + (at.getQuery() == null ? "?" : "&") + query(asked)),
                String.join(".", state, nonce, verifier));
    }

    /// Ends a sign-in: who it is, with the role that counts from now on.
    ///
    /// @param cookie what the browser was given when it began
    public Person end(@Nullable String cookie, @Nullable String code, @Nullable String state) {
        List<String> parts = Arrays.asList(String.valueOf(cookie).split("\\.", -1));
        boolean begun = parts.size() == 3
                && MessageDigest.isEqual(
                        parts.getFirst().getBytes(StandardCharsets.UTF_8),
                        String.valueOf(state).getBytes(StandardCharsets.UTF_8));
        if (!begun || code == null || code.isEmpty()) {
            throw refused("it was not begun in this browser, or the service refused");
        }
        return person(claims(code, parts.get(2), parts.get(1)));
    }

    private JWTClaimsSet claims(String code, String verifier, String nonce) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", provider.callback().toString());
        form.put("code_verifier", verifier);
        String known = URLEncoder.encode(provider.client(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(provider.secret(), StandardCharsets.UTF_8);
        JsonNode given = answer(HttpRequest.newBuilder(service().token())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(known.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(query(form)))
                .build());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(SIGNED, service().keys()));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                provider.client(),
                new JWTClaimsSet.Builder()
                        .issuer(provider.issuer().toString())
                        .claim("nonce", nonce)
                        .build(),
                Set.of("sub", "exp", "iat")));
        try {
            return processor.process(given.path("id_token").asString(""), null);
        } catch (ParseException | BadJOSEException e) {
            throw refused("the token of the service does not hold");
        } catch (JOSEException e) {
            throw unavailable("its keys cannot be read");
        }
    }

    private Person person(JWTClaimsSet claims) {
        String name = String.valueOf(Objects.requireNonNullElse(claims.getClaim(provider.nameClaim()), ""))
                .toLowerCase(Locale.ROOT);
        Optional<Person> known = users.find(name);
        if (provider.roleClaim().isEmpty()) {
            return known.orElseThrow(() -> refused("an administrator has not let in the name (" + name + ")"));
        }
        Role role = roles(claims.getClaim(provider.roleClaim())).stream()
                .max(Role::compareTo)
                .orElseThrow(() -> refused("the service gives the name (" + name + ") no role here"));
        try {
            Person now = new Person(name, role, known.map(Person::teams).orElse(List.of()));
            boolean lastAdmin = known.filter(p -> p.role() == Role.ADMIN).isPresent()
                    && users.all().stream().filter(p -> p.role() == Role.ADMIN).count() == 1;
            if (lastAdmin || known.filter(now::equals).isPresent()) {
                // Somebody must be left who gives roles.
                return known.orElseThrow();
            }
            users.put(now);
            return now;
        } catch (IllegalArgumentException e) {
            throw refused("the name (" + name + ") is none that can be kept");
        }
    }

    /// The roles that a claim names, alone or in a list, as `analyst` or `chokepoint-analyst`.
    private static Set<Role> roles(@Nullable Object claim) {
        List<?> values = claim instanceof List<?> list ? list : List.of(String.valueOf(claim));
        return Arrays.stream(Role.values())
                .filter(r -> values.contains(r.word()) || values.contains("chokepoint-" + r.word()))
                .collect(Collectors.toSet());
    }
}
