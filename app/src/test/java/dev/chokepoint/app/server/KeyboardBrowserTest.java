package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/// The first questions of five users, asked with the keys alone: nothing is clicked, and no script touches the page.
class KeyboardBrowserTest {
    /// Stops of the tab key after which a page is taken for one that cannot be left.
    private static final int MOST_STOPS = 700;

    @TempDir
    private static Path folder = Path.of("");

    private static TestServer here;
    private static ChromeDriver driver;

    @BeforeAll
    static void start() throws Exception {
        driver = TestBrowser.start(folder.resolve("profile"));
        here = new TestServer(folder.resolve("answers"));
        here.answer();
    }

    @AfterAll
    static void stop() {
        if (driver != null) {
            driver.quit();
        }
        if (here != null) {
            here.close();
            assertThat(here.faults).isEmpty();
        }
    }

    /// What has the focus.
    ///
    /// @param kind the element's name, or the type of an input
    /// @param words its label, or else what it says
    /// @param part where it stands: rail, head, main, dialog; empty elsewhere
    /// @param seen whether an outline is drawn around it
    /// @param shown whether it stands within the window
    private record Stop(String kind, String words, String part, boolean seen, boolean shown) {
        private boolean isIn(String where, String what, String starting) {
            return part.equals(where) && kind.equals(what) && words.startsWith(starting);
        }
    }

    private static Stop at() {
        Map<?, ?> at = (Map<?, ?>) Objects.requireNonNull(driver.executeScript("""
            const a = document.activeElement, c = getComputedStyle(a), r = a.getBoundingClientRect();
            const part = a.closest('dialog') ? 'dialog' : a.closest('nav') ? 'rail' : a.closest('header') ? 'head' : a.closest('main') ? 'main' : '';
            return { kind: a.localName === 'input' ? a.type : a.localName, part,
              words: (a.getAttribute('aria-label') || a.getAttribute('name') || a.textContent).trim().slice(0, 80),
              seen: c.outlineStyle !== 'none' && parseFloat(c.outlineWidth) >= 2,
              shown: r.bottom > 0 && r.top < innerHeight && r.right > 0 };
            """));
        return new Stop(
                String.valueOf(at.get("kind")),
                String.valueOf(at.get("words")),
                String.valueOf(at.get("part")),
                Boolean.TRUE.equals(at.get("seen")),
                Boolean.TRUE.equals(at.get("shown")));
    }

    /// What has the focus now, which must be seen.
    private static Stop focus(String kind, String starting) {
        Stop at = at();
        assertThat(at.kind()).as(at.toString()).isEqualTo(kind);
        assertThat(at.words()).startsWith(starting);
        assertThat(at.seen()).as(at.toString()).isTrue();
        return at;
    }

    private static void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// A chord among keys that are sent is pressed one after the other.
    private static void selectAll() {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /// Goes on by the tab key to a control; every stop on the way must be seen.
    private static void tabTo(String part, String kind, String starting) {
        for (int k = 0; k < MOST_STOPS; k++) {
            press(Keys.TAB);
            Stop at = at();
            assertThat(at.kind()).as("the page ended before " + starting).isNotEqualTo("body");
            assertThat(at.seen()).as(at.toString()).isTrue();
            if (at.isIn(part, kind, starting)) {
                return;
            }
        }
        throw new AssertionError("The tab key does not reach " + starting + ".");
    }

    private static void open(String path) {
        driver.get(here.address(path).toString());
        ready();
    }

    private static void ready() {
        TestBrowser.ready(driver);
    }

    private static void wait(String condition) {
        TestBrowser.wait(driver, condition);
    }

    private static boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /// From the first page by the rail to another one.
    private static void rail(String name) {
        open("/");
        tabTo("rail", "a", name);
        press(Keys.ENTER);
        wait("return location.pathname === '/" + (name.equals("My company") ? "company" : name.toLowerCase(Locale.ROOT))
                + "'");
        ready();
        focus("main", "");
    }

    /// The rail stands before the bar, the bar before the page; the tab key leaves each page at its end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/company",
                "/check?item=gallium+metal&from=CN&to=US&on=2025-06-10",
                "/controls",
                "/controls/CN-2025-18",
                "/exposure",
                "/deals",
                "/evidence",
                "/scenarios",
                "/scenarios/new",
                "/screen",
                "/sources",
                "/data"
            })
    void everyStopIsSeenInOrderAndNoPageHoldsTheFocus(String path) {
        open(path);
        List<String> parts = new ArrayList<>();
        int stops = 0;
        press(Keys.TAB);
        for (Stop at = at(); !at.kind().equals("body"); at = at()) {
            assertThat(at.seen()).as(path + " " + at).isTrue();
            assertThat(at.shown()).as(path + " " + at).isTrue();
            if (parts.isEmpty() || !parts.getLast().equals(at.part())) {
                parts.add(at.part());
            }
            assertThat(stops++).as(path).isLessThan(MOST_STOPS);
            press(Keys.TAB);
        }
        assertThat(parts).as(path).containsExactly("", "rail", "head", "main");
    }

    @Test
    void thePolicyAnalystSkipsToTheNumbersAndAsksWhyAndOnAnotherDay() {
        open("/");
        press(Keys.TAB);
        focus("a", "Skip to the content");
        press(Keys.ENTER);
        focus("main", "Situation");
        tabTo("main", "button", "USD");
        String number = at().words();
        press(Keys.ENTER);
        wait("return !!document.querySelector('dialog.drawer[open]')");
        focus("button", "Close");
        assertThat(TestBrowser.violations(driver)).isEmpty();
        press(Keys.TAB);
        assertThat(at().part()).isIn("dialog", "");
        press(Keys.ESCAPE);
        wait("return !document.querySelector('dialog[open]')");
        focus("button", number);

        open("/");
        tabTo("head", "summary", "As of");
        press(Keys.ENTER, Keys.TAB);
        focus("date", "on");
        press(Keys.ESCAPE);
        focus("summary", "As of");
        assertThat(has("details.dates[open]")).isFalse();
        press(Keys.ENTER, Keys.TAB);
        press("06062025", Keys.ENTER);
        wait("return location.search.includes('on=2025-06-06')");
        ready();
        focus("summary", "On 6 Jun 2025");
    }

    @Test
    void aChoiceOfTheBarKeepsTheFocusThoughAllIsDrawnAnew() {
        open("/controls");
        tabTo("head", "select", "Language");
        press(Keys.ARROW_DOWN);
        wait("return document.documentElement.lang === 'zh-Hans'");
        ready();
        focus("select", "语言");
        press(Keys.ARROW_UP);
        wait("return document.documentElement.lang === 'en'");
        ready();
        focus("select", "Language");
    }

    @Test
    void theSupplyRiskAnalystAnswersTheExampleAndAsksWhyALineStops() {
        rail("My company");
        tabTo("main", "button", "Try the example");
        press(Keys.ENTER);
        wait("return !!document.querySelector('.outcome') && !document.querySelector('.skeleton')");
        focus("button", "Try the example");
        tabTo("main", "button", "SV-400");
        press(Keys.ENTER);
        wait("return !!document.querySelector('dialog.drawer[open]')");
        press(Keys.ESCAPE);
        wait("return !document.querySelector('dialog[open]')");
        focus("button", "SV-400");
    }

    @Test
    void theComplianceOfficerTypesASentenceAndGivesWhatIsAskedBack() {
        open("/");
        press("g", "k");
        wait("return location.pathname === '/check'");
        ready();
        focus("main", "");
        press("/");
        focus("text", "item");
        press("50 kg of samarum metal from China to the US for a fighter jet on 10 June 2025", Keys.ENTER);
        wait("return !!document.querySelector('.missing button')");
        focus("text", "item");
        tabTo("main", "button", "samarium");
        press(Keys.ENTER);
        wait("return !!document.querySelector('.outcome .limbs') && !document.querySelector('.skeleton')");
        focus("div", "");
        assertThat(driver.findElement(By.cssSelector(".outcome")).getText()).contains("CN-2025-18");
        assertThat(TestBrowser.violations(driver)).isEmpty();
    }

    @Test
    void thePolicyAnalystMovesTheDaysOpensAMeasureAndTurnsItIntoAScenario() {
        rail("Controls");
        tabTo("main", "range", "");
        press(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        wait("return location.search.includes('on=')");
        ready();
        focus("range", "");
        open("/controls?issuer=CN");
        tabTo("main", "a", "CN-2025-18");
        press(Keys.ENTER);
        wait("return location.pathname.startsWith('/controls/')");
        ready();
        focus("main", "");
        tabTo("main", "a", "What if it were lifted?");
        press(Keys.ENTER);
        wait("return !!document.querySelector('.scenarioform')");
        ready();
        tabTo("main", "text", "name");
        press("Lifted by keys");
        tabTo("main", "select", "Kind of change");
        press(Keys.ARROW_DOWN);
        focus("select", "Kind of change");
        tabTo("main", "button", "Save and work out");
        press(Keys.ENTER);
        wait("return location.pathname.startsWith('/scenarios/lifted')");
        ready();
        focus("button", "Save and work out");
        open("/scenarios");
        tabTo("main", "checkbox", "Compare Lifted by keys");
        press(Keys.SPACE);
        wait("return location.search.includes('compare')");
        ready();
        focus("checkbox", "Compare Lifted by keys");
        press("?");
        wait("return !!document.querySelector('dialog.keys[open]')");
        press(Keys.ESCAPE);
        focus("checkbox", "Compare Lifted by keys");
    }

    @Test
    void thePolicyAnalystMovesAWeightAndForbidsAConcession() {
        rail("Deals");
        tabTo("main", "range", "");
        String concession = at().words();
        assertThat(concession).isNotBlank();
        press(Keys.ARROW_RIGHT);
        wait("return location.search.includes('weights=')");
        focus("range", concession);
        tabTo("main", "checkbox", concession);
        press(Keys.SPACE);
        wait("return location.search.includes('keep=')");
        focus("checkbox", concession);
        tabTo("main", "button", "As the answer has it");
        press(Keys.ENTER);
        wait("return !location.search.includes('keep=')");
        focus("button", "As the answer has it");
    }

    @Test
    void theNewsDeskReadsAnArticleAndDecides() {
        rail("Evidence");
        tabTo("main", "textarea", "");
        press("China's Ministry of Commerce announced on Friday that it will impose export controls on samarium. It has"
                + " suspended its export controls on gallium.");
        press(Keys.TAB);
        focus("date", "");
        press("04042025");
        tabTo("main", "button", "Read");
        press(Keys.ENTER);
        wait("return document.querySelectorAll('.queue > li').length > 1 && !document.querySelector('.skeleton')");
        tabTo("main", "li", "");
        press("j");
        wait("return document.activeElement === document.querySelectorAll('.queue > li')[1]");
        press("k", "r");
        wait("return document.querySelectorAll('.queue > li.done').length === 1");
        focus("li", "");
        press("u");
        wait("return document.querySelectorAll('.queue > li.done').length === 0");
        focus("li", "");
    }

    private static String current() {
        return driver.findElement(By.cssSelector(".queue > li.current")).getText();
    }

    /// Goes down the queue to the claim of some words.
    private static void down(String words) {
        for (int k = 0; k < 9 && !current().contains(words); k++) {
            press("j");
        }
        assertThat(current()).contains(words);
        focus("li", "");
    }

    /// The measures are searched, chosen and drafted as at the terminal, and a status changes by a second key only.
    @Test
    void theNewsDeskSearchesChoosesAndDraftsMeasures() {
        rail("Evidence");
        tabTo("main", "textarea", "");
        press("China's Ministry of Commerce announced on Friday that it has lifted the export controls of its"
                + " Announcement No. 18 of 2025. Guinea banned exports of bauxite on June 2, 2025.");
        press(Keys.TAB);
        press("06202025");
        tabTo("main", "button", "Read");
        press(Keys.ENTER);
        wait("return document.querySelectorAll('.queue > li').length > 1 && !document.querySelector('.skeleton')");
        tabTo("main", "li", "");

        down("No. 18");
        press("a");
        assertThat(current()).contains("a again records it");
        press("/");
        focus("text", "Id, number, or words");
        assertThat(current()).doesNotContain("a again records it");
        press("61 2025 1.", Keys.ESCAPE);
        focus("li", "");
        press("/");
        press("zebra quagga", Keys.ENTER);
        wait("return document.querySelector('.queue > li.current .asking').textContent.includes('zebra quagga')");
        focus("text", "Id, number, or words");
        selectAll();
        press("CN-2025-10", Keys.ENTER);
        wait("return document.querySelector('.queue > li.current .candidate').textContent.includes('CN-2025-10')");
        focus("li", "");
        assertThat(TestBrowser.violations(driver)).isEmpty();
        press("0", "1", "a");
        assertThat(current()).contains("This ends CN-2025-10 as a whole");
        press("a");
        wait("return document.querySelectorAll('.queue > li.done').length === 1");
        focus("li", "");
        assertThat(driver.findElement(By.cssSelector(".reviewed")).getText()).contains("Recorded CN-2025-10");
        press("u");
        wait("return document.querySelectorAll('.queue > li.done').length === 0");

        down("Guinea");
        press("n");
        focus("text", "Title of the new measure");
        assertThat(current()).contains("GN-2025-D1");
        assertThat(TestBrowser.violations(driver)).isEmpty();
        selectAll();
        press("Ban by keys", Keys.ENTER);
        wait("return document.querySelectorAll('.queue > li.done').length === 1");
        focus("li", "");
        assertThat(driver.findElement(By.cssSelector(".reviewed")).getText())
                .contains("Drafted GN-2025-D1 “Ban by keys”");
        press("u");
        wait("return document.querySelectorAll('.queue > li.done').length === 0");
        focus("li", "");
        assertThat(driver.findElement(By.cssSelector(".reviewed")).getText()).contains("no longer drafted");
    }

    /// Reads an article on the page Evidence and goes into its queue.
    private static void read(String text, String monthDayYear) {
        rail("Evidence");
        tabTo("main", "textarea", "");
        press(text);
        press(Keys.TAB);
        press(monthDayYear);
        tabTo("main", "button", "Read");
        press(Keys.ENTER);
        wait("return !!document.querySelector('.queue > li') && !document.querySelector('.skeleton')");
        tabTo("main", "li", "");
    }

    @Test
    void whatIsSkippedWaitsAndTheNextIsAsked() {
        read(
                "China's Ministry of Commerce announced on Friday that it will impose export controls on samarium. It has"
                        + " suspended its export controls on gallium.",
                "04042025");
        press("?");
        wait("return !!document.querySelector('dialog.keys[open]')");
        assertThat(driver.findElement(By.cssSelector("dialog.keys")).getText())
                .contains("m amends", "v accepts a supply fact as a figure", "s skips");
        press(Keys.ESCAPE);
        wait("return !document.querySelector('dialog[open]')");
        focus("li", "");
        String first = current();
        press("s");
        wait("return document.activeElement === document.querySelectorAll('.queue > li')[1]");
        assertThat(current()).isNotEqualTo(first);
        press("s");
        assertThat(current()).contains("No other item waits");
        assertThat(has(".queue > li.done")).isFalse();
        press("k");
        assertThat(current()).isEqualTo(first);
        assertThat(TestBrowser.violations(driver)).isEmpty();
    }

    /// A claim is amended as at the terminal, shown as amended, and recorded so.
    @Test
    void aClaimIsAmendedByAKeyAndAcceptedSo() {
        read("Gabon banned exports of manganese on June 2, 2025.", "06202025");
        assertThat(current()).contains("impose");
        press("m");
        focus("text", "What is to be read otherwise");
        press("colour=red", Keys.ENTER);
        wait("return document.querySelector('.queue > li.current .asking').textContent.includes('colour')");
        selectAll();
        press("eff=2025-07-01; act=susp", Keys.ENTER);
        wait("return document.querySelector('.queue > li.current').textContent.includes('amended: eff=2025-07-01')");
        focus("li", "");
        assertThat(current()).contains("suspend", "effective 2025-07-01");
        press("m");
        selectAll();
        press("eff=2025-07-02", Keys.ENTER);
        wait("return document.querySelector('.queue > li.current').textContent.includes('amended: eff=2025-07-02')");
        assertThat(current()).contains("impose", "effective 2025-07-02").doesNotContain("suspend");
        assertThat(TestBrowser.violations(driver)).isEmpty();
        press("n", Keys.ENTER);
        wait("return document.querySelectorAll('.queue > li.done').length === 1");
        assertThat(driver.findElement(By.cssSelector(".reviewed")).getText()).contains("2025-07-02");
        press("u");
        wait("return document.querySelectorAll('.queue > li.done').length === 0");
    }

    /// A supply fact becomes a vintage of a figure of the world; what is no such fact has nothing to add.
    @Test
    void aSupplyFactBecomesAFigureByAKey() throws IOException {
        Path world = folder.resolve("answers").resolve("reviewed");
        try (Stream<Path> files = Files.walk(TestServer.WORLD)) {
            for (Path file : files.toList()) {
                Path copy = world.resolve(TestServer.WORLD.relativize(file).toString());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        Path table = world.resolve("recipes/minerals.csv");
        String before = Files.readString(table);
        read("Each F-35 needs about 25 kilograms of samarium magnets, officials said.", "06202025");
        assertThat(current()).contains("As a figure: build-f-35 takes 25 kg/aircraft");
        assertThat(TestBrowser.violations(driver)).isEmpty();
        press("v");
        wait("return document.querySelectorAll('.queue > li.done').length === 1");
        assertThat(driver.findElement(By.cssSelector(".reviewed")).getText()).contains("Added to");
        assertThat(Files.readString(table)).contains("build-f-35,f-35,smco-magnet,25,kg/aircraft,2025,review-");
        press("u");
        wait("return document.querySelectorAll('.queue > li.done').length === 0");
        assertThat(Files.readString(table)).isEqualTo(before);
    }

    /// What is not there is told under a heading, in words that all can read.
    @ParameterizedTest
    @ValueSource(strings = {"/controls/XX-1", "/scenarios/none", "/a/unknown", "/?on=2020-01-01"})
    void whatIsNotThereIsToldUnderAHeading(String path) {
        open(path);
        assertThat(driver.findElement(By.cssSelector("h1")).getText()).isNotBlank();
        assertThat(has(".problem")).isTrue();
        assertThat(TestBrowser.violations(driver)).isEmpty();
    }
}
