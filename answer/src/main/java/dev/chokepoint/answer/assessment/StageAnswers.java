package dev.chokepoint.answer.assessment;

import dev.chokepoint.answer.Foresight;
import dev.chokepoint.answer.Grounds;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.answer.lanes.LaneDetermination;
import dev.chokepoint.answer.lanes.StandingMeasure;
import dev.chokepoint.answer.leverage.LeverageMatrix;
import dev.chokepoint.answer.leverage.LeverageQuestion;
import dev.chokepoint.answer.leverage.LeverageStudy;
import dev.chokepoint.answer.losses.BranchLoss;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The answers of the stages to one question: what the ledger says, what it costs, who holds which lever, what
/// could be agreed, and what all of it rests on.
///
/// @param measures the measures of the ledger as they stand
/// @param lanes what the ledger says of the lanes of the world
/// @param branches what is lost if suspensions that may run out go on in another way
/// @param deals on the latest deal space known; none where none was
public record StageAnswers(
        List<StandingMeasure> measures,
        List<LaneDetermination> lanes,
        Losses losses,
        List<BranchLoss> branches,
        LeverageMatrix leverage,
        LeverageStudy beside,
        List<Negotiation> deals,
        Grounds grounds) {
    public StageAnswers {
        measures = List.copyOf(measures);
        lanes = List.copyOf(lanes);
        branches = List.copyOf(branches);
        deals = List.copyOf(deals);
    }

    /// The same with other answers on deals.
    public StageAnswers withDeals(List<Negotiation> others) {
        return new StageAnswers(measures, lanes, losses, branches, leverage, beside, others, grounds);
    }

    /// Answers what was set up.
    ///
    /// @param beside what is wanted beside the leverage matrix
    /// @param talks what is at the table; empty where nobody asks what could be agreed
    public static StageAnswers of(Situation situation, LeverageQuestion beside, Optional<DealSpace> talks) {
        Ledger ledger = situation.question().world().ledger();
        // What is determined does not wait for what is computed.
        CompletableFuture<List<LaneDetermination>> lanes = CompletableFuture.supplyAsync(() -> LaneDetermination.all(
                situation.question().world().world(),
                situation.bindings(),
                situation.question().asOf()));
        LeverageMatrix.prepare(situation);
        situation.worst();
        LeverageMatrix matrix = LeverageMatrix.of(situation);
        Losses losses = Losses.of(situation, new Foresight(situation).plan());
        return new StageAnswers(
                StandingMeasure.all(
                        ledger, situation.controls(), situation.question().asOf()),
                Tasks.result(lanes, "The determination of lanes"),
                losses,
                BranchLoss.others(situation),
                matrix,
                LeverageStudy.of(situation, matrix, beside),
                talks.flatMap(s -> Negotiation.find(situation, DealQuestion.of(s, DealAnswer.Depth.BRIEF))).stream()
                        .toList(),
                Grounds.of(situation));
    }
}
