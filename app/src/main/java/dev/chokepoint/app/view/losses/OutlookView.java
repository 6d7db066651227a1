package dev.chokepoint.app.view.losses;

import java.util.List;

/// Licences that may flow again in one month or another, and what each would cost.
///
/// @param since the month in which the measures took effect
/// @param prompt prompt reopenings in the issuer's record, known by then
/// @param late late ones
/// @param expectedLoss of the goods that wait for these licences, USD
/// @param worthKnowing what it would be worth to know the month from the start, USD
public record OutlookView(
        String issuer,
        String since,
        List<String> measures,
        int prompt,
        int late,
        List<String> items,
        double expectedLoss,
        double worthKnowing,
        List<BranchView> branches) {}
