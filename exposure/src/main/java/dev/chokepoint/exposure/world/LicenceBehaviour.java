package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Vintages;

/// How an issuer has been seen to grant licences: what flows while licences are refused or slow, and for
/// how long.
///
/// @param issuer ISO code of the issuer
/// @param measure the measure this is about, or `*` for all of the issuer
/// @param endUse the class of end use
/// @param closedShare share of the baseline that flows until the reopening, 0 to 1
/// @param closedMonths months from the measure's first effective day to the reopening
/// @param openShare share of the baseline that flows after the reopening
public record LicenceBehaviour(
        String issuer,
        String measure,
        EndUse endUse,
        Vintages closedShare,
        Vintages closedMonths,
        Vintages openShare) {}
