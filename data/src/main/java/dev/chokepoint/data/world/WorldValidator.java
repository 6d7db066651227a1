package dev.chokepoint.data.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.data.files.Group;
import dev.chokepoint.data.files.Groups;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.exposure.check.ChainCheck;
import dev.chokepoint.exposure.check.FigureCheck;
import dev.chokepoint.exposure.check.Finding;
import dev.chokepoint.exposure.check.TotalsCheck;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks a world: every line, every name, and then what needs the whole.
///
/// The checks of the whole run only when every line is sound, so that one broken line does not cause a
/// dozen reports.
///
/// Source: docs/world-format.md
public final class WorldValidator {
    private WorldValidator() {}

    /// A further check of a world without errors, such as [CalibrationCheck].
    @FunctionalInterface
    public interface Check {
        List<Finding> of(World world);
    }

    /// A figure that was published after the default date of questions, which therefore do not see it.
    public record LaterVintage(String file, int line, String what, LocalDate published) {
        public String text() {
            return file + ":" + line + ": " + what + ": published on " + published + ", after the world's as_of";
        }
    }

    /// A world with its problems.
    ///
    /// @param world the world, present when there are no errors, and all problems by file and line
    /// @param complete whether the checks of the whole were made; they need every line to be sound
    /// @param figures the number of figures read, each with all its vintages
    /// @param later the vintages that questions do not see by default
    public record Checked(Loaded<Optional<World>> world, boolean complete, int figures, List<LaterVintage> later) {
        public Checked {
            later = List.copyOf(later);
        }

        /// The same with the problems of other parts of the world.
        public Checked with(List<Problem> others) {
            Problems all = new Problems();
            all.addAll(world.problems());
            all.addAll(others);
            return new Checked(
                    new Loaded<>(all.hasErrors() ? Optional.empty() : world.value(), all.sorted()),
                    complete,
                    figures,
                    later);
        }
    }

    public static Checked check(Path folder) {
        return check(folder, List.of());
    }

    /// Checks a world and, if it has no errors, makes `more` checks of it.
    public static Checked check(Path folder, List<Check> more) {
        return check(folder, more, Optional.empty());
    }

    /// Checks a world as it is known on a day of its own choosing, such as that of its newest figures.
    public static Checked checkOn(Path folder, LocalDate day, List<Check> more) {
        return check(folder, more, Optional.of(day));
    }

    private static Checked check(Path folder, List<Check> more, Optional<LocalDate> day) {
        WorldDraft draft = WorldDraft.read(folder);
        draft.asOf = day.or(() -> draft.asOf);
        Optional<World> world = WorldAssembly.of(draft);
        warnOfUnusedSources(draft);
        checkMeasures(draft);
        checkOpenings(draft, folder);
        int figures = 0;
        for (Groups groups : draft.allGroups()) {
            figures += groups.all().size();
        }
        if (world.isEmpty()) {
            return new Checked(new Loaded<>(Optional.empty(), draft.problems.sorted()), false, figures, List.of());
        }
        List<LaterVintage> later = checkKnown(draft, world.get());
        PartLines lines = new PartLines(draft);
        FigureCheck.of(world.get()).forEach(f -> draft.problems.add(lines.problem(f)));
        checkTotals(draft, world.get());
        ChainCheck.of(world.get()).forEach(f -> draft.problems.add(lines.problem(f)));
        warnOfIdleDefaults(draft, "trade", "flow", 3);
        warnOfIdleDefaults(draft, "demand", "quantity", 3);
        if (!draft.problems.hasErrors()) {
            for (Check check : more) {
                check.of(world.get()).forEach(f -> draft.problems.add(lines.problem(f)));
            }
        }
        Optional<World> sound = draft.problems.hasErrors() ? Optional.empty() : world;
        return new Checked(new Loaded<>(sound, draft.problems.sorted()), true, figures, later);
    }

    /// Figures whose notes say what they add up to.
    private static void checkTotals(WorldDraft draft, World world) {
        Map<Group, Vintages> figures = new LinkedHashMap<>();
        draft.allGroups().forEach(groups -> groups.all().forEach(g -> figures.put(g, g.vintages())));
        for (TotalsCheck.Miss<Group> miss : TotalsCheck.of(figures, world.asOf())) {
            Row row = miss.key().rows().stream()
                    .filter(r -> r.get("note").equals(miss.note()))
                    .findFirst()
                    .orElse(miss.key().first());
            draft.problems.error(row, "note", new IllegalArgumentException(miss.words()));
        }
    }

    /// Warns of lines that describe a lane or a demand that does not exist.
    private static void warnOfIdleDefaults(WorldDraft draft, String table, String mainKind, int wide) {
        List<Group> mains = draft.groups(table).ofKind(mainKind);
        for (Group group : draft.groups(table).all()) {
            if (group.kind().equals(mainKind)) {
                continue;
            }
            boolean matches = group.key().subList(0, wide).contains(Groups.ANY)
                    ? mains.stream().anyMatch(main -> covers(group, main, wide))
                    : draft.groups(table)
                            .find(withKind(group.key(), wide, mainKind))
                            .isPresent();
            if (!matches) {
                draft.problems.warning(group.first(), "kind", "The line matches no line of kind " + mainKind + ".");
            }
        }
    }

    private static boolean covers(Group general, Group special, int wide) {
        for (int i = 0; i < wide; i++) {
            String own = general.key().get(i);
            if (!own.equals(Groups.ANY) && !own.equals(special.key().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String[] withKind(List<String> key, int wide, String kind) {
        List<String> other = new ArrayList<>(key.subList(0, wide));
        other.add(kind);
        return other.toArray(String[]::new);
    }

    private static void warnOfUnusedSources(WorldDraft draft) {
        Set<String> elsewhere = draft.wordsOfOtherParts();
        draft.sourceRows.forEach((key, row) -> {
            if (!draft.usedSources().contains(key)
                    && !elsewhere.contains(key)
                    && !draft.inheritedSources().contains(key)) {
                draft.problems.add(Problem.warning(
                        row.file(), row.line(), "key", key, "Nothing in the world rests on this source."));
            }
        });
    }

    /// A licence line must be about a measure of the ledger, where the world has one.
    private static void checkMeasures(WorldDraft draft) {
        Set<String> ledger = draft.wordsOf("ledger");
        for (Group group : draft.groups("licences").all()) {
            String measure = group.first().get("measure");
            if (!ledger.isEmpty() && !measure.equals(Groups.ANY) && !ledger.contains(measure)) {
                draft.problems.error(
                        group.first(),
                        "measure",
                        "No file in ledger/ names the measure.",
                        Spelling.hint(measure, ledger));
            }
        }
    }

    private static final Pattern OPENED_BY = Pattern.compile("own|talks:[a-z0-9-]+|");

    /// What is assumed of how long licences stay closed must not hold the outcome of talks that are asked about.
    private static void checkOpenings(WorldDraft draft, Path folder) {
        List<String> talks = talks(folder);
        for (Group group : draft.groups("licences").all()) {
            if (!group.first().get("kind").equals("closed_months")) {
                continue;
            }
            for (Row row : group.rows()) {
                String openedBy = row.has("opened_by") ? row.get("opened_by") : "";
                if (!OPENED_BY.matcher(openedBy).matches()) {
                    draft.problems.error(
                            row,
                            "opened_by",
                            "It must be own, talks:ID of a deal space, or empty where it is not known.");
                }
                if (row.get("source").startsWith("assumed")
                        && (openedBy.startsWith("talks:") || talks.stream().anyMatch(t -> names(row, t)))) {
                    draft.problems.error(
                            row,
                            openedBy.startsWith("talks:") ? "opened_by" : "source",
                            "An assumed time until licences flow must not rest on talks of which this world has a deal"
                                    + " space: what happens without a deal would hold the deal.");
                }
            }
        }
    }

    /// The first words of the ids of deal spaces, as names are written: the places of the talks.
    private static List<String> talks(Path folder) {
        Path deals = WorldLayout.read(folder, new Problems()).part("deals");
        if (!Files.isDirectory(deals)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(deals)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".yaml"))
                    .map(f -> f.substring(0, f.length() - ".yaml".length()).split("-")[0])
                    .filter(place -> place.length() > 2)
                    .map(place -> place.substring(0, 1).toUpperCase(Locale.ROOT) + place.substring(1))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean names(Row row, String place) {
        return Pattern.compile("\\b" + Pattern.quote(place) + "\\b")
                .matcher(row.get("source"))
                .find();
    }

    /// Every figure must be known on the default date; what was published later is listed.
    private static List<LaterVintage> checkKnown(WorldDraft draft, World world) {
        List<LaterVintage> later = new ArrayList<>();
        List<Group> all = new ArrayList<>();
        draft.discount.ifPresent(all::add);
        draft.allGroups().forEach(g -> all.addAll(g.all()));
        Set<Group> duties = Set.copyOf(draft.groups("duties").all());
        for (Group group : all) {
            // A duty announced later is one that questions do not see by default.
            boolean mayCome = duties.contains(group);
            if (!mayCome && group.vintages().known(world.asOf()).isEmpty()) {
                Figure earliest = group.vintages().figures().getFirst();
                draft.problems.error(
                        group.first(),
                        "published",
                        "The figure is first known on " + earliest.provenance().knownFrom()
                                + ", after the world's as_of " + world.asOf()
                                + "; there must be one that was known by then, or an assumption.");
                continue;
            }
            for (Row row : group.rows()) {
                Hindsight.find(row, world.asOf()).ifPresent(draft.problems::add);
                publishedOn(draft, row)
                        .filter(day -> day.isAfter(world.asOf()))
                        .ifPresent(day -> later.add(new LaterVintage(
                                row.file(),
                                row.line(),
                                String.join(" ", group.key()).strip(),
                                day)));
            }
        }
        return later;
    }

    private static Optional<LocalDate> publishedOn(WorldDraft draft, Row row) {
        if (row.has("published")) {
            return Optional.of(LocalDate.parse(row.get("published")));
        }
        return Optional.ofNullable(draft.sources.get(row.get("source"))).map(s -> s.published());
    }
}
