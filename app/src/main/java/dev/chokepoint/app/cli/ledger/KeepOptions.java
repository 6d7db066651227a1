package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.ledger.DeterminationRecord;
import dev.chokepoint.data.ledger.DeterminationRecords;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.data.world.WorldLayout;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether answers are kept as receipts, where, for whom and signed with which key.
public final class KeepOptions {
    @Option(
            names = "--keep",
            paramLabel = "FILE",
            description = "also appends a signed receipt of each answer to a file (JSON lines), or to one in a folder,"
                    + " for good")
    private @Nullable Path keep;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "who asks, for --keep (default: CHOKEPOINT_USER, or the user of the shell)")
    private String user = "";

    @Mixin
    private KeyOption key = new KeyOption();

    /// The file of receipts, where answers are kept.
    public Optional<Path> file() {
        return Optional.ofNullable(keep).map(DeterminationRecords::file);
    }

    public KeyOption key() {
        return key;
    }

    DeterminationRecords open(Path file, PrintWriter err) {
        return DeterminationRecords.open(file, key.toSign(err), key.ends());
    }

    /// Which ledger of which world answers.
    public static DeterminationRecord.LedgerStamp stamp(Path world, Ledger ledger) {
        return new DeterminationRecord.LedgerStamp(
                String.valueOf(world.toAbsolutePath().normalize().getFileName()),
                ledger.sequence(),
                WorldHash.of(WorldLayout.of(world).ledger()),
                WorldHash.of(world));
    }

    public String asker() {
        for (String name : List.of(
                user,
                System.getenv().getOrDefault("CHOKEPOINT_USER", ""),
                System.getenv().getOrDefault("USER", ""),
                System.getProperty("user.name", ""))) {
            if (!name.isBlank()) {
                return name.strip();
            }
        }
        return "unknown";
    }
}
