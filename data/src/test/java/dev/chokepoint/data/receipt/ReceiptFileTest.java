package dev.chokepoint.data.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptFileTest {
    private static final int RECEIPTS = 6;
    private static final int CHANGES = 2_000;

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private SigningKey key = SigningKey.create();
    private ChainEnds ends = ChainEnds.beside(Path.of(""));

    @BeforeEach
    void aFileOfReceipts() {
        file = folder.resolve("answers.jsonl");
        ends = ChainEnds.beside(folder.resolve("receipt.key"));
        keep(0, RECEIPTS);
    }

    private static Map<String, Object> told(int n) {
        return Map.of(
                "kind",
                "check",
                "at",
                "2026-11-30T00:00:0" + n % 10 + "Z",
                "inputs",
                Map.of("item", "magnet “" + n + "”"),
                "answer",
                Map.of("status", "LICENCE_REQUIRED", "score", 0.1 * n, "measures", List.of("CN-2025-18")));
    }

    private void keep(int from, int to) {
        for (int n = from; n < to; n++) {
            try (ReceiptFile receipts = ReceiptFile.open(file, key, ends)) {
                receipts.append(told(n));
            }
        }
    }

    private ReceiptFile.Verdict verdict(List<ReceiptCheck.Checked> lines) {
        return ReceiptFile.verify(
                file, new ReceiptCheck(Set.of(key.shown()), false), h -> Optional.empty(), "", lines::add);
    }

    private boolean holds() {
        return verdict(new ArrayList<>()).holds();
    }

    @Test
    void receiptsOfSeveralWritersAreOneChain() {
        List<ReceiptCheck.Checked> lines = new ArrayList<>();

        ReceiptFile.Verdict verdict = verdict(lines);

        assertThat(verdict.holds()).isTrue();
        assertThat(lines).hasSize(RECEIPTS).allMatch(ReceiptCheck.Checked::holds);
        assertThat(lines.get(2).receipt().orElseThrow().before())
                .isEqualTo(lines.get(1).receipt().orElseThrow().hash());
        assertThat(lines.getFirst().receipt().orElseThrow().before()).isEqualTo(Link.START.hash());
        assertThat(lines.getLast().receipt().orElseThrow().number()).isEqualTo(RECEIPTS);
    }

    /// Each change is one that a hand can make: a byte, a line taken out, put in, repeated or moved.
    @Test
    void whateverIsChangedInTheFileIsFound() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int round = 0; round < CHANGES; round++) {
            byte[] bytes = sound.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
            Files.write(file, bytes);
            assertThat(holds()).as("byte " + at + " changed in round " + round).isFalse();
        }
        List<String> lines = Files.readAllLines(write(sound));
        for (int k = 0; k < RECEIPTS; k++) {
            List<String> less = new ArrayList<>(lines);
            less.remove(k);
            // The last one leaves no gap behind: see the ends of chains.
            assertThat(heldBy(less)).as("without " + k).isEqualTo(k == RECEIPTS - 1);
            for (int to = 0; to <= RECEIPTS; to++) {
                List<String> more = new ArrayList<>(lines);
                more.add(to, lines.get(k));
                assertThat(heldBy(more)).as(k + " again at " + to).isFalse();
            }
            for (int other = k + 1; other < RECEIPTS; other++) {
                List<String> moved = new ArrayList<>(lines);
                Collections.swap(moved, k, other);
                assertThat(heldBy(moved))
                        .as(k + " and " + other + " changed places")
                        .isFalse();
            }
            List<String> blank = new ArrayList<>(lines);
            blank.add(k, "");
            assertThat(heldBy(blank)).as("a blank line at " + k).isFalse();
        }
        assertThat(heldBy(lines)).isTrue();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(file, bytes);
    }

    private boolean heldBy(List<String> lines) throws IOException {
        Files.write(file, lines, StandardCharsets.UTF_8);
        return holds();
    }

    @Test
    void theVerdictSaysOfEachLineWhatDoesNotHold() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, lines.get(1).replace("LICENCE_REQUIRED", "NO_LICENCE_REQUIRED"));
        lines.remove(3);
        Files.write(file, lines);
        List<ReceiptCheck.Checked> found = new ArrayList<>();

        ReceiptFile.Verdict verdict = verdict(found);

        assertThat(found.get(0).holds()).isTrue();
        assertThat(found.get(1)).matches(c -> !c.hash() && !c.signature() && c.chain());
        assertThat(found.get(2)).matches(c -> c.hash() && c.signature() && !c.chain());
        assertThat(found.get(3).problems())
                .containsExactly("Receipt 4 is missing before it, or was changed into something else.");
        assertThat(found.get(4).holds()).isTrue();
        assertThat(verdict.doubtful()).isEqualTo(3);
    }

    @Test
    void aReceiptThatIsSignedAnewWithAnotherKeyIsFound() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Receipt before = Receipt.parse(lines.get(RECEIPTS - 2));
        lines.set(
                RECEIPTS - 1,
                Receipt.sign(told(9), before.link(), SigningKey.create()).line());
        Files.write(file, lines);
        assertThat(holds()).isFalse();
        // Without a key to hold it against, that of the first receipt counts.
        assertThat(ReceiptFile.verify(file, new ReceiptCheck(Set.of(), false), ends::find, "", c -> {})
                        .doubtful())
                .isEqualTo(1);
    }

    @Test
    void aFileCutOffAtItsEndIsFoundWhereItWasSignedAndByANotedHash() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Path copy = folder.resolve("copy.jsonl");
        Files.write(copy, lines.subList(0, RECEIPTS - 2));
        String last = Receipt.parse(lines.getLast()).hash();

        ReceiptFile.Verdict here = ReceiptFile.verify(copy, new ReceiptCheck(Set.of(), false), ends::find, "", c -> {});
        ReceiptFile.Verdict elsewhere =
                ReceiptFile.verify(copy, new ReceiptCheck(Set.of(), false), h -> Optional.empty(), last, c -> {});

        assertThat(here.doubtful()).isZero();
        assertThat(here.end()).contains("receipt 6", last);
        assertThat(here.holds()).isFalse();
        assertThat(elsewhere.holds()).isFalse();
        assertThat(ReceiptFile.verify(file, new ReceiptCheck(Set.of(), false), ends::find, last, c -> {})
                        .holds())
                .isTrue();
    }

    /// A crash can leave any prefix of the line being written.
    @Test
    void aLineCutOffAnywhereLeavesTheFileReadableAndTheNextReceiptChainsOn() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Receipt last = Receipt.parse(Files.readAllLines(file).getLast());
        byte[] next = Receipt.sign(told(7), last.link(), key).line().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            write(sound);
            Files.write(file, Arrays.copyOf(next, 1 + random.nextInt(next.length)), StandardOpenOption.APPEND);
            List<ReceiptCheck.Checked> lines = new ArrayList<>();
            ReceiptFile.Verdict torn = verdict(lines);
            assertThat(lines).hasSize(RECEIPTS).allMatch(ReceiptCheck.Checked::holds);
            assertThat(torn.cutOff()).isTrue();
            assertThat(torn.holds()).isFalse();
            keep(8, 9);
            ReceiptFile.Verdict after = verdict(new ArrayList<>());
            assertThat(after.holds()).isTrue();
            assertThat(after.receipts()).isEqualTo(RECEIPTS + 1);
        }
    }

    @Test
    void linesThatWereKeptBeforeThereWereReceiptsAreToldAndChainedTo() throws IOException {
        Files.writeString(file, "{\"at\":\"2026-01-01T00:00:00Z\"}\n{\"at\":\"2026-01-02T00:00:00Z\"}\n");
        keep(0, 2);
        List<ReceiptCheck.Checked> lines = new ArrayList<>();

        ReceiptFile.Verdict verdict = verdict(lines);

        assertThat(lines).extracting(ReceiptCheck.Checked::holds).containsExactly(false, false, true, true);
        assertThat(lines.get(2).receipt().orElseThrow().number()).isEqualTo(3);
        assertThat(verdict.holds()).isFalse();
        Files.writeString(file, Files.readString(file).replace("2026-01-02", "2026-01-03"));
        lines.clear();
        verdict(lines);
        assertThat(lines.get(2).chain())
                .as("the unsigned line before it was changed")
                .isFalse();
    }

    @Test
    void someReceiptsOfAChainAreCheckedAsAnExcerpt() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(1), lines.get(2), lines.get(4)));
        assertThat(holds()).isFalse();
        assertThat(ReceiptFile.verify(
                                file, new ReceiptCheck(Set.of(key.shown()), true), h -> Optional.empty(), "", c -> {})
                        .holds())
                .isTrue();
        Files.write(file, List.of(lines.get(4), lines.get(2)));
        assertThat(ReceiptFile.verify(
                                file, new ReceiptCheck(Set.of(key.shown()), true), h -> Optional.empty(), "", c -> {})
                        .holds())
                .isFalse();
    }

    @Test
    void anInstallationsKeyIsMadeOnceAndIsItsOwnersAlone() throws IOException {
        Path at = folder.resolve("new/folder/receipt.key");
        SigningKey made = KeyFile.at(at).loadOrCreate();

        assertThat(KeyFile.at(at).loadOrCreate().shown()).isEqualTo(made.shown());
        assertThat(KeyFile.at(at).load().sign(new byte[] {1})).isEqualTo(made.sign(new byte[] {1}));
        assertThat(KeyFile.at(at).isOpenToOthers()).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at.getParent())))
                .isEqualTo("rwx------");
        assertThat(at.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aPublicKeyIsReadFromPemAndFromItsBase64AndNothingElse() throws IOException {
        Path pem = Files.writeString(folder.resolve("a.pem"), KeyFile.pem(key.shown()));
        Path bare = Files.writeString(folder.resolve("a.txt"), key.shown().text() + "\n");
        assertThat(KeyFile.at(pem).shown()).isEqualTo(key.shown());
        assertThat(KeyFile.at(bare).shown()).isEqualTo(key.shown());
        Path other = Files.writeString(folder.resolve("b"), "not a key");
        assertThatThrownBy(() -> KeyFile.at(other).shown())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PUBLIC KEY");
        assertThatThrownBy(() -> KeyFile.at(pem).load()).hasMessageContaining("PRIVATE KEY");
        assertThatThrownBy(() -> KeyFile.at(folder.resolve("none")).shown()).hasMessageContaining("cannot be read");
    }

    @Test
    void halfOfASurrogatePairInAnAnswerIsReplacedAndStillHolds() {
        try (ReceiptFile receipts = ReceiptFile.open(file, key, ends)) {
            receipts.append(Map.of("kind", "check", "inputs", Map.of("item", "a\ud800b")));
        }
        assertThat(holds()).isTrue();
    }
}
