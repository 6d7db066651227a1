package dev.chokepoint.data.store;

import java.util.Optional;

/// What one customs office reports of its trade with one partner in a year or month.
///
/// @param kind what was imported, such as `comtrade`
/// @param partner its number in trade data; 0 is the whole world
/// @param flow `M` for imports, `X` for exports, and others of the reporter
/// @param period a year such as 2022 or a month such as 202203
/// @param classification the list that the code is of, such as `H5`; empty where it is not told
/// @param kg mass; empty where it was not reported
public record ReportedFlow(
        String kind,
        int reporter,
        int partner,
        String partnerName,
        String flow,
        int period,
        String classification,
        String code,
        double usd,
        Optional<Double> kg,
        String file) {}
