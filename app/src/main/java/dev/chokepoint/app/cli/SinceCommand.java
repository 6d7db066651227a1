package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.QuestionOptions;
import dev.chokepoint.app.text.CompanyChangesText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.CompanyChangesView;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What changed for a company since a day.
@Command(
        name = "since",
        description = {
            "What the law that became known since a day changes for a company: which of its lines have another answer,"
                    + " stop dates and losses before and now, and the acts."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: chokepoint since 2025-04-01 us-china-2025 --bom examples/company/bom.csv"
                    + " --stock examples/company/stock.csv --place US --as-of 2025-06-10",
            "The law alone, or lines of orders: chokepoint ledger changes --since DATE [--orders FILE]",
            "How to write the tables: docs/how-to/my-company.md"
        })
public final class SinceCommand implements Callable<Integer> {
    /// How it is written.
    enum Format {
        text,
        json
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DATE", description = "the first day")
    private LocalDate since = LocalDate.MIN;

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private CompanyOptions company = new CompanyOptions();

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "PATH", description = "file to write instead of the terminal")
    private @Nullable Path target;

    @Override
    public Integer call() {
        CompanyAssessor.Files files = company.files()
                .orElseThrow(() -> new DateOptions.UsageException(
                        "since needs --bom FILE, a company's bill of materials. The law alone: chokepoint ledger"
                                + " changes --since " + since));
        PrintWriter err = spec.commandLine().getErr();
        CompanyChangesView answer = new CompanyAssessor(err::println)
                .changes(question.folder(), files, since, question::asOf, question.threads());
        answer.warnings().forEach(err::println);
        String text = format == Format.json
                ? AnswerJson.write(AnswerKind.COMPANY_CHANGES, answer)
                : CompanyChangesText.of(answer);
        AnswerOptions.write(spec, text, target);
        return answer.open().isEmpty() ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
    }
}
