package dev.chokepoint.data.store;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads a table of flows in BACI's form: columns t, i, j, k, v and q by their names, in any order, parted by comma,
/// semicolon or tab, quoted or padded or not; NA or nothing where no quantity is known.
///
/// Works on bytes: a year has eleven million rows.
final class BaciParser {
    private static final int BUFFER = 1 << 20;
    private static final int MOST_COLUMNS = 64;
    private static final List<String> NAMES = List.of("t", "i", "j", "k", "v", "q");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d*)?([eE][+-]?\\d{1,3})?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int NOT_A_NUMBER = -1;

    private static final int T = 0;
    private static final int I = 1;
    private static final int J = 2;
    private static final int K = 3;
    private static final int V = 4;
    private static final int Q = 5;

    /// Where rows go.
    interface Sink {
        /// A row that reads as one; whether it is kept is for the sink to say.
        void row(int line, int exporter, int importer, int product, long usd, long kg) throws RefusedFile;

        void reject(int line, Reason reason, String field, String value);
    }

    private final InputStream in;
    private final int year;
    private final CountryCodes countries;
    private final ProductCodes products;
    private final Sink sink;

    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;

    private byte delimiter = ',';
    private int columns;
    private final int[] place = new int[NAMES.size()];
    private final int[] starts = new int[MOST_COLUMNS];
    private final int[] ends = new int[MOST_COLUMNS];

    private int fieldCount;
    private int line;
    private int rows;
    private long usd;
    private int restoredZeros;
    private int rounded;
    private boolean lastLineOpen;
    private Reason last = Reason.ZERO;
    private boolean lastWasRejected;

    BaciParser(InputStream in, int year, CountryCodes countries, ProductCodes products, Sink sink) {
        this.in = in;
        this.year = year;
        this.countries = countries;
        this.products = products;
        this.sink = sink;
    }

    /// Rows read, without the header.
    int rows() {
        return rows;
    }

    /// Products that had lost their leading zero.
    int restoredZeros() {
        return restoredZeros;
    }

    /// Numbers with more than three decimals.
    int rounded() {
        return rounded;
    }

    /// Whether the last line breaks off: no line end, and fewer columns than the others.
    boolean breaksOff() {
        return lastLineOpen && lastWasRejected && last == Reason.COLUMNS;
    }

    void read() throws IOException, RefusedFile {
        fill();
        header();
        while (nextLine()) {
            rows++;
            row();
        }
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        while (!ended && to < buffer.length) {
            int n = in.read(buffer, to, buffer.length - to);
            if (n < 0) {
                ended = true;
            } else {
                to += n;
            }
        }
    }

    private void header() throws IOException, RefusedFile {
        if (to >= 2 && ((buffer[0] == -1 && buffer[1] == -2) || (buffer[0] == -2 && buffer[1] == -1))) {
            throw new RefusedFile("it is in UTF-16; save it as UTF-8");
        }
        if (to >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            from = 3;
        }
        int end = from;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        String text = new String(buffer, from, Math.min(end - from, 2_000), StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            throw new RefusedFile("it has no rows");
        }
        if (text.indexOf('\0') >= 0) {
            throw new RefusedFile("its first line has zero bytes; save it as UTF-8");
        }
        long commas = text.chars().filter(c -> c == ',').count();
        long semicolons = text.chars().filter(c -> c == ';').count();
        long tabs = text.chars().filter(c -> c == '\t').count();
        delimiter = (byte) (semicolons > commas ? ';' : tabs > commas ? '\t' : ',');
        List<String> names = new ArrayList<>();
        for (String name : text.split(Pattern.quote(String.valueOf((char) delimiter)), -1)) {
            names.add(name.strip().replace("\"", "").strip().toLowerCase(Locale.ROOT));
        }
        columns = names.size();
        for (int c = 0; c < NAMES.size(); c++) {
            place[c] = names.indexOf(NAMES.get(c));
            if (place[c] < 0 || columns > MOST_COLUMNS || place[c] != names.lastIndexOf(NAMES.get(c))) {
                throw new RefusedFile("its first line (" + (text.length() > 80 ? text.substring(0, 80) + "…" : text)
                        + ") must name the columns t, i, j, k, v and q once each");
            }
        }
        from = Math.min(end + 1, to);
        line = 1;
    }

    /// Finds the fields of the next line that is not blank.
    private boolean nextLine() throws IOException {
        while (true) {
            if (from >= to) {
                fill();
                if (from >= to) {
                    return false;
                }
            }
            line++;
            int found = fields();
            if (found == 0 && !ended) {
                fill();
                found = fields();
            }
            if (found == 0) {
                found = ended ? lastLine() : skipLong();
            }
            if (found == 1 && starts[0] == ends[0]) {
                continue;
            }
            fieldCount = found;
            return true;
        }
    }

    /// The number of fields of the line at `from`, which moves past it; 0 where the line end is not in the buffer.
    private int fields() {
        byte[] b = buffer;
        int n = 0;
        int start = from;
        for (int p = from; p < to; p++) {
            byte c = b[p];
            if (c == '\n') {
                close(n, start, p > start && b[p - 1] == '\r' ? p - 1 : p);
                from = p + 1;
                return Math.min(n + 1, MOST_COLUMNS + 1);
            }
            if (c == delimiter) {
                close(n, start, p);
                n = Math.min(n + 1, MOST_COLUMNS);
                start = p + 1;
            }
        }
        return 0;
    }

    private void close(int n, int start, int end) {
        if (n < MOST_COLUMNS) {
            starts[n] = start;
            ends[n] = end;
        }
    }

    private int lastLine() {
        lastLineOpen = true;
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, to + 1);
        }
        buffer[to++] = '\n';
        return fields();
    }

    /// A line longer than the buffer: one row with too many columns.
    private int skipLong() throws IOException {
        while (true) {
            for (int p = from; p < to; p++) {
                if (buffer[p] == '\n') {
                    from = p + 1;
                    return MOST_COLUMNS + 1;
                }
            }
            from = to;
            fill();
            if (from >= to) {
                return MOST_COLUMNS + 1;
            }
        }
    }

    private void row() throws RefusedFile {
        lastWasRejected = false;
        usd = 0;
        if (fieldCount != columns) {
            reject(Reason.COLUMNS, "", fieldCount > MOST_COLUMNS ? "a very long line" : fieldCount + " columns");
            return;
        }
        for (int c = 0; c < columns; c++) {
            trim(c);
        }
        if (whole(place[T], 4) != year) {
            reject(Reason.YEAR, "t", text(place[T]));
            return;
        }
        // Read first, so that the value of what cannot be mapped is known.
        usd = number(place[V]);
        int exporter = countries.find(whole(place[I], 4));
        if (exporter < 0) {
            reject(Reason.COUNTRY, "i", text(place[I]));
            return;
        }
        int importer = countries.find(whole(place[J], 4));
        if (importer < 0) {
            reject(Reason.COUNTRY, "j", text(place[J]));
            return;
        }
        int product = products.find(whole(place[K], 6));
        if (product < 0) {
            reject(Reason.PRODUCT, "k", text(place[K]));
            return;
        }
        if (ends[place[K]] - starts[place[K]] < 6) {
            restoredZeros++;
        }
        if (exporter == importer) {
            reject(Reason.SELF, "j", text(place[J]));
            return;
        }
        if (!positive(place[V], usd, "v")) {
            return;
        }
        if (usd == 0) {
            reject(Reason.ZERO, "v", text(place[V]));
            return;
        }
        long kg = -1;
        if (!missing(place[Q])) {
            kg = number(place[Q]);
            if (!positive(place[Q], kg, "q")) {
                return;
            }
        }
        sink.row(line, exporter, importer, product, usd, kg);
    }

    private boolean positive(int field, long read, String name) {
        if (read >= 0) {
            return true;
        }
        boolean minus = ends[field] > starts[field] && buffer[starts[field]] == '-';
        boolean negative = minus && NUMBER.matcher(text(field)).matches();
        reject(negative ? Reason.NEGATIVE : Reason.VALUE, name, text(field));
        return false;
    }

    /// The value of the row that is being rejected, in USD; 0 where it has none that can be read.
    long usdOfRow() {
        return Math.max(0, usd);
    }

    private void reject(Reason reason, String field, String value) {
        last = reason;
        lastWasRejected = true;
        sink.reject(line, reason, field, value);
    }

    private void trim(int c) {
        int s = starts[c];
        int e = ends[c];
        while (s < e && buffer[s] == ' ') {
            s++;
        }
        while (e > s && buffer[e - 1] == ' ') {
            e--;
        }
        if (e - s >= 2 && buffer[s] == '"' && buffer[e - 1] == '"') {
            s++;
            e--;
            while (s < e && buffer[s] == ' ') {
                s++;
            }
            while (e > s && buffer[e - 1] == ' ') {
                e--;
            }
        }
        starts[c] = s;
        ends[c] = e;
    }

    private String text(int c) {
        int length = Math.min(ends[c] - starts[c], 60);
        return new String(buffer, starts[c], length, StandardCharsets.UTF_8);
    }

    private boolean missing(int c) {
        int s = starts[c];
        int length = ends[c] - s;
        return length == 0 || (length == 2 && buffer[s] == 'N' && buffer[s + 1] == 'A');
    }

    /// Digits as a number; -1 where it is anything else.
    private int whole(int c, int mostDigits) {
        int n = 0;
        int length = ends[c] - starts[c];
        if (length == 0 || length > mostDigits) {
            return NOT_A_NUMBER;
        }
        for (int p = starts[c]; p < ends[c]; p++) {
            int digit = buffer[p] - '0';
            if (digit < 0 || digit > 9) {
                return NOT_A_NUMBER;
            }
            n = n * 10 + digit;
        }
        return n;
    }

    /// A decimal in thousandths: thousand USD become USD, tonnes become kilograms; -1 where it is not a number from 0
    /// up.
    private long number(int c) {
        long n = 0;
        int decimals = -1;
        int p = starts[c];
        int e = ends[c];
        if (e - p > 16 || e == p) {
            return slowNumber(c);
        }
        for (; p < e; p++) {
            int digit = buffer[p] - '0';
            if (digit >= 0 && digit <= 9) {
                n = n * 10 + digit;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (buffer[p] == '.' && decimals < 0) {
                decimals = 0;
            } else {
                return slowNumber(c);
            }
        }
        return switch (decimals) {
            case 3 -> n;
            case 2 -> n * 10;
            case 1 -> n * 100;
            case 0, -1 -> n * 1_000;
            default -> slowNumber(c);
        };
    }

    private long slowNumber(int c) {
        String text = text(c);
        if (!NUMBER.matcher(text).matches() || ends[c] - starts[c] > 60) {
            return NOT_A_NUMBER;
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() < 0 || value.compareTo(LARGEST) > 0) {
            return NOT_A_NUMBER;
        }
        BigDecimal thousandths = value.movePointRight(3);
        BigDecimal whole = thousandths.setScale(0, RoundingMode.HALF_EVEN);
        rounded += whole.compareTo(thousandths) == 0 ? 0 : 1;
        return whole.longValueExact();
    }
}
