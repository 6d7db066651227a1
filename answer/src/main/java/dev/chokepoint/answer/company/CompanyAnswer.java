package dev.chokepoint.answer.company;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the controls of a situation do to a company: its lines, its losses, and which measure they come from.
///
/// The company is too small to move the market, so that it is hung on the situation's prices and allotments.
///
/// @param from the month from which is answered; the company's stock is that of its first day
/// @param measures losses that would not be there without a measure, and without all of an issuer, largest first
public record CompanyAnswer(YearMonth from, CompanyExposure exposure, List<MeasureLoss> measures) {
    /// Losses below this share of the plan are not told apart from rounding.
    private static final double NEGLIGIBLE = 1e-6;

    public CompanyAnswer {
        measures = List.copyOf(measures);
    }

    /// What one measure, or all of an issuer, costs the company: with it minus without it, USD.
    ///
    /// @param measure id of the measure; `all of ISSUER` for all of an issuer's together
    public record MeasureLoss(String measure, String title, String issuer, double bestUsd, double worstUsd) {}

    /// Answers from the month of the situation's day on.
    ///
    /// @throws IllegalArgumentException if the day lies outside the world's months
    public static CompanyAnswer of(Situation situation, Bill bill) {
        World world = situation.question().world().world();
        int start = start(world, situation.question().asOf());
        CompanyExposure exposure = exposure(situation, bill);
        return new CompanyAnswer(world.first().plusMonths(start), exposure, measures(situation, bill, start, exposure));
    }

    /// Its lines and losses alone.
    static CompanyExposure exposure(Situation situation, Bill bill) {
        Question question = situation.question();
        Market market = Market.of(situation.best(), situation.worst(), situation.controls());
        return CompanyExposure.of(
                bill,
                market,
                start(question.world().world(), question.asOf()),
                situation.means().solver());
    }

    /// The month of the plan from which a company's question is answered.
    ///
    /// @throws IllegalArgumentException if the date lies outside the plan
    public static int start(World world, AsOf asOf) {
        int start = (int) ChronoUnit.MONTHS.between(world.first(), YearMonth.from(asOf.on()));
        if (start < 0 || start >= world.months()) {
            throw new IllegalArgumentException("The date (" + asOf.on() + ") must lie in the world's months, "
                    + world.first() + " to " + world.first().plusMonths(world.months() - 1L)
                    + ".\nMaybe --as-of " + world.asOf() + " was meant.");
        }
        return start;
    }

    /// The losses that would not be there without a measure, without all of an issuer, largest first.
    private static List<MeasureLoss> measures(Situation situation, Bill bill, int start, CompanyExposure with) {
        Equilibrium equilibrium = situation.equilibrium();
        Controls controls = situation.controls();
        Ledger ledger = situation.question().world().ledger();
        LpSolver solver = situation.means().solver();
        Set<String> responsible = new LinkedHashSet<>(with.measures().keySet());
        responsible.retainAll(controls.measures());
        Set<String> issuers = new LinkedHashSet<>();
        controls.restrictions().stream()
                .filter(r -> responsible.contains(r.measure()))
                .forEach(r -> issuers.add(r.issuer()));
        equilibrium.prepare(responsible.stream().map(controls::without).toList());
        List<MeasureLoss> all = new ArrayList<>();
        for (String issuer : issuers) {
            MeasureSet together = new MeasureSet.AllOf(issuer);
            CompanyExposure.Loss without = loss(equilibrium, controls.without(together), bill, start, solver);
            all.add(new MeasureLoss(
                    together.text(),
                    "every measure of " + issuer,
                    issuer,
                    with.lostUsd() - without.bestUsd(),
                    with.lostWorstUsd() - without.worstUsd()));
        }
        List<MeasureLoss> single = new ArrayList<>();
        for (String measure : responsible) {
            CompanyExposure.Loss without = loss(equilibrium, controls.without(measure), bill, start, solver);
            MeasureLoss loss = new MeasureLoss(
                    measure,
                    ledger.findMeasure(measure).map(Measure::title).orElse(measure),
                    ledger.findMeasure(measure).map(Measure::issuer).orElse(""),
                    with.lostUsd() - without.bestUsd(),
                    with.lostWorstUsd() - without.worstUsd());
            if (Math.max(Math.abs(loss.bestUsd()), Math.abs(loss.worstUsd()))
                    > NEGLIGIBLE * Math.max(1, with.plannedUsd())) {
                single.add(loss);
            }
        }
        single.sort(Comparator.comparingDouble((MeasureLoss m) -> -Math.max(m.worstUsd(), m.bestUsd()))
                .thenComparing(MeasureLoss::measure));
        all.addAll(single);
        situation.means().tell(responsible.size() + " measures lie on the way of the company's parts");
        return all;
    }

    private static CompanyExposure.Loss loss(
            Equilibrium equilibrium, Controls controls, Bill bill, int start, LpSolver solver) {
        Market market = Market.of(equilibrium.solve(controls), Rationing.run(equilibrium, controls), controls);
        return CompanyExposure.lossOf(bill, market, start, solver);
    }
}
