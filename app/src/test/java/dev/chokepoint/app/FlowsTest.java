package dev.chokepoint.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.ClaimEvents;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.controls.review.Proposal;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.ledger.Journal;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ways of a sentence, a measure and a figure that docs/architecture.md draws, through the classes it names.
class FlowsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)`");

    @TempDir
    private Path folder;

    @Test
    void everyClassThatTheDocumentNamesExists() throws IOException {
        Matcher named = CLASS.matcher(Files.readString(SharedData.projectRoot().resolve("docs/architecture.md")));
        List<String> names = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        while (named.find()) {
            names.add(named.group(1));
            try {
                Class.forName(
                        "dev.chokepoint." + named.group(1), false, getClass().getClassLoader());
            } catch (ClassNotFoundException e) {
                missing.add(named.group(1));
            }
        }
        assertThat(names).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    @Test
    void aSentenceBecomesAStatusOfTheLedger() {
        Ledger whole = WorldFiles.ledger(SharedData.projectRoot().resolve("worlds/us-china-2025"));
        Measure measure = whole.findMeasure("CN-2025-18").orElseThrow();
        Ledger unheard = whole.without(measure.id()).with(measure, List.of());
        AsOf asOf = AsOf.of(DAY);
        assertThat(unheard.at(asOf).status(measure.id())).isInstanceOf(Status.Unheard.class);

        Article article = Article.of(
                "a",
                "",
                "",
                PublishedAt.on(DAY),
                "China has required licences to export samarium since April 4, 2025.");
        RuleClaimExtractor extractor = ReadingRules.extractor();
        Claim claim = extractor.extract(article).getFirst();
        assertThat(MeasureFinder.of(whole).find(claim, article, 3))
                .first()
                .matches(m -> m.measure().equals(measure.id()));
        Proposal.Event proposed = (Proposal.Event) ClaimEvents.propose(claim, article, unheard, measure.id());
        Journal journal = Journal.at(folder.resolve(Journal.FILE));
        StatusEvent event = journal.append(e -> e, proposed.event());
        assertThat(event.source()).contains(article.sha256());

        Ledger after = unheard.record(journal.read().events().getFirst());
        assertThat(after.at(asOf).inForce(measure.id())).isTrue();
        // Nobody could know it the day before the article told of it.
        assertThat(after.at(new AsOf(DAY, DAY.minusDays(1))).inForce(measure.id()))
                .isFalse();
    }

    @Test
    void aMeasureBecomesALossByParty() {
        WorldRecord record = smallWorld();
        try (Situation situation = Situation.of(Question.of(record, AsOf.of(DAY)), Means.of(Solvers.highs()))) {
            Network network = situation.network();
            Network.Arc held =
                    network.arcs.get(situation.standing().arcs().iterator().next());
            Determination determination = situation
                    .bindings()
                    .determination(
                            network.shippedOn(held),
                            network.places.get(network.nodePlace[held.fromNode()]),
                            network.places.get(network.nodePlace[held.toNode()]),
                            EndUse.MILITARY,
                            DAY);
            String measure = determination.measures().iterator().next();
            assertThat(record.ledger().findMeasure(measure)).isPresent();
            assertThat(situation.controls().measures()).contains(measure);
            Plan best = situation.best();
            assertThat(situation.free().total()).isGreaterThan(best.total());
            assertThat(Leverage.of(situation.equilibrium(), situation.controls(), best))
                    .anySatisfy(row -> {
                        assertThat(row.measures().measure()).isEqualTo(measure);
                        assertThat(row.onParty()).isNotEmpty();
                    });
        }
    }

    @Test
    void aFigureBecomesAHeadlineThatLeadsBackToItsSource() {
        WorldRecord record = smallWorld();
        Network network = Network.of(record.world(), DAY);
        JsonNode answer = assessTheSmallWorld();
        JsonNode headline = answer.get("summary").get(0);
        assertThat(headline.get("value").asString()).contains("USD");
        Set<String> refs =
                refs(answer.get("explanations").get(headline.get("why").asString()));
        assertThat(network.figures().values())
                .as("figures of the network whose source stands under the headline")
                .flatMap(f -> f.explain("").allRefs())
                .filteredOn(r -> r.scheme().equals("source"))
                .anyMatch(r -> refs.contains(r.toString()));
    }

    private JsonNode assessTheSmallWorld() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String world = folder.resolve("w").toString();
        int code = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "assess",
                world,
                "--as-of",
                DAY.toString(),
                "--format",
                "json");
        assertThat(code).as(err.toString()).isZero();
        return JsonMapper.shared().readTree(out.toString());
    }

    /// All that an explanation and its parts refer to.
    private static Set<String> refs(JsonNode explanation) {
        Set<String> all = new TreeSet<>();
        explanation
                .path("refs")
                .forEach(r -> all.add(
                        r.get("scheme").asString() + "~" + r.get("value").asString()));
        explanation.path("parts").forEach(p -> all.addAll(refs(p)));
        return all;
    }

    private WorldRecord smallWorld() {
        Path world = folder.resolve("w");
        WorldInit.write(world);
        return WorldFiles.record(world);
    }
}
