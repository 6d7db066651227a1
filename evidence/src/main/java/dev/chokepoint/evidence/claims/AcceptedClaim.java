package dev.chokepoint.evidence.claims;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.Article;
import java.time.LocalDate;

/// A claim an analyst has let into the record, with the document it came from.
///
/// @param claim as accepted; where the analyst amended slots, these are the amended ones
/// @param article the document
/// @param url where the document was read; may be empty
/// @param sha256 of the document's frozen text
/// @param published when the document became public: before this day the claim is not known
/// @param decided the day of the decision
/// @param analyst who decided
/// @param note the reason given; may be empty
public record AcceptedClaim(
        Claim claim,
        Id article,
        String url,
        String sha256,
        LocalDate published,
        Decision decision,
        LocalDate decided,
        String analyst,
        String note) {
    /// What the analyst did.
    public enum Decision {
        ACCEPTED,
        AMENDED
    }

    public AcceptedClaim {
        if (!claim.isRecordable()) {
            throw new IllegalArgumentException("The claim (" + claim.id() + ") is "
                    + (claim.opinion() ? "an opinion" : claim.modality().value().code())
                    + " and must not enter the record.\nMaybe the watch list was meant.");
        }
    }

    public static AcceptedClaim accept(Claim claim, Article article, String analyst, LocalDate decided) {
        return new AcceptedClaim(
                claim,
                article.id(),
                article.url(),
                article.sha256(),
                article.published().day(),
                Decision.ACCEPTED,
                decided,
                analyst,
                "");
    }

    public static AcceptedClaim amend(Claim amended, Article article, String analyst, LocalDate decided, String note) {
        return new AcceptedClaim(
                amended,
                article.id(),
                article.url(),
                article.sha256(),
                article.published().day(),
                Decision.AMENDED,
                decided,
                analyst,
                note);
    }
}
