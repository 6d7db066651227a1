package dev.chokepoint.evidence.claims;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.List;

/// What an analyst says a sentence tells of which no rule makes a claim.
///
/// All its slots stand under the rule of [Amendment]; what it names besides who acts and what is done is set by
/// amending it.
public final class StatedClaim {
    private StatedClaim() {}

    /// An act that was done, on nothing and against nobody in particular.
    ///
    /// @param place who acts, such as `CN`
    public static Claim of(Article article, Span sentence, String place, Action action) {
        return new Claim(
                Id.of("claim", article.id().value() + "#stated-" + sentence.start()),
                sentence,
                Slot.of(new Issuer(place, ""), sentence, Amendment.RULE),
                Slot.of(action, sentence, Amendment.RULE),
                Slot.of(Modality.DONE, sentence, Amendment.RULE),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                false,
                Section.REPORT,
                1);
    }
}
