package dev.chokepoint.app.sweep;

import dev.chokepoint.answer.sweep.SweepOutput;
import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads the plan of a sweep.
///
/// Source: docs/how-to/sweep.md
public final class SweepPlanReader {
    /// The world as it stands.
    public static final String NO_SCENARIO = "none";

    private static final int MOST_DAYS = 100_000;

    private SweepPlanReader() {}

    /// Reads a plan; empty where something in it is wrong, which the problems tell.
    ///
    /// @param dayOf the day that a world is about; that of the first world is asked where the plan names none
    public static Loaded<Optional<SweepPlan>> read(Path file, Function<String, LocalDate> dayOf) {
        String name = String.valueOf(file.getFileName());
        Problems problems = new Problems();
        Optional<SweepPlan> plan = Optional.empty();
        try {
            plan = Yaml.parse(name, Files.readString(file), problems)
                    .map(tree -> checked(name, tree, problems))
                    .flatMap(tree -> tree instanceof Yaml.Mapping top && !problems.hasErrors()
                            ? Optional.of(plan(new Fields(name, top, problems), dayOf))
                            : Optional.empty());
        } catch (IOException e) {
            problems.add(
                    dev.chokepoint.base.Problem.error(name, 0, "", "", "The plan cannot be read: " + e.getMessage()));
        }
        return new Loaded<>(problems.hasErrors() ? Optional.empty() : plan, problems.sorted());
    }

    private static Yaml checked(String name, Yaml tree, Problems problems) {
        JsonSchema.shipped("sweep").check(name, tree, problems);
        return tree;
    }

    private static SweepPlan plan(Fields top, Function<String, LocalDate> dayOf) {
        LocalDate otherwise = dayOf.apply(top.texts("worlds").getFirst());
        List<String> scenarios = top.has("scenarios") ? top.texts("scenarios") : List.of(NO_SCENARIO);
        Set<SweepOutput> outputs = EnumSet.noneOf(SweepOutput.class);
        for (String word : top.texts("outputs")) {
            for (SweepOutput output : SweepOutput.values()) {
                if (output.word().equals(word)) {
                    outputs.add(output);
                }
            }
        }
        return new SweepPlan(
                top.text("name"),
                top.texts("worlds"),
                scenarios.stream().map(s -> s.equals(NO_SCENARIO) ? "" : s).toList(),
                days(top, otherwise),
                (int) top.number("draws", 0),
                (long) top.number("seed", 1),
                outputs);
    }

    private static List<AsOf> days(Fields top, LocalDate otherwise) {
        List<LocalDate> days = new ArrayList<>();
        for (String text : top.has("days") ? top.texts("days") : List.<String>of()) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeParseException _) {
                top.error("days", text, "must be days such as 2025-06-10");
            }
        }
        if (top.has("every")) {
            Fields every = top.part("every");
            LocalDate from = every.date("from", otherwise);
            LocalDate to = every.date("to", otherwise);
            int step = (int) every.number("step", 1);
            if (to.isBefore(from) || from.plusDays((long) step * MOST_DAYS).isBefore(to)) {
                every.error("to", to.toString(), "must lie after from, by at most " + MOST_DAYS + " steps");
            } else {
                for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(step)) {
                    days.add(day);
                }
            }
        }
        if (days.isEmpty()) {
            days.add(otherwise);
        }
        return days.stream().distinct().map(AsOf::of).toList();
    }
}
