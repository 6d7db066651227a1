package dev.chokepoint.data.review;

import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.ledger.EventStore;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.world.WorldLayout;
import java.nio.file.Path;

/// A world with what is kept of decisions on articles about it.
///
/// @param world the folder of the world, which the ledger is read from
/// @param journal where events go
/// @param decisions where decisions go
/// @param documents the texts that decisions rest on
/// @param drafts the measures that only claims tell of
public record ReviewRecord(
        Path world, EventStore journal, ReviewLog decisions, DocumentStore documents, Drafts drafts) {
    /// The world in a folder, with all of it in its files.
    public static ReviewRecord of(Path world) {
        return new ReviewRecord(
                world,
                Journal.of(WorldLayout.of(world).ledger()),
                ReviewLog.of(world),
                DocumentStore.of(world),
                Drafts.of(world));
    }

    /// The same, of which those who look at what a store keeps hear.
    public static ReviewRecord of(Path world, FileStore store) {
        return FollowedWorld.inFiles(world, store);
    }
}
