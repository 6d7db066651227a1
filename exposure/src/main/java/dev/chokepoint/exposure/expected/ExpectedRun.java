package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.Accounts;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.equilibrium.Plan.Account;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.equilibrium.Start;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.rationing.ContractMonths;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.solver.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// One draw of the expected case: month by month a market that knows no more than was public, keeps to its
/// contracts as far as they bind, switches as fast as it can and puts what is free to its most valuable use.
///
/// Each month: what the licences and the spot market let pass ([Supply]); how everybody would be served if
/// nobody re-routed ([ContractMonths]); the most valuable plan between that and what can be switched
/// ([MonthProgram]); carry it out, go on. The plan carried out is valued in the accounts of the best and the
/// worst case. Source: docs/model/expected.md
final class ExpectedRun {
    private static final double FEASIBLE = 1e-6;

    private final Equilibrium equilibrium;
    private final Baseline baseline;
    private final Network network;
    private final List<MonthProgram> programs;
    private final Flexibility flexibility;
    private final Supply supply;
    private final SolvedBlocks solved;
    private final Physical physical;
    private final Start start;
    private final ContractMonths contracts;
    private final List<Certificate> certificates = new ArrayList<>();

    /// What saving cost in all, USD, and what savers gained by place and item.
    private double savingCost;

    private final double[][] savers;

    private ExpectedRun(
            Equilibrium equilibrium,
            List<MonthProgram> programs,
            Flexibility flexibility,
            Supply supply,
            SolvedBlocks solved) {
        this.solved = solved;
        this.equilibrium = equilibrium;
        this.baseline = equilibrium.baseline();
        this.network = baseline.network();
        this.programs = programs;
        this.flexibility = flexibility;
        this.supply = supply;
        this.physical = Physical.empty(baseline);
        int longest = network.arcs.stream().mapToInt(Network.Arc::lag).max().orElse(0);
        this.start = Start.of(baseline, equilibrium.shifts(), network.months + longest + 1);
        this.contracts = ContractMonths.of(equilibrium);
        this.savers = new double[network.places.size()][network.items.size()];
    }

    /// What licences and the spot market make of a month.
    ///
    /// @param most largest flow by lane as a share of its baseline; infinite where free
    /// @param mostMilitary the same for unrestricted use
    /// @param licensed what licensed users get on each lane, units; 0 where no measure holds it
    /// @param coverWanted what each node wants to hold, units
    /// @param price traded price at each node over that before
    /// @param savings what users have learnt to replace or do without
    record Offer(
            double[] most,
            double[] mostMilitary,
            double[] licensed,
            double[] coverWanted,
            double[] price,
            MonthProgram.Savings savings) {}

    /// What may pass, month by month; called once for each month in order.
    interface Supply {
        Offer offer(int month);

        /// β of the curve by which stocks are valued.
        double release();

        /// What holds some lanes, where that alone decides what is offered on them and at their ends.
        Optional<SolvedBlocks.Regimes> regimes(IntPredicate arcs);
    }

    /// What came of it.
    ///
    /// @param plan flows, stocks, use and welfare as they came about; its prices are traded prices
    /// @param welfare of all parties with the revenue of taxes, USD
    /// @param physical the same flows by class of use
    record Result(Plan plan, double welfare, Physical physical) {}

    /// Runs all months.
    ///
    /// @throws NoCertifiedAnswerException if a month has no certified plan or the whole breaks a constraint
    static Result run(Equilibrium equilibrium, List<MonthProgram> programs, Flexibility flexibility, Supply supply) {
        return run(equilibrium, programs, flexibility, supply, new SolvedBlocks());
    }

    /// The same, where blocks that were solved before under the same regimes are not solved again.
    static Result run(
            Equilibrium equilibrium,
            List<MonthProgram> programs,
            Flexibility flexibility,
            Supply supply,
            SolvedBlocks solved) {
        return new ExpectedRun(equilibrium, programs, flexibility, supply, solved).run();
    }

    private Result run() {
        double[][] price = Physical.zeros(network.nodes(), network.months);
        programs.forEach(MonthProgram::reset);
        List<SolvedBlocks.Months> blocks = IntStream.range(0, programs.size())
                .mapToObj(b -> solved.of(b, supply.regimes(arc -> equilibrium.blockOf(arc) == b)))
                .toList();
        for (int t = 0; t < network.months; t++) {
            Offer offer = supply.offer(t);
            ContractMonths.Served served = contracts.serve(t, offer.most(), offer.mostMilitary());
            MonthProgram.Limits limits = flexibility.limits(t, offer, served, physical, supply.release());
            for (int b = 0; b < programs.size(); b++) {
                MonthProgram program = programs.get(b);
                int month = t;
                MonthProgram.Planned planned =
                        program.planned(t, blocks.get(b).month(t, () -> program.solve(month, start, physical, limits)));
                certificates.add(planned.certificate());
                physical.take(equilibrium.program(b), planned.columns(), t, t, start);
                save(planned.saved(), offer, t);
            }
            contracts.replace(t, physical);
            for (int n = 0; n < network.nodes(); n++) {
                price[n][t] = offer.price()[n] * baseline.priceAt(n);
            }
        }
        blocks.forEach(SolvedBlocks.Months::keep);
        return result(price);
    }

    /// Who saves has no need to buy at the traded price, and bears what it costs.
    private void save(double[] saved, Offer offer, int t) {
        double weight = equilibrium.program(0).weight(t);
        for (int n = 0; n < saved.length; n++) {
            if (saved[n] > 0) {
                physical.saved()[n][t] = saved[n];
                double cost = saved[n] * offer.savings().cost()[n] * baseline.priceAt(n) * weight;
                double spared = saved[n] * offer.price()[n] * baseline.priceAt(n) * weight;
                savingCost += cost;
                savers[network.nodePlace[n]][network.nodeItem[n]] += spared - cost;
            }
        }
    }

    private Result result(double[][] price) {
        Equilibrium.Valuation valuation = equilibrium.value(physical, Controls.none());
        if (valuation.violation() > FEASIBLE) {
            throw new NoCertifiedAnswerException(
                    "The expected plan breaks a constraint by " + valuation.violation() + ".");
        }
        double[][][] welfare = new double[network.places.size()][network.items.size()][Account.values().length];
        for (int b = 0; b < programs.size(); b++) {
            Accounts.add(welfare, accounts(equilibrium.program(b), price));
        }
        for (int r = 0; r < savers.length; r++) {
            for (int i = 0; i < savers[r].length; i++) {
                welfare[r][i][Account.CONSUMERS.at] += savers[r][i];
            }
        }
        Plan plan = new Plan(
                baseline,
                Physical.sum(physical.output(), network.months),
                Physical.sum(physical.flow(), network.months),
                physical.used(),
                physical.late(),
                Physical.sum(physical.stock(), network.months),
                price,
                price,
                welfare,
                valuation.welfare() - savingCost,
                certificates);
        return new Result(plan, valuation.welfare() + valuation.revenue() - savingCost, physical);
    }

    /// The welfare of what came about at the traded prices, by place, item and account.
    ///
    /// The parts add up to the whole at any prices ([Accounts#atPrices]); orders that are late have none.
    private double[][][] accounts(Program program, double[][] price) {
        double[][] none = new double[network.arcs.size()][network.months];
        double[] x = physical.columns(program, none, none);
        double[] duals = new double[program.lp.rows()];
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] == null) {
                continue;
            }
            double s = program.scale[network.nodeItem[n]];
            for (int[] rows : program.balance[n]) {
                for (int t = 0; t < network.months; t++) {
                    duals[rows[t]] = -price[n][t] * program.weight(t) * s / Program.USD_SCALE;
                }
            }
        }
        return new Accounts(network).atPrices(program, x, duals);
    }
}
