package dev.chokepoint.app.view.ledger;

import java.util.List;

/// What the ledger says about one lane of the world.
public record DeterminationView(
        String item,
        String from,
        String to,
        String endUse,
        String outcome,
        String policy,
        List<String> measures,
        List<String> dormant,
        List<String> notYet,
        List<String> nearMisses,
        String nextChange,
        String why) {}
