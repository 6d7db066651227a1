package dev.chokepoint.solver;

import java.util.Arrays;
import java.util.List;

/// Which columns and rows are basic and at which bound the others rest: the place from which a changed program
/// is solved quickly.
public final class Basis {
    /// Where a column or row stands.
    public enum Status {
        AT_LOWER(0),
        BASIC(1),
        AT_UPPER(2),
        /// A free column or row at zero.
        ZERO(3),
        /// Not basic, and the solver finds the bound itself.
        NONBASIC(4);

        private final byte code;

        Status(int code) {
            this.code = (byte) code;
        }

        /// The number that a basis keeps, the same that HiGHS uses.
        byte code() {
            return code;
        }
    }

    /// In the order of the codes.
    private static final Status[] STATUSES = Status.values();

    private final byte[] columnStatuses;
    private final byte[] rowStatuses;

    private Basis(byte[] columnStatuses, byte[] rowStatuses) {
        this.columnStatuses = columnStatuses;
        this.rowStatuses = rowStatuses;
        int basic = 0;
        for (byte status : columnStatuses) {
            basic += status == Status.BASIC.code ? 1 : 0;
        }
        for (byte status : rowStatuses) {
            basic += status == Status.BASIC.code ? 1 : 0;
        }
        if (basic != rowStatuses.length) {
            throw new IllegalArgumentException("The basis has " + basic + " basic columns and rows, but must have "
                    + rowStatuses.length + ", one for each row.");
        }
    }

    /// A basis by the status of each column and each row; as many must be basic as there are rows.
    public static Basis of(List<Status> columns, List<Status> rows) {
        return new Basis(bytes(columns), bytes(rows));
    }

    /// The statuses by their codes; the arrays are handed over.
    static Basis ofCodes(byte[] columns, byte[] rows) {
        return new Basis(columns, rows);
    }

    public int columns() {
        return columnStatuses.length;
    }

    public int rows() {
        return rowStatuses.length;
    }

    public Status column(int column) {
        return STATUSES[columnStatuses[column]];
    }

    public Status row(int row) {
        return STATUSES[rowStatuses[row]];
    }

    private static byte[] bytes(List<Status> statuses) {
        byte[] bytes = new byte[statuses.size()];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = statuses.get(k).code;
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Basis that
                && Arrays.equals(columnStatuses, that.columnStatuses)
                && Arrays.equals(rowStatuses, that.rowStatuses);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(columnStatuses) + Arrays.hashCode(rowStatuses);
    }

    @Override
    public String toString() {
        return "Basis(" + columns() + " columns, " + rows() + " rows)";
    }
}
