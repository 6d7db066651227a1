package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.AtomicFile;
import dev.chokepoint.data.WorldFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
final class MitigateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            defaultValue = WorldFolder.DEFAULT,
            description = "the folder of a world or the name of a bundled one (default: ${DEFAULT-VALUE})")
    private String world = WorldFolder.DEFAULT;

    @Mixin
    private DateOptions dates = new DateOptions();

    @Mixin
    private MitigateOptions options = new MitigateOptions();

    @Option(
            names = "--side",
            paramLabel = "PARTY",
            description = "whose losses count and where it can prepare, such as US (default: all)")
    private @Nullable String side;

    @Option(names = "--bom", paramLabel = "FILE", description = "a company's bill of materials: answer for the company")
    private @Nullable Path bill;

    @Option(names = "--stock", paramLabel = "FILE", description = "what the company holds (CSV or XLSX)")
    private @Nullable Path stock;

    @Option(names = "--map", paramLabel = "FILE", description = "which item each part is (CSV or XLSX)")
    private @Nullable Path map;

    @Option(names = "--place", paramLabel = "PLACE", description = "where the company makes and buys, such as US")
    private String place = "";

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private AssessCommand.Format format = AssessCommand.Format.text;

    @Option(names = "--out", paramLabel = "PATH", description = "file to write instead of the terminal")
    private @Nullable Path out;

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "threads to use; the numbers do not depend on it unless the time limit ends the search")
    private int threads;

    @Override
    public Integer call() {
        MitigateOptions.Asked asked = options.asked();
        if (bill == null && (stock != null || map != null || !place.isEmpty())) {
            throw new DateOptions.UsageException("--stock, --map and --place need --bom FILE.");
        }
        if (bill != null && side != null) {
            throw new DateOptions.UsageException("--side and --bom cannot be asked together.");
        }
        AsOf asOf = dates.asOf(LocalDate.now(ZoneId.systemDefault()));
        Path folder = WorldFolder.find(world);
        int workers = AssessCommand.threads(threads);
        MitigationView view;
        try (Interruption interruption =
                new Interruption(asked.seconds(), spec.commandLine().getErr())) {
            Mitigator mitigator = new Mitigator(spec.commandLine().getErr()::println, interruption, workers);
            view = bill == null
                    ? mitigator.world(folder, asOf, asked, Optional.ofNullable(side))
                    : mitigator.company(
                            folder,
                            asOf,
                            asked,
                            new CompanyAssessor.Files(
                                    bill, Optional.ofNullable(stock), Optional.ofNullable(map), place));
            write(
                    switch (format) {
                        case text -> MitigationText.text(view);
                        case json -> AssessmentJson.write(view);
                        case html -> MitigationPage.html(view);
                    });
        }
        return Main.DONE;
    }

    private void write(String text) {
        if (out == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            AtomicFile.write(out, text);
            spec.commandLine().getErr().println("written: " + out);
        }
    }
}
