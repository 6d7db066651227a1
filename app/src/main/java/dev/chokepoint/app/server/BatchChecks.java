package dev.chokepoint.app.server;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.CsvTable;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.data.ledger.Batch;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.data.sheet.SheetWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tables of shipments: read from the request onto the disk, answered line by line, and given back line by line, so
/// that their size does not matter to the memory.
///
/// The last few stay until the server ends, in a folder that only its user can read; then they are removed.
final class BatchChecks implements AutoCloseable {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_KEPT = 4;
    private static final int MOST_AT_ONCE = 2;
    private static final int MOST_SHOWN = 200;

    private final Supplier<LocalDate> today;
    private final Supplier<DeterminationEngine> engine;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<String, Done> kept = new LinkedHashMap<>();
    private @Nullable Path folder;

    /// @param engine that of the ledger as it is read now; a table keeps the one that it began with
    BatchChecks(Supplier<LocalDate> today, Supplier<DeterminationEngine> engine) {
        this.today = today;
        this.engine = engine;
    }

    /// A table that was answered; nobody else than who sent it may fetch what came of it.
    private record Done(String asker, Path folder, Path answers, Path rejects) {}

    /// Answers a table, CSV or XLSX.
    Reply answer(InputStream body, Viewer viewer) throws IOException {
        if (!places.tryAcquire()) {
            throw new ApiProblem(503, "", "", "Other tables are being answered; ask again in a moment.");
        }
        String id = UUID.randomUUID().toString();
        Path own = Files.createDirectory(ownFolder().resolve(id));
        Path in = null;
        try {
            in = taken(body, own);
            Path answers = own.resolve("answers.csv");
            long begun = System.nanoTime();
            Batch.Summary summary = Batch.run(engine.get(), in, answers, today.get(), false, rows -> {});
            Reply reply = Reply.json(AnswerJson.part(told(id, summary, answers, (System.nanoTime() - begun) / 1e9)));
            keep(id, new Done(viewer.name(), own, answers, summary.rejects()));
            return reply;
        } catch (IllegalArgumentException e) {
            remove(own);
            // The names of our own files say nothing to the one who asks.
            throw new ApiProblem(400, "body", "", String.valueOf(e.getMessage()).replace(String.valueOf(in), "table"));
        } catch (RuntimeException | IOException e) {
            remove(own);
            throw e;
        } finally {
            if (in != null) {
                Files.deleteIfExists(in);
            }
            places.release();
        }
    }

    private synchronized Path ownFolder() throws IOException {
        Path made = folder;
        if (made == null) {
            made = Files.createTempDirectory("chokepoint-tables");
            folder = made;
        }
        return made;
    }

    /// The body as a file; what begins like an archive is a workbook.
    private static Path taken(InputStream body, Path own) throws IOException {
        try (PushbackInputStream in = new PushbackInputStream(body, 2)) {
            byte[] start = in.readNBytes(2);
            if (start.length == 0) {
                throw new ApiProblem(400, "body", "", "The body must be a table of shipments as CSV or XLSX.");
            }
            in.unread(start);
            boolean book = start.length == 2 && start[0] == 'P' && start[1] == 'K';
            Path file = own.resolve(book ? "table.xlsx" : "table.csv");
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] part = new byte[1 << 16];
                long bytes = 0;
                for (int n = in.read(part); n >= 0; n = in.read(part)) {
                    bytes += n;
                    if (bytes > MOST_BYTES) {
                        throw new ApiProblem(413, "body", "", "The table must have at most " + MOST_BYTES + " bytes.");
                    }
                    out.write(part, 0, n);
                }
            }
            return file;
        }
    }

    /// What came of it: how many lines have which answer, and the first of them.
    private static Map<String, Object> told(String id, Batch.Summary summary, Path answers, double seconds) {
        Map<String, Integer> counts = new TreeMap<>();
        List<Map<String, String>> first = new ArrayList<>();
        for (Map<String, String> row : rows(answers, MOST_SHOWN, counts)) {
            first.add(row);
        }
        List<Map<String, String>> rejects =
                summary.rejected() == 0 ? List.of() : rows(summary.rejects(), MOST_SHOWN, new TreeMap<>());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", id);
        out.put("rows", summary.rows());
        out.put("rejected", summary.rejected());
        out.put("unknownItems", summary.unknownItems());
        out.put("seconds", seconds);
        out.put("counts", counts);
        out.put("first", first);
        out.put("rejects", rejects);
        out.put("disclaimer", Determination.DISCLAIMER);
        return out;
    }

    /// The first rows of a table; every row is counted by its status.
    private static List<Map<String, String>> rows(Path table, int most, Map<String, Integer> counts) {
        List<Map<String, String>> first = new ArrayList<>();
        try (SheetReader reader = SheetReader.open(table)) {
            for (SheetReader.Line line : reader) {
                counts.merge(line.get("status"), 1, Integer::sum);
                if (first.size() < most) {
                    Map<String, String> row = new LinkedHashMap<>();
                    reader.header().forEach(name -> row.put(name, line.get(name)));
                    first.add(row);
                }
            }
        }
        return first;
    }

    private synchronized void keep(String id, Done done) {
        kept.put(id, done);
        while (kept.size() > MOST_KEPT) {
            String eldest = kept.keySet().iterator().next();
            Done gone = kept.remove(eldest);
            if (gone != null) {
                remove(gone.folder());
            }
        }
    }

    /// A file of an answered table.
    ///
    /// @param name as it is offered to be saved
    /// @param type the media type
    record Download(String name, String type, Path table, boolean book) {}

    /// The answers or the lines to look at of a table, as CSV or XLSX.
    synchronized Download download(String id, String name, Viewer viewer) {
        Done found = kept.get(id);
        Done done = found != null && (viewer.alone() || found.asker().equals(viewer.name())) ? found : null;
        Path table = done == null
                ? null
                : switch (name) {
                    case "answers.csv", "answers.xlsx" -> done.answers();
                    case "rejects.csv" -> done.rejects();
                    default -> null;
                };
        if (table == null || !Files.isRegularFile(table)) {
            throw new ApiProblem(
                    404,
                    "id",
                    id,
                    "The address must be that of a table that was answered a moment ago: answers.csv,"
                            + " answers.xlsx or rejects.csv of one of the last " + MOST_KEPT + ".");
        }
        boolean book = name.endsWith(".xlsx");
        return new Download(
                name,
                book ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8",
                table,
                book);
    }

    /// Writes a file line by line; a text that a spreadsheet would take for a formula has an apostrophe before it.
    static void write(Download download, OutputStream to) throws IOException {
        try (SheetReader reader = SheetReader.open(download.table())) {
            List<String> header = reader.header();
            if (download.book()) {
                Path book = download.table().resolveSibling(UUID.randomUUID() + ".xlsx");
                try {
                    try (SheetWriter writer = SheetWriter.create(book, header)) {
                        for (SheetReader.Line line : reader) {
                            writer.write(safe(header, line));
                        }
                        writer.commit();
                    }
                    Files.copy(book, to);
                } finally {
                    Files.deleteIfExists(book);
                }
                return;
            }
            OutputStream out = new BufferedOutputStream(to, 1 << 16);
            StringBuilder text = new StringBuilder();
            CsvTable.line(text, header);
            for (SheetReader.Line line : reader) {
                CsvTable.line(text, safe(header, line));
                if (text.length() > 1 << 15) {
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static List<String> safe(List<String> header, SheetReader.Line line) {
        return header.stream().map(name -> CsvTable.text(line.get(name))).toList();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        kept.values().forEach(d -> remove(d.folder()));
        kept.clear();
        Path made = folder;
        if (made != null) {
            remove(made);
            folder = null;
        }
    }
}
