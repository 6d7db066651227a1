package dev.chokepoint.evidence.claims;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.List;

/// What an analyst says a sentence tells of which no rule makes a claim.
///
/// It names the goods and days of the sentence; who acts and what is done the analyst says, and may amend the rest.
public final class StatedClaim {
    private StatedClaim() {}

    /// An act that was done, against nobody in particular.
    ///
    /// @param place who acts, such as `CN`
    /// @param mentions what the sentence names
    public static Claim of(Article article, Span sentence, String place, Action action, Mentions mentions) {
        return new Claim(
                Id.of("claim", article.id().value() + "#stated-" + sentence.start()),
                sentence,
                Slot.of(new Issuer(place, ""), sentence, Amendment.RULE),
                Slot.of(action, sentence, Amendment.RULE),
                Slot.of(Modality.DONE, sentence, Amendment.RULE),
                mentions.items(),
                List.of(),
                List.of(),
                mentions.dates(),
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
