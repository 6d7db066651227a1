package dev.chokepoint.app.server.companies;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.CsvTable;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.data.sheet.SheetWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// The tables of a company's answer as files.
public final class CompanyTables {
    private static final String BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// Where a table stands in the answer, and its columns.
    private record Table(String at, List<String> columns) {}

    private static final Map<String, Table> TABLES = Map.of(
            "products",
            new Table(
                    "/exposure/products",
                    List.of(
                            "sku",
                            "description",
                            "shortFrom",
                            "stops",
                            "waitsFor",
                            "measures",
                            "lostWorstUsd",
                            "lowestWorst")),
            "parts",
            new Table(
                    "/exposure/parts",
                    List.of(
                            "sku",
                            "description",
                            "item",
                            "coverMonths",
                            "lowestAllotment",
                            "toBridge",
                            "toBridgeUsd",
                            "measures")),
            "measures",
            new Table("/measures", List.of("measure", "title", "bestUsd", "worstUsd")));

    private CompanyTables() {}

    /// A table of an answer.
    ///
    /// @param format csv or xlsx
    public static Reply of(JsonNode answer, String name, String format) {
        Table table = TABLES.get(name);
        if (table == null) {
            throw new ApiProblem(
                    400, "table", name, "The table must be one of " + new TreeSet<>(TABLES.keySet()) + ".");
        }
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode row : answer.at(table.at())) {
            rows.add(table.columns().stream().map(c -> cell(row.path(c))).toList());
        }
        return switch (format) {
            case "csv" -> csv(name, table.columns(), rows);
            case "xlsx" -> book(name, table.columns(), rows);
            default -> throw new ApiProblem(400, "format", format, "The format must be json, csv or xlsx.");
        };
    }

    /// A number stays one; a text that a spreadsheet would take for a formula has an apostrophe before it.
    private static Object cell(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(v -> parts.add(v.asString()));
            return CsvTable.text(String.join("; ", parts));
        }
        return CsvTable.text(value.asString(""));
    }

    private static Reply csv(String name, List<String> columns, List<List<Object>> rows) {
        StringBuilder out = new StringBuilder();
        CsvTable.line(out, columns);
        rows.forEach(r -> CsvTable.line(out, r.stream().map(String::valueOf).toList()));
        return Reply.csv(name, out.toString());
    }

    private static Reply book(String name, List<String> columns, List<List<Object>> rows) {
        try {
            Path folder = Files.createTempDirectory("chokepoint-company");
            Path file = folder.resolve("table.xlsx");
            try {
                try (SheetWriter writer = SheetWriter.create(file, columns)) {
                    rows.forEach(writer::write);
                    writer.commit();
                }
                return new Reply(
                        200,
                        BOOK,
                        Files.readAllBytes(file),
                        Map.of("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\""));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
