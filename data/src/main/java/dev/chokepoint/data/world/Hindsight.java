package dev.chokepoint.data.world;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Row;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds assumptions that quote something later than the day of a world's questions and do not say from which
/// day on they stand: what was not known cannot be assumed.
///
/// Source: docs/world-format.md#figures
final class Hindsight {
    private static final Pattern DAY =
            Pattern.compile("(?<![\\w-])(\\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\\d|3[01]))?(?![\\w-])");
    private static final Pattern MONTH = Pattern.compile(Arrays.stream(Month.values())
            .map(m -> m.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
            .collect(Collectors.joining("|", "\\b(", ") (\\d{4})\\b")));
    private static final Pattern YEAR = Pattern.compile("(?<![\\d-])((?:19|20)\\d{2})(?![\\d-])");

    private Hindsight() {}

    /// The warning about a line, where there is one.
    static Optional<Problem> find(Row row, LocalDate asOf) {
        if (!row.get("source").startsWith("assumed:") || row.has("published")) {
            return Optional.empty();
        }
        return latest(row.get("source"))
                .filter(day -> day.isAfter(asOf))
                .map(day -> Problem.warning(
                        row.file(),
                        row.line(),
                        "source",
                        row.get("source"),
                        "The assumption quotes " + quoted(day) + ", after the world's as_of " + asOf
                                + "; the column published must say from which day on it stands, and a line"
                                + " without that day what was assumed before."));
    }

    private static String quoted(LocalDate day) {
        return day.getDayOfYear() == 1 ? "the year " + day.getYear() : "a day from " + day + " on";
    }

    /// The first day of the latest period that a text names; empty where it names none.
    static Optional<LocalDate> latest(String text) {
        return Stream.of(
                        all(DAY, text, m -> day(m)),
                        all(MONTH, text, m -> LocalDate.of(Integer.parseInt(m.group(2)), month(m.group(1)), 1)),
                        all(YEAR, text, m -> LocalDate.of(Integer.parseInt(m.group(1)), 1, 1)))
                .flatMap(s -> s)
                .max(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> all(Pattern pattern, String text, Function<MatchResult, LocalDate> day) {
        return pattern.matcher(text).results().map(day);
    }

    /// A day that does not exist stands for the first of its month.
    private static LocalDate day(MatchResult m) {
        LocalDate first = LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), 1);
        int day = m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
        return day > first.lengthOfMonth() ? first : first.withDayOfMonth(day);
    }

    private static Month month(String name) {
        return Arrays.stream(Month.values())
                .filter(m -> m.getDisplayName(TextStyle.FULL, Locale.ENGLISH).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
