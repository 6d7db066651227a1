package dev.chokepoint.exposure.expected;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What was observed of a lane: where it was published by the day of a question the draws are weighed by it,
/// where later it judges the answer and takes no part in it.
///
/// @param first the first month observed
/// @param last the last one
/// @param least at least this, mean of the months, as a share of what was before
/// @param most at most this
/// @param published the day on which it became public
/// @param source who says so
/// @param because how the shares come about; may be empty
public record Outcome(
        String title,
        Kind kind,
        Lane lane,
        YearMonth first,
        YearMonth last,
        double least,
        double most,
        LocalDate published,
        String source,
        String because) {
    /// What was observed.
    public enum Kind {
        /// What passed.
        PASSED,
        /// What those without a licence paid at the destination.
        SPOT
    }

    /// The lane that was observed.
    ///
    /// @param to the place it goes to; `*` for all places together
    public record Lane(String item, String from, String to) {
        /// All places together.
        public static final String ALL = "*";

        boolean holds(ExpectedDraw.Traded t) {
            return t.item().equals(item) && t.from().equals(from) && (to.equals(ALL) || t.to().equals(to));
        }
    }

    public Outcome {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The last month (" + last + ") must not be before " + first + ".");
        }
        if (!(least >= 0 && least <= most)) {
            throw new IllegalArgumentException("The least share (" + least + ") must be 0 to the most, " + most + ".");
        }
        if (kind == Kind.SPOT && (lane.to().equals(Lane.ALL) || least == 0)) {
            throw new IllegalArgumentException("A price is one of a place, and above 0.");
        }
    }

    /// What a draw says of it, as a share of what was before; empty where no measure holds the lane, or a month
    /// lies outside the plan.
    ///
    /// @param plan the first month of the plan
    public OptionalDouble in(ExpectedDraw draw, YearMonth plan) {
        int start = (int) plan.until(first, ChronoUnit.MONTHS);
        int end = (int) plan.until(last, ChronoUnit.MONTHS) + 1;
        List<ExpectedDraw.Traded> lanes = draw.lanes().stream()
                .filter(lane::holds)
                .filter(t -> start >= 0 && end <= t.passed().length)
                .toList();
        double before = lanes.stream().mapToDouble(ExpectedDraw.Traded::before).sum();
        if (lanes.isEmpty() || !(before > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(lanes.stream()
                        .mapToDouble(t -> t.before() * mean(kind == Kind.SPOT ? t.spot() : t.passed(), start, end))
                        .sum()
                / before);
    }

    private static double mean(double[] months, int start, int end) {
        return Arrays.stream(months, start, end).average().orElse(0);
    }
}
