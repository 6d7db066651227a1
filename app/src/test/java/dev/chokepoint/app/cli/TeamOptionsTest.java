package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.testkit.Terminal;
import org.junit.jupiter.api.Test;

/// A server beyond this machine starts only where it knows who asks and tokens are not sent in the clear.
class TeamOptionsTest {
    private final Terminal terminal = new Terminal(Main::run);

    @Test
    void listeningElsewhereWithoutUsersIsRefused() {
        assertThat(terminal.run("serve", "--listen", "0.0.0.0")).isEqualTo(2);
        assertThat(terminal.err()).contains("--listen (0.0.0.0)").contains("--store jdbc:postgresql://");
    }

    @Test
    void usersWithoutADatabaseAreRefused() {
        assertThat(terminal.run("serve", "--users")).isEqualTo(2);
        assertThat(terminal.err()).contains("--users need users");
    }

    @Test
    void anAddressWithAPasswordIsRefusedAndNotRepeated() {
        assertThat(terminal.run("serve", "--store", "jdbc:postgresql://db/x?user=a&password=hunter2"))
                .isNotZero();
        assertThat(terminal.err()).contains("without user and password").doesNotContain("hunter2");
    }

    @Test
    void aStoreThatCannotBeReachedIsToldWithoutAStackTrace() {
        assertThat(terminal.run("admin", "users", "--store", "jdbc:postgresql://localhost:1/none"))
                .isEqualTo(3);
        assertThat(terminal.err())
                .contains("The store cannot be reached", "CHOKEPOINT_STORE_USER")
                .doesNotContain("\tat ", "fault of the program");
    }

    @Test
    void anAuditThatIsNoFileIsRefused() {
        assertThat(terminal.run("admin", "audit", "no-such-file.jsonl")).isEqualTo(3);
        assertThat(terminal.err()).contains("no-such-file.jsonl");
    }
}
