package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.RefusedFile;
import dev.chokepoint.data.store.RowSink;
import dev.chokepoint.data.store.StoredTable;
import dev.chokepoint.data.store.TableFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A file in a layout that was recognised by its columns.
record LayoutFile(Path file, TextSource text, Layout layout) implements TableFile {
    /// The first of the layouts whose columns the file has.
    static LayoutFile recognise(Path file, Charset otherwise, List<Layout> layouts) throws RefusedFile, IOException {
        TextSource text = TextSource.of(file, otherwise);
        try (RecordReader records = RecordReader.open(text)) {
            for (Layout layout : layouts) {
                if (layout.fits().test(records.columns())) {
                    return new LayoutFile(file, text, layout);
                }
            }
            String wanted =
                    layouts.stream().map(l -> String.join(", ", l.columns())).collect(Collectors.joining("; or "));
            String found = String.join(", ", records.columns().names());
            throw new RefusedFile("its first line must have the columns " + wanted + "; it has "
                    + (found.length() > 200 ? found.substring(0, 200) + "…" : found));
        }
    }

    @Override
    public StoredTable table() {
        return layout.table();
    }

    @Override
    public String dataset() {
        String name = file.getFileName().toString();
        String stem = name.replaceFirst("(?i)(\\.(csv|txt|json))?(\\.(gz|zip))?$", "");
        return layout.dataset().apply(stem.replaceAll("[^\\p{L}\\p{N}._-]", "_"));
    }

    @Override
    public void read(RowSink sink) throws RefusedFile, IOException {
        try (RecordReader records = RecordReader.open(text)) {
            Layout.Mapper mapper = layout.mapper().apply(records.columns());
            if (mapper.looksAhead()) {
                try (RecordReader ahead = RecordReader.open(text.again())) {
                    while (ahead.next()) {
                        mapper.see(ahead);
                    }
                }
            }
            while (records.next()) {
                sink.at(records.bytes());
                sink.record(records.line());
                if (records.complete()) {
                    mapper.map(records, sink);
                } else {
                    sink.leaveOut(
                            Reason.COLUMNS,
                            "",
                            String.format(
                                    Locale.ROOT, "%d columns", records.columns().size()));
                }
            }
        }
    }
}
