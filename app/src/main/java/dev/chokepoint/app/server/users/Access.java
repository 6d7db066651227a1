package dev.chokepoint.app.server.users;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.data.users.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, what each may do, and what is written down of it (docs/security.md).
public final class Access {
    /// The cookie of a browser: its token, which no script can read and no other site can send.
    public static final String COOKIE = "chokepoint";

    public static final String LOGIN = "/login";
    /// Where a sign-in through the service of an organisation begins, and where it comes back to.
    public static final String ORGANISATION = "/login/organisation";

    public static final String CALLBACK = "/login/callback";
    /// Where a browser says that nobody sits before it any more.
    public static final String SIGN_OUT = "/api/v1/sign-out";

    static final String FIRST = "/api/v1/users/first";

    /// Shown to everybody: they hold nothing of anybody.
    private static final Set<String> OPEN =
            Set.of(LOGIN, ORGANISATION, CALLBACK, FIRST, "/api/v1/health", "/api/v1/ready");

    /// What reviewers decide.
    private static final String REVIEWS = "/api/v1/reviews";

    /// What asks, though its method is one that writes.
    private static final Set<String> ASKED = Set.of(
            "/api/v1/checks",
            "/api/v1/checks/tables",
            "/api/v1/company/exposure",
            "/api/v1/company/changes",
            "/api/v1/screen",
            SIGN_OUT,
            "/mcp");

    private static final List<String> OF_ADMINS = List.of("/api/v1/users", "/api/v1/tokens", "/api/v1/audit");
    private static final int CODE_BYTES = 16;

    private final Users users;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();
    private @Nullable String firstCode;

    public Access(Users users, LineLog audit) {
        this.users = users;
        this.audit = new AuditLog(audit, InstantSource.system());
    }

    public Users users() {
        return users;
    }

    /// A code by which the first administrator is made, once; empty where there are persons.
    public synchronized Optional<String> firstCode() {
        if (!users.all().isEmpty()) {
            return Optional.empty();
        }
        byte[] code = new byte[CODE_BYTES];
        random.nextBytes(code);
        String text = HexFormat.of().formatHex(code);
        firstCode = text;
        return Optional.of(text);
    }

    /// Makes the first administrator with the code of the console, and gives it a token.
    synchronized Token first(String code, String name) {
        String expected = firstCode;
        boolean same = MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8), String.valueOf(expected).getBytes(StandardCharsets.UTF_8));
        if (expected == null || !same || !users.putFirst(new Person(name, Role.ADMIN, List.of()))) {
            throw new ApiProblem(
                    403, "code", "", "The code must be the one that the server showed when it started, unused.");
        }
        firstCode = null;
        return newToken(name, "first");
    }

    Token newToken(String person, String label) {
        Token token = Token.create(random);
        users.keep(token, person, label);
        return token;
    }

    /// A token that ends by itself, for who signed in elsewhere.
    public Token session(Person person, Duration time) {
        Token token = Token.create(random);
        users.keepFor(token, person.name(), "signed in", time);
        return token;
    }

    /// A token that ends by itself, for a browser that showed one that need not; empty where
    /// that is nobody's.
    public Optional<Token> session(String shown, Duration time) {
        return Token.read(shown.strip())
                .flatMap(token -> users.owner(token).map(person -> {
                    Token session = Token.create(random);
                    users.keepSession(session, token, person.name(), time);
                    return session;
                }));
    }

    /// Ends the session of a browser; false where its cookie holds none.
    public boolean end(@Nullable String cookie) {
        return Token.read(String.valueOf(cookie)).filter(users::endSession).isPresent();
    }

    public static boolean isOpen(String path) {
        return OPEN.contains(path) || path.startsWith("/web/");
    }

    /// Who asks, by the header for programs or the cookie of browsers.
    public Optional<Person> person(@Nullable String authorization, @Nullable String cookie) {
        String text = authorization != null && authorization.startsWith("Bearer ")
                ? authorization.substring("Bearer ".length())
                : String.valueOf(cookie);
        return Token.read(text.strip()).flatMap(users::owner);
    }

    /// Refuses what a person may not do.
    public static void check(Person person, String method, String path) {
        Role needed = needed(method, path);
        if (!person.role().mayBe(needed)) {
            throw new ApiProblem(
                    403,
                    "role",
                    person.role().word(),
                    "The role must be " + needed.word() + " or more; an administrator gives roles.");
        }
    }

    private static Role needed(String method, String path) {
        if (OF_ADMINS.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/") || path.startsWith(p + "."))) {
            return Role.ADMIN;
        }
        if (method.equals("GET") || method.equals("HEAD") || ASKED.contains(path)) {
            return Role.READER;
        }
        return path.startsWith(REVIEWS) ? Role.REVIEWER : Role.ANALYST;
    }

    /// What was asked, as its hash.
    public static String asked(@Nullable String query, byte[] body) {
        byte[] before = (query == null ? "\n" : query + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(before, before.length + body.length);
        System.arraycopy(body, 0, all, before.length, body.length);
        return Sha256.hex(all);
    }

    /// Writes down who was given what.
    public void note(AuditLog.Entry entry) {
        audit.add(entry);
    }
}
