package dev.chokepoint.data.tables;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.tables.TableRows.Column;
import dev.chokepoint.data.tables.TableRows.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text layouts in which tables are published, each turned into names and rows.
///
/// Sources: EXIOBASE 3 monetary tables (folders `IOT_YEAR_pxp` or `_ixi` with tab-separated `A.txt` or `Z.txt`,
/// `Y.txt`, `x.txt`); OECD Inter-Country Input-Output tables (one CSV a year with labels such as
/// `AUS_01T02` and
/// `AUS_HFCE`); World Input-Output Database, release 2016 as wide CSV (`IndustryCode, …, Country, RNr, Year,
/// vAUS1 … TOT`) and release 2013 as CSV of its sheet (four header rows and four label columns).
final class TableLayouts {
    private static final Set<String> OECD_FINAL = Set.of(
            "HFCE",
            "NPISH",
            "GGFC",
            "GFCF",
            "INVNT",
            "CONS_ABR",
            "CONS_NONRES",
            "DPABR",
            "DIRP",
            "P33",
            "NONRES",
            "DISC",
            "FD");
    private static final Set<String> OECD_OUTPUT = Set.of("OUT", "OUTPUT", "TOTAL", "TOT");
    private static final Pattern OECD_LABEL = Pattern.compile("([A-Z]{3}|[A-Z]{2}[0-9])_([A-Z0-9_]+)");
    private static final Pattern WIOD_COLUMN = Pattern.compile("v([A-Z]{3})([0-9]+)");
    private static final Pattern WIOD_CODE = Pattern.compile("c([0-9]+)");
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int WIOD_2016_INDUSTRIES = 56;
    private static final int WIOD_2013_INDUSTRIES = 35;

    private TableLayouts() {}

    /// A file that can be opened more than once.
    interface Part {
        String name();

        InputStream open() throws IOException;
    }

    private static CsvReader<CsvRecord> reader(Part part, char separator) throws IOException {
        Reader in = new BufferedReader(new InputStreamReader(part.open(), StandardCharsets.UTF_8));
        // Spreadsheets put a byte order mark before the first label.
        in.mark(1);
        if (in.read() != BYTE_ORDER_MARK) {
            in.reset();
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                // Rows of another length get an error of their own, with what the header needs.
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(in);
    }

    /// Plain matrices: `Z.csv` and `Y.csv` with the header `region,sector,REGION/NAME,…`, and perhaps `x.csv`
    /// with `region,sector,output`.
    static Optional<RawTable> plain(Part flows, Part demand, Optional<Part> output, List<Problem> problems)
            throws IOException {
        List<Column> flowColumns = plainHeader(flows, Kind.INDUSTRY, problems);
        List<Column> demandColumns = plainHeader(demand, Kind.FINAL_DEMAND, problems);
        return twoFiles(flows, demand, output, flowColumns, demandColumns, ',', 1, false, problems);
    }

    private static List<Column> plainHeader(Part part, Kind kind, List<Problem> problems) throws IOException {
        List<Column> columns = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = reader(part, ',')) {
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                problems.add(Problem.error(part.name(), 1, "", "", "the file must have a header"));
                return columns;
            }
            CsvRecord header = rows.next();
            for (int c = 2; c < header.getFieldCount(); c++) {
                String label = header.getField(c);
                int slash = label.indexOf('/');
                if (slash < 1) {
                    problems.add(Problem.error(part.name(), 1, "column", label, "expected REGION/NAME"));
                }
                columns.add(new Column(kind, label.substring(0, Math.max(0, slash)), label.substring(slash + 1)));
            }
        }
        return columns;
    }

    /// Tab-separated matrices with two header rows (region; sector or category), in which row labels take two
    /// columns.
    static Optional<RawTable> exiobase(
            Part flows, boolean coefficients, Part demand, Optional<Part> output, List<Problem> problems)
            throws IOException {
        Header flowHeader = exiobaseHeader(flows, Kind.INDUSTRY, problems);
        Header demandHeader = exiobaseHeader(demand, Kind.FINAL_DEMAND, problems);
        if (coefficients && output.isEmpty()) {
            problems.add(Problem.error(flows.name(), 0, "", "", "coefficients need x.txt beside them to become flows"));
            return Optional.empty();
        }
        if (flowHeader.rows() != demandHeader.rows()) {
            problems.add(
                    Problem.error(demand.name(), 1, "header", "", "must have as many header rows as " + flows.name()));
            return Optional.empty();
        }
        return twoFiles(
                flows,
                demand,
                output,
                flowHeader.columns(),
                demandHeader.columns(),
                '\t',
                flowHeader.rows(),
                coefficients,
                problems);
    }

    private record Header(List<Column> columns, int rows) {}

    private static Header exiobaseHeader(Part part, Kind kind, List<Problem> problems) throws IOException {
        List<Column> columns = new ArrayList<>();
        int headerRows = 2;
        try (CsvReader<CsvRecord> csv = reader(part, '\t')) {
            Iterator<CsvRecord> rows = csv.iterator();
            List<CsvRecord> top = new ArrayList<>();
            while (top.size() < 3 && rows.hasNext()) {
                top.add(rows.next());
            }
            if (top.size() < 3 || top.get(0).getFieldCount() != top.get(1).getFieldCount()) {
                problems.add(
                        Problem.error(part.name(), 1, "", "", "expected two header rows of equal length and data"));
                return new Header(columns, headerRows);
            }
            for (int c = 2; c < top.get(0).getFieldCount(); c++) {
                columns.add(new Column(kind, top.get(0).getField(c), top.get(1).getField(c)));
            }
            // Some releases name the label columns in a third row, which has no values.
            CsvRecord third = top.get(2);
            boolean names = third.getField(0).toLowerCase(Locale.ROOT).equals("region");
            headerRows = names ? 3 : 2;
        }
        return new Header(columns, headerRows);
    }

    private static Optional<RawTable> twoFiles(
            Part flows,
            Part demand,
            Optional<Part> output,
            List<Column> flowColumns,
            List<Column> demandColumns,
            char separator,
            int headerRows,
            boolean coefficients,
            List<Problem> problems)
            throws IOException {
        if (problems.stream().anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        List<Column> all = new ArrayList<>(flowColumns);
        all.addAll(demandColumns);
        TableRows table = new TableRows(all, flows.name(), problems);
        rows(table, flows, flowColumns, separator, headerRows, problems);
        rows(table, demand, demandColumns, separator, headerRows, problems);
        if (output.isPresent()) {
            outputs(table, output.get(), separator, problems);
        }
        if (coefficients) {
            table.timesOutput(table.output());
        }
        return Optional.of(table.table(flows.name(), false));
    }

    private static void rows(
            TableRows table, Part part, List<Column> columns, char separator, int headerRows, List<Problem> problems)
            throws IOException {
        int[] targets = table.targets(columns, part.name());
        try (CsvReader<CsvRecord> csv = reader(part, separator)) {
            int at = 0;
            for (CsvRecord row : csv) {
                if (at++ < headerRows) {
                    continue;
                }
                if (row.getFieldCount() < 2) {
                    problems.add(Problem.error(
                            part.name(), (int) row.getStartingLineNumber(), "", "", "expected a region and a sector"));
                    continue;
                }
                table.row(row.getField(0), row.getField(1), row, 2, columns, targets, part.name());
            }
        }
    }

    private static void outputs(TableRows table, Part part, char separator, List<Problem> problems) throws IOException {
        try (CsvReader<CsvRecord> csv = reader(part, separator)) {
            boolean first = true;
            for (CsvRecord row : csv) {
                if (first) {
                    first = false;
                    continue;
                }
                String value = row.getFieldCount() < 3 ? "" : row.getField(2);
                try {
                    table.output(row.getField(0), row.getField(1), Double.parseDouble(value));
                } catch (NumberFormatException e) {
                    problems.add(Problem.error(
                            part.name(),
                            (int) row.getStartingLineNumber(),
                            "output",
                            value,
                            "expected region, sector and a number"));
                }
            }
        }
    }

    /// One CSV in any of the layouts that keep everything in one file.
    static Optional<RawTable> single(Part part, List<Problem> problems) throws IOException {
        List<CsvRecord> top = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = reader(part, ',')) {
            Iterator<CsvRecord> rows = csv.iterator();
            while (top.size() < 5 && rows.hasNext()) {
                top.add(rows.next());
            }
        }
        if (top.size() < 2) {
            problems.add(Problem.error(part.name(), 1, "", "", "the file must have a header and rows"));
            return Optional.empty();
        }
        List<String> header = top.getFirst().getFields();
        if (header.contains("IndustryCode") && header.contains("Country")) {
            return wiod2016(part, header, problems);
        }
        if (header.size() > 2 && OECD_LABEL.matcher(header.get(1)).matches()) {
            return oecd(part, header, problems);
        }
        if (top.size() == 5
                && top.get(3).getFields().stream()
                        .anyMatch(c -> WIOD_CODE.matcher(c).matches())) {
            return wiod2013(part, top, problems);
        }
        problems.add(Problem.error(
                        part.name(),
                        1,
                        "header",
                        String.join(",", header.subList(0, Math.min(4, header.size()))),
                        "the layout is not known")
                .withHint("an OECD ICIO or WIOD table was meant, or a folder with Z.csv and Y.csv"));
        return Optional.empty();
    }

    private static Optional<RawTable> oecd(Part part, List<String> header, List<Problem> problems) throws IOException {
        List<Column> columns = new ArrayList<>();
        Set<String> unknown = new HashSet<>();
        for (String label : header.subList(1, header.size())) {
            Matcher m = OECD_LABEL.matcher(label);
            if (OECD_OUTPUT.contains(label)) {
                columns.add(new Column(Kind.OUTPUT, "", label));
            } else if (!m.matches()) {
                unknown.add(label);
                columns.add(Column.NONE);
            } else {
                Kind kind = OECD_FINAL.contains(m.group(2)) ? Kind.FINAL_DEMAND : Kind.INDUSTRY;
                columns.add(new Column(kind, m.group(1), m.group(2)));
            }
        }
        if (!unknown.isEmpty()) {
            problems.add(Problem.warning(part.name(), 1, "columns", unknown.toString(), "these columns are not read"));
        }
        return whole(part, columns, 1, 1, problems, r -> {
            Matcher m = OECD_LABEL.matcher(r.getField(0));
            // Taxes less subsidies, value added and output follow the industries.
            return m.matches() && !m.group(2).equals("TAXSUB") && !m.group(2).equals("VALU")
                    ? Optional.of(new String[] {m.group(1), m.group(2)})
                    : Optional.empty();
        });
    }

    private static Optional<RawTable> wiod2016(Part part, List<String> header, List<Problem> problems)
            throws IOException {
        int country = header.indexOf("Country");
        int number = header.indexOf("RNr");
        int first = header.indexOf("Year") + 1;
        if (number < 0 || first == 0) {
            problems.add(Problem.error(part.name(), 1, "header", "", "the columns RNr and Year must be there"));
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        for (String label : header.subList(first, header.size())) {
            Matcher m = WIOD_COLUMN.matcher(label);
            if (label.equals("TOT")) {
                columns.add(new Column(Kind.OUTPUT, "", label));
            } else if (m.matches()) {
                int k = Integer.parseInt(m.group(2));
                columns.add(new Column(
                        k <= WIOD_2016_INDUSTRIES ? Kind.INDUSTRY : Kind.FINAL_DEMAND, m.group(1), m.group(2)));
            } else {
                columns.add(Column.NONE);
            }
        }
        return whole(part, columns, 1, first, problems, r -> {
            // Rows beyond the industries (intermediate total, taxes, value added, output) belong to "TOT".
            String region = r.getField(country);
            return region.equals("TOT") ? Optional.empty() : Optional.of(new String[] {region, r.getField(number)});
        });
    }

    private static Optional<RawTable> wiod2013(Part part, List<CsvRecord> top, List<Problem> problems)
            throws IOException {
        List<String> countries = top.get(2).getFields();
        List<String> codes = top.get(3).getFields();
        List<Column> columns = new ArrayList<>();
        for (int c = 4; c < codes.size(); c++) {
            Matcher m = WIOD_CODE.matcher(codes.get(c));
            String region = c < countries.size() ? countries.get(c) : "";
            if (!m.matches()) {
                columns.add(Column.NONE);
            } else if (region.isBlank() || region.equals("TOT")) {
                columns.add(new Column(Kind.OUTPUT, "", codes.get(c)));
            } else {
                int k = Integer.parseInt(m.group(1));
                columns.add(new Column(
                        k <= WIOD_2013_INDUSTRIES ? Kind.INDUSTRY : Kind.FINAL_DEMAND, region, codes.get(c)));
            }
        }
        return whole(part, columns, 4, 4, problems, r -> {
            Matcher m = WIOD_CODE.matcher(r.getFieldCount() > 3 ? r.getField(3) : "");
            boolean industry = m.matches() && Integer.parseInt(m.group(1)) <= WIOD_2013_INDUSTRIES;
            return industry && !r.getField(2).equals("TOT")
                    ? Optional.of(new String[] {r.getField(2), r.getField(3)})
                    : Optional.empty();
        });
    }

    private interface RowName {
        Optional<String[]> of(CsvRecord row);
    }

    private static Optional<RawTable> whole(
            Part part, List<Column> columns, int headerRows, int first, List<Problem> problems, RowName names)
            throws IOException {
        TableRows table = new TableRows(columns, part.name(), problems);
        int[] targets = table.targets(columns, part.name());
        try (CsvReader<CsvRecord> csv = reader(part, ',')) {
            int at = 0;
            for (CsvRecord row : csv) {
                if (at++ < headerRows) {
                    continue;
                }
                Optional<String[]> name = names.of(row);
                if (name.isPresent()) {
                    table.row(name.get()[0], name.get()[1], row, first, columns, targets, part.name());
                }
            }
        }
        return Optional.of(table.table(part.name(), false));
    }
}
