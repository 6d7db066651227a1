package dev.chokepoint.app.view.evidence;

import java.util.List;

/// A claim with the characters it stands at.
///
/// @param ledger whether a claim of this kind may enter the ledger
public record ClaimView(
        String id,
        int start,
        int end,
        String section,
        String issuer,
        String action,
        String modality,
        List<String> items,
        List<String> targets,
        List<String> exclusions,
        List<String> dates,
        List<String> quantities,
        List<String> speakers,
        String condition,
        boolean opinion,
        boolean ledger,
        double confidence,
        List<String> rules) {}
