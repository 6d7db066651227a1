package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Confidence;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.QuantityMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;

/// A claim that is being put together.
final class ClaimDraft {
    /// What it is to the notice it stands in.
    enum Standing {
        ITS_OWN,
        /// Says what the articles below it say one by one.
        UMBRELLA,
        /// Says again what was decided.
        REPEATED,
        /// What exporters have to do because of what was decided.
        DUTY,
        /// What an earlier paper did, told before the decision.
        RECITAL
    }

    Span span;
    final Slot<Issuer> issuer;
    Slot<Action> action;
    Slot<Modality> modality;
    Standing standing = Standing.ITS_OWN;
    boolean decision;
    boolean opinion;
    boolean historic;
    Section section = Section.REPORT;
    final List<Slot<ItemMention>> items = new ArrayList<>();
    final List<Slot<ItemMention>> exclusions = new ArrayList<>();
    final List<Slot<Target>> targets = new ArrayList<>();
    final List<Slot<DateMention>> dates = new ArrayList<>();
    final List<Slot<QuantityMention>> quantities = new ArrayList<>();
    final List<Slot<String>> conditions = new ArrayList<>();
    final List<Slot<Attribution>> sources = new ArrayList<>();
    final List<NoticeNumber> notices = new ArrayList<>();

    ClaimDraft(Span span, Slot<Issuer> issuer, Slot<Action> action, Slot<Modality> modality) {
        this.span = span;
        this.issuer = issuer;
        this.action = action;
        this.modality = modality;
    }

    boolean dated(DateMention.Role role) {
        return dates.stream().anyMatch(d -> d.value().role() == role);
    }

    Claim claim(Article article, int number) {
        boolean goods = items.stream().anyMatch(x -> !x.value().item().startsWith("notice-"));
        List<Slot<Target>> aimed = targets.isEmpty() && goods
                ? List.of(Slot.of(new Target.Anywhere(), action.span(), "zh-target-unsaid"))
                : targets;
        return new Claim(
                article.claimId(number),
                span,
                issuer,
                action,
                modality,
                items,
                exclusions,
                aimed,
                dates,
                quantities,
                conditions,
                sources,
                List.of(),
                notices,
                opinion,
                historic,
                section,
                Confidence.posterior(0, 0));
    }
}
