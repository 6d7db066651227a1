package dev.chokepoint.data.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.data.files.AppendLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that follows lines kept elsewhere reads what is new, and goes on after whatever
/// ended it.
class FollowedLinesTest {
    @TempDir
    private Path folder = Path.of("");

    /// Lines in memory that remember from where they were read.
    private static final class Shared implements LineLog {
        private final List<String> lines = new ArrayList<>();
        private final List<Long> from = new ArrayList<>();

        @Override
        public long read(long first, AppendLog.Each each) {
            from.add(first);
            for (int k = (int) first - 1; k < lines.size(); k++) {
                each.line(k + 1L, lines.get(k));
            }
            return 0;
        }

        @Override
        public void append(Supplier<String> line) {
            lines.add(line.get());
        }

        @Override
        public long length() {
            return lines.size();
        }
    }

    private final Shared shared = new Shared();

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private static List<String> read(LineLog log) {
        List<String> all = new ArrayList<>();
        log.read(1, (_, text) -> all.add(text));
        return all;
    }

    @Test
    void anAppendReadsOfTheStoreTheLastLineThatBothHaveAndWhatCameAfter() {
        shared.lines.addAll(List.of("one", "two", "", "four"));
        FollowedLines followed = new FollowedLines(shared, file());
        followed.catchUp();
        shared.from.clear();
        shared.lines.add("five");
        followed.append(() -> "six");

        assertThat(shared.from).isNotEmpty().allSatisfy(f -> assertThat(f).isGreaterThanOrEqualTo(4));
        assertThat(read(followed)).containsExactly("one", "two", "", "four", "five", "six");
    }

    @Test
    void aLongFileIsNotReadAgainWithEachAppend() {
        String line = "x".repeat(1000);
        for (int k = 0; k < 30_000; k++) {
            shared.lines.add(line);
        }
        FollowedLines followed = new FollowedLines(shared, file());
        long begun = System.nanoTime();
        followed.catchUp();
        long whole = System.nanoTime() - begun;
        begun = System.nanoTime();
        int appends = 50;
        for (int k = 0; k < appends; k++) {
            followed.append(() -> "y");
        }
        // Each would take as long as the first look where it read all of the file.
        assertThat((System.nanoTime() - begun) / appends).isLessThan(whole / 4);
        assertThat(followed.length()).isEqualTo(30_000 * 1001L + appends * 2L);
    }

    @Test
    void aLineThatACrashCutOffIsWrittenAgain() throws IOException {
        shared.lines.addAll(List.of("one", "two"));
        FollowedLines followed = new FollowedLines(shared, file());
        followed.catchUp();
        shared.lines.add("three");
        Files.writeString(file(), "thr", StandardOpenOption.APPEND);
        followed.catchUp();
        assertThat(Files.readString(file())).isEqualTo("one\ntwo\nthree\n");

        // The same for one that begins anew after it.
        Files.writeString(file(), "fo", StandardOpenOption.APPEND);
        shared.lines.add("four");
        new FollowedLines(shared, file()).catchUp();
        assertThat(Files.readString(file())).isEqualTo("one\ntwo\nthree\nfour\n");
    }

    @Test
    void whatAnotherServerWroteIntoTheSameFileIsNotWrittenTwice() {
        shared.lines.add("one");
        FollowedLines here = new FollowedLines(shared, file());
        FollowedLines there = new FollowedLines(shared, file());
        here.catchUp();
        there.append(() -> "two");
        here.append(() -> "three");
        there.catchUp();
        assertThat(read(here)).containsExactly("one", "two", "three");
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefusedAndNotOverwritten() throws IOException {
        shared.lines.addAll(List.of("one", "two"));
        FollowedLines followed = new FollowedLines(shared, file());
        followed.catchUp();
        Files.writeString(file(), "mine\n", StandardOpenOption.APPEND);
        assertThatThrownBy(followed::catchUp).hasMessageContaining("differs from the store at line 3");
        Files.writeString(file(), "one\ntoo\n");
        shared.lines.add("three");
        assertThatThrownBy(followed::catchUp).hasMessageContaining("differs from the store at line 2");
        Files.writeString(file(), "one\n");
        followed.catchUp();
        assertThat(Files.readString(file())).isEqualTo("one\ntwo\nthree\n");
    }
}
