package dev.chokepoint.data.review;

import java.nio.file.Path;
import java.util.function.Supplier;

/// The measures that only claims tell of so far, in the file `measures/drafts.yaml` of a ledger.
public interface Drafts {
    /// Those of the ledger of a world, in its files alone.
    static Drafts of(Path world) {
        return new DraftFile(world);
    }

    /// The file they stand in.
    Path file();

    /// Writes a draft, which is made while nobody else can write one.
    ///
    /// @return the draft as it was written
    /// @throws IllegalArgumentException if the ledger would not be sound with it; it stays as it was
    MeasureDraft add(Supplier<MeasureDraft> draft);

    /// Takes a draft away again.
    ///
    /// @return whether it was still there
    /// @throws IllegalArgumentException if the ledger would not be sound without it; it stays as it was
    boolean remove(String measure);
}
