package dev.chokepoint.answer.sweep;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.uncertainty.QuestionWorlds;
import dev.chokepoint.exposure.expected.ExpectedCase;
import dev.chokepoint.exposure.expected.ExpectedDraw;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.OutputKey;
import dev.chokepoint.exposure.uncertainty.Outputs;
import dev.chokepoint.exposure.world.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One cell of a sweep, set up once and answered draw by draw, from several threads.
///
/// A draw's numbers depend on the plan, the cell and the number of the draw alone: every draw, central values too, is
/// solved from the world of central values as it was set up, never from another draw.
public final class SweepWorlds implements AutoCloseable {
    private final Set<SweepOutput> outputs;
    private final Draws draws;
    private final Optional<DrawnWorlds> worlds;
    private final Optional<ExpectedCase> expected;

    private SweepWorlds(
            Set<SweepOutput> outputs, Draws draws, Optional<DrawnWorlds> worlds, Optional<ExpectedCase> expected) {
        this.outputs = outputs;
        this.draws = draws;
        this.worlds = worlds;
        this.expected = expected;
    }

    /// Sets a cell up.
    ///
    /// @param question what the cell asks
    /// @throws dev.chokepoint.exposure.network.NoCertifiedAnswerException
    ///     if the central world has no certified plan
    public static SweepWorlds of(SweepPlan plan, Question question, Means means) {
        boolean solved =
                plan.outputs().contains(SweepOutput.LOSSES) || plan.outputs().contains(SweepOutput.LEVERAGE);
        boolean told = plan.outputs().contains(SweepOutput.EXPECTED);
        return new SweepWorlds(
                plan.outputs(),
                Draws.of(plan.seed(), Math.max(1, plan.draws())),
                solved ? Optional.of(QuestionWorlds.of(question, means)) : Optional.empty(),
                told
                        ? question.world()
                                .behaviour()
                                .map(b -> ExpectedLosses.expectedCase(question, means.solver(), b))
                        : Optional.empty());
    }

    /// What a draw answers.
    ///
    /// @param number 0 for central values, else the number of the draw from 1
    public List<SweepRow> answer(int number) {
        List<SweepRow> rows = new ArrayList<>();
        worlds.ifPresent(w -> solve(w, number, rows));
        expected.ifPresent(e -> expect(e, number, rows));
        return rows;
    }

    private void solve(DrawnWorlds from, int number, List<SweepRow> rows) {
        Draw draw = number == 0 ? Draw.central() : draws.draw(number - 1);
        List<SweepRow> own = new ArrayList<>();
        try (DrawnWorlds.Drawn drawn = from.draw(draw)) {
            if (outputs.contains(SweepOutput.LOSSES)) {
                Rationing.Result worst = Rationing.run(drawn.equilibrium(), drawn.controls());
                Outputs.losses(drawn, worst).forEach((key, usd) -> add(own, number, key, usd));
            }
            if (outputs.contains(SweepOutput.LEVERAGE)) {
                Outputs.leverage(drawn, drawn.controls().measures()).forEach((key, usd) -> add(own, number, key, usd));
                Outputs.issuers(drawn).forEach((key, usd) -> add(own, number, key, usd));
            }
            rows.addAll(own);
        } catch (IllegalStateException | IllegalArgumentException e) {
            rows.add(SweepRow.failed(number, "losses and leverage", String.valueOf(e.getMessage())));
        }
    }

    private static void add(List<SweepRow> rows, int number, OutputKey key, double usd) {
        rows.add(
                switch (key) {
                    case OutputKey.PartyLoss k -> SweepRow.of(number, SweepRow.BEST, "", k.party(), usd);
                    case OutputKey.TotalLoss k ->
                        SweepRow.of(
                                number,
                                k.which() == OutputKey.Case.BEST ? SweepRow.BEST : SweepRow.WORST,
                                "",
                                SweepRow.ALL,
                                usd);
                    case OutputKey.LeverageOn k -> SweepRow.of(number, SweepRow.LEVERAGE, k.measure(), k.party(), usd);
                    case OutputKey.TotalLeverage k ->
                        SweepRow.of(number, SweepRow.LEVERAGE, k.measure(), SweepRow.ALL, usd);
                    default -> throw new IllegalArgumentException("A sweep does not keep " + key.text() + ".");
                });
    }

    private void expect(ExpectedCase of, int number, List<SweepRow> rows) {
        Optional<ExpectedDraw> drawn = number == 0 ? Optional.of(of.central()) : of.draw(draws, number - 1);
        if (drawn.isEmpty()) {
            rows.add(SweepRow.failed(
                    number, SweepRow.EXPECTED, "the drawn figures contradict each other or have no certified plan"));
            return;
        }
        Map<String, Double> byParty = drawn.get().lossByParty();
        byParty.forEach((party, usd) -> rows.add(SweepRow.of(number, SweepRow.EXPECTED, "", party, usd)));
        rows.add(SweepRow.of(
                number, SweepRow.EXPECTED, "", SweepRow.ALL, drawn.get().loss()));
    }

    @Override
    public void close() {
        worlds.ifPresent(DrawnWorlds::close);
    }
}
