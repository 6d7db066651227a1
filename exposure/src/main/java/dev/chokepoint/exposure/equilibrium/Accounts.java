package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Lp;
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
        program.rowOwners.forEach((row, owner) -> {
            int n = owner.node();
            welfare[network.nodePlace[n]][network.nodeItem[n]][owner.account().at] +=
                    duals[row] * program.rightHandSide(row) * Program.USD_SCALE;
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

    /// A number that is linear in the duals y: `fixed` + `slope`·y, million USD.
    ///
    /// @param gross the same sum with every term positive, by which rounding is told from a slope
    @SuppressWarnings("ArrayRecordComponent") // one number a row, handed over
    record Linear(double fixed, double[] slope, double[] gross, boolean isNothing) {}

    /// A party's part of a program's objective and of the revenue of taxes at any duals that support a plan.
    ///
    /// The same sum as [#of] gives at one solution, with reduced costs written out as c − Aᵀy. Rows of a scenario
    /// are left out there, so that what a quota earns stays with its lanes.
    ///
    /// @param zero a column that holds no more than this is at its lower bound
    Linear ofParty(Program program, double[] columns, String party, double zero) {
        Lp lp = program.lp;
        double[] slope = new double[lp.rows()];
        double[] gross = new double[slope.length];
        double[] fixed = new double[1];
        boolean[] any = new boolean[1];
        program.rowOwners.forEach((row, owner) -> {
            if (network.partyOf(owner.node()).equals(party)) {
                any[0] = true;
                slope[row] += program.rightHandSide(row);
                gross[row] += Math.abs(program.rightHandSide(row));
            }
        });
        program.taxes.forEach((j, tax) -> {
            Network.Arc a = network.arcs.get(program.columnArc[j]);
            fixed[0] += network.partyOf(a.toNode()).equals(party) ? tax[0] * columns[j] : 0;
            fixed[0] += network.partyOf(a.fromNode()).equals(party) ? tax[1] * columns[j] : 0;
        });
        for (int j = 0; j < lp.columns(); j++) {
            double share = columns[j] > zero ? share(program, j, party) : 0;
            if (share == 0) {
                continue;
            }
            fixed[0] += share * lp.cost(j) * columns[j];
            for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                int row = lp.entryRow(e);
                if (!program.shiftRows.words.containsKey(row)) {
                    slope[row] -= share * lp.entryValue(e) * columns[j];
                    gross[row] += Math.abs(share * lp.entryValue(e) * columns[j]);
                }
            }
        }
        return new Linear(fixed[0], slope, gross, !any[0]);
    }

    /// The party's share of what a column earns.
    private double share(Program program, int column, String party) {
        double owner = network.partyOf(program.columnNode[column]).equals(party) ? 1 : 0;
        if (program.columnArc[column] < 0) {
            return owner;
        }
        double rho = network.assumptions.rentShare();
        int to = network.arcs.get(program.columnArc[column]).toNode();
        return rho * owner + (network.partyOf(to).equals(party) ? 1 - rho : 0);
    }

    /// The same of a plan that is carried out, at any prices of the rows.
    ///
    /// At any prices y the objective is (c − Aᵀy)·x + y·b; rows that only sum classes of use join columns of
    /// one owner and need no price.
    public double[][][] atPrices(Program program, double[] columns, double[] duals) {
        double[] reduced = new double[program.lp.columns()];
        for (int j = 0; j < reduced.length; j++) {
            double d = program.lp.cost(j);
            for (int e = program.lp.columnStart(j); e < program.lp.columnStart(j + 1); e++) {
                d -= program.lp.entryValue(e) * duals[program.lp.entryRow(e)];
            }
            reduced[j] = d;
        }
        return of(program, columns, reduced, duals);
    }

    /// Adds the accounts of one block to those of others.
    public static void add(double[][][] sum, double[][][] more) {
        for (int r = 0; r < sum.length; r++) {
            for (int i = 0; i < sum[r].length; i++) {
                for (int k = 0; k < sum[r][i].length; k++) {
                    sum[r][i][k] += more[r][i][k];
                }
            }
        }
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
