package dev.chokepoint.controls.plain;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.compiled.FailingFact;
import dev.chokepoint.controls.compiled.RuleMatches.NearMatch;
import dev.chokepoint.controls.compiled.RuleMatches.RuleMatch;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All of a determination that follows from which rules cover a shipment: what shipments of one kind share.
///
/// @param near the rules that one fact keeps away, in the order in which they were asked
/// @param shownNearMatches those of them of whose measures nothing else is said, where there are no others
/// @param settled the measures of which more is said than that they are near
/// @param unknownItem whether the answer is open because nothing is known of the item
/// @param missing facts that matter and were not given, but for the unknown item
/// @param parts what the rules contribute to the explanation
public record Reasons(
        Answer answer,
        List<Determination.Finding> controlling,
        List<Determination.Dormant> dormant,
        List<Determination.NotYet> notYet,
        List<NearMatch> near,
        List<NearMatch> shownNearMatches,
        Set<String> settled,
        List<String> interpretations,
        List<String> authorisations,
        boolean unknownItem,
        List<String> missing,
        boolean textVersusEnforcement,
        List<String> citations,
        List<String> unconfirmed,
        @SuppressWarnings("ArrayRecordComponent") Explanation[] parts) {
    public Reasons {
        controlling = List.copyOf(controlling);
        dormant = List.copyOf(dormant);
        notYet = List.copyOf(notYet);
        near = List.copyOf(near);
        shownNearMatches = List.copyOf(shownNearMatches);
        settled = Set.copyOf(settled);
        interpretations = List.copyOf(interpretations);
        authorisations = List.copyOf(authorisations);
        missing = List.copyOf(missing);
        citations = List.copyOf(citations);
        unconfirmed = List.copyOf(unconfirmed);
    }

    public static Reasons of(Ledger ledger, Evaluation e) {
        List<Determination.Finding> controlling = new ArrayList<>();
        for (RuleMatch h : e.outcome == Outcome.AUTHORISED ? e.authorised : e.binding) {
            controlling.add(new Determination.Finding(
                    h.rule().measure.id(),
                    h.rule().rule.name(),
                    outcomeOf(e, h),
                    e.policyOf(h),
                    h.rule().rule.words()));
        }
        List<Determination.Dormant> sleeping = new ArrayList<>();
        for (RuleMatch h : e.dormant) {
            if (h.status() instanceof Status.Suspended(String by, LocalDate revives)) {
                sleeping.add(new Determination.Dormant(
                        h.rule().measure.id(), h.rule().rule.name(), by, revives));
            }
        }
        List<Determination.NotYet> notYet = new ArrayList<>();
        for (RuleMatch h : e.announced) {
            if (h.status() instanceof Status.Announced(LocalDate starts)) {
                notYet.add(new Determination.NotYet(
                        h.rule().measure.id(), h.rule().rule.name(), starts));
            }
        }
        Set<String> asked = new LinkedHashSet<>(e.missing);
        asked.addAll(e.factsThatWouldEase());
        Set<String> settled = new LinkedHashSet<>();
        controlling.forEach(f -> settled.add(f.measure()));
        sleeping.forEach(d -> settled.add(d.measure()));
        notYet.forEach(p -> settled.add(p.measure()));
        Set<String> cited = new LinkedHashSet<>(e.measures);
        cited.addAll(settled);
        cited.addAll(e.interpretations);
        cited.addAll(e.coverage.notSubjectBy());
        List<String> citations = new ArrayList<>();
        List<String> unconfirmed = new ArrayList<>();
        for (String id : cited) {
            Optional<Measure> m = ledger.findMeasure(id);
            if (m.isPresent()) {
                m.get().sources().forEach(s -> citations.add(id + ": " + s));
                if (!m.get().confirmed()) {
                    unconfirmed.add(id + ": " + m.get().note());
                }
            }
        }
        return new Reasons(
                e.answer(),
                controlling,
                sleeping,
                notYet,
                e.coverage.nearMisses(),
                withoutRepeats(e.coverage.nearMisses(), settled),
                settled,
                List.copyOf(e.interpretations),
                List.copyOf(e.authorisations),
                e.unknownItem,
                List.copyOf(asked),
                !e.notEnforced.isEmpty(),
                citations,
                unconfirmed,
                parts(e, controlling, sleeping, notYet));
    }

    /// Near misses of measures of which nothing else is said, each reason of a measure once.
    public static List<NearMatch> withoutRepeats(List<NearMatch> all, Set<String> settled) {
        List<NearMatch> out = new ArrayList<>(all.size());
        for (NearMatch n : all) {
            if (!settled.contains(n.rule().measure.id()) && !isShown(n, out)) {
                out.add(n);
            }
        }
        return out;
    }

    private static boolean isShown(NearMatch near, List<NearMatch> inferences) {
        for (NearMatch t : inferences) {
            if (t.rule().measure.id().equals(near.rule().measure.id())
                    && FailingFact.key(t.why(), t.rule()).equals(FailingFact.key(near.why(), near.rule()))) {
                return true;
            }
        }
        return false;
    }

    private static Outcome outcomeOf(Evaluation e, RuleMatch h) {
        return switch (h.rule().rule.effect()) {
            case Effect.Prohibits(boolean presumed) -> presumed ? Outcome.PROHIBITED_PRESUMED : Outcome.PROHIBITED;
            case Effect.SuspendsLicences _ -> Outcome.LICENCE_SUSPENDED;
            case Effect.RedFlag _ -> Outcome.RED_FLAG;
            case Effect.Notification _ -> Outcome.NOTIFICATION;
            case Effect.RequiresLicence _ -> Outcome.licence(e.policyOf(h));
            case Effect.Subjects _,
                    Effect.Authorises _,
                    Effect.SetsPolicy _,
                    Effect.ReadsOut _,
                    Effect.DoesNotEnforce _,
                    Effect.Withholds _,
                    Effect.Explains _ -> e.outcome;
        };
    }

    private static Explanation[] parts(
            Evaluation e,
            List<Determination.Finding> controlling,
            List<Determination.Dormant> sleeping,
            List<Determination.NotYet> notYet) {
        List<Explanation> parts = new ArrayList<>();
        for (Determination.Finding f : controlling) {
            parts.add(Explanation.leaf(
                    f.measure() + " (" + f.rule() + ")", f.outcome().name(), f.words(), Id.of("measure", f.measure())));
        }
        for (Determination.Dormant d : sleeping) {
            parts.add(Explanation.leaf(
                    d.measure() + " (" + d.rule() + ")",
                    "suspended",
                    (d.by().isEmpty() ? "Suspended" : "Suspended by " + d.by())
                            + (d.revives().equals(StatusEvent.OPEN)
                                    ? ", without a stated end"
                                    : ", revives on " + d.revives() + " unless something else becomes known"),
                    Id.of("measure", d.measure())));
        }
        for (Determination.NotYet p : notYet) {
            parts.add(Explanation.leaf(
                    p.measure() + " (" + p.rule() + ")",
                    "not yet in force",
                    "Binds from " + p.starts(),
                    Id.of("measure", p.measure())));
        }
        for (RuleMatch h : e.notEnforced) {
            parts.add(Explanation.leaf(
                    h.rule().key(),
                    "not enforced",
                    "Its text covers the shipment; the authority does not enforce it",
                    h.rule().measure.asId()));
        }
        for (RuleMatch h : e.leftOut) {
            parts.add(Explanation.leaf(
                    h.rule().key(),
                    "read out of scope",
                    "Guidance " + String.join(", ", e.interpretations) + " leaves the item out",
                    h.rule().measure.asId()));
        }
        for (String id : e.coverage.notSubjectBy()) {
            parts.add(Explanation.leaf(
                    id, "content below the level", "The content stays below the level", Id.of("measure", id)));
        }
        return parts.toArray(Explanation[]::new);
    }

    /// What a determination says of the facts that the asker did not state.
    static List<Explanation> inferences(ShipmentFacts facts) {
        List<Explanation> parts = new ArrayList<>();
        if (!facts.product.isEmpty()) {
            parts.add(product(facts.product));
        }
        facts.inferred.forEach(i -> parts.add(inferred(i)));
        facts.parties.forEach(m -> parts.add(party(m)));
        facts.possibleParties.forEach(m -> parts.add(possible(m)));
        if (facts.headquartersAssumed && !facts.shipment.endUser().name().isEmpty()) {
            parts.add(headquarters(facts.shipment.destination()));
        }
        return parts;
    }

    public static Explanation product(String name) {
        return Explanation.leaf("product", name, "Found in the ledger's table of products");
    }

    public static Explanation inferred(ShipmentFacts.Inference fact) {
        return Explanation.leaf("inferred fact", fact.toString(), "Not stated by the asker");
    }

    public static Explanation party(ShipmentFacts.Match m) {
        return Explanation.leaf(
                "party",
                m.party().name(),
                "Name match with a score of " + m.likeness().score() + " ("
                        + m.likeness().reason() + "); confirm it" + published(m.party()));
    }

    /// Where the listings of a party were published.
    private static String published(Reference.KnownParty party) {
        String where = party.listings().stream()
                .map(Reference.Listing::reference)
                .filter(r -> !r.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return where.isEmpty() ? "" : "; " + where;
    }

    public static Explanation possible(ShipmentFacts.Match m) {
        return Explanation.leaf(
                "possible party",
                m.party().name(),
                "Name match with a score of only " + Numbers.text(m.likeness().score()) + " ("
                        + m.likeness().reason() + "); not used. Confirm or rule it out");
    }

    public static Explanation headquarters(String destination) {
        return Explanation.leaf("headquarters", destination, "Not stated: taken to be the destination");
    }

    static String unknownItem(String item) {
        return "what the item is (nothing in the ledger is called '" + item + "')";
    }

    /// The determination of one shipment.
    ///
    /// @param all the parts of its explanation: these parts, then what was inferred from its texts
    public Determination of(
            Shipment shipment,
            List<Determination.NearMiss> nearMisses,
            boolean itemUnderstood,
            List<Suggestion<Reference.KnownItem>> suggestions,
            Determination.NextChange next,
            List<Explanation> all) {
        List<String> asked = missing;
        if (unknownItem) {
            asked = new ArrayList<>(missing);
            asked.add(unknownItem(shipment.item()));
        }
        Outcome outcome = answer.outcome();
        return new Determination(
                shipment,
                answer,
                new Determination.Found(
                        controlling,
                        dormant,
                        notYet,
                        nearMisses,
                        interpretations,
                        authorisations,
                        textVersusEnforcement),
                new Determination.Open(asked, itemUnderstood, suggestions),
                next,
                new Determination.Sources(citations, unconfirmed),
                Limits.notAsked(answer),
                Explanation.of("determination", outcome.name(), Determination.because(outcome), all));
    }
}
