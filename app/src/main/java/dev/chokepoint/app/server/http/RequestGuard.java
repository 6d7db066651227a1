package dev.chokepoint.app.server.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may ask: this machine under its own names, and no page of another site (docs/security.md).
public final class RequestGuard {
    /// The header that a page of this server sends with whatever changes something; no form and no page elsewhere can.
    public static final String HEADER = "X-Chokepoint";

    /// By which an open page is told what others changed, and not what it changed itself.
    public static final String PAGE = "X-Chokepoint-Page";

    public static final Pattern PAGE_FORM = Pattern.compile("[a-z0-9]{1,32}");

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /// What browsers say where a page of another site makes them ask.
    private static final Set<String> ELSEWHERE = Set.of("cross-site", "same-site");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors ";

    /// What every reply says to browsers: no script, style, picture or frame but from here.
    public static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            POLICY + "'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()");

    /// What replies say otherwise that may stand in a frame: of pages of this machine only, and of its files.
    public static final Map<String, String> EMBEDDED =
            Map.of("Content-Security-Policy", POLICY + "'self' http://localhost:* http://127.0.0.1:* file:");

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final Bucket writes;

    private final Set<String> names;
    private final boolean proxied;

    /// @param nanos the clock that rates are measured by
    /// @param others names beside those of this machine
    /// @param proxied whether those who ask speak TLS to a proxy before the server
    public RequestGuard(LongSupplier nanos, Set<String> others, boolean proxied) {
        this.writes = new Bucket(60, 20, nanos);
        Set<String> all = new TreeSet<>(NAMES);
        all.addAll(others);
        this.names = Set.copyOf(all);
        this.proxied = proxied;
    }

    /// The headers of a request that tell who asks.
    ///
    /// @param site what a browser says of the page that made it ask
    /// @param mode what a browser says of the way it asks, such as navigate
    public record Asker(
            @Nullable String host,
            @Nullable String origin,
            @Nullable String site,
            @Nullable String mode,
            @Nullable String marked) {}

    /// Refuses a request that does not come from this machine under its own name, or that a page elsewhere made.
    ///
    /// @param page whether a page is asked for, which a link elsewhere may lead to
    public void check(Asker asker, boolean page) {
        String host = String.valueOf(asker.host());
        if (!names.contains(name(host))) {
            throw new ApiProblem(
                    421, "Host", host, "The server answers to " + String.join(", ", new TreeSet<>(names)) + " only.");
        }
        String site = asker.site();
        boolean link = page && "navigate".equals(asker.mode());
        if (site != null && ELSEWHERE.contains(site) && !link) {
            throw new ApiProblem(403, "Sec-Fetch-Site", site, "The server does not answer pages of other sites.");
        }
        String origin = asker.origin();
        if (origin != null && !origin.equals("http://" + host) && !(proxied && origin.equals("https://" + host))) {
            throw new ApiProblem(403, "Origin", origin, "The server does not answer pages of other sites.");
        }
    }

    /// Refuses what changes something where the header of a page is missing, or where too much is asked in a second.
    public void checkWrite(Asker asker, boolean marked) {
        if (marked && !"1".equals(asker.marked())) {
            throw new ApiProblem(
                    403,
                    HEADER,
                    Optional.ofNullable(asker.marked()).orElse(""),
                    "A request that changes something must carry the header " + HEADER + ": 1.");
        }
        if (!writes.take()) {
            throw new ApiProblem(429, "", "", "Too many requests in a short time; ask again in a second.");
        }
    }

    private static String name(String host) {
        return PORT.matcher(host).replaceFirst("");
    }

    /// So many at once, and so many more each second.
    private static final class Bucket {
        private final double most;
        private final double perSecond;
        private final LongSupplier nanos;
        private double held;
        private long last;

        private Bucket(double most, double perSecond, LongSupplier nanos) {
            this.most = most;
            this.perSecond = perSecond;
            this.nanos = nanos;
            this.held = most;
            this.last = nanos.getAsLong();
        }

        private synchronized boolean take() {
            long now = nanos.getAsLong();
            held = Math.min(most, held + perSecond * (now - last) / 1e9);
            last = now;
            if (held < 1) {
                return false;
            }
            held--;
            return true;
        }
    }
}
