package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.store.TradeStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where indicators over a store take their inputs from.
final class IndicatorStoreOptions {
    @Option(
            names = "--from",
            paramLabel = "STORE",
            description = "Instead of a world, what was imported into this store.")
    private Optional<Path> store = Optional.empty();

    @Option(
            names = "--materials",
            paramLabel = "CSV",
            description = "Which statistics and customs codes stand for an item (item,stage,production,codes);"
                    + " a list comes with the program.")
    private Optional<Path> materials = Optional.empty();

    @Option(
            names = "--series",
            paramLabel = "K",
            description = "Whose production in a store: wmd, usgs or bgs (default ${DEFAULT-VALUE}).")
    private String series = "wmd";

    @Option(
            names = "--reliance",
            paramLabel = "R",
            description = "Import reliance, 0 to 1 or lo..hi (eu-sr of a store).")
    private String reliance = "";

    boolean given() {
        return store.isPresent();
    }

    TradeStore open() {
        return TradeStore.open(store.orElseThrow());
    }

    String series() {
        if (!List.of("wmd", "usgs", "bgs").contains(series)) {
            throw new DateOptions.UsageException("The series (" + series + ") must be wmd, usgs or bgs.");
        }
        return series;
    }

    String reliance() {
        return reliance;
    }

    List<Materials.Material> materials() {
        return materials.map(Materials::read).orElseGet(Materials::bundled);
    }
}
