package dev.chokepoint.app.view;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import java.util.List;

/// Which package each bargaining rule picks from a frontier.
final class BargainingSolutions {
    private BargainingSolutions() {}

    /// @param noDeal what either side has without a deal, USD
    static List<Assessment.SolutionView> of(DealSpace space, List<ValuedPackage> frontier, List<Double> noDeal) {
        return List.of(
                view(space, "Nash", Bargain.nash(2).among(frontier, noDeal)),
                view(space, "utilitarian", Bargain.utilitarian(2).among(frontier, noDeal)),
                view(space, "Kalai–Smorodinsky", Bargain.kalaiSmorodinsky(2).among(frontier, noDeal)),
                view(space, "egalitarian", Bargain.egalitarian(2).among(frontier, noDeal)));
    }

    private static Assessment.SolutionView view(DealSpace space, String rule, Settlement settlement) {
        return switch (settlement) {
            case Settlement.NoDeal none ->
                new Assessment.SolutionView(rule, List.of(), new double[0], "no deal: " + none.because());
            case Settlement.Agreement a -> {
                Settlement.Lottery first = a.best().getFirst();
                ValuedPackage p = first.parts().getFirst().deal();
                String ties = a.best().size() > 1 ? " (" + a.best().size() + " packages of equal value)" : "";
                yield new Assessment.SolutionView(rule, p.options(), p.values(), Gives.text(space, p.options()) + ties);
            }
        };
    }
}
