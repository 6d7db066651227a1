package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.uncertainty.DrawnQuestion;
import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.DrawRun;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.text.CompanySummary;
import dev.chokepoint.app.text.DrawsText;
import dev.chokepoint.app.text.Summary;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.CompanyView;
import dev.chokepoint.app.view.ExposureAnswer;
import dev.chokepoint.app.view.losses.DrawsView;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.data.sheet.SheetWriter;
import dev.chokepoint.exposure.world.Item;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What stops, when, and what it costs whom.
@Command(
        name = "exposure",
        description =
                "What stops, when, and what it costs whom: losses by party and stop dates, expected and in the best and"
                        + " the worst case.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: chokepoint exposure --bom examples/company/bom.csv --stock examples/company/stock.csv --place US"
                    + " --as-of 2025-06-10",
            "How to write the tables: docs/how-to/my-company.md"
        })
public final class ExposureCommand extends AssessCommand {
    @Mixin
    private CompanyOptions company = new CompanyOptions();

    @Option(
            names = "--suggest",
            paramLabel = "FILE",
            description = "write what the parts without an item may be, to be filled in and given to --map")
    private @Nullable Path suggest;

    @Override
    public Integer call() {
        Optional<CompanyAssessor.Files> files = company.files();
        if (files.isEmpty()) {
            if (suggest != null) {
                throw new DateOptions.UsageException("--suggest needs --bom FILE.");
            }
            return super.call();
        }
        return ofTheCompany(files.get());
    }

    private int ofTheCompany(CompanyAssessor.Files files) {
        checkExpected(true);
        if (decides()) {
            throw new DateOptions.UsageException(
                    "--decides tells of the loss of all parties; it does not go with --bom.");
        }
        boolean drawn = draws().wanted(expected().isPresent());
        if (whatIf().information() != Information.PERFECT || whatIf().branch() != Branch.SCHEDULED) {
            throw new DateOptions.UsageException("--bom asks about suspensions as scheduled, with perfect information:"
                    + " --information and --branch do not go with it.");
        }
        if (format() == AnswerOptions.Format.html) {
            throw new DateOptions.UsageException("--bom answers as text or json.");
        }
        try (Interruption interruption = new Interruption(
                drawn ? Double.POSITIVE_INFINITY : draws().asked().seconds(),
                spec().commandLine().getErr())) {
            CompanyAssessor assessor = new CompanyAssessor(spec().commandLine().getErr()::println)
                    .stoppedBy(interruption::stop)
                    .withScenario(WorldFiles.scenario(whatIf().scenarios()))
                    .withLeakage(whatIf().leakage());
            if (expected().orElse(1) > 0) {
                assessor.withExpected(expected().orElse(0), draws().seed());
            }
            CompanyAssessor.Assessed assessed = assessor.assess(folder(), files, this::asOf, threads());
            CompanyView answer = assessed.shown();
            answer.warnings().forEach(w -> spec().commandLine().getErr().println(w));
            write(answer, drawn && !interruption.stop() ? List.of(drawn(assessed, interruption)) : List.of());
            if (suggest != null) {
                writeSuggestions(suggest, answer.suggestions());
                spec().commandLine().getErr().println("written: " + suggest);
            }
            interruption.tell(spec().commandLine().getErr()::println);
            return answer.exposure().open().isEmpty() ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
        }
    }

    private DrawsView drawn(CompanyAssessor.Assessed assessed, Interruption interruption) {
        interruption.limitTo(draws().asked().seconds());
        Consumer<String> progress = spec().commandLine().getErr()::println;
        Means means = Means.of(Solvers.highs(), threads(), progress).stoppedBy(interruption::stop);
        try (DrawnQuestion again = DrawnQuestion.ofCompany(assessed.question(), means, assessed.bill())) {
            return new DrawRun(draws().asked(), interruption, progress)
                    .of(again)
                    .ofCompany(assessed.bill(), assessed.answer().from());
        }
    }

    private void write(CompanyView answer, List<DrawsView> bands) {
        write(
                format() == AnswerOptions.Format.json
                        ? AnswerJson.write(AnswerKind.COMPANY, answer, bands)
                        : CompanySummary.text(answer)
                                + String.join(
                                        "", bands.stream().map(DrawsText::text).toList()));
    }

    private static void writeSuggestions(Path file, Map<String, List<Suggestion<Item>>> suggestions) {
        try (SheetWriter writer =
                SheetWriter.create(file, List.of("sku", "item", "content", "suggestion", "score", "why"))) {
            suggestions.forEach((sku, all) -> {
                if (all.isEmpty()) {
                    writer.write(List.of(sku, "", "", "none", "", "nothing in this world comes near"));
                }
                all.forEach(s -> writer.write(List.of(
                        sku,
                        "",
                        "",
                        s.means().id(),
                        String.format(Locale.ROOT, "%.2f", s.score()),
                        s.likeness().reason())));
            });
            writer.commit();
        }
    }

    @Override
    Set<DrawnQuestion.Part> parts() {
        return EnumSet.of(DrawnQuestion.Part.EXPOSURE);
    }

    @Override
    String text(Assessment a) {
        return Summary.exposure(a);
    }

    @Override
    boolean showsDeals() {
        return format() == AnswerOptions.Format.html;
    }

    /// Text and JSON tell of losses only.
    @Override
    void askExpected(Assessor assessor, int count, long seed) {
        assessor.withExpected(count, seed);
        if (format() == AnswerOptions.Format.html) {
            assessor.withExpectedDeals(count, seed);
        }
    }

    @Override
    String json(Assessment a, List<DrawsView> bands) {
        return AnswerJson.write(AnswerKind.EXPOSURE, ExposureAnswer.of(a), bands);
    }
}
