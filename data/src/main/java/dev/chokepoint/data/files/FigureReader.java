package dev.chokepoint.data.files;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads figures from rows, and remembers which sources were used.
public final class FigureReader {
    private static final String ASSUMED = "assumed:";
    /// Stands for a source that is not known, which is an error, so that the rest of the line is checked
    /// all the same.
    private static final Provenance UNKNOWN = new Provenance.Assumed("the source is not known");

    private final Map<String, Source> sources;
    private final boolean complete;
    private final Set<String> used = new HashSet<>();
    private final Problems problems;

    /// A reader of figures that rest on `sources`; `complete` says whether all of them could be read.
    public FigureReader(Map<String, Source> sources, boolean complete, Problems problems) {
        this.sources = sources;
        this.complete = complete;
        this.problems = problems;
    }

    /// The sources that some figure named, known or not.
    public Set<String> used() {
        return Set.copyOf(used);
    }

    /// The figure in a row, or empty with every problem it has.
    public Optional<Figure> read(Row row) {
        Optional<Unit> unit = unit(row, "unit");
        Optional<Uncertain> value = value(row, unit);
        Optional<Provenance> provenance = provenance(row);
        boolean about = checkAbout(row);
        if (unit.isEmpty() || value.isEmpty() || provenance.isEmpty() || !about) {
            return Optional.empty();
        }
        return Optional.of(new Figure(value.get(), unit.get(), row.get("about"), provenance.get(), row.get("note")));
    }

    /// Whether two figures of one key were published on one day; figures of unknown sources are not compared.
    public static boolean clash(Figure a, Figure b) {
        return !a.provenance().equals(UNKNOWN)
                && !b.provenance().equals(UNKNOWN)
                && a.provenance().knownFrom().equals(b.provenance().knownFrom());
    }

    public Optional<Unit> unit(Row row, String field) {
        if (!row.has(field)) {
            problems.error(row, field, "The unit must be given, such as kg, USD/kg or t/year.");
            return Optional.empty();
        }
        try {
            return Optional.of(Unit.parse(row.get(field)));
        } catch (IllegalArgumentException e) {
            problems.error(row, field, e);
            return Optional.empty();
        }
    }

    private Optional<Uncertain> value(Row row, Optional<Unit> unit) {
        String text = row.get("value");
        if (text.isEmpty()) {
            problems.error(row, "value", "The value must be given: a number, lo..hi or lo..mode..hi.");
            return Optional.empty();
        }
        boolean bound = text.startsWith(">") || text.startsWith("<");
        String symbol = unit.map(Unit::symbol).orElse("share");
        if (bound && !symbol.equals("share") && !symbol.equals("percent")) {
            problems.error(
                    row,
                    "value",
                    "A bound may stand only where the possible range is known (unit share or percent).",
                    "an interval lo..hi was meant, with its reason in the note.");
            return Optional.empty();
        }
        try {
            return Optional.of(Uncertain.parse(text, symbol.equals("percent") ? Interval.PERCENT : Interval.SHARE));
        } catch (IllegalArgumentException e) {
            problems.error(row, "value", e);
            return Optional.empty();
        }
    }

    private Optional<Provenance> provenance(Row row) {
        return provenance(row, "source");
    }

    /// What a statement rests on whose source stands in a column of its own.
    public Optional<Provenance> provenance(Row row, String field) {
        String key = row.get(field);
        if (key.isEmpty()) {
            problems.error(row, field, "The source must be given: a key of sources.yaml, or \"assumed: why\".");
            return Optional.empty();
        }
        if (key.startsWith(ASSUMED)) {
            String why = key.substring(ASSUMED.length()).strip();
            if (why.isEmpty()) {
                problems.error(row, field, "An assumption must say why.");
                return Optional.empty();
            }
            return row.has("published")
                    ? day(row, "published").map(d -> new Provenance.Assumed(why, d))
                    : Optional.of(new Provenance.Assumed(why));
        }
        used.add(key);
        Source source = sources.get(key);
        if (source == null) {
            if (complete) {
                String hint = key.startsWith("assumed")
                        ? "\"assumed: why\" was meant."
                        : Spelling.hint(key, sources.keySet());
                problems.error(row, field, "The source is not in sources.yaml.", hint);
            }
            return Optional.of(UNKNOWN);
        }
        if (!row.has("published")) {
            return Optional.of(new Provenance.Sourced(source, "", source.published()));
        }
        return day(row, "published").map(d -> new Provenance.Sourced(source, "", d));
    }

    public Optional<LocalDate> day(Row row, String field) {
        try {
            return Optional.of(parseDay(row.get(field)));
        } catch (DateTimeException e) {
            problems.error(row, field, "A day must have the form 2025-04-04 and exist.");
            return Optional.empty();
        }
    }

    private boolean checkAbout(Row row) {
        String about = row.get("about");
        if (about.isEmpty()) {
            problems.error(
                    row, "about", "The period that the figure describes must be given, such as 2024 or 2024-06.");
            return false;
        }
        String[] sides = about.split("/", -1);
        List<LocalDate> starts;
        try {
            starts = Arrays.stream(sides).map(FigureReader::start).toList();
        } catch (DateTimeException e) {
            problems.error(
                    row,
                    "about",
                    "A period must be a year (2024), a month (2024-06), a day or two of them (2021/2024).");
            return false;
        }
        if (starts.size() > 2 || (starts.size() == 2 && starts.get(0).isAfter(starts.get(1)))) {
            problems.error(row, "about", "A period must run from the earlier to the later date.");
            return false;
        }
        return true;
    }

    /// Parses a day of the years 0000 to 9999.
    public static LocalDate parseDay(String text) {
        if (text.length() != "2025-04-04".length()) {
            throw new DateTimeException("The day (" + text + ") must have the form 2025-04-04.");
        }
        return LocalDate.parse(text);
    }

    private static LocalDate start(String text) {
        return switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1);
            case 7 -> YearMonth.parse(text).atDay(1);
            default -> parseDay(text);
        };
    }
}
