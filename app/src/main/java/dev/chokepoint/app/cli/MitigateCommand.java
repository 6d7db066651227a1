package dev.chokepoint.app.cli;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.page.MitigationPage;
import dev.chokepoint.app.text.MitigationText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.CompanyAssessor;
import dev.chokepoint.app.view.MitigationView;
import dev.chokepoint.app.view.Mitigator;
import dev.chokepoint.base.AsOf;
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
        MitigateOptions.Asked asked = options.asked();
        Optional<CompanyAssessor.Files> files = company.files();
        if (files.isPresent() && side.isPresent()) {
            throw new DateOptions.UsageException("--side and --bom cannot be asked together.");
        }
        AsOf asOf = question.asOf();
        Path folder = question.folder();
        try (Interruption interruption =
                new Interruption(asked.seconds(), spec.commandLine().getErr())) {
            Mitigator mitigator = new Mitigator(spec.commandLine().getErr()::println, interruption, question.threads());
            MitigationView view = files.isEmpty()
                    ? mitigator.world(folder, asOf, asked, side)
                    : mitigator.company(folder, asOf, asked, files.get());
            answer.write(
                    spec,
                    switch (answer.format()) {
                        case text -> MitigationText.text(view);
                        case json -> AnswerJson.write(AnswerKind.MITIGATE, view);
                        case html -> MitigationPage.html(view);
                    });
        }
        return Main.DONE;
    }
}
