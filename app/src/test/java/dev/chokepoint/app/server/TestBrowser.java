package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.opentest4j.TestAbortedException;

/// A browser of this machine that tests steer; without one they are skipped.
final class TestBrowser {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TestBrowser() {}

    static ChromeDriver start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(
                program("chromium", "chromium-browser", "google-chrome").toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=en-GB",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program("chromedriver").toFile())
                        .build(),
                options);
    }

    private static Path program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(dir -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("Skipped: no " + names[0] + " on the PATH."
                        + " Maybe run apt-get install --no-install-recommends chromium chromium-driver."));
    }

    /// Waits until a script returns true.
    static void wait(ChromeDriver driver, String condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(driver.executeScript(condition))) {
            assertThat(System.nanoTime()).as(condition).isLessThan(until);
            LockSupport.parkNanos(40_000_000);
        }
    }

    /// Waits until a page is drawn and nothing on it is being fetched.
    static void ready(ChromeDriver driver) {
        wait(
                driver,
                "return !!document.documentElement.dataset.ready && !document.querySelector('[aria-busy], .skeleton,"
                        + " .job')");
    }

    /// What axe finds on the page against the levels A and AA.
    static List<String> violations(ChromeDriver driver) {
        driver.executeScript(Axe.SCRIPT);
        Object found = driver.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })
              .then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join(' | '))));
            """);
        List<String> out = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(found)).forEach(v -> out.add(String.valueOf(v)));
        return out;
    }

    private static final class Axe {
        private static final String SCRIPT = read();

        private static String read() {
            try (InputStream in = Objects.requireNonNull(TestBrowser.class.getResourceAsStream("/axe.min.js"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new IllegalStateException("axe cannot be read.", e);
            }
        }
    }
}
