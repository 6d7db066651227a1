package dev.chokepoint.app.view;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.leverage.LeverageMatrix;
import dev.chokepoint.answer.leverage.LeverageQuestion;
import dev.chokepoint.answer.leverage.LeverageStudy;
import dev.chokepoint.app.view.losses.LeverageDetail;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.LeverageViews;
import dev.chokepoint.app.view.losses.ProfileView;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.base.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What each measure costs whom: the part of an assessment that `leverage` answers.
public record LeverageAnswer(
        Manifest manifest,
        List<LeverageView> leverage,
        List<ProfileView> profiles,
        LeverageDetail detail,
        Map<String, Explanation> explanations) {
    /// The answer of a situation that is set up, without what stands beside the matrix.
    public static LeverageAnswer of(Situation situation) {
        LeverageMatrix.prepare(situation);
        LeverageMatrix matrix = LeverageMatrix.of(situation);
        Explanations explanations = new Explanations();
        LeverageViews views = new LeverageViews(situation.network(), explanations);
        List<LeverageView> all = new ArrayList<>(views.issuers(matrix));
        all.addAll(views.binding(matrix, situation.question().world().ledger()));
        return new LeverageAnswer(
                RunManifest.of(situation),
                all,
                views.profiles(matrix),
                views.detail(LeverageStudy.of(situation, matrix, LeverageQuestion.NOTHING), Optional.empty()),
                explanations.all());
    }

    /// The part of a whole assessment.
    public static LeverageAnswer of(Assessment a) {
        return new LeverageAnswer(a.manifest(), a.leverage(), a.profiles(), a.leverageDetail(), a.explanations());
    }
}
