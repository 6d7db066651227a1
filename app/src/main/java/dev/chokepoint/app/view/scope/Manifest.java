package dev.chokepoint.app.view.scope;

import java.util.List;

/// What was asked of what, so that anyone can ask again.
///
/// @param laterFigures figures of which newer values were published after the knowledge date and not used
public record Manifest(
        String program,
        String version,
        String world,
        String title,
        String worldHash,
        String ledgerSequence,
        String on,
        String known,
        String first,
        int months,
        long seed,
        int threads,
        int items,
        int places,
        int lanes,
        int blocks,
        int rows,
        int columns,
        List<CertificateView> certificates,
        List<String> laterFigures,
        ScopeView scope,
        String citation) {}
