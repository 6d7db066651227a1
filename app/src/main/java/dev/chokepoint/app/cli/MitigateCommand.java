package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.mitigation.MitigationAnswer;
import dev.chokepoint.answer.mitigation.MitigationQuestion;
import dev.chokepoint.answer.mitigation.TimeLimit;
import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.cli.options.QuestionOptions;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.page.MitigationPage;
import dev.chokepoint.app.text.MitigationText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.MitigationView;
import dev.chokepoint.app.view.MitigationViews;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.mitigation.MitigationCosts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What to prepare under a budget.
@Command(
        name = "mitigate",
        description = "What to stock, qualify or build under a budget so that losses from controls are lowest, expected"
                + " and in the worst scenarios; certified.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: chokepoint mitigate --as-of 2025-06-10 --side US --budget 5e8",
            "What it computes: docs/how-to/mitigate.md"
        })
public final class MitigateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private MitigateOptions options = new MitigateOptions();

    @Option(
            names = "--side",
            paramLabel = "PARTY",
            description = "whose losses count and where it can prepare, such as US (default: all)")
    private Optional<String> side = Optional.empty();

    @Mixin
    private CompanyOptions company = new CompanyOptions();

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    @Override
    public Integer call() {
        MitigationQuestion asked = options.asked();
        Optional<CompanyAssessor.Files> files = company.files();
        if (files.isPresent() && side.isPresent()) {
            throw new DateOptions.UsageException("--side and --bom cannot be asked together.");
        }
        Path folder = question.folder();
        WorldRecord record = WorldFiles.record(folder);
        Question asking = Question.of(record, question.asOf(record.world()));
        try (Interruption interruption =
                new Interruption(options.seconds(), spec.commandLine().getErr())) {
            Means means = Means.of(
                            Solvers.highs(),
                            question.threads(),
                            spec.commandLine().getErr()::println)
                    .stoppedBy(interruption::stop);
            TimeLimit limit = new TimeLimit(interruption::elapsed, options.seconds());
            MitigationCosts costs = WorldFiles.mitigationCosts(folder);
            MitigationAnswer found;
            if (files.isPresent()) {
                Bill bill = CompanyAssessor.read(files.get(), asking.world().world())
                        .bill();
                found = MitigationAnswer.ofCompany(asking, means, asked, costs, limit, bill);
            } else if (side.isPresent()) {
                found = MitigationAnswer.ofParty(asking, means, asked, costs, limit, side.get());
            } else {
                found = MitigationAnswer.ofWorld(asking, means, asked, costs, limit);
            }
            MitigationView view = MitigationViews.of(asking, found, question.threads());
            answer.write(
                    spec,
                    switch (answer.format()) {
                        case text -> MitigationText.text(view);
                        case json -> AnswerJson.write(AnswerKind.MITIGATE, view);
                        case html -> MitigationPage.html(view);
                    });
        }
        return ExitCode.DONE;
    }
}
