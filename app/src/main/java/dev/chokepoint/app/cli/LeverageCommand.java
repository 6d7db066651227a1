package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.uncertainty.DrawnQuestion;
import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.text.LeverageText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.LeverageAnswer;
import dev.chokepoint.app.view.losses.DrawsView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What each measure costs target, imposer and third parties.
@Command(
        name = "leverage",
        description = "What each measure costs target, imposer and third parties, and how the cost grows with time.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: chokepoint leverage --as-of 2025-06-10 --also 'smco-magnet:CN->*'",
            "What the numbers mean: docs/model.md, section Leverage"
        })
public final class LeverageCommand extends AssessCommand {
    @Mixin
    private LeverageOptions options = new LeverageOptions();

    @Override
    Set<DrawnQuestion.Part> parts() {
        return EnumSet.of(DrawnQuestion.Part.LEVERAGE);
    }

    @Override
    boolean showsDeals() {
        return format() == AnswerOptions.Format.html;
    }

    /// The report opens with what is lost; text and JSON tell of measures only.
    @Override
    void askExpected(Assessor assessor, int count, long seed) {
        assessor.withExpectedLeverage(count, seed);
        if (format() == AnswerOptions.Format.html) {
            assessor.withExpected(count, seed).withExpectedDeals(count, seed);
        }
    }

    @Override
    boolean seedIsUsedAnyway() {
        return true;
    }

    @Override
    Assessor assessor(Assessor plain) {
        if (whatIf().information() != Information.PERFECT) {
            throw new DateOptions.UsageException("Leverage is worked out with perfect information; exposure"
                    + " --information myopic shows what a market without it does.");
        }
        return plain.withLeverage(options.wanted(draws().seed()));
    }

    @Override
    String text(Assessment a) {
        return LeverageText.of(a);
    }

    @Override
    String json(Assessment a, List<DrawsView> bands) {
        return AnswerJson.write(AnswerKind.LEVERAGE, LeverageAnswer.of(a), bands);
    }
}
