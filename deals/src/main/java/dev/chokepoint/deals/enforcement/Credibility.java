package dev.chokepoint.deals.enforcement;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.space.Commitment;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// How likely a side is to keep what it promises, from its record of kept and broken commitments.
///
/// Beta-binomial with decay: `alpha = a0 + sum m w f`, `beta = b0 + sum m w (1 - f)` with the weight `m`,
/// the share kept `f` and `w = 2^(-age / half-life)`, the age in years of 365.25 days since the outcome was
/// observed. Source: Jøsang and Ismail (2002).
///
/// @param records what it rests on, oldest first
public record Credibility(
        String party,
        LocalDate asOf,
        Reading reading,
        Prior prior,
        double alpha,
        double beta,
        List<Commitment> records) {
    private static final double DAYS_PER_YEAR = 365.25;

    public Credibility {
        records = List.copyOf(records);
    }

    /// What is believed before any record, and how fast a record fades.
    public record Prior(double kept, double broken, double halfLifeYears) {
        /// Everything equally likely; after two years a record counts half.
        public static final Prior DEFAULT = new Prior(1, 1, 2);

        public Prior {
            if (!(kept > 0) || !(broken > 0) || !(halfLifeYears > 0)) {
                throw new IllegalArgumentException("The prior (" + kept + ", " + broken + ") and the half-life ("
                        + halfLifeYears + ") must be above 0.");
            }
        }
    }

    /// Whose view of disputed outcomes is taken. Where a record is disputed always show two.
    public sealed interface Reading {
        /// As the author of the record codes it.
        record Coded() implements Reading {}

        /// Disputed outcomes left out.
        record WithoutDisputed() implements Reading {}

        /// As `reader` says, where that is on record; otherwise as coded.
        record Of(String reader) implements Reading {}
    }

    /// The credibility of `party` from what was observed until `asOf`, with the default prior.
    public static Credibility of(List<Commitment> records, String party, LocalDate asOf, Reading reading) {
        return of(records, party, asOf, reading, Prior.DEFAULT);
    }

    /// The credibility of `party` from what was observed until `asOf`.
    public static Credibility of(List<Commitment> records, String party, LocalDate asOf, Reading reading, Prior prior) {
        double alpha = prior.kept();
        double beta = prior.broken();
        List<Commitment> used = new ArrayList<>();
        for (Commitment c : records.stream()
                .sorted(Comparator.comparing(Commitment::observed).thenComparing(Commitment::id))
                .toList()) {
            if (!c.by().equals(party) || c.observed().isAfter(asOf) || isLeftOut(c, reading)) {
                continue;
            }
            double w = c.weight() * decay(c, asOf, prior);
            double f = kept(c, reading);
            alpha += w * f;
            beta += w * (1 - f);
            used.add(c);
        }
        return new Credibility(party, asOf, reading, prior, alpha, beta, used);
    }

    /// The readings to show side by side: as coded and, where a record is disputed, without it and as each side
    /// says.
    public static List<Credibility> readings(List<Commitment> records, String party, LocalDate asOf, Prior prior) {
        List<Credibility> all = new ArrayList<>();
        Credibility coded = of(records, party, asOf, new Reading.Coded(), prior);
        all.add(coded);
        if (coded.isDisputed()) {
            all.add(of(records, party, asOf, new Reading.WithoutDisputed(), prior));
            coded.records.stream()
                    .flatMap(c -> c.readings().keySet().stream())
                    .distinct()
                    .sorted()
                    .forEach(reader -> all.add(of(records, party, asOf, new Reading.Of(reader), prior)));
        }
        return all;
    }

    private static boolean isLeftOut(Commitment c, Reading reading) {
        return switch (reading) {
            case Reading.Coded coded -> false;
            case Reading.WithoutDisputed without -> c.isDisputed();
            case Reading.Of of -> false;
        };
    }

    private static double kept(Commitment c, Reading reading) {
        return switch (reading) {
            case Reading.Coded coded -> c.kept();
            case Reading.WithoutDisputed without -> c.kept();
            case Reading.Of of -> c.readings().getOrDefault(of.reader(), c.kept());
        };
    }

    private static double decay(Commitment c, LocalDate asOf, Prior prior) {
        double years = ChronoUnit.DAYS.between(c.observed(), asOf) / DAYS_PER_YEAR;
        return Math.pow(2, -years / prior.halfLifeYears());
    }

    /// The probability that the next promise is kept.
    public double mean() {
        return alpha / (alpha + beta);
    }

    /// The value below which the probability lies with probability `p`.
    public double quantile(double p) {
        return IncompleteBeta.quantile(alpha, beta, p);
    }

    /// Whether a record that it rests on is disputed.
    public boolean isDisputed() {
        return records.stream().anyMatch(Commitment::isDisputed);
    }

    /// Why the figure is what it is, down to the records.
    public Explanation explanation() {
        List<Explanation> parts = new ArrayList<>();
        for (Commitment c : records) {
            parts.add(Explanation.leaf(
                    c.deal() + ": " + c.what(),
                    Numbers.text(kept(c, reading)) + " kept",
                    c.verdict() + "; weight " + Numbers.text(c.weight()) + ", faded to "
                            + Numbers.text(decay(c, asOf, prior)) + " since " + c.observed(),
                    Id.of("commitment", c.id())));
        }
        return Explanation.of(
                "credibility of " + party + " on " + asOf + ", " + words(reading),
                String.format(Locale.ROOT, "%.3f (90%% %.3f to %.3f)", mean(), quantile(0.05), quantile(0.95)),
                "mean of Beta(" + Numbers.text(alpha) + ", " + Numbers.text(beta) + ") from a prior Beta("
                        + Numbers.text(prior.kept()) + ", " + Numbers.text(prior.broken())
                        + ") and records fading with a half-life of " + Numbers.text(prior.halfLifeYears()) + " years",
                parts);
    }

    private static String words(Reading reading) {
        return switch (reading) {
            case Reading.Coded coded -> "as coded in the record";
            case Reading.WithoutDisputed without -> "without disputed outcomes";
            case Reading.Of of -> "as " + of.reader() + " reads disputed outcomes";
        };
    }
}
