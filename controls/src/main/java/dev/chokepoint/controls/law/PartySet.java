package dev.chokepoint.controls.law;

/// Which parties a rule is about.
public sealed interface PartySet {
    PartySet ANYONE = new Anyone();

    /// Every party.
    record Anyone() implements PartySet {}

    /// The parties that the ledger lists under a measure, and groups of them where a tag is given.
    ///
    /// @param tag only listings that carry this tag, such as `fn1`; empty for all
    record ListedBy(String measure, String tag) implements PartySet {}

    /// Parties that listed parties of an issuer own, in aggregate, from one share up to another.
    ///
    /// @param issuer whose listings count
    /// @param fromPercent the smallest aggregate share, inclusive
    /// @param belowPercent the share from which the rule no longer speaks; over 100 for none
    record OwnedByListed(String issuer, double fromPercent, double belowPercent) implements PartySet {}

    /// Parties on a list of an issuer that is about items under licence, such as China's control list and
    /// watch list, and parties that those own, in aggregate, from a share up.
    ///
    /// @param fromPercent the smallest aggregate share, inclusive
    record ListedOrOwned(String issuer, double fromPercent) implements PartySet {}
}
