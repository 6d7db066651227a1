package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/// A person in a browser: signs in with a token, hears what others do, and signs out.
class TeamBrowserTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPersonSignsInHearsWhatOthersDoAndSignsOut() throws Exception {
        try (PostgresStore store = PostgresStore.open(
                        new StoreAddress(TestPostgres.shared().newDatabase(), TestPostgres.USER, ""));
                TestServer server = new TestServer(
                        Kept.shared(store),
                        ReviewRecord.of(TestServer.ledgerOnly(folder)),
                        (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                        Optional.empty(),
                        Listening.proxied(Set.of(), store.users()))) {
            store.users().put(new Person("ann", Role.ANALYST, List.of()));
            Token token = Token.create(new SecureRandom());
            store.users().keep(token, "ann", "test");
            store.users().put(new Person("ben", Role.READER, List.of()));
            Token other = Token.create(new SecureRandom());
            store.users().keep(other, "ben", "test");
            ChromeDriver browser = TestBrowser.start(folder.resolve("profile"));
            try (LiveClient ben = new LiveClient(server, other.shown(), "/scenarios", "")) {
                browser.get(server.address("/login").toString());
                browser.findElement(By.id("token")).sendKeys(token.shown());
                browser.findElement(By.cssSelector("form button")).click();
                until(() -> "situation".equals(browser.executeScript("return document.documentElement.dataset.ready")));

                browser.get(server.address("/scenarios").toString());
                until(() -> live(browser).contains("ben has this page open too."));
                ben.next(e -> e.content().path("people").toString().contains("ann"), PATIENCE.toMillis());
                store.scenarios().put(new KeptText("truce", "", "name: Truce to January\nchanges: []\n"));
                until(() -> live(browser).contains("The console made the scenario Truce to January."));
                browser.findElement(By.cssSelector(".live button")).click();
                until(() -> !live(browser).contains("made the scenario"));

                browser.findElement(By.cssSelector(".me button")).click();
                until(() -> String.valueOf(browser.getCurrentUrl()).endsWith("/login"));
                browser.get(server.address("/scenarios").toString());
                assertThat(browser.getCurrentUrl()).endsWith("/login");
                assertThat(store.users().tokens("ann")).hasSize(1);
            } finally {
                browser.quit();
            }
            assertThat(server.faults).isEmpty();
        }
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static String live(ChromeDriver browser) {
        return String.valueOf(browser.executeScript("return (document.querySelector('.live') || {}).innerText || ''"));
    }
}
