package dev.chokepoint.answer.mitigation;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.exposure.horizon.Courses;

/// How much may be spent, on which scenarios, and how risk is weighed.
///
/// @param budgetUsd most that may be spent; infinity for whatever pays for itself
/// @param scenarios equally likely scenarios
/// @param alpha level of CVaR, the mean of the worst 1 - alpha of the scenarios
/// @param weight of CVaR against the expected loss, 0 to 1
/// @param best whether the market re-routes
/// @param byRecord whether licences stay closed as in the issuer's past cases, and not as the world says
public record MitigationQuestion(
        double budgetUsd, int scenarios, double alpha, double weight, boolean best, boolean byRecord, long seed) {

    /// The number of draws on which the scenarios run in turn: a divisor of their number, about its root.
    public int draws() {
        int most = 1;
        for (int d = 1; d * d <= scenarios; d++) {
            most = scenarios % d == 0 ? d : most;
        }
        return most;
    }

    /// The number of scenarios in the tail over which CVaR is the mean.
    public double tail() {
        return scenarios * (1 - alpha);
    }

    /// The courses that licensing may take.
    Courses courses(Question question) {
        WorldRecord record = question.world();
        return byRecord
                ? Courses.byRecord(
                        record.world(), record.reopenings(), question.asOf().known(), seed, scenarios)
                : Courses.byIntervals(record.world(), question.asOf().known(), seed, scenarios);
    }
}
