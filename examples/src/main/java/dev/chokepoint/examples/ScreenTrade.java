package dev.chokepoint.examples;

import dev.chokepoint.answer.screen.HeldTrade;
import dev.chokepoint.answer.screen.TradeLaw;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.screen.Closure;
import dev.chokepoint.exposure.screen.Countries;
import dev.chokepoint.exposure.screen.ProductYear;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much of what a country imports of a product may fall under measures?
public final class ScreenTrade {
    /// Permanent magnets of metal, by their six digits in the customs nomenclature.
    private static final int MAGNETS = 850511;

    private static final Map<Integer, String> PLACES = Map.of(156, "CN", 392, "JP", 842, "US");

    private ScreenTrade() {}

    public static void main(String... args) {
        Ledger ledger = WorldFiles.ledger(Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025"));
        TradeLaw law = TradeLaw.of(ledger, AsOf.of(LocalDate.of(2025, 6, 10)), Set.of(MAGNETS), Map.of());
        // Invented round numbers: China and Japan sell to the United States, China to Japan. `screen` of the command
        // line takes the trade of the whole world from a store.
        Countries countries = Countries.of(List.of(156, 392, 842));
        ProductYear trade = new ProductYear(
                MAGNETS,
                2024,
                countries,
                new int[] {0, 1, 0},
                new int[] {2, 2, 1},
                new long[] {300_000_000, 100_000_000, 200_000_000},
                new long[] {6_000_000, 1_000_000, 4_000_000});

        for (HeldTrade.Held held : HeldTrade.of(trade, law, PLACES::get, Closure.DEFAULT)) {
            // From 0 where a measure names a part of the product only: a customs code never decides.
            System.out.printf(
                    "%s buys %.0f to %.0f %% under %s (%s)%n",
                    PLACES.get(held.importer()),
                    100 * held.lowShare(),
                    100 * held.highShare(),
                    held.measures(),
                    held.standing());
        }
    }
}
