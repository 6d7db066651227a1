package dev.chokepoint.app.view.evidence;

import java.util.List;

/// A news brief with the claims read from it.
///
/// @param language BCP 47 code of the language most of it is in
/// @param notRead what could not be read for want of rules for its language, as a sentence; empty if nothing
public record ArticleView(
        String id,
        String title,
        String publisher,
        String date,
        String text,
        String language,
        String notRead,
        List<ClaimView> claims,
        List<FactView> facts) {}
