package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.data.store.TradeStore;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// What every question about the rows of a store says: which store, of what kind, of which years.
final class StoreQuestion {
    @Mixin
    private StoreOptions options = new StoreOptions();

    @Option(names = "--kind", paramLabel = "K", description = "only of this kind, such as usgs or comtrade")
    private String kind = "";

    @Option(names = "--years", paramLabel = "A-B", description = "only of these years, such as 2020-2022")
    private String years = "";

    TradeStore open() {
        return options.open();
    }

    String kind() {
        return kind;
    }

    StoreOptions.Years years() {
        return StoreOptions.Years.parse(years);
    }

    /// Writes the answer, and where it is empty says how to see what there is.
    ///
    /// @param nothing what is told of an empty answer, such as "No trade is like this"
    int answer(CommandSpec spec, List<String> header, List<List<String>> rows, String nothing) {
        options.write(spec.commandLine().getOut(), header, rows);
        if (rows.isEmpty()) {
            spec.commandLine().getErr().println(nothing + "; chokepoint store list shows what the store holds.");
        }
        return ExitCode.DONE;
    }
}
