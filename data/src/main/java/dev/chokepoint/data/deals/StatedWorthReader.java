package dev.chokepoint.data.deals;

import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.deals.stated.StatedWorth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads what a concession is worth by figures from outside the world: an amount by party (`stated`), another duty in
/// a market (`duty`) or a promise to buy (`purchase`).
///
/// Source: docs/deal-spaces.md
final class StatedWorthReader {
    /// Elasticities beyond these are a slip of the pen.
    private static final double LEAST_ELASTICITY = 1e-3;

    private static final double MOST_ELASTICITY = 1e3;

    private static final double MOST_USD = 1e14;

    private static final String PER_YEAR = "/year";

    /// What a worth is read from.
    private static final List<String> FORMS = List.of("stated", "duty", "purchase");

    private final String giver;
    private final List<String> parties;
    private final Problem problem;
    private final Reason reason;

    /// Told of what does not fit.
    @FunctionalInterface
    interface Problem {
        void tell(Yaml.Mapping at, String field, String value, String expected);
    }

    /// The reason of a mapping, with its source in words.
    @FunctionalInterface
    interface Reason {
        String of(Yaml.Mapping mapping);
    }

    /// @param giver the side that concedes
    /// @param parties the parties of the world, who may gain or lose
    StatedWorthReader(String giver, List<String> parties, Problem problem, Reason reason) {
        this.giver = giver;
        this.parties = List.copyOf(parties);
        this.problem = problem;
        this.reason = reason;
    }

    /// The kind of a concession: as it says, or by the form of its worth; empty where neither says it.
    static String kind(Yaml.Mapping concession) {
        String said = text(concession, "kind");
        if (!said.isEmpty()) {
            return said;
        }
        return concession.find("duty").isPresent()
                ? "tariff"
                : concession.find("purchase").isPresent() ? "purchase" : "";
    }

    /// The worth that a concession states.
    ///
    /// @param other the other side, which sells what the giver buys unless something else is said
    StatedWorth read(Yaml.Mapping concession, String other) {
        List<String> forms =
                FORMS.stream().filter(f -> concession.find(f).isPresent()).toList();
        if (forms.isEmpty()) {
            return new StatedWorth.None();
        }
        if (forms.size() > 1) {
            problem.tell(
                    concession, forms.get(1), "", "The worth must be stated in one way: stated, duty or purchase.");
            return new StatedWorth.None();
        }
        if (!(concession.find(forms.getFirst()).orElseThrow() instanceof Yaml.Mapping m)) {
            return new StatedWorth.None();
        }
        return switch (forms.getFirst()) {
            case "stated" -> amounts(m);
            case "duty" -> duty(m, other);
            default -> purchase(m, other);
        };
    }

    private StatedWorth amounts(Yaml.Mapping m) {
        OptionalDouble factor = money(m);
        Map<String, Uncertain> usd = new LinkedHashMap<>();
        if (m.find("gains").orElse(null) instanceof Yaml.Mapping gains) {
            gains.entries().keySet().forEach(party -> {
                if (!parties.contains(party)) {
                    problem.tell(
                            gains, party, party, "The party must be one of the world: " + String.join(", ", parties));
                }
                figure(gains, party, -MOST_USD, MOST_USD).ifPresent(u -> usd.put(party, times(u, factor.orElse(1))));
            });
        }
        String because = reason.of(m);
        return usd.isEmpty() || factor.isEmpty()
                ? new StatedWorth.None()
                : new StatedWorth.Usd(
                        isYearly(m) ? StatedWorth.Per.YEAR : StatedWorth.Per.PLAN, usd, "stated: " + because);
    }

    private StatedWorth duty(Yaml.Mapping m, String other) {
        Optional<StatedWorth.MarketFigures> market = market(m);
        OptionalDouble from = exact(m, "rate");
        OptionalDouble to = exact(m, "lowered_to");
        String exporter = party(m, "exporter", other);
        String because = reason.of(m);
        if (market.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return new StatedWorth.None();
        }
        if (to.getAsDouble() >= from.getAsDouble()) {
            problem.tell(m, "lowered_to", text(m, "lowered_to"), "The duty must become lower than its rate.");
            return new StatedWorth.None();
        }
        return StatedWorth.ofDuty(
                market.get(),
                from.getAsDouble(),
                to.getAsDouble(),
                new StatedWorth.Parties(giver, exporter),
                "worked out in a market of its own, duty " + share(from.getAsDouble()) + " to "
                        + share(to.getAsDouble()) + ": " + because);
    }

    private StatedWorth purchase(Yaml.Mapping m, String other) {
        Optional<StatedWorth.MarketFigures> market = market(m);
        OptionalDouble duty = m.find("rate").isPresent() ? exact(m, "rate") : OptionalDouble.of(0);
        OptionalDouble least = exact(m, "least");
        double factor = money(m).orElse(Double.NaN);
        String seller = party(m, "seller", other);
        String because = reason.of(m);
        if (market.isEmpty() || duty.isEmpty() || least.isEmpty() || Double.isNaN(factor)) {
            return new StatedWorth.None();
        }
        return StatedWorth.ofPurchase(
                market.get(),
                duty.getAsDouble(),
                least.getAsDouble() * factor,
                new StatedWorth.Parties(giver, seller),
                "worked out in a market of its own, at least " + text(m, "least") + " " + text(m, "unit") + ": "
                        + because);
    }

    private Optional<StatedWorth.MarketFigures> market(Yaml.Mapping m) {
        double factor = money(m).orElse(Double.NaN);
        if (!Double.isNaN(factor) && !isYearly(m)) {
            problem.tell(m, "unit", text(m, "unit"), "Trade must be in money a year, such as USD/year.");
            return Optional.empty();
        }
        Optional<Uncertain> trade = figure(m, "trade", Double.MIN_NORMAL, MOST_USD);
        Optional<Uncertain> demand = figure(m, "demand", LEAST_ELASTICITY, MOST_ELASTICITY);
        Optional<Uncertain> supply = figure(m, "supply", LEAST_ELASTICITY, MOST_ELASTICITY);
        return Double.isNaN(factor) || trade.isEmpty() || demand.isEmpty() || supply.isEmpty()
                ? Optional.empty()
                : Optional.of(new StatedWorth.MarketFigures(times(trade.get(), factor), demand.get(), supply.get()));
    }

    private static Uncertain times(Uncertain u, double factor) {
        return switch (u) {
            case Uncertain.Exact e -> Uncertain.of(e.value() * factor);
            case Uncertain.Likely l -> new Uncertain.Likely(l.lo() * factor, l.mode() * factor, l.hi() * factor);
            case Uncertain.Range r -> Uncertain.of(r.lo() * factor, r.hi() * factor);
            case Uncertain.Bound b -> Uncertain.of(b.lo() * factor, b.hi() * factor);
        };
    }

    private static String share(double share) {
        return Math.round(share * 1000) / 10.0 + " %";
    }

    private String party(Yaml.Mapping m, String field, String otherwise) {
        String said = text(m, field);
        if (!said.isEmpty() && !parties.contains(said)) {
            problem.tell(m, field, said, "The party must be one of the world: " + String.join(", ", parties));
        }
        return said.isEmpty() ? otherwise : said;
    }

    private static boolean isYearly(Yaml.Mapping m) {
        return text(m, "unit").endsWith(PER_YEAR);
    }

    /// The factor to USD.
    private OptionalDouble money(Yaml.Mapping m) {
        String unit = text(m, "unit");
        String money = isYearly(m) ? unit.substring(0, unit.length() - PER_YEAR.length()) : unit;
        try {
            return OptionalDouble.of(Unit.parse(money).factorTo(Unit.USD));
        } catch (IllegalArgumentException e) {
            problem.tell(m, "unit", unit, "The unit must be money, or money a year, such as USD/year.");
            return OptionalDouble.empty();
        }
    }

    private OptionalDouble exact(Yaml.Mapping m, String field) {
        try {
            double value = Double.parseDouble(text(m, field));
            if (value >= 0 && value < MOST_USD) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of bounds is.
        }
        problem.tell(m, field, text(m, field), "The value must be a number of 0 or above.");
        return OptionalDouble.empty();
    }

    private Optional<Uncertain> figure(Yaml.Mapping m, String field, double least, double most) {
        try {
            Uncertain value = Uncertain.parse(text(m, field), new Interval(least, most));
            if (value.lo() >= least && value.hi() <= most) {
                return Optional.of(value);
            }
            problem.tell(m, field, text(m, field), "The value must be between " + least + " and " + most + ".");
        } catch (IllegalArgumentException e) {
            problem.tell(m, field, text(m, field), "The value must be a number, lo..hi or lo..mode..hi.");
        }
        return Optional.empty();
    }

    private static String text(Yaml.Mapping m, String field) {
        return m.find(field).orElse(null) instanceof Yaml.Text t ? t.text().strip() : "";
    }
}
