package dev.chokepoint.deals.space;

/// What follows if there is no deal. Gains of a package are counted against one of these.
///
/// Source: docs/model/deals.md#no-deal
public enum NoDealScenario {
    /// No licence regime that stands on the eve reopens by itself; suspensions lapse on their day and close again.
    SHUT,
    /// Licences reopen as the record of their issuers says.
    RECORD,
    /// The threats of the space come as well.
    ESCALATE
}
