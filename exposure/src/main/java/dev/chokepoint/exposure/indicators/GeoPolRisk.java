package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The GeoPolRisk method, version 2: how likely geopolitics cuts an importer off a raw material, and what that
/// costs.
///
/// score = HHI · Σ_i g_i·f_i / (p + F), with HHI the concentration of world production, f_i the imports
/// from i, F their sum, p domestic production (all of one stage, in tonnes) and g_i = clip((2.5 − PV_i)/5,
/// 0, 1) the political instability of i. Midpoint = score · import price; characterisation factor =
/// midpoint / that of copper.
///
/// Source: Koyamparambath et al. 2024, Resources, Conservation and Recycling 209:107801; Santillán-Saldivar et
/// al. 2022, Int. J. Life Cycle Assessment 27:457.
public final class GeoPolRisk {
    /// The midpoint of copper that the authors' program divides by: mean of OECD countries, 2017 to 2021,
    /// USD/kg.
    public static final double COPPER_MIDPOINT = 0.409412948;

    private GeoPolRisk() {}

    /// What an importer buys from one partner.
    ///
    /// @param valueUsd what it pays; without it there is no price
    public record Import(String partner, Uncertain tonnes, Optional<Uncertain> valueUsd) {}

    /// The three results.
    ///
    /// @param importRisk Σ g·f / (p + F)
    /// @param priceUsdPerKg import value per import quantity; unknown without values
    /// @param midpointUsdPerKg score times price
    /// @param factor midpoint over that of copper, per kg
    public record Result(
            Reading hhi,
            Reading importRisk,
            Reading score,
            Reading priceUsdPerKg,
            Reading midpointUsdPerKg,
            Reading factor) {}

    /// The concentration of world production as the authors' program takes it: quantities cut to whole tonnes.
    public static double wholeTonnesHhi(double[] tonnes) {
        double[] whole = new double[tonnes.length];
        for (int k = 0; k < tonnes.length; k++) {
            whole[k] = Math.floor(tonnes[k]);
        }
        return Hhi.of(whole);
    }

    /// The risk of an importer.
    ///
    /// Partners without an estimate count as 0.5, 0 to 1 in the bounds, and are listed as gaps: missing is
    /// never "no risk". Members of the importing region among the partners count as safe.
    ///
    /// @param production world production by place
    /// @param domestic p, the importer's own production; missing counts as 0 and is listed as a gap
    /// @param members the places of the importing region; empty for a country or company
    public static Result of(
            Map<String, Uncertain> production,
            Optional<Uncertain> domestic,
            List<Import> imports,
            Governance stability,
            Set<String> members) {
        return of(Hhi.of(production), domestic, imports, stability, members);
    }

    /// The risk of an importer when the concentration of world production is known already.
    public static Result of(
            Reading hhi,
            Optional<Uncertain> domestic,
            List<Import> imports,
            Governance stability,
            Set<String> members) {
        Reading risk = importRisk(domestic, imports, stability, members);
        Reading score = times("GeoPolRisk score", "concentration x import risk", hhi, risk);
        Reading price = price(imports);
        Reading midpoint = times("midpoint, USD/kg", "score x import price", score, price);
        Reading copper = new Reading.Known(
                COPPER_MIDPOINT,
                new Interval(COPPER_MIDPOINT, COPPER_MIDPOINT),
                List.of(),
                Explanation.leaf(
                        "midpoint of copper",
                        Numbers.text(COPPER_MIDPOINT) + " USD/kg",
                        "constant of the authors' program: OECD countries, 2017 to 2021"));
        Reading factor = over("characterisation factor", "midpoint / midpoint of copper", midpoint, copper);
        return new Result(hhi, risk, score, price, midpoint, factor);
    }

    private static Reading importRisk(
            Optional<Uncertain> domestic, List<Import> imports, Governance stability, Set<String> members) {
        List<String> gaps = new ArrayList<>();
        List<Explanation> parts = new ArrayList<>();
        double all = 0;
        double risky = 0;
        Map<String, Double> errors = new TreeMap<>();
        List<Uncertain> risks = new ArrayList<>();
        for (Import i : imports) {
            Uncertain risk =
                    members.contains(i.partner()) ? Uncertain.of(0) : instability(i.partner(), stability, gaps);
            risks.add(risk);
            all += i.tonnes().central();
            risky += risk.central() * i.tonnes().central();
            if (!members.contains(i.partner())) {
                errors.merge(
                        i.partner(),
                        i.tonnes().central() * stability.error(i.partner()) / (2 * Governance.BEST),
                        Double::sum);
            }
            parts.add(Explanation.leaf(
                    "imports from " + i.partner(),
                    i.tonnes().text() + " t",
                    "political instability " + risk.text() + " (" + stability.what() + ")"));
        }
        if (domestic.isEmpty()) {
            gaps.add("domestic production (taken as 0)");
        }
        Uncertain own = domestic.orElse(Uncertain.of(0));
        parts.add(Explanation.leaf(
                "domestic production", domestic.map(Uncertain::text).orElse("missing") + " t", "as given"));
        double value = all == 0 ? 0 : risky / (own.central() + all);
        Interval bounds = bounds(imports, risks, own);
        Interval whole = new Interval(Math.min(value, bounds.lo()), Math.max(value, bounds.hi()));
        double variance = 0;
        for (double error : errors.values()) {
            double part = all == 0 ? 0 : error / (own.central() + all);
            variance += part * part;
        }
        return new Reading.Known(
                value,
                whole,
                Governance.band(value, variance, whole),
                gaps,
                Explanation.of(
                        "import risk",
                        Numbers.text(value),
                        "sum of imports x political instability / (domestic production + imports)",
                        parts));
    }

    /// The range of Σ g·f/(p + F): at the best, each flow with less risk than the result is at its most and
    /// each with more at its least, which a few rounds settle; the other way round at the worst.
    private static Interval bounds(List<Import> imports, List<Uncertain> risks, Uncertain own) {
        double[] ends = new double[2];
        for (int worst = 0; worst < 2; worst++) {
            double level = 0.5;
            for (int round = 0; round < 50; round++) {
                double all = worst == 0 ? own.hi() : own.lo();
                double risky = 0;
                for (int k = 0; k < imports.size(); k++) {
                    double g = worst == 0 ? risks.get(k).lo() : risks.get(k).hi();
                    Uncertain f = imports.get(k).tonnes();
                    double flow = (g > level) == (worst == 1) ? f.hi() : f.lo();
                    all += flow;
                    risky += g * flow;
                }
                level = all == 0 ? 0 : risky / all;
            }
            ends[worst] = level;
        }
        return new Interval(Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1]));
    }

    private static Uncertain instability(String place, Governance stability, List<String> gaps) {
        Optional<Uncertain> estimate = stability.estimate(place);
        if (estimate.isEmpty()) {
            gaps.add("political stability of " + place + " (taken as 0.5, 0 to 1 in the bounds)");
            return Uncertain.of(0, 1);
        }
        Uncertain e = estimate.get();
        if (e.isExact()) {
            return Uncertain.of(clip(e.central()));
        }
        return new Uncertain.Likely(clip(e.hi()), clip(e.central()), clip(e.lo()));
    }

    private static double clip(double estimate) {
        return Math.clamp((Governance.BEST - estimate) / (2 * Governance.BEST), 0, 1);
    }

    private static Reading price(List<Import> imports) {
        double value = 0;
        double least = 0;
        double most = 0;
        double kg = 0;
        List<String> gaps = new ArrayList<>();
        for (Import i : imports) {
            if (i.valueUsd().isEmpty()) {
                gaps.add("value of imports from " + i.partner());
            }
            Uncertain paid = i.valueUsd().orElse(Uncertain.of(0));
            value += paid.central();
            least += paid.lo();
            most += paid.hi();
            kg += i.tonnes().central() * 1_000;
        }
        if (!gaps.isEmpty() || !(kg > 0)) {
            return new Reading.Unknown(gaps, Explanation.leaf("import price", "not known", "missing: " + gaps));
        }
        double price = value / kg;
        return new Reading.Known(
                price,
                new Interval(least / kg, most / kg),
                List.of(),
                Explanation.leaf("import price", Numbers.text(price) + " USD/kg", "import value / import quantity"));
    }

    private static Reading times(String what, String because, Reading a, Reading b) {
        return combine(what, because, a, b, false);
    }

    private static Reading over(String what, String because, Reading a, Reading b) {
        return combine(what, because, a, b, true);
    }

    private static Reading combine(String what, String because, Reading a, Reading b, boolean divide) {
        List<String> gaps = new ArrayList<>(a.gaps());
        gaps.addAll(b.gaps());
        List<Explanation> parts = List.of(a.why(), b.why());
        if (a instanceof Reading.Known x && b instanceof Reading.Known y) {
            double value = divide ? x.value() / y.value() : x.value() * y.value();
            Interval bounds = divide
                    ? new Interval(
                            x.bounds().lo() / y.bounds().hi(),
                            x.bounds().hi() / y.bounds().lo())
                    : new Interval(
                            x.bounds().lo() * y.bounds().lo(),
                            x.bounds().hi() * y.bounds().hi());
            Interval governance = divide
                    ? new Interval(
                            x.governance().lo() / y.value(), x.governance().hi() / y.value())
                    : new Interval(
                            x.governance().lo() * y.governance().lo(),
                            x.governance().hi() * y.governance().hi());
            return new Reading.Known(
                    value, bounds, governance, gaps, Explanation.of(what, Numbers.text(value), because, parts));
        }
        return new Reading.Unknown(gaps, Explanation.of(what, "not known", "missing: " + gaps, parts));
    }
}
