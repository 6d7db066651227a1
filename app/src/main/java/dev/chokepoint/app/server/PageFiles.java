package dev.chokepoint.app.server;

import dev.chokepoint.app.map.WorldOutlines;
import dev.chokepoint.app.server.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of the pages, as they lie in the program.
final class PageFiles {
    /// The addresses under which the one page stands; its script shows what the address says.
    static final String[] PAGES = {
        "/",
        "/company",
        "/check",
        "/controls",
        "/controls/{id}",
        "/exposure",
        "/screen",
        "/screen/{product}",
        "/deals",
        "/evidence",
        "/scenarios",
        "/scenarios/{id}",
        "/a/{hash}",
        "/data",
        "/sources"
    };

    /// A chart of a kept answer, for a frame in another page of this machine.
    static final String EMBED = "/embed/{hash}/{chart}";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*\\.(js|css|json|svg|yaml|csv)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", Reply.JSON,
            "svg", "image/svg+xml",
            "yaml", "application/yaml; charset=utf-8",
            "csv", "text/csv; charset=utf-8");

    /// The map, made when it is first asked for.
    private static final class Outlines {
        private static final byte[] JSON = WorldOutlines.json().getBytes(StandardCharsets.UTF_8);
    }

    private PageFiles() {}

    static Reply page() {
        return html("/web/index.html");
    }

    /// Where a person shows its token.
    ///
    /// @param organisation whether it may also sign in through the service of an organisation
    static Reply login(boolean organisation) {
        Reply page = html("/web/login.html");
        if (organisation) {
            return page;
        }
        String text = new String(page.body(), StandardCharsets.UTF_8);
        return new Reply(
                200,
                page.type(),
                text.replaceFirst("<p id=\"organisation\">.*?</p>\n", "").getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    /// What leads on to the first page once somebody has signed in.
    static Reply signedIn() {
        return html("/web/signed-in.html");
    }

    private static Reply html(String path) {
        return new Reply(
                200,
                "text/html; charset=utf-8",
                read(path).orElseThrow(() -> new IllegalStateException("The page is not built in.")),
                Map.of());
    }

    /// A file of the pages by its name, such as `lib/dom.js`.
    static Optional<Reply> file(String name) {
        // Charts and the way numbers are written are those of the report.
        String path = switch (name) {
            case "lib/echarts.js" -> "/report/echarts.min.js";
            case "lib/numbers.js" -> "/report/numbers.js";
            default -> "/web/" + name;
        };
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        if (name.equals("lib/outlines.json")) {
            return Optional.of(new Reply(200, Reply.JSON, Outlines.JSON, Map.of()));
        }
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return read(path).map(bytes -> new Reply(200, type, bytes, Map.of()));
    }

    private static Optional<byte[]> read(String path) {
        try (InputStream in = PageFiles.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
