package dev.chokepoint.app.text;

import static dev.chokepoint.app.text.Summary.WIDTH;
import static dev.chokepoint.app.text.Summary.line;
import static dev.chokepoint.app.text.Summary.wrap;

import dev.chokepoint.answer.deals.WeightTalk;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.data.deals.WeightFiles;
import dev.chokepoint.deals.weights.RevealedWeights;
import dev.chokepoint.deals.weights.WeightInterview;
import java.time.LocalDate;
import java.util.Locale;

/// The questions of `deals ask` and what followed from the answers.
///
/// @param side the party that is asked
public record WeightTalkText(WeightTalk talk, String side) {
    /// One question.
    public String question(WeightInterview.Asked asked) {
        return "Would " + side + " give up \""
                + talk.concession(asked.control()).name() + "\" for good if all that it gained by it came to "
                + Numbers.usd(asked.usd())
                + " over the plan? [y/n]";
    }

    /// The weights, the weight at which each decision turns, and the package that is regretted least.
    ///
    /// @param settled whether the questions came to their end
    public String result(boolean settled) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "Weights of " + side + " after " + talk.interview().answers() + " answers"
                        + (settled ? "" : ", ended early"));
        for (int k = 0; k < talk.interview().weights().size(); k++) {
            RevealedWeights.Interval w = talk.interview().weights().get(k);
            wrap(
                            talk.concession(k).name() + ": " + Numbers.usd(w.lowUsd()) + " to "
                                    + Numbers.usd(w.highUsd()) + "; without anything in return the advice turns at "
                                    + Numbers.usd(Math.max(0, talk.breakEvenUsd(k))),
                            WIDTH - 4)
                    .forEach(t -> line(out, "  " + t));
        }
        WeightTalk.Advice advice = talk.advice();
        wrap(
                        "Regretted least: " + talk.label(advice.options()) + ": " + side + " would have had at most "
                                + Numbers.usd(advice.regretUsd())
                                + " more with another package that came up, whatever its weights in these intervals",
                        WIDTH)
                .forEach(t -> line(out, t));
        return out.toString();
    }

    /// The weights as a file for `deals --weights`.
    ///
    /// @param by who answered; may be empty
    public String file(LocalDate day, String by) {
        StringBuilder out = new StringBuilder(String.join(",", WeightFiles.COLUMNS) + "\n");
        for (int k = 0; k < talk.interview().weights().size(); k++) {
            RevealedWeights.Interval w = talk.interview().weights().get(k);
            out.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%.0f,%.0f,%s,\"%s\"\n",
                    side,
                    talk.concession(k).id(),
                    w.lowUsd(),
                    w.highUsd(),
                    day,
                    by.replace("\"", "\"\"")));
        }
        return out.toString();
    }
}
