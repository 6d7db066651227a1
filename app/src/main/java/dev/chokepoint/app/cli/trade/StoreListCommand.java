package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.TradeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `chokepoint store list`: the files in a store and where they come from.
@Command(
        name = "list",
        description = "The files in a store: what became of their rows, whose they are, when they were read.",
        mixinStandardHelpOptions = true)
final class StoreListCommand implements Callable<Integer> {
    private static final int HASH = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Override
    public Integer call() {
        List<List<String>> rows = new ArrayList<>();
        try (TradeStore store = options.open()) {
            for (RowSet s : store.rowSets()) {
                rows.add(List.of(
                        s.kind(),
                        s.dataset(),
                        s.year() == 0 ? "" : String.valueOf(s.year()),
                        String.valueOf(s.counts().in()),
                        String.valueOf(s.counts().stored()),
                        String.valueOf(s.counts().rejected()),
                        s.origin().on().toString(),
                        s.origin().sha256().substring(0, HASH),
                        s.origin().file(),
                        s.origin().licence()));
            }
        }
        options.write(
                spec.commandLine().getOut(),
                List.of("kind", "dataset", "year", "in", "stored", "left out", "read on", "sha256", "file", "licence"),
                rows);
        return ExitCode.DONE;
    }
}
