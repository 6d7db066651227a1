package dev.chokepoint.answer;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Questions about the sample world of samarium and chip software, under a ledger of two measures.
///
/// From 1 April 2025 China asks for licences for magnets, and America for chip software.
public final class SampleQuestions {
    public static final String MAGNETS = "CN-2025-1";
    public static final String SOFTWARE = "US-2025-1";
    public static final AsOf JUNE = AsOf.of(LocalDate.of(2025, 6, 10));
    public static final LocalDate APRIL = LocalDate.of(2025, 4, 1);

    private SampleQuestions() {}

    /// The solver that the tests share.
    public static LpSolver solver() {
        return Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }

    /// Both measures in force.
    public static Ledger ledger() {
        return Ledger.of(
                List.of(
                        measure(MAGNETS, "CN", new Condition.OneOf("alloy", Set.of("SmCo"), false)),
                        measure(SOFTWARE, "US", new Condition.OneOf("eccn", Set.of("3D991"), false))),
                List.of(effective(MAGNETS, 1), effective(SOFTWARE, 2)),
                Reference.EMPTY);
    }

    /// The question of 10 June 2025 under a ledger.
    public static Question june(Ledger ledger) {
        return Question.of(WorldRecord.of(SampleWorlds.samariumJets(), ledger), JUNE);
    }

    private static Measure measure(String id, String issuer, Condition item) {
        Scope scope = new Scope(
                Set.of(),
                PlaceSet.ALL,
                PlaceSet.of(issuer),
                PlaceSet.ALL,
                PlaceSet.ALL,
                PartySet.ANYONE,
                Set.of(),
                Set.of(),
                "",
                item,
                List.of(),
                Reach.TERRITORY);
        return new Measure(
                id,
                new Act(issuer, "made up", "Act " + id, "rule"),
                MeasureKind.LICENCE_REQUIREMENT,
                "Title of " + id,
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                Confidence.RECALLED,
                List.of(),
                List.of("made up for an example"),
                List.of(new Rule("rule", scope, new Effect.RequiresLicence(Policy.UNSTATED), "a licence is needed")));
    }

    /// A measure takes effect on 1 April 2025, and was public before.
    private static StatusEvent effective(String measure, long sequence) {
        return new StatusEvent(
                measure + "#1",
                measure,
                "",
                StatusEvent.Type.EFFECTIVE,
                StatusEvent.Span.from(APRIL),
                StatusEvent.Known.on(APRIL.minusDays(5)),
                "",
                StatusEvent.Provenance.of(Confidence.RECALLED),
                sequence);
    }
}
