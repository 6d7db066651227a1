package dev.chokepoint.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.data.backup.StoreBackup;
import dev.chokepoint.data.kept.FileStore;
import dev.chokepoint.data.kept.KeptAnswers.Given;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a team's server keeps goes into one file and comes back, byte for byte.
class StoreBackupTest {
    @TempDir
    private Path folder = Path.of("");

    private static PostgresStore store() {
        return PostgresStore.open(new StoreAddress(TestPostgres.shared().newDatabase(), TestPostgres.USER, ""));
    }

    private static Token fill(PostgresStore store) {
        store.users().put(new Person("ann", Role.ADMIN, List.of("motors", "pumps")));
        Token token = Token.create(new SecureRandom());
        store.users().keep(token, "ann", "laptop");
        store.scenarios().add("truce", "", "name: 稀土\r\n");
        store.scenarios().add("plan", "motors", "name: Plan");
        store.companies().add("company-1", "motors", "{\"name\":\"Secret\"}");
        String hash = store.answers().put("{\"a\":\u0001}".getBytes(StandardCharsets.UTF_8), "motors");
        store.answers().point("asked", new Given(hash, "2026-11-30T08:00:00Z", 1.5));
        store.answers().tellLatestSeconds(2.5);
        store.lines("world/journal").appendAll(List.of("{\"key\":\"one\"}", "", "zwei"));
        store.files("world/documents").put("abc.json", new byte[] {0, 1, -1, 10, 13});
        AuditLog audit = new AuditLog(store.lines(AuditLog.NAME), InstantSource.system());
        audit.add(AuditLog.Entry.ofConsole("root", "user", "ann is admin"));
        audit.add(new AuditLog.Entry("ann", "GET", "/", 200, "a", "b", ""));
        return token;
    }

    @Test
    void aBackupOfWhatWasRestoredIsTheBackup() throws IOException {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        Path files = folder.resolve("files.zip");
        try (PostgresStore from = store();
                PostgresStore to = store()) {
            Token token = fill(from);
            StoreBackup.write(from, Optional.of(from.users()), first);
            StoreBackup.restore(first, to, Optional.of(to.users()));
            StoreBackup.write(to, Optional.of(to.users()), second);

            assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
            assertThat(to.users().owner(token).orElseThrow().teams()).containsExactly("motors", "pumps");
            assertThat(AuditLog.verify(to.lines(AuditLog.NAME)).problems()).isEmpty();
            assertThat(to.companies().find("company-1"))
                    .isEqualTo(from.companies().find("company-1"));

            // The same into files and back.
            FileStore laptop = FileStore.of(folder.resolve("laptop"));
            StoreBackup.restore(first, laptop, Optional.empty());
            try (PostgresStore again = store()) {
                StoreBackup.write(laptop, Optional.empty(), files);
                StoreBackup.restore(files, again, Optional.of(again.users()));
                again.users().put(new Person("ann", Role.ADMIN, List.of("motors", "pumps")));
                from.users().keptTokens().forEach(again.users()::put);
                StoreBackup.write(again, Optional.of(again.users()), files);
                assertThat(Files.readAllBytes(files)).isEqualTo(Files.readAllBytes(first));
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rw-------");
    }

    /// What a backup restores, as the bytes of a backup of it.
    private byte[] filesOf(Path file, String name) throws IOException {
        FileStore laptop = FileStore.of(folder.resolve(name));
        StoreBackup.restore(file, laptop, Optional.empty());
        Path again = folder.resolve(name + ".zip");
        StoreBackup.write(laptop, Optional.empty(), again);
        return Files.readAllBytes(again);
    }

    @Test
    void aBackupThatWasChangedOrCutOffOrIsNoneIsRefusedAndLeavesNothing() throws IOException {
        Path file = folder.resolve("backup.zip");
        try (PostgresStore from = store();
                PostgresStore to = store()) {
            fill(from);
            StoreBackup.write(from, Optional.of(from.users()), file);
            byte[] whole = Files.readAllBytes(file);
            byte[] content = filesOf(file, "whole");
            for (int k = 1; k < 12; k++) {
                byte[] changed = whole.clone();
                changed[whole.length * k / 12] ^= 0x5a;
                Files.write(file, changed);
                // A byte that holds nothing, such as a time within the archive, may be another one.
                try {
                    assertThat(filesOf(file, "changed-" + k)).isEqualTo(content);
                } catch (IllegalArgumentException e) {
                    assertThat(e.getMessage()).contains("must be one that admin backup wrote");
                    assertThatThrownBy(() -> StoreBackup.restore(file, to, Optional.of(to.users())))
                            .isInstanceOf(IllegalArgumentException.class);
                    assertThat(to.users().all()).isEmpty();
                    assertThat(to.lineNames()).isEmpty();
                }
            }
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
            assertThatThrownBy(() -> StoreBackup.restore(file, to, Optional.of(to.users())))
                    .isInstanceOf(IllegalArgumentException.class);
            Files.write(file, whole);
            assertThatThrownBy(() -> StoreBackup.restore(file, from, Optional.of(from.users())))
                    .hasMessageContaining("must hold nothing");
        }
    }
}
