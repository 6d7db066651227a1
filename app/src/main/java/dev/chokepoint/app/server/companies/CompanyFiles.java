package dev.chokepoint.app.server.companies;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of a company as files that its readers take: the bill of materials, the stock, and what parts are.
///
/// They lie in a folder that only its user can read, until they have been read.
///
/// @param stock what lies in store, where it is given
/// @param map which item each part is, where it is given
public record CompanyFiles(Path folder, Path bill, Optional<Path> stock, Optional<Path> map) implements AutoCloseable {
    private static final Set<String> TABLES = Set.of("bill", "stock", "map");
    private static final String EXPECTED =
            "The body must be a bill of materials as CSV or XLSX, or a JSON object with bill and perhaps stock and map,"
                    + " each of them CSV or XLSX as base64.";

    public static CompanyFiles of(ApiRequest request) {
        byte[] body = request.body();
        if (body.length == 0) {
            throw new ApiProblem(400, "body", "", EXPECTED);
        }
        Path folder = newFolder();
        try {
            if (!isObject(body)) {
                return new CompanyFiles(folder, written(folder, "bill", body), Optional.empty(), Optional.empty());
            }
            JsonNode tables = new ApiRequest(Map.of(), Map.of(), body).tree(TABLES);
            return new CompanyFiles(
                    folder,
                    table(folder, tables, "bill").orElseThrow(() -> new ApiProblem(400, "bill", "", EXPECTED)),
                    table(folder, tables, "stock"),
                    table(folder, tables, "map"));
        } catch (RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    /// The tables of a company that is kept.
    ///
    /// @param tables each CSV or XLSX as base64
    public static CompanyFiles of(Map<String, String> tables) {
        return of(new ApiRequest(
                Map.of(),
                Map.of(),
                JsonMapper.shared().writeValueAsString(tables).getBytes(StandardCharsets.UTF_8)));
    }

    /// No table begins with a brace.
    private static boolean isObject(byte[] body) {
        for (byte b : body) {
            if (!Character.isWhitespace(b)) {
                return b == '{';
            }
        }
        return false;
    }

    private static Optional<Path> table(Path folder, JsonNode tables, String name) {
        String text = tables.path(name).asString("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(written(folder, name, Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            throw new ApiProblem(400, name, "", "The table must be CSV or XLSX as base64.");
        }
    }

    /// What begins like an archive is a workbook.
    private static Path written(Path folder, String name, byte[] bytes) {
        boolean book = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        Path file = folder.resolve(name + (book ? ".xlsx" : ".csv"));
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("chokepoint-bill");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The body as a receipt tells it: text where it is text.
    public static String told(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.getBytes(StandardCharsets.UTF_8).length == body.length && !text.startsWith("PK")
                ? text
                : Base64.getEncoder().encodeToString(body);
    }

    private static void remove(Path folder) {
        for (String name : TABLES) {
            for (String ending : Set.of(".csv", ".xlsx")) {
                try {
                    Files.deleteIfExists(folder.resolve(name + ending));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        remove(folder);
    }
}
