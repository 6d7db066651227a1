package dev.chokepoint.app.view.deals;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.enforcement.Credibility;
import dev.chokepoint.deals.enforcement.SelfEnforcement;
import dev.chokepoint.deals.enforcement.Stability;
import dev.chokepoint.deals.enforcement.Staging;
import dev.chokepoint.deals.space.DealSpace;
import java.util.Locale;
import java.util.stream.Collectors;

/// Whether a deal would hold, in sentences: what keeps either side to it and in which steps it could be exchanged.
record EnforcementWords(DealSpace space) {
    /// What keeps a side to the deal, or does not.
    String side(SelfEnforcement.Side s) {
        return patience(s)
                + breach(s)
                + (s.unravels()
                        ? "; what it gets lapses after " + s.expires()
                                + " months: without a renewal in sight it unravels"
                        : "");
    }

    /// Below this margin two decimals could hide on which side a factor lies.
    private static final double CLOSE = 0.01;

    private String patience(SelfEnforcement.Side s) {
        return switch (s.needed()) {
            case Stability.Patience.Any any -> "breaking gains it nothing";
            case Stability.Patience.AtLeast least ->
                String.format(
                        Locale.ROOT,
                        Math.abs(s.margin()) < CLOSE
                                ? "would gain now by holding back %s; keeping pays if it counts next month at %.4f of"
                                        + " this one or more, and it counts it at %.4f"
                                : "would gain now by holding back %s; keeping pays if it counts next month at %.2f of"
                                        + " this one or more, and it counts it at %.2f",
                        s.withheld().stream()
                                .map(k -> space.concessions().get(k).name())
                                .collect(Collectors.joining(", ")),
                        least.delta(),
                        s.effective());
            case Stability.Patience.None none -> none.because();
        };
    }

    private static String breach(SelfEnforcement.Side s) {
        return switch (s.temptation()) {
            case SelfEnforcement.Breach.From from ->
                "; on the path of the plan breaking pays from " + from.month() + " (USD "
                        + Numbers.twoDigits(from.gainUsd()) + "): what it gets comes early";
            case SelfEnforcement.Breach.NotBy not ->
                s.withheld().isEmpty() ? "" : "; in no month to " + not.month() + " does breaking pay";
            case SelfEnforcement.Breach.Unasked unasked -> "";
        };
    }

    /// In which steps the deal could be exchanged so that nobody gains by stopping half-way.
    String staging(SelfEnforcement e) {
        String whole = wholeConcessions(e);
        return switch (e.tranches()) {
            case Staging.Tranches t
            when t.shares().size() > 1 ->
                whole + "; in equal proportion it takes " + t.shares().size() + " tranches, the last of "
                        + percent(t.shares().getLast());
            case Staging.Tranches t -> whole;
            case Staging.Impossible no -> whole + "; nor do tranches in equal proportion";
            case Staging.Order order -> whole;
        };
    }

    private static String wholeConcessions(SelfEnforcement e) {
        return switch (e.staging()) {
            case Staging.Order order when order.steps().size() <= 1 -> "all at once: nobody gains by stopping half-way";
            case Staging.Order order -> order.steps().size() + " steps of whole concessions";
            case Staging.Impossible no ->
                "no order of whole concessions holds by itself (" + no.because() + ")"
                        + (e.leastHostage() > 0
                                ? "; each side must have at least " + Numbers.usd(e.leastHostage())
                                        + " to lose afterwards, such as a suspension that lapses"
                                : "");
            case Staging.Tranches shares -> shares.shares().size() + " steps";
        };
    }

    /// Whose reading of disputed outcomes is taken.
    static String reading(Credibility.Reading reading) {
        return switch (reading) {
            case Credibility.Reading.Coded coded -> "as coded";
            case Credibility.Reading.WithoutDisputed without -> "without disputed outcomes";
            case Credibility.Reading.Of of -> "as " + of.reader() + " reads it";
        };
    }

    /// A share in percent with the digits that mean something.
    static String percent(double share) {
        double p = 100 * share;
        return String.format(Locale.ROOT, Math.abs(p) < 9.95 ? "%.1f %%" : "%.0f %%", p);
    }
}
