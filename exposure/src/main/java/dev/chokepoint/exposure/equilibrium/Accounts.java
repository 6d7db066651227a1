package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Solution;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who has what part of a block's welfare: its objective by place, item and account.
///
/// Source: docs/model.md#equilibrium
public final class Accounts {
    private final Network network;

    public Accounts(Network network) {
        this.network = network;
    }

    /// A program's objective by place, item and account, USD: Σ reduced cost × value + Σ dual × right-hand side.
    ///
    /// The sum is the objective at any prices, as long as the reduced costs belong to them and the rows hold.
    public double[][][] of(Program program, double[] columns, double[] reduced, double[] duals) {
        double[][][] welfare = new double[network.places.size()][network.items.size()][Plan.Account.values().length];
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] == null) {
                continue;
            }
            for (int[] rows : program.balance[n]) {
                for (int row : rows) {
                    // Rents of what was held and under way at the start.
                    double worth = duals[row] * program.lp.rowLower(row) * Program.USD_SCALE;
                    welfare[network.nodePlace[n]][network.nodeItem[n]][Plan.Account.STOCKS.at] += worth;
                }
            }
        }
        program.backlogRows.forEach((id, rows) -> {
            int n = network.uses.get(id).node();
            for (int row : rows) {
                welfare[network.nodePlace[n]][network.nodeItem[n]][Plan.Account.CONSUMERS.at] +=
                        duals[row] * program.lp.rowLower(row) * Program.USD_SCALE;
            }
        });
        program.poolRows.forEach((row, n) -> {
            // What a plant's capacity earns, whichever of the works that share it earns it.
            welfare[network.nodePlace[n]][network.nodeItem[n]][Plan.Account.PRODUCERS.at] +=
                    duals[row] * program.lp.rowUpper(row) * Program.USD_SCALE;
        });
        program.taxes.forEach((j, tax) -> {
            Network.Arc a = network.arcs.get(program.columnArc[j]);
            double usd = columns[j] * Program.USD_SCALE;
            welfare[network.nodePlace[a.toNode()]][a.item()][Plan.Account.GOVERNMENT.at] += tax[0] * usd;
            welfare[network.nodePlace[a.fromNode()]][a.item()][Plan.Account.GOVERNMENT.at] += tax[1] * usd;
        });
        double rho = network.assumptions.rentShare();
        for (int j = 0; j < program.columnNode.length; j++) {
            double rent = reduced[j] * columns[j] * Program.USD_SCALE;
            if (rent == 0) {
                continue;
            }
            int n = program.columnNode[j];
            int i = network.nodeItem[n];
            int account = program.columnAccount[j].at;
            if (program.columnArc[j] < 0) {
                welfare[network.nodePlace[n]][i][account] += rent;
            } else {
                int to = network.arcs.get(program.columnArc[j]).toNode();
                welfare[network.nodePlace[n]][i][account] += rho * rent;
                welfare[network.nodePlace[to]][i][account] += (1 - rho) * rent;
            }
        }
        return welfare;
    }

    /// What exporters gain and importers lose when exporters get all of the rents of lanes instead of none, USD.
    Map<String, Double> rents(Program program, Solution solution) {
        Map<String, Double> sum = new LinkedHashMap<>();
        for (int j = 0; j < program.columnNode.length; j++) {
            double rent = solution.reducedCosts()[j] * solution.column(j) * Program.USD_SCALE;
            if (program.columnArc[j] < 0 || rent == 0) {
                continue;
            }
            Network.Arc arc = network.arcs.get(program.columnArc[j]);
            sum.merge(
                    network.places.get(network.nodePlace[program.columnNode[j]]).party(), rent, Double::sum);
            sum.merge(network.places.get(network.nodePlace[arc.toNode()]).party(), -rent, Double::sum);
        }
        return sum;
    }

    /// The sum of every party's accounts, USD.
    Map<String, Double> byParty(double[][][] welfare) {
        Map<String, Double> sum = new LinkedHashMap<>();
        for (int r = 0; r < welfare.length; r++) {
            double place = 0;
            for (double[] item : welfare[r]) {
                for (double usd : item) {
                    place += usd;
                }
            }
            sum.merge(network.places.get(r).party(), place, Double::sum);
        }
        return sum;
    }
}
