package dev.chokepoint.app.input;

import dev.chokepoint.data.deals.ExchangeFiles;
import dev.chokepoint.deals.giving.Exchange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The bundled record of exchanges, for answers that show what became of concessions like theirs.
public final class ExchangeRecord {
    private ExchangeRecord() {}

    /// The record; empty where none is bundled.
    public static List<Exchange> bundled() {
        Path file;
        try {
            file = ExchangeFiles.bundled();
        } catch (IllegalArgumentException notFound) {
            // A program without the bundled worlds beside it answers without the record.
            return List.of();
        }
        return Files.isRegularFile(file)
                ? InputException.require("The record " + file, ExchangeFiles.record(file))
                : List.of();
    }
}
