package dev.chokepoint.data.review;

import dev.chokepoint.data.files.AppendLog;
import dev.chokepoint.data.kept.FileLines;
import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.FollowedFiles;
import dev.chokepoint.data.kept.FollowedLines;
import dev.chokepoint.data.kept.KeptFiles;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.kept.ServerStore;
import dev.chokepoint.data.kept.StoreCopy;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.world.WorldLayout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/// A world whose journal, decisions and documents are kept in a store that several servers share.
///
/// The files of its folder follow the store, so that every server reads the same world, byte for byte. What is in the
/// files and not in the store must be taken in first: nothing is overwritten.
public final class FollowedWorld {
    private final Path world;
    private final FollowedLines journal;
    private final FollowedLines decisions;
    private final FollowedFiles documents;
    private final FollowedDrafts drafts;

    private FollowedWorld(
            Path world,
            FollowedLines journal,
            FollowedLines decisions,
            FollowedFiles documents,
            FollowedDrafts drafts) {
        this.world = world;
        this.journal = journal;
        this.decisions = decisions;
        this.documents = documents;
        this.drafts = drafts;
    }

    /// The world in a folder, as a store has it.
    public static FollowedWorld of(Path folder, ServerStore store) {
        Names names = Names.of(folder);
        return new FollowedWorld(
                folder,
                new FollowedLines(store.lines(names.journal()), names.journalFile()),
                new FollowedLines(store.lines(names.decisions()), names.decisionsFile()),
                new FollowedFiles(store.files(names.documents()), KeptFiles.in(DocumentStore.folder(folder))),
                new FollowedDrafts(store.lines(names.drafts()), folder));
    }

    /// The world in a folder with all of it in its files; a store tells what is written there.
    static ReviewRecord inFiles(Path folder, FileStore store) {
        Names names = Names.of(folder);
        return new ReviewRecord(
                folder,
                Journal.in(store.told(names.journal(), new FileLines(names.journalFile()))),
                ReviewLog.in(store.told(names.decisions(), new FileLines(names.decisionsFile()))),
                DocumentStore.of(folder),
                Drafts.of(folder));
    }

    /// How the parts of a world are called in a store, and in which files they lie.
    private record Names(
            String journal, Path journalFile, String decisions, Path decisionsFile, String documents, String drafts) {
        static Names of(Path folder) {
            Path ledger = WorldLayout.of(folder).ledger().toAbsolutePath().normalize();
            String ofLedger = name(ledger.getParent());
            String ofWorld = name(folder.toAbsolutePath().normalize());
            return new Names(
                    ofLedger + "/journal",
                    ledger.resolve(Journal.FILE),
                    ofWorld + "/decisions",
                    folder.resolve("review").resolve(ReviewLog.FILE),
                    ofWorld + "/documents",
                    ofLedger + "/drafts");
        }

        private static String name(@org.jspecify.annotations.Nullable Path folder) {
            Path last = folder == null ? null : folder.getFileName();
            return (last == null ? "world" : last.toString()).toLowerCase(Locale.ROOT);
        }
    }

    /// Takes what the files of a world hold beyond the store into the store.
    ///
    /// @return how many lines and files were taken in
    public static int takeIn(Path folder, ServerStore store) {
        Names names = Names.of(folder);
        int taken = StoreCopy.lines(names.journal(), new FileLines(names.journalFile()), store.lines(names.journal()))
                + StoreCopy.lines(
                        names.decisions(), new FileLines(names.decisionsFile()), store.lines(names.decisions()));
        KeptFiles documents = KeptFiles.in(DocumentStore.folder(folder));
        int before = store.files(names.documents()).names().size();
        documents.copyTo(store.files(names.documents()));
        return taken + store.files(names.documents()).names().size() - before;
    }

    /// Adds to the files what the store has meanwhile.
    public void catchUp() {
        // An event is written after the draft it is about, and withdrawn before that is taken away: at no moment do the
        // files hold an event of a measure that they do not hold.
        drafts.addMissing();
        journal.catchUp();
        drafts.catchUp();
        documents.catchUp();
        decisions.catchUp();
    }

    /// The journal, which looks for new drafts before an event is made: it may be about one of them.
    private LineLog events() {
        return new LineLog() {
            @Override
            public long read(long from, AppendLog.Each each) {
                return journal.read(from, each);
            }

            @Override
            public void append(Supplier<String> line) {
                journal.append(() -> {
                    drafts.catchUp();
                    return line.get();
                });
            }

            @Override
            public long length() {
                return journal.length();
            }
        };
    }

    /// Where decisions on articles go.
    public ReviewRecord record() {
        return new ReviewRecord(
                world, Journal.in(events()), ReviewLog.in(decisions), DocumentStore.in(documents), drafts);
    }
}
