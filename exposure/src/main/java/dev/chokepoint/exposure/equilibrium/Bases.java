package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Lp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries a basis from one program to another that has mostly the same columns and rows, matched by name.
///
/// Two draws of one world differ in numbers everywhere and in structure hardly at all: a use that balances away
/// has no columns, a pin moves to another plant.
final class Bases {
    private Bases() {}

    /// The basis in the other program's terms; empty where too much differs to make one.
    static Optional<Basis> carry(Lp from, Basis basis, Lp to) {
        if (sameNames(from, to)) {
            return Optional.of(basis);
        }
        Map<String, Integer> oldColumns = new HashMap<>();
        for (int j = 0; j < from.columns(); j++) {
            oldColumns.put(from.columnName(j), j);
        }
        Map<String, Integer> oldRows = new HashMap<>();
        for (int i = 0; i < from.rows(); i++) {
            oldRows.put(from.rowName(i), i);
        }
        int basic = 0;
        List<Basis.Status> columns = new ArrayList<>();
        boolean[] kept = new boolean[from.columns()];
        for (int j = 0; j < to.columns(); j++) {
            int old = oldColumns.getOrDefault(to.columnName(j), -1);
            Basis.Status status = old < 0 ? Basis.Status.AT_LOWER : basis.column(old);
            if (old >= 0) {
                kept[old] = true;
            }
            columns.add(status);
            basic += status == Basis.Status.BASIC ? 1 : 0;
        }
        Map<String, Integer> newRows = new HashMap<>();
        List<Basis.Status> rows = new ArrayList<>();
        for (int i = 0; i < to.rows(); i++) {
            int old = oldRows.getOrDefault(to.rowName(i), -1);
            Basis.Status status = old < 0 ? Basis.Status.BASIC : basis.row(old);
            newRows.put(to.rowName(i), i);
            rows.add(status);
            basic += status == Basis.Status.BASIC ? 1 : 0;
        }
        // A basic column that is gone leaves a row without its own; the row's slack takes its place.
        for (int j = 0; j < kept.length && basic < to.rows(); j++) {
            if (kept[j] || basis.column(j) != Basis.Status.BASIC) {
                continue;
            }
            for (int e = from.columnStart(j); e < from.columnStart(j + 1); e++) {
                int row = newRows.getOrDefault(from.rowName(from.entryRow(e)), -1);
                if (row >= 0 && rows.get(row) != Basis.Status.BASIC) {
                    rows.set(row, Basis.Status.BASIC);
                    basic++;
                    break;
                }
            }
        }
        return basic == to.rows() ? Optional.of(Basis.of(columns, rows)) : Optional.empty();
    }

    private static boolean sameNames(Lp from, Lp to) {
        if (from.columns() != to.columns() || from.rows() != to.rows()) {
            return false;
        }
        for (int i = 0; i < to.rows(); i++) {
            if (!from.rowName(i).equals(to.rowName(i))) {
                return false;
            }
        }
        for (int j = 0; j < to.columns(); j++) {
            if (!from.columnName(j).equals(to.columnName(j))) {
                return false;
            }
        }
        return true;
    }
}
