package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.rationing.ContractMonths;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.List;

/// A market made ready to be run month by month: the month programs of all its blocks, closed together with its
/// equilibrium. It belongs to the thread that opened it.
final class MonthMarket implements AutoCloseable {
    private final Equilibrium equilibrium;
    private final List<MonthProgram> programs = new ArrayList<>();
    private final Flexibility flexibility;
    private final SolvedBlocks solved = new SolvedBlocks();

    MonthMarket(Equilibrium equilibrium, DrawnBehaviour behaviour, LpSolver solver) {
        this.equilibrium = equilibrium;
        Baseline baseline = equilibrium.baseline();
        ContractMonths contracts = ContractMonths.of(equilibrium);
        for (int b = 0; b < equilibrium.blocks(); b++) {
            programs.add(new MonthProgram(equilibrium, b, contracts::militaryPart, solver));
        }
        flexibility = new Flexibility(
                baseline,
                equilibrium.program(0),
                behaviour.switching().contract(),
                behaviour.switching().growth(),
                behaviour.switching().commodityLag());
    }

    Equilibrium equilibrium() {
        return equilibrium;
    }

    /// Runs all months.
    ///
    /// @throws dev.chokepoint.exposure.network.NoCertifiedAnswerException
    ///     if a month has no certified plan or the whole breaks a constraint
    ExpectedRun.Result run(ExpectedRun.Supply supply) {
        return ExpectedRun.run(equilibrium, programs, flexibility, supply, solved);
    }

    @Override
    public void close() {
        programs.forEach(MonthProgram::close);
        equilibrium.close();
    }
}
