package dev.chokepoint.data.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.ledger.LedgerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two servers with a folder each draft measures into one ledger.
class FollowedDraftsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    @TempDir
    private Path folder;

    private Path here;
    private Path there;
    private FollowedWorld one;
    private FollowedWorld two;

    @BeforeEach
    void start() throws IOException {
        FileStore store = FileStore.of(folder.resolve("store"));
        here = world("here");
        there = world("there");
        one = FollowedWorld.of(here, store);
        two = FollowedWorld.of(there, store);
    }

    private Path world(String name) throws IOException {
        Path world = folder.resolve(name).resolve("world");
        Files.createDirectories(world.resolve("ledger/measures"));
        return world;
    }

    private static MeasureDraft draft(String id) {
        return new MeasureDraft(
                new Measure(
                        id,
                        new Act("GN", "", "", "statement"),
                        MeasureKind.PROHIBITION,
                        "Export ban: bauxite",
                        "bauxite",
                        "",
                        "",
                        "",
                        "banned",
                        "Drafted from a claim; the act itself was not read.",
                        false,
                        Confidence.WEAK,
                        List.of(),
                        List.of("one"),
                        List.of()),
                DAY,
                StatusEvent.Precision.DAY,
                DAY,
                List.of());
    }

    private static StatusEvent event(String id, StatusEvent.Type type, String key, String replaces) {
        return new StatusEvent(
                key,
                id,
                "",
                type,
                StatusEvent.Span.of(DAY, StatusEvent.OPEN),
                StatusEvent.Known.on(DAY),
                replaces,
                new StatusEvent.Provenance("", Confidence.SECONDARY, "", "one#char=1,2"),
                0);
    }

    private static Ledger ledger(Path world) {
        assertThat(LedgerReader.read(world).problems()).noneMatch(Problem::isError);
        return LedgerReader.read(world).value();
    }

    private static void record(ReviewRecord record, Path world, StatusEvent event) {
        record.journal()
                .append(
                        e -> {
                            ledger(world).record(e);
                            return e;
                        },
                        event);
    }

    @Test
    void whatOneDraftsOrTakesAwayIsSoForTheOther() {
        one.record().drafts().add(() -> draft("GN-2025-D1"));
        record(one.record(), here, event("GN-2025-D1", StatusEvent.Type.EFFECTIVE, "GN-2025-D1#claim-2", ""));

        // The other records of it before it has looked what is new.
        record(two.record(), there, event("GN-2025-D1", StatusEvent.Type.RESCINDED, "GN-2025-D1#claim-3", ""));
        assertThat(ledger(there).findMeasure("GN-2025-D1")).isPresent();
        one.catchUp();
        assertThat(ledger(here).eventsOf("GN-2025-D1")).hasSize(3);

        for (String key : List.of("GN-2025-D1#claim-3", "GN-2025-D1#claim-2")) {
            record(two.record(), there, event("GN-2025-D1", StatusEvent.Type.WITHDRAWN, key + "-undone", key));
        }
        assertThat(two.record().drafts().remove("GN-2025-D1")).isTrue();
        assertThat(two.record().drafts().remove("GN-2025-D1")).isFalse();
        one.catchUp();
        assertThat(ledger(here).findMeasure("GN-2025-D1")).isEmpty();
        assertThat(here.resolve("ledger/measures/drafts.yaml")).doesNotExist();
    }

    /// The draft is made while nobody else can write one, from the ledger as it is then.
    @Test
    void twoDraftsAtOnceHaveIdsOfTheirOwn() {
        one.record().drafts().add(() -> draft("GN-2025-D1"));
        two.record()
                .drafts()
                .add(() -> draft(ledger(there).findMeasure("GN-2025-D1").isPresent() ? "GN-2025-D2" : "GN-2025-D1"));
        one.catchUp();
        assertThat(ledger(here).measures()).extracting(Measure::id).containsExactly("GN-2025-D1", "GN-2025-D2");
        assertThat(ledger(there).measures()).extracting(Measure::id).containsExactly("GN-2025-D1", "GN-2025-D2");
    }

    /// Who has read the act moves the draft into another file, where it is left alone.
    @Test
    void aDraftThatWasMovedIsNotWrittenAgain() throws IOException {
        one.record().drafts().add(() -> draft("GN-2025-D1"));
        Path drafts = here.resolve("ledger/measures/drafts.yaml");
        Files.move(drafts, here.resolve("ledger/measures/GN-2025.yaml"));
        one.record().drafts().add(() -> draft("GN-2025-D2"));
        one.catchUp();
        assertThat(Files.readString(drafts)).contains("GN-2025-D2").doesNotContain("GN-2025-D1");
    }

    /// Only a measure whose every event was withdrawn may be missing.
    @Test
    void anEventOfAMeasureThatIsNotThereIsToldUnlessItWasUndone() {
        Journal journal = Journal.of(here.resolve("ledger"));
        journal.append(e -> e, event("GN-2025-D1", StatusEvent.Type.EFFECTIVE, "GN-2025-D1#claim-2", ""));
        assertThat(LedgerReader.read(here).problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(p -> assertThat(p.text()).contains("must be about a measure of the ledger"));

        journal.append(
                e -> e,
                event("GN-2025-D1", StatusEvent.Type.WITHDRAWN, "GN-2025-D1#claim-2-undone", "GN-2025-D1#claim-2"));
        assertThat(ledger(here).events()).isEmpty();
    }
}
