package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.evidence.ReviewCommand;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.DocumentStore;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.evidence.text.Article;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReviewCommandTest {
    private static final String SAMARIUM = "China has required licences to export samarium since April 4, 2025.";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path world;

    @BeforeEach
    void copyLedger() throws IOException {
        world = folder.resolve("world");
        copy(Path.of("../worlds/us-china-2025/ledger"), world.resolve("ledger"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.sorted().toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }

    private Path article(String name, String text) throws IOException {
        return article(name, "2025-06-10", text);
    }

    private Path article(String name, String day, String text) throws IOException {
        Path file = folder.resolve(name + ".txt");
        Files.writeString(file, "Date: " + day + "\n" + text);
        return file;
    }

    private int review(String keys, String... more) {
        ReviewCommand command = new ReviewCommand();
        command.readFrom(new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)));
        List<String> args = new ArrayList<>(List.of(world.toString()));
        args.addAll(List.of(more));
        out.getBuffer().setLength(0);
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args.toArray(String[]::new));
    }

    private Ledger ledger() {
        return LedgerReader.read(world).value();
    }

    private List<Decision> decisions() {
        return ReviewLog.of(world).read().all();
    }

    @Test
    void anAcceptedClaimIsAnEventWithItsWordsAndItsPlaceInTheText() throws IOException {
        Path file = article("note", SAMARIUM);
        assertThat(review("a", file.toString(), "--analyst", "ana")).isZero();
        assertThat(out.toString()).contains("Recorded CN-2025-18#claim-", "The queue is empty.", "1 decision made");
        Decision d = decisions().getFirst();
        StatusEvent event = ledger().events().getLast();
        assertThat(d.events()).containsExactly(event.key());
        assertThat(d.analyst()).isEqualTo("ana");
        Article kept = DocumentStore.of(world).find(d.document()).orElseThrow();
        assertThat(kept.text().substring(d.start(), d.end())).isEqualTo(d.quote());
        assertThat(event.source()).contains("#char=" + d.start() + "," + d.end(), d.document());
        StringWriter shown = new StringWriter();
        assertThat(Main.run(
                        new PrintWriter(shown),
                        new PrintWriter(err, true),
                        "ledger",
                        "show",
                        "CN-2025-18",
                        world.toString()))
                .isZero();
        assertThat(shown.toString()).contains("“" + d.quote() + "”", "read in note#char=" + d.start() + "," + d.end());
    }

    @Test
    void theRestWaitsForTheNextSitting() throws IOException {
        Path one = article("one", SAMARIUM);
        Path two = article("two", "China has required licences to export gallium since August 1, 2023.");
        assertThat(review("aq", one.toString(), two.toString())).isZero();
        assertThat(out.toString()).contains("[1 of 2]", "[2 of 2]", "1 decision made");
        assertThat(review("q", one.toString(), two.toString())).isZero();
        assertThat(out.toString()).contains("[1 of 1]", "0 decisions made");
    }

    @Test
    void undoTakesTheEventBackForEveryDayOfKnowledge() throws IOException {
        Path file = article("note", SAMARIUM);
        Ledger before = ledger();
        // the measure was chosen for the reviewer, and a status changes: a second key
        String keys = "m action=suspend\nm modality=done\nm effective=2025-06-20\naa";
        assertThat(review(keys, file.toString())).isZero();
        AsOf then = AsOf.of(LocalDate.of(2025, 7, 1));
        assertThat(ledger().at(then).status("CN-2025-18"))
                .isNotEqualTo(before.at(then).status("CN-2025-18"));
        assertThat(decisions().getFirst().amended()).containsEntry("action", "suspend");
        assertThat(review("q", file.toString())).isZero();
        assertThat(out.toString()).contains("The queue is empty.");
        Path other = article("other", "China has required licences to export gallium since August 1, 2023.");
        assertThat(review("uq", file.toString(), other.toString())).isZero();
        assertThat(out.toString()).contains("Undone: accept of");
        for (LocalDate day = LocalDate.of(2025, 6, 1); day.isBefore(LocalDate.of(2025, 8, 1)); day = day.plusDays(1)) {
            AsOf asOf = AsOf.of(day);
            assertThat(ledger().at(asOf).status("CN-2025-18"))
                    .isEqualTo(before.at(asOf).status("CN-2025-18"));
        }
        assertThat(ReviewLog.of(world).read().standing()).isEmpty();
        assertThat(ledger().events()).hasSize(before.events().size() + 2);
    }

    @Test
    void anEventWhoseDecisionWasCutOffIsNotRecordedTwice() throws IOException {
        Path file = article("note", SAMARIUM);
        assertThat(review("a", file.toString())).isZero();
        Path log = world.resolve("review/decisions.jsonl");
        String whole = Files.readString(log);
        Files.writeString(log, whole.substring(0, whole.length() / 2));
        int events = ledger().events().size();
        assertThat(review("a", file.toString())).isZero();
        assertThat(err.toString()).contains("The last line was cut off");
        assertThat(out.toString()).contains("It was recorded already as CN-2025-18#claim-");
        assertThat(ledger().events()).hasSize(events);
        assertThat(decisions()).hasSize(1);
        assertThat(Journal.of(world.resolve("ledger")).read().events()).hasSize(1);
    }

    @Test
    void hintsAndOpinionsAreWatchedAndNeverRecorded() throws IOException {
        Path file = article("note", "Washington may lift export controls on chip design software, officials hinted.");
        int events = ledger().events().size();
        assertThat(review("aaaa", file.toString())).isZero();
        assertThat(ledger().events()).hasSize(events);
        assertThat(decisions()).isNotEmpty().allMatch(d -> d.verdict() == Decision.Verdict.WATCH);
    }

    @Test
    void rejectedClaimsLowerTheConfidenceOfTheirRule() throws IOException {
        Path one = article("one", SAMARIUM);
        Path two = article("two", "China has required licences to export gallium since August 1, 2023.");
        assertThat(review("", one.toString(), two.toString(), "--list", "queue", "--format", "json"))
                .isZero();
        double before = confidence(out.toString());
        assertThat(review("rq", one.toString(), two.toString())).isZero();
        assertThat(review("", one.toString(), two.toString(), "--list", "queue", "--format", "json"))
                .isZero();
        assertThat(confidence(out.toString())).isLessThan(before);
    }

    private static double confidence(String json) {
        java.util.regex.Matcher m =
                java.util.regex.Pattern.compile("\"confidence\":([0-9.]+)").matcher(json);
        assertThat(m.find()).isTrue();
        return Double.parseDouble(m.group(1));
    }

    @Test
    void aNewActBecomesADraftWithoutRules() throws IOException {
        Path file = article("note", "Japan imposed export controls on dehydrated unobtainium on June 1, 2025.");
        assertThat(review("m title=Unobtainium licences\nnq", file.toString())).isZero();
        assertThat(out.toString()).contains("Drafted JP-2025-D1", "Recorded JP-2025-D1#claim-");
        assertThat(LedgerReader.read(world).hasErrors()).isFalse();
        assertThat(ledger().findMeasure("JP-2025-D1").orElseThrow().title()).isEqualTo("Unobtainium licences");
    }

    @Test
    void aStatusIsNotChangedByOneKeyOnAMeasureThatNobodyChose() throws IOException {
        Path file = article("note", SAMARIUM);
        int before = ledger().events().size();
        String amend = "m act=susp; mod=done; eff=2025-06-20\n";
        assertThat(review(amend + "as", file.toString())).isZero();
        assertThat(out.toString()).contains("the measure was chosen for you", "Nothing was written");
        assertThat(ledger().events()).hasSize(before);
        assertThat(review(amend + "01a", file.toString())).isZero();
        assertThat(out.toString()).doesNotContain("the measure was chosen for you");
        assertThat(ledger().events()).hasSize(before + 1);
    }

    @Test
    void aMeasureThatNoListOffersIsFoundByASearch() throws IOException {
        Path file = article("note", "Japan imposed export controls on dehydrated unobtainium on June 1, 2025.");
        assertThat(review("/no such words here\n/chip-making equipment 23\n1aq", file.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "No measure of the ledger has these words (no such words here).",
                        "› 1  JP-2023-23",
                        "Recorded JP-");
        assertThat(decisions().getFirst().measures()).containsExactly("JP-2023-23");
    }

    @Test
    void aMeasureKeepsItsNumberWhileAClaimIsAmended() throws IOException {
        Path file = article("note", "China imposed export controls on gallium and germanium on July 1, 2024.");
        assertThat(review("m eff=2023-08-01\nm items=samarium\nq", file.toString()))
                .isZero();
        List<List<String>> lists = new ArrayList<>();
        for (String shown : out.toString().split("\\[1 of 1\\]")) {
            lists.add(shown.lines()
                    .filter(l -> l.matches("  [ ›] \\d  .*"))
                    .map(l ->
                            l.substring(4).split(" ")[0] + " " + l.substring(7).split(" ")[0])
                    .toList());
        }
        assertThat(lists).hasSize(4);
        assertThat(lists.get(1)).isNotEmpty();
        assertThat(lists.get(2)).startsWith(lists.get(1).toArray(String[]::new));
        assertThat(lists.get(3)).startsWith(lists.get(2).toArray(String[]::new));
        assertThat(lists.get(3).getLast()).contains("CN-2025-18");
        assertThat(out.toString()).contains("kept as you set it: effective = 2023-08-01; items = samarium");
    }

    @Test
    void whatIsUndoneIsAskedAgainAtOnce() throws IOException {
        Path one = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        Path two = article("two", "Chile banned exports of lithium on June 3, 2025.");
        assertThat(review("nuq", one.toString(), two.toString())).isZero();
        List<String> shown = out.toString()
                .lines()
                .filter(l -> l.matches("\\[\\d of 2\\].*"))
                .map(l -> l.contains("one") ? "one" : "two")
                .toList();
        assertThat(shown).hasSize(3);
        assertThat(shown.get(2)).isEqualTo(shown.getFirst()).isNotEqualTo(shown.get(1));
        assertThat(out.toString()).contains("0 accepted, 0 watched, 0 rejected.", "Nothing was written to ");
    }

    private Path drafts() {
        return world.resolve("ledger/measures/drafts.yaml");
    }

    private boolean isSound() {
        return LedgerReader.read(world).problems().stream().noneMatch(dev.chokepoint.base.Problem::isError);
    }

    /// What was drafted in error is gone from the ledger, and its id is never given again.
    @Test
    void undoTakesTheDraftAwayToo() throws IOException {
        Path file = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        Path waits = article("waits", SAMARIUM);
        assertThat(review("nuq", file.toString(), waits.toString())).isZero();
        assertThat(out.toString())
                .contains("Drafted GN-2025-D1", "no longer drafted: GN-2025-D1", "Nothing was written to ");
        assertThat(drafts()).doesNotExist();
        assertThat(ledger().findMeasure("GN-2025-D1")).isEmpty();
        assertThat(isSound()).isTrue();

        Files.writeString(drafts(), """
                # Mine.
                measures:

                - id: GN-2025-X
                  act: {issuer: GN, type: statement}
                  kind: PROHIBITION
                  title: 'Mine'
                  confirmed: false
                  confidence: weak
                  sources:
                    - 'one'
                  announced: 2025-06-01
                  known: 2025-06-01
                """);
        String mine = Files.readString(drafts());
        assertThat(isSound()).isTrue();
        assertThat(review("nuq", file.toString(), waits.toString())).isZero();
        assertThat(out.toString()).contains("Drafted GN-2025-D2", "no longer drafted: GN-2025-D2");
        assertThat(drafts()).hasContent(mine);
        assertThat(isSound()).isTrue();
    }

    @Test
    void aDraftStaysOnWhichSomethingRestsOrThatSomebodyWorkedOn() throws IOException {
        Path one = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        Path two = article("two", "Exports of bauxite were banned by Guinea on June 2, 2025.");
        Path waits = article("waits", SAMARIUM);
        assertThat(review("naq", one.toString(), two.toString())).isZero();
        assertThat(review("uq", one.toString(), two.toString(), waits.toString()))
                .isZero();
        assertThat(out.toString()).contains("Undone: ").doesNotContain("no longer drafted");
        assertThat(ledger().findMeasure("GN-2025-D1")).isPresent();

        String worked = Files.readString(drafts()).replace("the act itself was not read", "the act was read");
        Files.writeString(drafts(), worked);
        assertThat(review("uq", one.toString(), two.toString(), waits.toString()))
                .isZero();
        assertThat(out.toString()).contains("Undone: ").doesNotContain("no longer drafted");
        assertThat(drafts()).hasContent(worked);
        assertThat(isSound()).isTrue();
    }

    /// A sitting that was cut off between the withdrawal and the decision is gone on with.
    @Test
    void anUndoingThatWasCutOffIsFinished() throws IOException {
        Path file = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        Path waits = article("waits", SAMARIUM);
        assertThat(review("nuq", file.toString(), waits.toString())).isZero();
        Path log = world.resolve("review/decisions.jsonl");
        List<String> lines = Files.readAllLines(log);
        Files.writeString(log, lines.getFirst() + "\n");
        assertThat(review("uq", file.toString(), waits.toString())).isZero();
        assertThat(out.toString()).contains("Undone: accept of");
        assertThat(isSound()).isTrue();

        assertThat(review("nq", file.toString(), waits.toString())).isZero();
        String drafted = Files.readString(drafts());
        assertThat(review("uq", file.toString(), waits.toString())).isZero();
        Files.writeString(drafts(), drafted);
        lines = Files.readAllLines(log);
        Files.writeString(log, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        assertThat(review("uq", file.toString(), waits.toString())).isZero();
        assertThat(out.toString()).contains("Undone: accept of", "no longer drafted: GN-2025-D");
        assertThat(drafts()).doesNotExist();
    }

    @Test
    void whereItWritesAndWhatItWroteIsTold() throws IOException {
        Path file = article("note", "Guinea banned exports of bauxite on June 2, 2025.");
        Path other = article("other", SAMARIUM);
        assertThat(review("naq", file.toString(), other.toString())).isZero();
        Path at = world.toAbsolutePath().normalize().resolve("ledger");
        assertThat(out.toString())
                .startsWith("What you accept is written into the ledger in " + at + ".")
                .contains(
                        "2 accepted, 0 watched, 0 rejected.",
                        "Written to " + at.resolve("journal.jsonl") + ": 1 event and 1 further source of 2 measures.",
                        "Drafted, without rules until somebody has read the act: GN-2025-D1, in "
                                + at.resolve("measures/drafts.yaml"));
    }

    @Test
    void aWorldThatSharesALedgerSaysWhoseItWritesTo() throws IOException {
        Path sharing = folder.resolve("sharing");
        Files.createDirectories(sharing);
        Files.writeString(sharing.resolve("world.yaml"), "id: sharing\ntitle: T\nledger: ../world\n");
        Files.writeString(world.resolve("world.yaml"), "id: world\ntitle: T\n");
        Path file = article("note", "Guinea banned exports of bauxite on June 2, 2025.");
        Path own = world;
        world = sharing;
        review("q", file.toString());
        assertThat(out.toString())
                .as(err.toString())
                .startsWith("What you accept is written into the ledger in "
                        + own.toAbsolutePath().normalize().resolve("ledger")
                        + ", which this world shares with another.");
    }

    @Test
    void whatAnotherArticleToldIsAFurtherSourceOfTheSameEvent() throws IOException {
        Path one = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        Path two = article("two", "Exports of bauxite were banned by Guinea on June 2, 2025.");
        assertThat(review("naq", one.toString(), two.toString())).isZero();
        List<StatusEvent> events = ledger().standingEventsOf("GN-2025-D1");
        assertThat(events)
                .extracting(StatusEvent::type)
                .containsExactly(StatusEvent.Type.ANNOUNCED, StatusEvent.Type.EFFECTIVE, StatusEvent.Type.CONFIRMED);
        assertThat(events.getLast().confirms()).isEqualTo(events.get(1).key());
        assertThat(ledger().events().getLast().source()).startsWith("two#char=");
    }

    @Test
    void actsOfEveryVerbAreDraftedWithTheirKindGoodsAndDays() throws IOException {
        record Act(String text, String kind, String title, String event) {}
        List<Act> acts = List.of(
                new Act(
                        "Guinea banned exports of bauxite from July 1, 2025.",
                        "PROHIBITION",
                        "Export ban: bauxite",
                        "EFFECTIVE 2025-07-01 DAY"),
                new Act(
                        "Japan will lift the licence requirement for photoresists shipped to South Korea from July 2025.",
                        "RESCISSION",
                        "Lifting: photoresists to KR",
                        // a plan for a month is not in force on its first day
                        "ANNOUNCED 2025-06-10 APPROXIMATE"),
                new Act(
                        "Indonesia suspended its export controls on nickel ore on June 2, 2025.",
                        "SUSPENSION",
                        "Suspension: nickel ore",
                        "EFFECTIVE 2025-06-02 APPROXIMATE"),
                new Act(
                        "The European Commission extended the grace period for quantum computers until March 31, 2026.",
                        "AUTHORISATION",
                        "Exemption: quantum computers, until 2026-03-31",
                        "EFFECTIVE 2025-06-10 APPROXIMATE"),
                new Act(
                        "Chile promised to grant licences for exports of lithium.",
                        "COMMITMENT",
                        "Commitment to ease: lithium",
                        "ANNOUNCED"),
                new Act("Congo plans to ban exports of cobalt.", "PLANNED", "Plan to impose: cobalt", "ANNOUNCED"));
        for (Act act : acts) {
            world = folder.resolve("world-" + act.kind());
            copy(Path.of("../worlds/us-china-2025/ledger"), world.resolve("ledger"));
            assertThat(review("nq", article("act", act.text()).toString())).isZero();
            assertThat(LedgerReader.read(world).problems()).noneMatch(dev.chokepoint.base.Problem::isError);
            Measure m = ledger().measures().stream()
                    .filter(x -> x.id().endsWith("-2025-D1"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(act.text() + "\n" + out));
            assertThat(m.kind()).as(act.text()).hasToString(act.kind());
            assertThat(m.title()).isEqualTo(act.title());
            String events = ledger().standingEventsOf(m.id()).stream()
                    .map(e -> e.type() + " " + e.from() + " " + e.span().precision())
                    .toList()
                    .toString();
            assertThat(events).contains(act.event());
        }
    }

    private static final String GUINEA = """
            Guinea suspends its ban

            CONAKRY, June 10 - Guinea suspended its ban on exports of bauxite on June 9, 2025.
            It had banned exports of bauxite on June 2, 2025. Buyers in Kamsar cheered on Monday.
            Analysts expect Guinea to ban exports of iron ore next year.
            """;

    private List<String> asked() {
        return out.toString()
                .lines()
                .filter(l -> l.matches("\\[\\d+ of \\d+\\] .*|── article .*"))
                .map(l -> l.replaceFirst("\\[\\d+ of \\d+\\] \\S+  (\\S+) .*", "$1")
                        .replaceFirst(" of \\d+ ──.*", ""))
                .toList();
    }

    @Test
    void theRowsOfAnArticleAreAskedTogetherAndTheControlBeforeItsSuspension() throws IOException {
        Path one = article("one", GUINEA);
        Path two = article(
                "two",
                "2025-06-11",
                "Chile banned exports of lithium on June 3, 2025. It banned exports of iodine as well.");
        assertThat(review("ssssssss", one.toString(), two.toString())).isZero();
        assertThat(asked()).startsWith("── article 1").containsSubsequence("one", "── article 2", "two", "two");
        assertThat(asked().stream().filter(a -> a.startsWith("──"))).hasSize(2);
        String shown = out.toString();
        assertThat(shown).contains("«It had banned exports of bauxite", "«Guinea suspended its ban");
        assertThat(shown.indexOf("«It had banned exports of bauxite"))
                .isLessThan(shown.indexOf("«Guinea suspended its ban"));
        // all rows of the opening are those that would change the ledger
        assertThat(shown).contains("besides: 1 for the watch list");
    }

    @Test
    void theOpeningShowsSentencesThatMayTellAnActAndHaveNoRow() throws IOException {
        Path one = article(
                "one",
                "2025-06-11",
                "Chile banned exports of lithium on June 3, 2025. Miners knew of the licence rules. Prices rose.");
        assertThat(review("tq", one.toString())).isZero();
        assertThat(out.toString())
                .contains("words of acts, controls, licences or lists, and no row:")
                .containsPattern("\n +2  “Miners knew of the licence rules.”")
                .containsPattern("\n\\* +2  Miners knew of the licence rules")
                .doesNotContainPattern("\n\\* +3  Prices rose");
        Path two = article("two", "2025-06-11", "Chile banned exports of lithium on June 3, 2025. Prices rose.");
        out.getBuffer().setLength(0);
        assertThat(review("q", two.toString())).isZero();
        assertThat(out.toString()).contains("no other sentence has a word of acts, controls, licences or lists");
    }

    @Test
    void whatIsLeftOfAnArticleIsNotAskedAgainUntilThatIsUndone() throws IOException {
        Path one = article("one", GUINEA);
        Path two = article("two", "2025-06-11", "Chile banned exports of lithium on June 3, 2025.");
        assertThat(review("xq", one.toString(), two.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "Left: the rest of “one”, ",
                        "that would change the ledger",
                        "u takes it back",
                        "the rest of 1 article left");
        assertThat(asked()).filteredOn(a -> a.equals("one")).hasSize(1);
        Decision left = decisions().getLast();
        assertThat(left.verdict()).isEqualTo(Decision.Verdict.LEAVE);
        assertThat(ReviewLog.reviews(ReviewLog.of(world).read()))
                .as("what was left is judged neither right nor wrong")
                .isEmpty();
        assertThat(review("q", one.toString(), two.toString())).isZero();
        assertThat(asked()).containsExactly("── article 2", "two");
        assertThat(review("uq", one.toString(), two.toString())).isZero();
        assertThat(review("q", one.toString(), two.toString())).isZero();
        assertThat(asked()).containsExactly("── article 1", "one");
        assertThat(DocumentStore.of(world).find(left.document())).isPresent();
    }

    @Test
    void oneKeyMakesAnArticleASourceOfAllThatItTellsAndTheLedgerHas() throws IOException {
        Path told = article("told", "2025-05-30", """
                WASHINGTON - Cadence and Synopsys got letters from the United States.

                Since May 28 permits for COMAC's engines are on hold, too.
                """);
        review("hx", told.toString());
        assertThat(out.toString())
                .contains("the ledger has it as US-2025-EDA#2 “EDA software licence requirement”")
                .contains("h makes the article a source of the 2 acts that the ledger has")
                .contains("a further source of US-2025-EDA#2")
                .contains("a further source of US-2025-COMAC#2")
                .contains("0 events and 2 further sources of 2 measures");
        assertThat(ledger().standingEventsOf("US-2025-EDA"))
                .filteredOn(e -> !e.confirms().isEmpty())
                .singleElement()
                .satisfies(e -> assertThat(e.confirms()).isEqualTo("US-2025-EDA#2"));
        review("h", told.toString());
        assertThat(out.toString()).contains("The queue is empty.");
    }

    @Test
    void whereTheLedgerHasNothingOfAnArticleThatKeySaysSo() throws IOException {
        review("hq", article("samarium", SAMARIUM).toString());
        assertThat(out.toString()).contains("No row of the article tells what the ledger has.");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void aReviewerGoesToARowOfTheArticle() throws IOException {
        Path one = article("one", GUINEA);
        assertThat(review("g9g2q", one.toString())).isZero();
        String shown = out.toString();
        assertThat(shown).contains("The number (9) must be 1 to 4");
        assertThat(shown.substring(shown.lastIndexOf("[1 of"))).contains("«Guinea suspended its ban");
    }

    @Test
    void anySentenceBecomesADraftByWhatTheReviewerSaysOfIt() throws IOException {
        Path one = article("one", GUINEA);
        assertThat(review(
                        "t d nothing\n d4; items=bauxite\nm action=ease; items=bauxite; effective=2025-06-09\nnq",
                        one.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "   4  Buyers in Kamsar cheered on Monday.",
                        "The number (nothing) must be 1 to",
                        "the sentence that you chose",
                        "Say what is done as well, such as suspend",
                        "GN ease, done: bauxite",
                        "kept as you set it: issuer = GN; action = ease; items = bauxite; effective = 2025-06-09",
                        "Recorded GN-2025-D1#claim-2: EFFECTIVE from 2025-06-09");
        Decision d = decisions().getFirst();
        assertThat(d.kind()).isEqualTo("unread");
        assertThat(d.quote()).isEqualTo("Buyers in Kamsar cheered on Monday.");
        assertThat(d.amended()).containsEntry("issuer", "GN").containsEntry("action", "ease");
        assertThat(ledger().findMeasure("GN-2025-D1")).isPresent();
        // what is typed to search for is never taken for keys
        assertThat(review("d4\n/exw reports\nq", one.toString())).isZero();
        assertThat(out.toString())
                .contains("No measure of the ledger has these words (exw reports)", "m says first what a sentence");
        assertThat(decisions()).hasSize(1);
        // the same sentence tells a second act
        assertThat(review("d4; action=lift; items=iron ore\nnq", one.toString()))
                .isZero();
        assertThat(decisions()).hasSize(2);
        assertThat(ReviewLog.of(world).read().standing()).hasSize(2);
    }

    @Test
    void whatASentenceNamesCountsUnlessTheReviewerSetsIt() throws IOException {
        Path one = article(
                "one",
                "Guinea banned exports of bauxite on June 2, 2025. A decree of Friday lets shippers of gallium carry on"
                        + " until August 31, 2025.");
        assertThat(review("d2\nm waive; kind=prohib\nm kind=authorisation\nnq", one.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "taken unless you set it: issuer=GN; items=gallium; announced=2025-06-06; until=2025-08-31",
                        "GN exempt, done: gallium",
                        "kind = prohibition",
                        "Drafted GN-2025-D1",
                        "EFFECTIVE from 2025-06-06 to 2025-08-31");
        assertThat(ledger().findMeasure("GN-2025-D1").orElseThrow().kind()).hasToString("AUTHORISATION");
    }

    /// Nothing is typed: a key names the slot, another what the article names for it.
    @Test
    void slotsAreSetByKeysToWhatTheArticleNames() throws IOException {
        Path one = article(
                "one",
                "Guinea banned exports of bauxite on June 2, 2025. Lawyers in Tokyo read the decree on Friday. Gallium and"
                        + " germanium for Japan may go out until August 31, 2025, from June 20.");
        assertThat(review("d3\nk2l4k9e4o3\np2\ni1nq", one.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "k: what it tells",
                        "1 needs a licence, 2 banned",
                        "until which day: 1 2025-06-02 (June 2, 2025), 2 2025-06-06 (Friday), 3 2025-06-20 (June 20)*,"
                                + " 4 2025-08-31 (August 31, 2025)*, 0 none",
                        "goods: 1 bauxite, 2 Gallium*, 3 germanium*, 0 none",
                        "parties and places: 1 GN (Guinea), 2 JP (Tokyo)*, 0 all places",
                        "who acts: 1 JP (Tokyo)*, 2 GN (Guinea)",
                        "kept as you set it: issuer = JP; action = ease; until = 2025-08-31; effective = 2025-08-31;"
                                + " items = germanium; targets = JP",
                        "Recorded JP-2025-D1#claim-2: EFFECTIVE from 2025-08-31 to 2025-08-31");
        // the ban that was said first is no ban any more
        assertThat(ledger().findMeasure("JP-2025-D1").orElseThrow().kind()).hasToString("AUTHORISATION");
        assertThat(decisions().getFirst().amended()).doesNotContainKey("kind");
    }

    /// One screen for all slots: the numbers are those of each slot alone, in all rows of the article.
    @Test
    void oneLineSetsAllSlotsToWhatTheArticleNames() throws IOException {
        Path one = article(
                "one",
                "Guinea banned exports of bauxite on June 2, 2025. On Friday Tokyo put licences on five kinds of goods. They"
                        + " comprise lunar regolith, cryogenic pumps and bauxite, and the firms Kokumo Metals, Sado Works and"
                        + " Iwate Foundry. The rule takes effect on July 1, 2025.");
        assertThat(review("d2\nfk1 o2-3, dry etchers p0 e3 y2; title=Five kinds\nuq", one.toString()))
                .isZero();
        String menu = "o  goods: 1 bauxite, 2 lunar regolith, 3 cryogenic pumps, 0 none";
        assertThat(out.toString())
                .contains(
                        menu,
                        "Kokumo Metals, 4 Sado Works, 5 Iwate Foundry, 0 all places",
                        "e l y  from, until, announced: 1 2025-06-02 (June 2, 2025), 2 2025-06-06 (Friday)*, 3 2025-07-01",
                        "kept as you set it: issuer = GN; action = impose; items = lunar regolith, cryogenic pumps, dry"
                                + " etchers; targets = *; effective = 2025-07-01; announced = 2025-06-06;"
                                + " kind = licence-requirement",
                        "“Five kinds”");
        // the row that was read has the same numbers
        assertThat(review("fp1 i1\no1\nq", one.toString())).isZero();
        assertThat(out.toString()).contains(menu.replace("1 bauxite", "1 bauxite*"), "targets = GN", "items = bauxite");
    }

    @Test
    void whatALineSetsRightIsKept() throws IOException {
        Path one = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        assertThat(review("fk0 o7 e1-2 i0 y1; p0 7\nf\nf o9 zz, e\nq", one.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "The key (0) of what is done must be one of 1 needs a licence, ",
                        "The number (7) behind o (goods) must be 1 to 1.",
                        "The number (2) behind e (from which day) must be 1 to 1.",
                        "Somebody acts: i takes a number from 1.",
                        "It stays as it is.",
                        "kept as you set it: announced = 2025-06-02");
        assertThat(decisions()).isEmpty();
        assertThat(review("fk1 zz\nq", one.toString())).isZero();
        assertThat(out.toString())
                .contains("The line (k1 zz) must name slots by their keys with numbers, such as k1 o3-5, dry etchers");
        assertThat(review("fo lunar dust, red mud p0 e1\nfo1 slag; p non-EU places, Acme\nq", one.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "items = lunar dust, red mud; targets = *; effective = 2025-06-02",
                        "items = bauxite, slag; targets = non-EU places, Acme");
        out.getBuffer().setLength(0);
        assertThat(review("fe1 o red mud p small states\nq", one.toString())).isZero();
        assertThat(out.toString())
                .as("a slot in words begins with its key, whatever stands before it")
                .contains("effective = 2025-06-02; items = red mud; targets = small states");
    }

    /// The list goes on for the others, and nothing of another issuer is shown as one of those whose code is a word.
    @Test
    void whoIsTakenOffAStandingListEndsNoListAndMoreMeasuresAreThoseOfTheIssuer() throws IOException {
        Path file = article(
                "note",
                "2025-06-10",
                "The Bureau of Industry and Security removed Acme Optics from the Entity List on June 9, 2025.");
        assertThat(review("0/US-EL\nq", file.toString())).isZero();
        assertThat(out.toString())
                .contains("records US-EL#claim-", ": AMENDED from 2025-06-09")
                .doesNotContain("→ ended");
        out.getBuffer().setLength(0);
        Path india = article("india", "2025-06-10", "India banned exports of onions on June 9, 2025.");
        assertThat(review("+q", india.toString())).isZero();
        assertThat(out.toString()).contains("The ledger has no measure of IN.");
    }

    /// The verb of the text would amend the measure; the reviewer knows the event that is told.
    @Test
    void aRowIsASourceOfAnEventOfTheChosenMeasureWhateverItsVerb() throws IOException {
        Path file = article("note", "2025-06-10", "China eased export controls on samarium, it said.");
        int before = ledger().events().size();
        assertThat(review("0bq", file.toString())).isZero();
        assertThat(out.toString()).contains("First choose the measure that has the event");
        assertThat(review("0/CN-2025-18\nbzq", file.toString())).isZero();
        assertThat(out.toString()).contains("which event of CN-2025-18: 1 CN-2025-18#1: ", "It stays as it is.");
        assertThat(ledger().events()).hasSize(before);
        assertThat(review("0/CN-2025-18\nb2q", file.toString())).isZero();
        StatusEvent recorded = ledger().events().getLast();
        assertThat(recorded.type()).isEqualTo(StatusEvent.Type.CONFIRMED);
        assertThat(recorded.confirms()).isEqualTo("CN-2025-18#2");
        assertThat(recorded.note()).contains("eased export controls on samarium");
    }

    @Test
    void whereNoMeasureFitsAllOfTheIssuerAreShown() throws IOException {
        Path one = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        assertThat(review("+i1+m issuer=TW\n+q", one.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "no measure of the ledger fits;  + shows all of GN",
                        "The ledger has no measure of GN.",
                        "TW-SHTC");
    }

    @Test
    void whatWasSetIsThereAgainAfterAnUndo() throws IOException {
        Path one = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        assertThat(review("m until=2025-12-31; title=Until winter\nnuq", one.toString()))
                .isZero();
        String shown = out.toString();
        assertThat(shown.substring(shown.lastIndexOf("[")))
                .contains("kept as you set it: until = 2025-12-31", "“Until winter”");
    }

    @Test
    void whereNoNewsIsLeftTheRestIsLeftByOneKeyAndShownByAnyOther() throws IOException {
        Path one = article(
                "one", "Guinea banned exports of bauxite on June 2, 2025. In June Guinea banned exports of bauxite.");
        assertThat(review("nxq", one.toString())).isZero();
        String shown = out.toString();
        assertThat(shown.substring(shown.indexOf("Recorded")))
                .contains("What is left of the article is not taken for news: ", "any other key shows its next row: x")
                .doesNotContain("confidence");
        // the decision that is asked again leaves the news to be looked at
        assertThat(review("u\nq", one.toString())).isZero();
        Path two =
                article("two", "Guinea banned exports of tin on June 2, 2025. In June Guinea banned exports of tin.");
        assertThat(review("n q", two.toString())).isZero();
        shown = out.toString();
        assertThat(shown.substring(shown.indexOf("any other key")))
                .contains("any other key shows its next row: ", "confidence");
    }

    /// "It takes effect on …" belongs to the sentence before it, whose own days are of the past.
    @Test
    void aSentenceTakesDaysAndGoodsFromItsNeighbours() throws IOException {
        Path one = article(
                "one",
                "Guinea banned exports of bauxite on June 2, 2025.\n\nGallium waits. Permits, unknown since 2023, are needed"
                        + " next. The rule takes effect on July 1, 2025.");
        assertThat(review("d3\nk1y2nq", one.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "taken unless you set it: issuer=GN; items=gallium; effective=2025-07-01",
                        "announced on which day: 1 2025-06-02 (June 2, 2025), 2 2025-07-01 (July 1, 2025), 0 none",
                        "Recorded GN-2025-D1#claim-2: EFFECTIVE from 2025-07-01");
    }

    @Test
    void aNewMeasureIsDraftedOnlyOnASecondKeyWhereOneIsChosen() throws IOException {
        Path file = article("note", SAMARIUM);
        assertThat(review("n q", file.toString())).isZero();
        assertThat(out.toString()).contains("CN-2025-18 is chosen: a records it there, n again drafts a new measure.");
        assertThat(decisions()).isEmpty();
        assertThat(review("nnq", file.toString())).isZero();
        assertThat(decisions()).hasSize(1);
        assertThat(ledger().findMeasure("CN-2025-D1")).isPresent();
    }

    @Test
    void keysThatChooseNothingLeaveASlotAsItIs() throws IOException {
        Path one =
                article("one", "Guinea banned exports of bauxite on June 2, 2025. Buyers in Kamsar cheered on Monday.");
        assertThat(review("kzi9e9o\np7\ne0 o1, red mud\nq", one.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "It stays as it is.",
                        "The number (7) behind p (parties and places) must be 1 to 1.",
                        "effective = none",
                        "items = bauxite, red mud");
        assertThat(decisions()).isEmpty();
    }

    /// One wrong part of a line does not take the others with it, and what was set is there again after a skip.
    @Test
    void whatWasTypedRightIsKept() throws IOException {
        Path one = article(
                "one",
                "Guinea banned exports of bauxite on June 2, 2025. A decree of Friday lets shippers of gallium carry on"
                        + " until August 31, 2025. Announcement No. 20 says so.");
        assertThat(review("d2; ban; items=tin; kind=whatever\ns/eda soft\ng2q", one.toString()))
                .isZero();
        String shown = out.toString();
        assertThat(shown)
                .contains(
                        "The value (whatever) of (kind) must be one of licence-requirement, ",
                        "The rest of the line is taken.",
                        "“Export ban: tin, until 2025-08-31”, prohibition");
        assertThat(shown.substring(shown.lastIndexOf("[")))
                .contains("GN impose, done: tin", "kept as you set it: issuer = GN; action = impose");
        assertThat(review("d3\n/eda soft\nq", one.toString())).isZero();
        assertThat(out.toString()).contains("«Announcement No. 20 says so.»", "The ledger has:", "US-2025-EDA");
    }

    @Test
    void whoActsMustBeSaidWhereTheArticleTellsOfNobodysActs() throws IOException {
        Path one = article("one", "Guinea and the European Union held talks on bauxite on June 2, 2025.");
        assertThat(review("d1; action=ease\nm issuer=GN; action=ease; items=bauxite\nnq", one.toString()))
                .isZero();
        assertThat(out.toString()).contains("Say who acts as well, such as issuer=CN;", "Recorded GN-2025-D1#claim-2");
        // the key asks for it among those whom the article names
        assertThat(review("d1\nk92nq", one.toString())).isZero();
        assertThat(out.toString())
                .contains(
                        "who acts: 1 GN (Guinea)*, 2 EU (European Union)*",
                        "kept as you set it: issuer = EU; action = ease",
                        "Recorded EU-2025-D1#claim-2");
    }

    @Test
    void aStatusOfLongBeforeTheArticleIsNotChangedByOneKey() throws IOException {
        Path file = article("note", SAMARIUM);
        String amend = "m act=lift; mod=done; eff=2025-04-10\n0/CN-2025-18\n";
        int before = ledger().events().size();
        assertThat(review(amend + "aq", file.toString())).isZero();
        assertThat(out.toString()).contains("This changes what CN-2025-18 was long before the article: a again");
        assertThat(ledger().events()).hasSize(before);
        assertThat(review(amend + "aa", file.toString())).isZero();
        assertThat(ledger().events()).hasSize(before + 1);
    }

    @Test
    void aMeasureIsNotEndedAsAWholeByOneKey() throws IOException {
        Path file = article("note", "2025-06-10", "China lifted export controls on samarium on June 9, 2025.");
        String chosen = "0/CN-2025-18\n";
        int before = ledger().events().size();
        assertThat(review(chosen + "aq", file.toString())).isZero();
        assertThat(out.toString()).contains("This ends CN-2025-18 as a whole, not only for what the article names: a");
        assertThat(ledger().events()).hasSize(before);
        assertThat(review(chosen + "aa", file.toString())).isZero();
        assertThat(ledger().events()).hasSize(before + 1);
    }

    @Test
    void aDraftThatNobodyHadHeardOfIsOfferedOnlyInItsOwnArticle() throws IOException {
        Path one = article("one", "Guinea banned exports of bauxite on June 2, 2025.");
        Path two = article("two", "2025-03-01", "Guinea banned exports of bauxite scrap on February 20, 2025.");
        // the newer one is drafted first, then the older one is asked
        assertThat(review("nsq", one.toString(), two.toString(), "--order", "change"))
                .isZero();
        assertThat(out.toString()).contains("Drafted GN-2025-D1");
        assertThat(asked()).containsExactly("one", "two");
        assertThat(out.toString()).contains("two").doesNotContain("unheard of");
    }

    @Test
    void theRowsAreAskedByWhatTheyWouldChangeWhereThatIsWanted() throws IOException {
        Path one = article("one", GUINEA);
        assertThat(review("q", one.toString(), "--order", "change")).isZero();
        assertThat(asked()).containsExactly("one");
        assertThat(review("q", one.toString(), "--order", "day")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void wrongAmendmentsAreToldAndChangeNothing() throws IOException {
        Path file = article("note", SAMARIUM);
        assertThat(review("m action=abolish\nm colour=red\nm nothing\nm effective=2025-13-01\nq", file.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(
                        "The value (abolish) of (action) must be one of impose,",
                        "The field (colour) must be one of issuer,",
                        "The amendment (nothing) must have the form field=value",
                        "The value (2025-13-01) of (effective) must be a day, month or year");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void aSupplyFactBecomesAVintageBesideTheOthersAndUndoTakesItOut() throws IOException {
        Path whole = folder.resolve("whole");
        copy(Path.of("../worlds/us-china-2025"), whole);
        world = whole;
        try (Stream<Path> articles = Files.list(whole.resolve("articles"))) {
            for (Path p : articles.toList()) {
                Files.delete(p);
            }
        }
        Path file = folder.resolve("fact.txt");
        Files.writeString(
                file, "Date: 2025-06-20\nEach F-35 needs about 25 kilograms of samarium magnets, officials said.");
        Path table = whole.resolve("recipes/minerals.csv");
        String before = Files.readString(table);
        assertThat(review("v", file.toString())).isZero();
        assertThat(out.toString())
                .contains("v: also as a figure: build-f-35 takes 25 kg/aircraft", "22.68", "Added to");
        assertThat(Files.readString(table)).contains("build-f-35,f-35,smco-magnet,25,kg/aircraft,2025,review-");
        assertThat(WorldReader.read(whole).hasErrors()).isFalse();
        Path other = article("other", SAMARIUM);
        assertThat(review("uq", file.toString(), other.toString())).isZero();
        assertThat(Files.readString(table)).isEqualTo(before);
        assertThat(WorldReader.read(whole).hasErrors()).isFalse();
    }

    @Test
    void aFigureThatWouldSpoilTheWorldIsRefusedAndEveryFileIsAsItWas() throws IOException {
        Path whole = folder.resolve("whole");
        copy(Path.of("../worlds/us-china-2025"), whole);
        world = whole;
        try (Stream<Path> articles = Files.list(whole.resolve("articles"))) {
            for (Path p : articles.toList()) {
                Files.delete(p);
            }
        }
        Path file = folder.resolve("fact.txt");
        // the day of the figure that is there: one figure cannot have two values of one day
        Files.writeString(
                file, "Date: 2025-06-09\nEach F-35 needs about 25 kilograms of samarium magnets, officials said.");
        Path table = whole.resolve("recipes/minerals.csv");
        String before = Files.readString(table);
        assertThat(review("vq", file.toString())).isZero();
        assertThat(out.toString()).contains("The figure was not added, the world would not be sound: ");
        assertThat(Files.readString(table)).isEqualTo(before);
        assertThat(whole.resolve("sources/review.yaml")).doesNotExist();
        assertThat(decisions()).isEmpty();
    }

    @Test
    void acceptedTalksStandOnTheTimeline() throws IOException {
        Path file = article(
                "note",
                "The trade talks between the United States and China in London lasted six hours, Bloomberg reported.");
        assertThat(review("aaa", file.toString())).isZero();
        StringWriter shown = new StringWriter();
        assertThat(Main.run(
                        new PrintWriter(shown),
                        new PrintWriter(err, true),
                        "ledger",
                        "timeline",
                        world.toString(),
                        "--as-of",
                        "2025-06-11"))
                .isZero();
        assertThat(shown.toString()).contains("Talks, as reviewed:", "US, CN, in London");
        assertThat(review("", "--list", "talks")).isZero();
        assertThat(out.toString()).contains("1 entry.");
    }

    @Test
    void aDamagedLogIsToldByLineAndNothingIsDecidedOnIt() throws IOException {
        Files.createDirectories(world.resolve("review"));
        Files.writeString(world.resolve("review/decisions.jsonl"), "{\"number\":1}\n");
        assertThat(review("q", article("note", SAMARIUM).toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("decisions.jsonl:1");
    }

    @Test
    void whatAModelReadsOtherwiseMovesUpTheQueue() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            boolean samarium =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).contains("samarium");
            String claim = samarium
                    ? "{\\\"quote\\\":\\\"China has required licences to export samarium\\\",\\\"issuer\\\":\\\"CN\\\","
                            + "\\\"action\\\":\\\"impose\\\",\\\"modality\\\":\\\"denied\\\"}"
                    : "{\\\"quote\\\":\\\"China banned exports of gallium\\\",\\\"issuer\\\":\\\"CN\\\","
                            + "\\\"action\\\":\\\"impose\\\",\\\"modality\\\":\\\"done\\\"}";
            byte[] body = ("{\"choices\":[{\"message\":{\"content\":\"{\\\"claims\\\":[" + claim + "]}\"}}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            Path first = article("a-gallium", "China banned exports of gallium in December 2024.");
            Path second = article("b-samarium", SAMARIUM);
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
            assertThat(review(
                            "",
                            first.toString(),
                            second.toString(),
                            "--list",
                            "queue",
                            "--model",
                            "stub",
                            "--model-url",
                            url))
                    .as(err.toString())
                    .isZero();
            List<String> lines = out.toString()
                    .lines()
                    .filter(l -> l.contains(": CN impose"))
                    .toList();
            assertThat(lines.getFirst()).contains("samarium", "the model reads it otherwise");
            assertThat(lines.get(1)).contains("gallium").doesNotContain("the model");
            assertThat(world.resolve("review/replies")).isNotEmptyDirectory();
        } finally {
            server.stop(0);
        }
    }
}
