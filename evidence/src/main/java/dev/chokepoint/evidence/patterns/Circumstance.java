package dev.chokepoint.evidence.patterns;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a context rule can ask beyond words: by name, because it takes dates, subjects or what was told before.
public enum Circumstance {
    /// The words of the act are a name in capitals: "Catalogue of Technologies Prohibited or Restricted from Export".
    NAME,
    /// Another act follows after a comma: "A new rule, effective September 2, adds …".
    ACT_FOLLOWS,
    /// What is banned comes in from another country: "a ban on Turkish products".
    FOREIGN_GOODS,
    /// A state would be kept from its own exports: "stop the Netherlands from exporting".
    OWN_EXPORTS,
    /// Goods may not be sold in the market of the one who acts: "The U.S. bars Kaspersky from selling in the country".
    OWN_MARKET,
    /// A state is asked, and does not act: "asked Tokyo to …".
    STATE_ASKED,
    /// A company is the subject: "Nvidia resumed deliveries".
    COMPANY_ACTS,
    /// A company is the subject of the verb before "and": "The group has restored access and resumed sales".
    COMPANY_ACTED,
    /// A day to come stands behind the words: "From Saturday ASML must obtain a licence".
    STARTS_LATER,
    /// A carve-out is the subject: "A carve-out from the licence requirement remains in place".
    CARVE_OUT_FIRST,
    /// The list is one of the privileged: whoever is struck off it loses.
    PRIVILEGED_LIST,
    /// Another participle than that of the control: "has authorised a restriction".
    PARTICIPLE,
    /// A suspension was told before.
    SUSPENSION_TOLD,
    /// A control was told right before.
    CONTROL_TOLD,
    /// Exports let through under conditions of a ban.
    CARVES_OUT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Circumstance> find(String code) {
        return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
    }
}
