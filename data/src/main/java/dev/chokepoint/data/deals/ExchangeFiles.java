package dev.chokepoint.data.deals;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.files.TableReader;
import dev.chokepoint.data.files.TableSchema;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.deals.giving.Coding;
import dev.chokepoint.deals.giving.Day;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.giving.Imposed;
import dev.chokepoint.deals.giving.Inclusion;
import dev.chokepoint.deals.giving.Named;
import dev.chokepoint.deals.giving.Naming;
import dev.chokepoint.deals.giving.Outcome;
import dev.chokepoint.deals.giving.Subject;
import dev.chokepoint.deals.giving.TabledConcession;
import dev.chokepoint.deals.giving.Talk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads records of exchanges, `exchanges.csv`: one line for each concession that was or could have been on the table
/// of a talk.
///
/// Source: worlds/exchanges/README.md
public final class ExchangeFiles {
    /// The name of the bundled record, beside the bundled worlds.
    private static final String BUNDLED = "exchanges/exchanges.csv";

    /// Columns that a table to forecast must have.
    private static final List<String> BEFORE =
            List.of("talk", "eve", "parties", "concession", "giver", "receiver", "kind", "imposed");
    /// Columns that a record must have besides.
    private static final List<String> AFTER = List.of("agreed", "why_in", "outcome", "recalled");

    private static final List<String> OPTIONAL = List.of(
            "title",
            "place",
            "what",
            "measures",
            "days_imposed",
            "imposed_60",
            "imposed_180",
            "named",
            "named_late",
            "named_known",
            "named_source",
            "first_pass",
            "second_pass",
            "named_first",
            "named_second",
            "carried_out",
            "reversed",
            "months",
            "terms",
            "source",
            "source_published",
            "sure",
            "named_blind");

    private static final List<String> NAMED_WORDS =
            Stream.of(Named.values()).map(Named::word).toList();
    private static final List<String> OUTCOME_WORDS =
            Stream.of(Outcome.values()).map(Outcome::word).toList();

    private static final int SHORT = 60;
    private static final int MIDDLE = 180;

    private final boolean withOutcomes;
    private final Problems problems = new Problems();
    private final Map<String, Talk> talks = new HashMap<>();
    private final Set<TabledConcession.Key> keys = new HashSet<>();

    private ExchangeFiles(boolean withOutcomes) {
        this.withOutcomes = withOutcomes;
    }

    /// The file of the bundled record.
    public static Path bundled() {
        return WorldFolder.find(WorldFolder.DEFAULT).resolveSibling(BUNDLED);
    }

    /// Reads a record; a line with an error is left out and told.
    public static Loaded<List<Exchange>> record(Path file) {
        ExchangeFiles reader = new ExchangeFiles(true);
        List<Exchange> all = new ArrayList<>();
        for (Row row : reader.rows(file)) {
            reader.exchange(row).ifPresent(all::add);
        }
        return new Loaded<>(all, reader.problems.sorted());
    }

    /// Reads what was on the tables of talks. No column that tells how a talk ended is looked at.
    public static Loaded<List<TabledConcession>> tables(Path file) {
        ExchangeFiles reader = new ExchangeFiles(false);
        List<TabledConcession> all = new ArrayList<>();
        for (Row row : reader.rows(file)) {
            reader.tabled(row).ifPresent(all::add);
        }
        return new Loaded<>(all, reader.problems.sorted());
    }

    private List<Row> rows(Path file) {
        List<TableSchema.Column> columns = new ArrayList<>();
        BEFORE.forEach(c -> columns.add(column(c, false)));
        AFTER.forEach(c -> columns.add(column(c, !withOutcomes)));
        OPTIONAL.forEach(c -> columns.add(column(c, true)));
        TableSchema schema = new TableSchema("exchanges", List.of("talk", "concession"), columns, Map.of());
        Path absolute = file.toAbsolutePath();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        List<Row> rows = TableReader.read(folder, absolute, schema, problems);
        if (!rows.isEmpty()
                && Coding.all().stream().noneMatch(c -> rows.getFirst().fields().containsKey(c.column()))) {
            problems.error(rows.getFirst(), "header", "The column (named) or (named_blind) is missing.");
            return List.of();
        }
        return rows;
    }

    private static TableSchema.Column column(String name, boolean optional) {
        return new TableSchema.Column(name, TableSchema.Type.TEXT, "", List.of(), true, optional, false);
    }

    /// Where errors of a line are counted.
    private final class Line {
        private final Row row;
        private boolean sound = true;

        Line(Row row) {
            this.row = row;
        }

        void error(String field, String expected, String hint) {
            problems.error(row, field, expected, hint);
            sound = false;
        }

        String text(String field) {
            if (!row.has(field)) {
                error(field, "A text was expected.", "");
            }
            return row.get(field);
        }

        LocalDate date(String field, LocalDate otherwise) {
            try {
                return LocalDate.parse(row.get(field));
            } catch (DateTimeParseException e) {
                error(field, "A day such as 2025-06-09 was expected.", "");
                return otherwise;
            }
        }

        Day day(String field) {
            return row.has(field) ? new Day.On(date(field, LocalDate.EPOCH)) : new Day.Unknown();
        }

        <T> Optional<T> word(String field, List<String> words, Function<String, Optional<T>> find) {
            Optional<T> found = find.apply(row.get(field));
            if (found.isEmpty()) {
                error(
                        field,
                        "One of " + String.join(", ", words) + " was expected.",
                        Spelling.hint(row.get(field), words));
            }
            return found;
        }

        void wordOrEmpty(String field, List<String> words) {
            if (row.has(field) && !words.contains(row.get(field))) {
                error(
                        field,
                        "One of " + String.join(", ", words) + ", or nothing, was expected.",
                        Spelling.hint(row.get(field), words));
            }
        }

        Optional<Integer> number(String field) {
            if (!row.has(field)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Integer.valueOf(row.get(field)));
            } catch (NumberFormatException e) {
                error(field, "A whole number was expected.", "");
                return Optional.empty();
            }
        }
    }

    private Optional<TabledConcession> tabled(Row row) {
        Line line = new Line(row);
        Optional<TabledConcession> read = tabled(line);
        return line.sound ? read : Optional.empty();
    }

    private Optional<TabledConcession> tabled(Line line) {
        Optional<Talk> talk = talk(line);
        String giver = line.text("giver");
        String receiver = line.text("receiver");
        if (!giver.isEmpty() && giver.equals(receiver)) {
            line.error("receiver", "Another party than the giver was expected.", "");
        }
        Subject subject = new Subject(
                line.text("concession"),
                line.row.get("what"),
                giver,
                receiver,
                line.text("kind"),
                texts(line.row.get("measures")));
        Inclusion inclusion = line.row.has("why_in") || withOutcomes
                ? line.word(
                                "why_in",
                                Stream.of(Inclusion.values())
                                        .map(Inclusion::word)
                                        .toList(),
                                Inclusion::find)
                        .orElse(Inclusion.NAMED)
                : Inclusion.NAMED;
        if (talk.isEmpty()) {
            return Optional.empty();
        }
        Imposed imposed = imposed(line, talk.get());
        Naming naming = naming(line, talk.get());
        TabledConcession tabled = new TabledConcession(talk.get(), subject, imposed, naming, inclusion);
        if (!keys.add(tabled.key())) {
            line.error("concession", "Every concession of a talk must have its own name.", "");
        }
        return Optional.of(tabled);
    }

    private Optional<Talk> talk(Line line) {
        String id = line.text("talk");
        LocalDate eve = line.date("eve", LocalDate.EPOCH);
        LocalDate ended = withOutcomes ? line.date("agreed", eve) : eve;
        List<String> parties = texts(line.text("parties"));
        if (!line.sound) {
            return Optional.empty();
        }
        Talk talk;
        try {
            talk = new Talk(id, line.row.get("title"), line.row.get("place"), eve, ended, Set.copyOf(parties));
        } catch (IllegalArgumentException e) {
            line.error(
                    ended.isBefore(eve) ? "agreed" : "parties",
                    Optional.ofNullable(e.getMessage()).orElse(""),
                    "");
            return Optional.empty();
        }
        Talk first = talks.putIfAbsent(id, talk);
        if (first != null && !first.equals(talk)) {
            line.error(
                    "talk",
                    "All lines of a talk must have its title, place, eve, day of agreement and parties; the first has "
                            + first.title() + ", " + first.place() + ", " + first.eve() + ", " + first.ended() + ", "
                            + String.join(";", first.parties()) + ".",
                    "");
        }
        return Optional.of(talk);
    }

    private static List<String> texts(String field) {
        return Stream.of(field.split(";"))
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    /// The day on which it was imposed; the columns that follow from it must agree.
    private Imposed imposed(Line line, Talk talk) {
        Optional<Integer> days = line.number("days_imposed");
        if (!line.row.has("imposed")) {
            return days.<Imposed>map(d -> new Imposed.Since(talk.eve().minusDays(d)))
                    .orElseGet(Imposed.Undated::new);
        }
        LocalDate day = line.date("imposed", talk.eve());
        long age = ChronoUnit.DAYS.between(day, talk.eve());
        if (line.sound && days.isPresent() && days.get() != age) {
            line.error(
                    "days_imposed", "From " + day + " to the eve, " + talk.eve() + ", there are " + age + " days.", "");
        }
        if (line.sound && age < 0) {
            problems.warning(line.row, "imposed", "The day is after the eve, " + talk.eve() + ".");
        }
        flag(line, "imposed_60", age <= SHORT);
        flag(line, "imposed_180", age <= MIDDLE);
        return new Imposed.Since(day);
    }

    private static void flag(Line line, String field, boolean expected) {
        String word = expected ? "1" : "0";
        if (line.sound && line.row.has(field) && !line.row.get(field).equals(word)) {
            line.error(field, "The day in force says " + word + ".", "");
        }
    }

    private Naming naming(Line line, Talk talk) {
        Map<Coding, Named> codes = new EnumMap<>(Coding.class);
        for (Coding coding : Coding.all()) {
            if (line.row.has(coding.column())) {
                line.word(coding.column(), NAMED_WORDS, Named::find).ifPresent(n -> codes.put(coding, n));
            }
        }
        if (codes.isEmpty() && line.sound) {
            line.error(
                    "named", "What was named before must be coded: one of " + String.join(", ", NAMED_WORDS) + ".", "");
        }
        Day known = line.day("named_known");
        if (line.sound && known.find().filter(d -> d.isAfter(talk.eve())).isPresent()) {
            problems.warning(
                    line.row,
                    "named_known",
                    "What was named before the talk must have been known by its eve, " + talk.eve() + ".");
        }
        return new Naming(codes, known, line.row.get("named_source"));
    }

    private Optional<Exchange> exchange(Row row) {
        Line line = new Line(row);
        Optional<TabledConcession> tabled = tabled(line);
        Optional<Outcome> outcome = line.word("outcome", OUTCOME_WORDS, Outcome::find);
        for (String pass : List.of("first_pass", "second_pass")) {
            line.wordOrEmpty(pass, OUTCOME_WORDS);
        }
        for (String pass : List.of("named_late", "named_first", "named_second")) {
            line.wordOrEmpty(pass, NAMED_WORDS);
        }
        Exchange.Afterwards afterwards = afterwards(line);
        Exchange.Sourcing sourcing = sourcing(line);
        if (!line.sound || tabled.isEmpty() || outcome.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Exchange(tabled.get(), outcome.get(), afterwards, sourcing));
    }

    private static Exchange.Afterwards afterwards(Line line) {
        Optional<Integer> months = line.number("months");
        if (months.filter(m -> m < 0).isPresent()) {
            line.error("months", "A number of months, 0 or above, was expected.", "");
        }
        return new Exchange.Afterwards(
                line.day("carried_out"),
                line.day("reversed"),
                months.filter(m -> m >= 0)
                        .<Exchange.Period>map(Exchange.Period.Months::new)
                        .orElseGet(Exchange.Period.Open::new),
                line.row.get("terms"));
    }

    private static Exchange.Sourcing sourcing(Line line) {
        List<String> words = Stream.of(Exchange.Recalled.values())
                .map(r -> r.name().toLowerCase(Locale.ROOT))
                .toList();
        Exchange.Recalled recalled = line.word(
                        "recalled",
                        words,
                        w -> Stream.of(Exchange.Recalled.values())
                                .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(w))
                                .findFirst())
                .orElse(Exchange.Recalled.YES);
        line.wordOrEmpty("sure", List.of("high", "medium", "low"));
        return new Exchange.Sourcing(
                line.row.get("source"), line.day("source_published"), recalled, line.row.get("sure"));
    }
}
