package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Supply risk and economic importance as the European Commission computes them for its list of critical raw
/// materials.
///
/// Source: European Commission 2017, Methodology for establishing the EU list of critical raw materials;
/// Blengini et al. 2017, doi 10.2760/73303; used again in 2020 and 2023.
public final class EuCriticality {
    /// Supply risk from which a material counts as at risk.
    public static final double SUPPLY_RISK_THRESHOLD = 1.0;

    /// Economic importance from which a material counts as important.
    public static final double IMPORTANCE_THRESHOLD = 2.8;

    private static final double WORST = 10;
    /// What one unit of an estimate is on the scale of 0 to 10.
    private static final double SCALE = 2;
    private static final double IMPORTANCE_SCALE = 10;

    private EuCriticality() {}

    /// Which supply a supply risk is computed from.
    public enum Basis {
        /// Global supply and the EU's own sourcing, weighed by import reliance.
        BOTH,
        /// Global supply alone.
        GLOBAL,
        /// EU sourcing alone.
        EU
    }

    /// What one place supplies, with the trade parameter t (0.8 within the EU, 1 without restriction, more with
    /// one).
    public record Supplier(String place, Uncertain quantity, double trade) {}

    /// Concentration weighed by governance and trade: Σ S_c²·WGI_c·t_c, with WGI on a scale of 0 (best) to 10
    /// (worst).
    ///
    /// A place without an estimate counts with the middle of the scale, 0 to 10 in the bounds, and is
    /// listed as a gap.
    public static Reading concentration(List<Supplier> suppliers, Governance governance) {
        return concentration(suppliers, 0, governance);
    }

    /// The same where a part of supply comes from places that are not listed.
    ///
    /// It is spread so thin that it adds nothing to the value; in the upper bound it is one place with the worst
    /// governance.
    ///
    /// @param unlisted the quantity from places that are not listed
    public static Reading concentration(List<Supplier> suppliers, double unlisted, Governance governance) {
        double total = unlisted;
        double leastTotal = unlisted;
        double mostTotal = unlisted;
        for (Supplier s : suppliers) {
            if (s.quantity().lo() < 0 || !(s.trade() > 0)) {
                throw new IllegalArgumentException(
                        "The quantity (" + s.quantity().text() + ") and trade parameter (" + s.trade() + ") of ("
                                + s.place() + ") must be 0 or more and above 0.");
            }
            total += s.quantity().central();
            leastTotal += s.quantity().lo();
            mostTotal += s.quantity().hi();
        }
        if (!(total > unlisted)) {
            return new Reading.Unknown(
                    List.of("no supply above 0"), Explanation.leaf("HHI_WGI,t", "not known", "there is no supply"));
        }
        double value = 0;
        double lo = 0;
        double hi = 0;
        double variance = 0;
        List<String> gaps = new ArrayList<>();
        List<Explanation> parts = new ArrayList<>();
        for (Supplier s : suppliers) {
            double share = s.quantity().central() / total;
            // A share is least when the place is at its least and all others at their most, and the other way round.
            double othersLeast = leastTotal - s.quantity().lo();
            double othersMost = mostTotal - s.quantity().hi();
            double least = share(s.quantity().lo(), othersMost);
            double most = share(s.quantity().hi(), othersLeast);
            Optional<Uncertain> estimate = governance.estimate(s.place());
            Uncertain risk = estimate.<Uncertain>map(
                            e -> new Uncertain.Likely(scaled(e.hi()), scaled(e.central()), scaled(e.lo())))
                    .orElse(Uncertain.of(0, WORST));
            if (estimate.isEmpty()) {
                gaps.add("governance of " + s.place() + " (taken as the middle of the scale, 0 to 10 in the bounds)");
            }
            value += share * share * risk.central() * s.trade();
            double error = share * share * s.trade() * SCALE * governance.error(s.place());
            variance += error * error;
            lo += least * least * risk.lo() * s.trade();
            hi += most * most * risk.hi() * s.trade();
            parts.add(Explanation.leaf(
                    s.place(),
                    Numbers.text(share * share * risk.central() * s.trade()),
                    "share " + Numbers.text(share) + " squared x governance " + risk.text() + " x trade " + s.trade()));
        }
        if (unlisted > 0) {
            gaps.add("who supplies " + Numbers.text(100 * unlisted / total)
                    + " % (places that are not listed: nothing in the value, one bad place in the upper bound)");
            hi += unlisted * unlisted / (total * total) * WORST;
        }
        Interval bounds = new Interval(Math.min(lo, value), Math.max(hi, value));
        return new Reading.Known(
                value,
                bounds,
                Governance.band(value, variance, bounds),
                gaps,
                Explanation.of(
                        "HHI_WGI,t",
                        Numbers.text(value),
                        "sum of share squared x governance (" + governance.what() + ") x trade parameter",
                        parts));
    }

    private static double share(double own, double others) {
        return own == 0 ? 0 : own / (own + Math.max(0, others));
    }

    private static double scaled(double estimate) {
        return (Governance.BEST - estimate) * SCALE;
    }

    /// SR = (HHI_GS·IR/2 + HHI_EU·(1 − IR/2))·(1 − EoL-RIR)·SI_SR; a negative import reliance counts as 0.
    ///
    /// @param global HHI_WGI,t of global supply
    /// @param eu HHI_WGI,t of EU sourcing
    /// @param importReliance IR, share
    /// @param recycling the end-of-life recycling input rate, share
    /// @param substitution SI_SR, 0 to 1
    public static Reading supplyRisk(
            Uncertain global,
            Uncertain eu,
            Uncertain importReliance,
            Uncertain recycling,
            Uncertain substitution,
            Basis basis) {
        List<Uncertain> box = List.of(global, eu, importReliance, recycling, substitution);
        double value = risk(box.stream().mapToDouble(Uncertain::central).toArray(), basis);
        Interval bounds = Corners.of(box, q -> risk(q, basis));
        List<Explanation> parts = List.of(
                Explanation.leaf("HHI_WGI,t of global supply", global.text(), "as given"),
                Explanation.leaf("HHI_WGI,t of EU sourcing", eu.text(), "as given"),
                Explanation.leaf("import reliance", importReliance.text(), "as given"),
                Explanation.leaf("end-of-life recycling input rate", recycling.text(), "as given"),
                Explanation.leaf("substitution index", substitution.text(), "as given"));
        return new Reading.Known(
                value,
                bounds,
                List.of(),
                Explanation.of(
                        "EU supply risk",
                        Numbers.text(value),
                        switch (basis) {
                            case BOTH -> "(HHI_GS x IR/2 + HHI_EU x (1 - IR/2)) x (1 - EoL-RIR) x SI";
                            case GLOBAL -> "HHI_GS x (1 - EoL-RIR) x SI (global supply alone)";
                            case EU -> "HHI_EU x (1 - EoL-RIR) x SI (EU sourcing alone)";
                        },
                        parts));
    }

    /// The supply risk from readings of the concentrations and of import reliance; what they lack, it lacks.
    ///
    /// Without EU sourcing or import reliance it rests on global supply alone, as the Commission does where EU
    /// data are missing, and says so. Its band of governance errors takes both concentrations to err together,
    /// since the same places supply both.
    public static Reading supplyRisk(
            Reading global, Reading eu, Reading importReliance, Uncertain recycling, Uncertain substitution) {
        List<String> gaps = new ArrayList<>(global.gaps());
        if (!(global instanceof Reading.Known world)) {
            return new Reading.Unknown(
                    gaps, Explanation.of("EU supply risk", "not known", "missing: " + gaps, List.of(global.why())));
        }
        if (!(eu instanceof Reading.Known own) || !(importReliance instanceof Reading.Known reliance)) {
            gaps.addAll(eu instanceof Reading.Unknown ? eu.gaps() : List.of());
            gaps.addAll(importReliance instanceof Reading.Unknown ? importReliance.gaps() : List.of());
            gaps.add("EU sourcing (global supply alone)");
            Uncertain none = Uncertain.of(0);
            return with(
                    supplyRisk(range(world.bounds(), world.value()), none, none, recycling, substitution, Basis.GLOBAL),
                    supplyRisk(
                            range(world.governance(), world.value()),
                            none,
                            none,
                            Uncertain.of(recycling.central()),
                            Uncertain.of(substitution.central()),
                            Basis.GLOBAL),
                    gaps);
        }
        eu.gaps().stream().filter(g -> !gaps.contains(g)).forEach(gaps::add);
        gaps.addAll(importReliance.gaps());
        Uncertain share = range(reliance.bounds(), reliance.value());
        return with(
                supplyRisk(
                        range(world.bounds(), world.value()),
                        range(own.bounds(), own.value()),
                        share,
                        recycling,
                        substitution,
                        Basis.BOTH),
                supplyRisk(
                        range(world.governance(), world.value()),
                        range(own.governance(), own.value()),
                        Uncertain.of(reliance.value()),
                        Uncertain.of(recycling.central()),
                        Uncertain.of(substitution.central()),
                        Basis.BOTH),
                gaps);
    }

    private static Reading with(Reading all, Reading governance, List<String> gaps) {
        Reading.Known known = all.known();
        return new Reading.Known(
                known.value(), known.bounds(), governance.known().bounds(), gaps, known.why());
    }

    private static Uncertain range(Interval bounds, double value) {
        return bounds.width() == 0
                ? Uncertain.of(value)
                : new Uncertain.Likely(Math.min(bounds.lo(), value), value, Math.max(bounds.hi(), value));
    }

    private static double risk(double[] q, Basis basis) {
        double reliance = Math.clamp(q[2], 0, 1);
        double concentration = switch (basis) {
            case BOTH -> q[0] * reliance / 2 + q[1] * (1 - reliance / 2);
            case GLOBAL -> q[0];
            case EU -> q[1];
        };
        return concentration * (1 - q[3]) * q[4];
    }

    /// A use of a material: the share of it that a sector takes, and what that sector's value added is.
    ///
    /// @param valueAdded Q_s, in any one currency unit
    public record Use(String sector, Uncertain share, double valueAdded) {}

    /// EI = 10·Σ A_s·Q_s / Q_max · SI_EI, with Q_max the value added of the largest sector of all.
    public static Reading importance(List<Use> uses, double largestValueAdded, Uncertain substitution) {
        if (uses.isEmpty() || !(largestValueAdded > 0)) {
            return new Reading.Unknown(
                    List.of("end uses"), Explanation.leaf("economic importance", "not known", "there are no end uses"));
        }
        double value = 0;
        double lo = 0;
        double hi = 0;
        double shares = 0;
        List<Explanation> parts = new ArrayList<>();
        for (Use use : uses) {
            double weight = IMPORTANCE_SCALE * use.valueAdded() / largestValueAdded;
            shares += use.share().central();
            value += use.share().central() * weight;
            lo += use.share().lo() * weight;
            hi += use.share().hi() * weight;
            parts.add(Explanation.leaf(
                    use.sector(),
                    Numbers.text(use.share().central() * weight),
                    "share " + use.share().text() + " x 10 x value added " + Numbers.text(use.valueAdded()) + " / "
                            + Numbers.text(largestValueAdded)));
        }
        List<String> gaps = Math.abs(shares - 1) > 0.05
                ? List.of("uses of " + Numbers.text(100 * (1 - shares)) + " % of the material")
                : List.of();
        return new Reading.Known(
                value * substitution.central(),
                new Interval(lo * substitution.lo(), hi * substitution.hi()),
                gaps,
                Explanation.of(
                        "EU economic importance",
                        Numbers.text(value * substitution.central()),
                        "sum over uses x substitution index " + substitution.text(),
                        parts));
    }
}
