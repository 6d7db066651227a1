package dev.chokepoint.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.base.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/// Opens the report in a headless chromium, uses everything on it that can be used, and reads what happened.
class ReportBrowserTest {
    private static final int WAIT_SECONDS = 120;
    /// Timeline, chain, losses, stops, prices, profile and the deal plane that is open at first and the
    /// one that is
    /// not.
    private static final int CHARTS_OF_SAMPLE = 8;

    /// Runs in the page before its own scripts: writes down errors, blocked loads and what each control does.
    private static final String PROBE = """
            <script>
            const seen = { errors: [], blocked: 0 };
            addEventListener('error', e => seen.errors.push(String(e.message)));
            addEventListener('unhandledrejection', e => seen.errors.push(String(e.reason)));
            document.addEventListener('securitypolicyviolation', e => { seen.blocked++; seen.errors.push(e.violatedDirective); });
            console.error = (...all) => seen.errors.push(all.join(' '));
            console.warn = (...all) => seen.errors.push(all.join(' '));
            addEventListener('load', () => {
              const wide = () => document.documentElement.scrollWidth - innerWidth;
              const charts = () => [...document.querySelectorAll('.chart svg')].filter(s => s.querySelectorAll('path').length > 3).length;
              const beyond = wide();
              document.querySelectorAll('details').forEach(d => { d.open = true; });
              setTimeout(() => {
                const drawn = charts();
                let explained = 0;
                const dialog = document.querySelector('dialog');
                const keys = [...document.querySelectorAll('button.why')];
                keys.forEach(b => { b.click(); if (dialog.open && dialog.querySelector('.value').textContent.trim()) explained++; dialog.close(); });
                document.querySelectorAll('select').forEach(s => { for (let k = s.options.length - 1; k >= 0; k--) { s.value = k; s.dispatchEvent(new Event('change')); } });
                document.querySelectorAll('input[type=search]').forEach(i => { i.value = 'no such text'; i.dispatchEvent(new Event('input')); i.value = ''; i.dispatchEvent(new Event('input')); });
                document.querySelectorAll('table + button.plain, .scroll + button.plain').forEach(b => b.click());
                const out = { ready: document.documentElement.dataset.ready || '', faults: document.documentElement.dataset.faults || '', errors: seen.errors.join(' | '), blocked: seen.blocked,
                  loads: performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith('data:')).join(' '), drawn, keys: keys.length, explained, beyond, opened: wide(), width: innerWidth,
                  redrawn: charts(), marks: document.querySelectorAll('mark[class^=m-]').length, empties: document.querySelectorAll('.empty').length, worths: document.querySelectorAll('.worth').length, broken: document.body.innerText.match(/undefined|NaN|\\[object/g) ? 'yes' : 'no' };
                const pre = document.createElement('pre');
                pre.id = 'probe';
                pre.textContent = '\\n' + Object.entries(out).map(([k, v]) => k + '=' + v).join('\\n') + '\\n';
                document.body.append(pre);
              }, 400);
            });
            </script>
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static String chromium = "";

    @BeforeAll
    static void findChromium() {
        chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(dir -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(
                        () -> new TestAbortedException(
                                "Skipped: no chromium on the PATH. Maybe run apt-get install --no-install-recommends chromium."));
    }

    @ParameterizedTest
    @ValueSource(ints = {1400, 800})
    void everyChartIsDrawnAndEveryNumberExplainsItself(int width) throws Exception {
        Map<String, String> seen = open(ReportWriter.html(SampleAssessments.rich()), width);
        assertThat(seen)
                .containsEntry("ready", "true")
                .containsEntry("width", Integer.toString(width))
                .containsEntry("faults", "")
                .containsEntry("errors", "")
                .containsEntry("blocked", "0")
                .containsEntry("loads", "")
                .containsEntry("broken", "no")
                .containsEntry("drawn", Integer.toString(CHARTS_OF_SAMPLE))
                .containsEntry("redrawn", Integer.toString(CHARTS_OF_SAMPLE))
                .containsEntry("explained", seen.getOrDefault("keys", ""));
        assertThat(number(seen, "keys")).isGreaterThan(50);
        assertThat(number(seen, "marks")).isEqualTo(5);
        // The card of one deal: two items, what each gives both sides.
        assertThat(number(seen, "worths")).isEqualTo(4);
        assertThat(number(seen, "beyond")).isLessThanOrEqualTo(0);
        assertThat(number(seen, "opened")).isLessThanOrEqualTo(0);
    }

    @Test
    void anEmptyAssessmentSaysWhatIsMissing() throws Exception {
        Map<String, String> seen = open(ReportWriter.html(SampleAssessments.empty()), 1400);
        assertThat(seen)
                .containsEntry("ready", "true")
                .containsEntry("faults", "")
                .containsEntry("errors", "")
                .containsEntry("broken", "no")
                .containsEntry("drawn", "0");
        assertThat(number(seen, "empties")).isGreaterThanOrEqualTo(13);
    }

    /// Values of all sizes, with halves and what lies just beside the borders of units.
    private static List<Double> values() {
        List<Double> out = new ArrayList<>(List.of(
                0.0,
                -0.4,
                0.4,
                0.5,
                1.005,
                0.125,
                2.675,
                12.345,
                999.5,
                999.49,
                1234.5,
                12345.5,
                0.9995e3,
                999_949.9,
                0.9995e6,
                2.675e6,
                999.95e6,
                0.9995e9,
                1.005e9,
                1.2e12,
                3.456e15,
                1e15,
                9.9996e-5,
                1.23e-5,
                1e-4,
                0.05678,
                100.0,
                1e6,
                -2.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY));
        Random random = new Random(1);
        for (int k = 0; k < 1000; k++) {
            double value = Math.pow(10, random.nextDouble(-6, 17)) * (random.nextInt(4) == 0 ? -1 : 1);
            out.add(value);
            out.add(Math.rint(value * 1000) / 1000);
            out.add(Math.rint(value) + 0.5);
        }
        return out;
    }

    @Test
    void theScriptWritesNumbersAsTheProgramDoes() throws Exception {
        List<Double> values = values();
        String page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>numbers</title><body><script>"
                + Html.resource("numbers.js") + "\nconst values = " + values + ";\n" + """
                addEventListener('load', () => setTimeout(() => {
                  const pre = document.createElement('pre');
                  pre.id = 'probe';
                  pre.textContent = '\\n' + values.map((v, k) => 'text' + k + '=' + numbers.text(v) + '\\nusd' + k + '=' + (Number.isFinite(v) ? numbers.usd(v) : '')).join('\\n') + '\\n';
                  document.body.append(pre);
                }, 2000));
                </script></body></html>
                """;
        Map<String, String> seen = open(page, 1400);
        for (int k = 0; k < values.size(); k++) {
            double value = values.get(k);
            assertThat(seen).as("%s", value).containsEntry("text" + k, Numbers.text(value));
            assertThat(seen).as("%s", value).containsEntry("usd" + k, Double.isFinite(value) ? Numbers.usd(value) : "");
        }
    }

    private static int number(Map<String, String> seen, String key) {
        return Integer.parseInt(seen.getOrDefault(key, ""));
    }

    private static Map<String, String> open(String html, int width) throws IOException, InterruptedException {
        Path page = Files.createTempFile(folder, "report", ".html");
        int body = html.indexOf("<title>");
        Files.writeString(page, html.substring(0, body) + PROBE + html.substring(body));
        Path dom = Files.createTempFile(folder, "dom", ".html");
        Path log = Files.createTempFile(folder, "log", ".txt");
        List<String> command = new ArrayList<>(List.of(
                chromium,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-dev-shm-usage",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                "--window-size=" + width + ",1000",
                "--virtual-time-budget=8000",
                "--dump-dom",
                page.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS))
                    .as("chromium ends within %s s", WAIT_SECONDS)
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        assertThat(Files.readAllLines(log, StandardCharsets.ISO_8859_1)).noneMatch(line -> line.contains(":CONSOLE"));
        String text = Files.readString(dom);
        int from = text.lastIndexOf("<pre id=\"probe\">");
        assertThat(from).as("the probe ran in the page").isPositive();
        Map<String, String> seen = new TreeMap<>();
        text.substring(from + "<pre id=\"probe\">".length(), text.indexOf("</pre>", from))
                .lines()
                .filter(line -> line.contains("="))
                .forEach(line -> seen.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return seen;
    }
}
