package dev.chokepoint.data.statistics;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.Arrays;

/// Keeps the characters of a record of CSV, and makes a text of a field only when it is asked for.
///
/// Tables have many columns of which few are used, and columns whose text seldom changes from one record to the next: a
/// text for each field took most of the time of an import.
final class CsvFields extends AbstractBaseCsvCallbackHandler<CsvFields.CsvLine> {
    private static final int LONGEST = 1 << 24;

    /// The record that is read ahead must not overwrite the one that is in use.
    private CsvLine filled = new CsvLine();

    private CsvLine other = new CsvLine();

    /// The characters of a record.
    static final class CsvLine {
        private char[] chars = new char[512];
        private int[] ends = new int[64];
        private int fields;
        private int length;
        private long line;

        long line() {
            return line;
        }

        int size() {
            return fields;
        }

        private void begin(long at) {
            line = at;
            fields = 0;
            length = 0;
        }

        private void add(char[] from, int offset, int count) {
            if (length + count > LONGEST) {
                throw new CsvParseException("a record has more than " + LONGEST + " characters");
            }
            if (length + count > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + count));
            }
            if (fields == ends.length) {
                ends = Arrays.copyOf(ends, fields * 2);
            }
            System.arraycopy(from, offset, chars, length, count);
            length += count;
            ends[fields++] = length;
        }

        /// A field without blanks around it.
        ///
        /// @param before a text that it may be again
        String get(int field, String before) {
            int from = field == 0 ? 0 : ends[field - 1];
            int to = ends[field];
            while (from < to && Fields.isBlank(chars[from])) {
                from++;
            }
            while (to > from && Fields.isBlank(chars[to - 1])) {
                to--;
            }
            return is(before, from, to) ? before : from == to ? "" : new String(chars, from, to - from);
        }

        private boolean is(String text, int from, int to) {
            int n = to - from;
            if (text.length() != n) {
                return false;
            }
            // Codes differ at their end.
            for (int k = n - 1; k >= 0; k--) {
                if (text.charAt(k) != chars[from + k]) {
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        filled.begin(startingLineNumber);
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        filled.add(buf, offset, len);
    }

    @Override
    protected CsvLine buildRecord() {
        CsvLine built = filled;
        filled = other;
        other = built;
        return built;
    }
}
