package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/// Opens the pages in a browser, uses them, and reads what happened: errors, requests elsewhere, what axe finds.
class PagesBrowserTest {
    private static final Path SHOTS = SharedData.projectRoot().resolve("app/target/pages");

    /// A page must be of use in this time, milliseconds; ten times the goal, since other tests run beside this one.
    private static final double MOST_MILLIS = 15_000;

    @TempDir
    private static Path folder = Path.of("");

    private static TestServer here;
    private static ChromeDriver driver;

    @BeforeAll
    static void start() throws Exception {
        driver = TestBrowser.start(folder.resolve("profile"));
        here = new TestServer(folder.resolve("answers"));
        here.answer();
        Files.createDirectories(SHOTS);
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

    private static void open(String path) {
        driver.get(here.address(path).toString());
        ready();
    }

    /// Waits until a page is drawn and nothing on it is being fetched.
    private static void ready() {
        TestBrowser.ready(driver);
    }

    private static void wait(String condition) {
        TestBrowser.wait(driver, condition);
    }

    private static String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    private static WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    private static void noErrors(String page) {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .map(LogEntry::getMessage)
                        .toList())
                .as(page)
                .isEmpty();
        assertThat(driver.executeScript("return performance.getEntriesByType('resource').map(e => e.name).filter(n =>"
                        + " !n.startsWith(location.origin))"))
                .as(page)
                .isEqualTo(List.of());
        assertThat(driver.findElements(By.cssSelector(".problem"))).as(page).isEmpty();
    }

    /// What axe finds against the levels A and AA.
    private static List<String> violations() {
        return TestBrowser.violations(driver);
    }

    private static void shot(String name) throws IOException {
        Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/check?item=samarium+cobalt+magnet&from=CN&to=US&end_use=fighter+jet&on=2025-06-10",
                "/controls",
                "/controls/CN-2025-18",
                "/exposure",
                "/screen?year=2022",
                "/screen/850511?year=2022",
                "/deals",
                "/evidence",
                "/scenarios",
                "/scenarios/new",
                "/sources",
                "/data",
                "/company"
            })
    void everyPageOpensWithoutErrorAndCanBeUsedByAll(String path) throws IOException {
        String name = path.replaceFirst("\\?.*", "").replaceAll("[^A-Za-z0-9]+", "-");
        for (String theme : new String[] {"light", "dark"}) {
            driver.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
            driver.manage().window().setSize(new Dimension(1400, 1000));
            open(path);
            assertThat(number("performance.now() - performance.getEntriesByType('navigation')[0].responseEnd"))
                    .as(path)
                    .isLessThan(MOST_MILLIS);
            assertThat(violations()).as(path + " " + theme).isEmpty();
            shot("page" + name + "-1400-" + theme);
            noErrors(path);
        }
        for (int width : new int[] {800, 2560}) {
            driver.manage().window().setSize(new Dimension(width, 1200));
            wait("return new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))");
            assertThat(number("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(path + " at " + width)
                    .isZero();
            shot("page" + name + "-" + width);
        }
        assertThat(smallestText()).as(path).isGreaterThanOrEqualTo(14);
    }

    private static double smallestText() {
        return number("""
            Math.min(...[...document.querySelectorAll('main *, nav *, header *')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.offsetParent)
              .map(e => parseFloat(getComputedStyle(e).fontSize)))
            """);
    }

    private static double number(String expression) {
        return ((Number) Objects.requireNonNull(driver.executeScript("return " + expression))).doubleValue();
    }

    @Test
    void aMissingFactIsAskedBackAndItsAnswerGivesAnother() {
        open("/check");
        find("input[name=item]").sendKeys("samarum metal");
        find("input[name=from]").sendKeys("CN");
        find("input[name=to]").sendKeys("US", Keys.ENTER);
        wait("return !!document.querySelector('.missing button')");
        assertThat(text(".outcome .word")).isEqualTo("Outside what is held");

        find(".missing button").click();
        wait("return document.querySelector('.outcome .limbs') && !document.querySelector('.skeleton')");

        assertThat(text(".outcome")).contains("CN-2025-18");
        assertThat(driver.getCurrentUrl()).contains("item=samarium");
        noErrors("/check");
    }

    @Test
    void aSentenceGoesIntoTheFieldsThatItSpeaksOf() {
        open("/check");
        find("input[name=item]")
                .sendKeys(
                        "50 kg of samarium cobalt magnets from China to the US for a fighter jet on 10 June 2025",
                        Keys.ENTER);
        wait("return !!document.querySelector('.outcome')");
        assertThat(text(".outcome .kicker")).contains("China to US", "10 Jun 2025");
        assertThat(text(".outcome .word")).isEqualTo("Prohibited");
        assertThat(text("main")).contains("End use: fighter jet");
        assertThat(driver.getCurrentUrl()).contains("end_use=fighter");
        noErrors("/check");
    }

    /// The address holds the whole question: it asks the same again in another window.
    @Test
    void anAddressAsksTheSameAgain() {
        open("/check?item=gallium+metal&from=CN&to=US&on=2025-06-10");
        wait("return !!document.querySelector('.outcome')");
        String first = text(".outcome");
        String address = driver.getCurrentUrl();

        driver.get(address);
        wait("return !!document.querySelector('.outcome')");

        assertThat(text(".outcome")).isEqualTo(first).contains("10 Jun 2025");
    }

    @Test
    void theSlidersMoveWhatIsInForceAndWhatWasKnown() {
        open("/controls?issuer=CN");
        String now = text("main [role=status]");
        WebElement known =
                driver.findElements(By.cssSelector("input[type=range]")).get(1);

        driver.executeScript(
                "arguments[0].value = Math.round(Date.UTC(2024, 0, 1) / 864e5); arguments[0].dispatchEvent(new"
                        + " Event('input', { bubbles: true }))",
                known);
        wait("return location.search.includes('known=2024-01-01')");
        wait("return document.querySelector('main [role=status]').textContent !== '" + now + "'");

        assertThat(driver.getCurrentUrl()).contains("issuer=CN", "known=2024-01-01");
        assertThat(text("main")).doesNotContain("CN-2025-18");
        find("input[type=search]").sendKeys("gallium");
        wait("return document.querySelectorAll('main tbody tr').length === 1");
        assertThat(text("main tbody")).contains("CN-2023-23");
        noErrors("/controls");
    }

    @Test
    void aNumberSaysWhyAndTheKeysAreShown() {
        open("/");
        find("main button.why").click();
        wait("return !!document.querySelector('dialog.drawer[open]')");
        assertThat(text("dialog.drawer")).contains("Why this number");
        assertThat(violations()).isEmpty();
        find("dialog.drawer").sendKeys(Keys.ESCAPE);
        wait("return !document.querySelector('dialog[open]')");

        find("body").sendKeys("?");
        wait("return !!document.querySelector('dialog.keys[open]')");
        assertThat(violations()).isEmpty();
        find("dialog.keys").sendKeys(Keys.ESCAPE);
        find("body").sendKeys("g", "c");
        wait("return location.pathname === '/controls' && document.documentElement.dataset.ready === 'controls'");
        noErrors("keys");
    }

    /// The five first clicks reach their pages by the keyboard alone.
    @Test
    void everythingIsReachedByTheTabKeyWithAFocusThatIsSeen() {
        open("/check");
        boolean reached = false;
        for (int k = 0; k < 40 && !reached; k++) {
            driver.switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement at = driver.switchTo().activeElement();
            reached = "item".equals(at.getDomAttribute("name"));
            assertThat(at.getCssValue("outline-style") + at.getCssValue("outline-width"))
                    .as(at.getTagName() + " " + at.getText())
                    .isNotEqualTo("none0px");
        }
        assertThat(reached).isTrue();
        driver.switchTo().activeElement().sendKeys("gallium metal", Keys.TAB, "CN", Keys.TAB, "US", Keys.ENTER);
        wait("return !!document.querySelector('.outcome')");
        assertThat(text(".outcome .word")).isNotBlank();
    }

    /// Written by clicking, worked out at once, branched, compared and shared; the note is only a text.
    @Test
    void aScenarioIsWrittenBranchedAndComparedByClicking() throws IOException {
        open("/controls/CN-2025-18");
        driver.findElement(By.partialLinkText("What if it were lifted?")).click();
        wait("return !!document.querySelector('.scenarioform')");
        find("input[name=name]").sendKeys("Rare earths lifted");
        find("textarea").sendKeys("<img src=x onerror=alert(1)>");
        find(".scenarioform button.main").click();
        wait(
                "return location.pathname === '/scenarios/rare-earths-lifted' && !!document.querySelector('section table') &&"
                        + " !document.querySelector('.skeleton')");
        assertThat(text("main")).contains("Lift CN-2025-18", "Loss of all", "As it stands");
        assertThat(violations()).isEmpty();

        driver.findElement(By.linkText("Branch from it")).click();
        wait("return location.pathname === '/scenarios/new' && !!document.querySelector('.scenarioform')");
        find("input[name=name]").sendKeys("Japan builds too");
        driver.executeScript("const k = document.querySelector('select[name=kind]'); k.value = 'capacity';"
                + " k.dispatchEvent(new Event('change'))");
        driver.executeScript("const place = document.querySelectorAll('.adding select')[2]; place.value = 'JP';"
                + " place.dispatchEvent(new Event('change'))");
        find(".adding button.plain").click();
        assertThat(text(".adding [role=status]")).contains("times");
        find("input[name=times]").sendKeys("2");
        find(".adding button.plain").click();
        kindOfChange("stock");
        find(".adding button.plain").click();
        assertThat(text(".adding [role=status]")).contains("amount");
        find(".adding input[name=times]").sendKeys("3");
        find(".adding button.plain").click();
        kindOfChange("demand");
        find(".adding input[name=times]").sendKeys("1.2");
        find(".adding button.plain").click();
        assertThat(text(".scenarioform")).contains("Stock at the start of", "times 3", "Demand for", "times 1.2");
        find(".scenarioform button.main").click();
        wait("return location.pathname === '/scenarios/japan-builds-too' && !!document.querySelector('section table')");

        open("/scenarios?compare=rare-earths-lifted,japan-builds-too");
        wait("return document.querySelectorAll('main thead th').length >= 4");
        assertThat(text("main"))
                .contains("What it changes in the inputs", "In stock at the start", "Wanted at the usual price");
        driver.findElement(By.xpath("//button[starts-with(., 'Show ')]")).click();
        assertThat(text("main")).contains("May pass, share of the usual trade");
        assertThat(text("main")).contains("Capacity of any plant, Japan: times 2", "<img src=x onerror=alert(1)>");
        assertThat(driver.findElements(By.cssSelector("main svg.chart g")).size())
                .isGreaterThanOrEqualTo(3);
        assertThat(violations()).isEmpty();
        for (int width : new int[] {800, 1400, 2560}) {
            driver.manage().window().setSize(new Dimension(width, 1200));
            assertThat(number("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isZero();
            shot("page-scenarios-compared-" + width);
        }
        open("/scenarios?lang=zh&compare=japan-builds-too");
        wait("return !!document.querySelector('main table')");
        assertThat(text("main h1")).isEqualTo("情景");
        assertThat(text("main")).contains("产能", "现状");
        noErrors("/scenarios");
    }

    /// A kept answer has a page for good, with a bar where newer facts exist, and charts that can be taken elsewhere.
    @Test
    void aKeptAnswerHasAPageForGoodAndItsChartsCanBeTakenElsewhere() throws Exception {
        String hash = here.answer();
        open("/a/" + hash);
        wait("return !!document.querySelector('.newer .bar')");
        assertThat(text(".newer .bar")).contains("Newer facts exist.", "Ask again");
        assertThat(text("main")).contains(hash, "How to cite");
        assertThat(violations()).isEmpty();
        shot("page-answer-1400");
        driver.findElements(By.xpath("//figure//button[text()='SVG' or text()='PNG']"))
                .forEach(b -> driver.executeScript("arguments[0].click()", b));
        noErrors("/a");
        open("/a/" + hash + "?lang=zh");
        wait("return !!document.querySelector('.newer .bar')");
        assertThat(text(".newer .bar")).contains("已有更新的事实");

        for (String chart : new String[] {"losses", "stops", "leverage"}) {
            open("/embed/" + hash + "/" + chart);
            assertThat(text("main")).contains("Permanent link", "Scope:");
            assertThat(driver.findElements(By.cssSelector("nav.rail"))).isEmpty();
            assertThat(violations()).as(chart).isEmpty();
            noErrors("/embed " + chart);
        }
        shot("page-embed-1400");
    }

    /// An article is read, its claims stand marked, and a decision is made and taken back by keys alone.
    @Test
    void anArticleIsReadAndReviewedByKeys() throws IOException {
        open("/evidence");
        find("textarea")
                .sendKeys(
                        "China's Ministry of Commerce announced on Friday that it will impose export controls"
                                + " on samarium. <img src=x onerror=alert(1)> It has suspended its export controls on gallium.");
        driver.executeScript("document.querySelector('main input[type=date]').value = '2025-04-04'");
        find("main form button.main").click();
        wait("return document.querySelectorAll('.queue > li').length >= 1 && !document.querySelector('.skeleton')");
        assertThat(driver.findElements(By.cssSelector("mark"))).isNotEmpty();
        assertThat(text(".articletext")).contains("<img src=x onerror=alert(1)>");
        assertThat(violations()).isEmpty();
        shot("page-evidence-read-1400");

        find(".queue > li.current").click();
        find(".queue > li.current").sendKeys("g", "r");
        assertThat(driver.findElements(By.cssSelector(".queue > li.done"))).isEmpty();
        find(".queue > li.current").sendKeys("r");
        wait("return document.querySelectorAll('.queue > li.done').length === 1");
        assertThat(text(".reviewed")).contains("Rejected");
        wait("return document.querySelectorAll('main tbody tr').length === 1");
        find(".queue > li.current").sendKeys("u");
        wait("return document.querySelectorAll('.queue > li.done').length === 0");
        assertThat(text(".reviewed")).contains("Undone");
        open("/evidence?lang=zh");
        assertThat(text("main h1")).isEqualTo("证据");
        noErrors("/evidence");
    }

    @Test
    void thePagesSpeakChinese() throws IOException {
        open("/?lang=zh");
        assertThat(driver.executeScript("return document.documentElement.lang")).isEqualTo("zh-Hans");
        assertThat(text("main h1")).isEqualTo("形势");
        assertThat(text("nav.rail")).contains("我的公司", "核查", "管制措施", "来源");
        shot("page-zh");
        open("/check?lang=zh&item=gallium+metal&from=CN&to=US&on=2025-06-10");
        wait("return !!document.querySelector('.outcome')");
        assertThat(text(".outcome .word")).matches("\\p{IsHan}.*");
        assertThat(violations()).isEmpty();
        noErrors("/?lang=zh");
    }

    /// What a file says is text, whatever it looks like.
    @Test
    void aPartWhoseNameIsAScriptIsOnlyAName() throws IOException {
        Path bill = folder.resolve("bill.csv");
        Files.writeString(bill, """
            level,sku,description,quantity,unit,item,content,per_month,value_usd
            0,<img src=x onerror=alert(1)>,<script>alert(2)</script>,1,piece,,,10,100
            1,MG-7,Sintered magnet with dysprosium,8,piece,ndfeb-dy-magnet,0.012 kg,,
            1,SM-1,samarium cobalt ring,1,piece,,,,
            """);
        open("/company?on=2025-06-10");
        find("input[type=file]").sendKeys(bill.toString());
        wait("return !!document.querySelector('.mapping button')");

        assertThat(text("main")).contains("<img src=x onerror=alert(1)>", "SM-1");
        driver.findElement(By.cssSelector(".mapping input")).sendKeys("0.05 kg");
        find(".mapping button").click();
        wait("return !document.querySelector('.mapping') && !!document.querySelector('.outcome') &&"
                + " !document.querySelector('.mapping') && !document.querySelector('.skeleton')");
        assertThat(text("main")).contains("Samarium-cobalt", "What changed for your parts");
        driver.executeScript("document.querySelector('.since input').value = '2025-04-01'");
        find(".since button").click();
        wait("return !!document.querySelector('.since + div table') && !document.querySelector('[aria-busy]')");
        assertThat(text(".since + div")).contains("CN-2025-18", "never →");
        assertThat(driver.getCurrentUrl()).contains("since=2025-04-01");
        assertThat(violations()).isEmpty();
        shot("page-company-since");
        Path stock = folder.resolve("stock.csv");
        Files.writeString(stock, "sku,months\nMG-7,100\nSM-1,100\n");
        driver.findElements(By.cssSelector("input[type=file]")).get(1).sendKeys(stock.toString());
        wait("return document.querySelector('.outcome.free') && !document.querySelector('.skeleton')");
        assertThat(violations()).isEmpty();
        shot("page-company-answered");
        // The same tables are kept, found in the list and opened again.
        driver.executeScript("document.querySelector('.kept').open = true");
        wait("return !!document.querySelector('.kept form button')");
        find(".kept form button").click();
        wait("return document.querySelectorAll('.kept li').length === 1");
        assertThat(text(".kept")).contains("bill.csv", "It is kept.");
        find(".kept li button").click();
        wait("return document.querySelector('.kept form button').textContent === 'Keep the changes' &&"
                + " !!document.querySelector('.outcome') && !document.querySelector('.skeleton')");
        assertThat(violations()).isEmpty();
        noErrors("/company");
    }

    /// World trade: what is shown is chosen, a cell opens its flows, a product its own page.
    @Test
    void theMapOfWorldTradeLeadsToFlowsAndProducts() throws IOException {
        open("/screen?year=2022");
        assertThat(text("main")).contains("CN-2025-18", "have no customs code");
        find("td .heat button").click();
        ready();
        assertThat(driver.getCurrentUrl()).contains("exporter=CN", "importer=");
        open("/screen?year=2022&show=trade");
        driver.findElement(By.xpath("//button[text()='Products by exporters']")).click();
        driver.findElement(By.cssSelector("th a[href*='/screen/']")).click();
        wait("return document.querySelector('main').innerText.includes('Who sells it')"
                + " && !document.querySelector('[aria-busy]')");
        assertThat(driver.getCurrentUrl()).contains("/screen/").contains("show=trade");
        shot("page-screen-product");
        noErrors("/screen");
    }

    private static void kindOfChange(String kind) {
        driver.executeScript("const k = document.querySelector('select[name=kind]'); k.value = '" + kind + "';"
                + " k.dispatchEvent(new Event('change'))");
    }

    @Test
    void withoutAStoreThePageSaysHowToGetOne() throws IOException {
        try (TestServer bare = new TestServer(
                folder.resolve("bare"),
                (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Optional.empty())) {
            driver.get(bare.address("/screen").toString());
            ready();
            assertThat(text("main")).contains("chokepoint import baci", "chokepoint serve --store");
            assertThat(violations()).isEmpty();
            shot("page-screen-none");
            noErrors("/screen");
        }
    }

    /// Sliders and ticks change the pick at once, and the address holds them.
    @Test
    void aWeightThatIsMovedAndAConcessionThatIsNeverGivenChangeThePick() {
        open("/deals");
        String first = text(".bargain .sentence");
        WebElement never = driver.findElements(By.cssSelector(".weight input[type=checkbox]"))
                .getFirst();
        driver.findElements(By.cssSelector(".weight input[type=checkbox]"))
                .forEach(box -> driver.executeScript("arguments[0].click()", box));
        assertThat(text(".bargain .sentence")).isNotEqualTo(first).startsWith("None of ");
        assertThat(driver.getCurrentUrl()).contains("keep=");
        driver.navigate().refresh();
        ready();
        assertThat(text(".bargain .sentence")).startsWith("None of ");
        assertThat(never).isNotNull();
        driver.findElement(By.xpath("//button[text()='As the answer has it']")).click();
        assertThat(text(".bargain .sentence")).isEqualTo(first);
        driver.executeScript("""
                document.querySelectorAll('.weight input[type=range]').forEach(i => {
                  i.value = i.max; i.dispatchEvent(new Event('input')); i.dispatchEvent(new Event('change')); })
                """);
        assertThat(driver.getCurrentUrl()).contains("weights=");
        assertThat(text(".bargain .sentence")).isNotEqualTo(first);
        assertThat(violations()).isEmpty();
        noErrors("/deals");
    }

    /// What runs out, what depends on what, and where it passes, for each product.
    @Test
    void theFlowsToAProductAreDrawnAsAGraphAMapAndATable() throws IOException {
        open("/exposure");
        wait("return document.querySelectorAll('svg.worldmap path.land').length > 100");
        assertThat(driver.findElements(By.cssSelector("svg.worldmap path.flow")))
                .isNotEmpty();
        assertThat(driver.findElements(By.cssSelector("svg.depends .good"))).isNotEmpty();
        assertThat(driver.findElements(By.cssSelector("svg.depends .good.first")))
                .isNotEmpty();
        assertThat(violations()).isEmpty();
        shot("page-exposure-flows");
        noErrors("/exposure");
    }

    @Test
    void whatTheServerRefusesIsToldWithTheField() {
        open("/check?item=gallium&from=Nowhereland&to=US&on=2025-06-10");
        wait("return !!document.querySelector('.problem')");

        assertThat(text(".problem")).contains("from", "Nowhereland", "two letters");
        driver.manage().logs().get(LogType.BROWSER);
    }
}
