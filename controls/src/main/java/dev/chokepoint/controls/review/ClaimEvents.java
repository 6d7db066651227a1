package dev.chokepoint.controls.review;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PartialDate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Makes the event that an accepted claim records about a measure.
///
/// | action | event |
/// |---|---|
/// | impose | `EFFECTIVE` from the day of effect |
/// | suspend | `SUSPENDED` from the day of effect to the day it runs until |
/// | extend | `EXTENDED` where the measure is suspended, else `EFFECTIVE` to the new last day |
/// | lift | `RESCINDED` from the day of effect |
/// | tighten, ease, exempt, deny | `AMENDED`: the rules change, which a claim cannot write |
/// | any, planned without a day | `ANNOUNCED`: the plan is on record, and nothing changes by it yet |
///
/// Valid time is what the claim states; where it states none, the day of the document, marked approximate.
/// Knowledge time is the day of the document: nobody knew it from this source before. A threat, a hint, a
/// forecast, a condition, a denial and an opinion are watched and never recorded.
public final class ClaimEvents {
    private ClaimEvents() {}

    /// Whether a claim is for the watch list or only needs a measure.
    public static Proposal propose(Claim claim) {
        if (claim.opinion()) {
            return new Proposal.Watch("an opinion is nobody's act");
        }
        if (!claim.isRecordable()) {
            return new Proposal.Watch("what is " + claim.modality().value().code() + " has not been done");
        }
        if (claim.action().value() == Action.THREATEN) {
            return new Proposal.Watch("a threat is no act yet");
        }
        return new Proposal.Waits("no measure is named");
    }

    /// What accepting the claim as one about the measure would do.
    public static Proposal propose(Claim claim, Article article, Ledger ledger, String measure) {
        if (propose(claim) instanceof Proposal.Watch watch) {
            return watch;
        }
        Action action = claim.action().value();
        if (ledger.findMeasure(measure).isEmpty()) {
            return new Proposal.Waits("the ledger has no measure (" + measure + ")");
        }
        boolean planned = claim.modality().value() == Modality.PLANNED;
        Optional<PartialDate> effective = date(claim, DateMention.Role.EFFECTIVE);
        LocalDate published = article.published().day();
        LocalDate from = effective
                .or(() -> date(claim, DateMention.Role.ANNOUNCED))
                .map(PartialDate::first)
                .orElse(published);
        LocalDate to =
                date(claim, DateMention.Role.UNTIL).map(PartialDate::last).orElse(StatusEvent.OPEN);
        StatusEvent.Precision precision = effective
                .map(d -> d.day() > 0
                        ? StatusEvent.Precision.DAY
                        : d.month() > 0 ? StatusEvent.Precision.MONTH : StatusEvent.Precision.APPROXIMATE)
                .orElse(StatusEvent.Precision.APPROXIMATE);
        StatusEvent.Type type = type(action, planned && effective.isEmpty(), suspended(ledger, measure, published));
        if (to.isBefore(from)) {
            return new Proposal.Waits("it would end (" + to + ") before it starts (" + from + ")");
        }
        return placed(claim, article, ledger, measure, type, from, to, precision, effective);
    }

    private static Proposal placed(
            Claim claim,
            Article article,
            Ledger ledger,
            String measure,
            StatusEvent.Type type,
            LocalDate from,
            LocalDate to,
            StatusEvent.Precision precision,
            Optional<PartialDate> stated) {
        Proposal.Relation relation = Proposal.Relation.NEW;
        String other = "";
        LocalDate first = from;
        LocalDate last = to;
        StatusEvent.Precision exactness = precision;
        String by = "";
        for (StatusEvent e : ledger.standingEventsOf(measure)) {
            if (e.type() != type || !e.rule().isEmpty() || onlyPlannedChange(claim, type)) {
                continue;
            }
            boolean sameStart = stated.map(d -> MeasureFinder.within(e.from(), d))
                    // no day stated: it says only that the act has happened by the day of the document
                    .orElse(!e.from().isAfter(article.published().day()));
            boolean sameEnd = to.equals(StatusEvent.OPEN) || to.equals(e.to());
            if (sameStart && sameEnd) {
                relation = Proposal.Relation.CONFIRMS;
                other = e.key();
                // a less exact report must not move what the ledger knows exactly
                first = e.from();
                last = e.to();
                exactness = e.span().precision();
                by = e.by();
            } else if (relation == Proposal.Relation.NEW && type != StatusEvent.Type.AMENDED) {
                relation = Proposal.Relation.CONTRADICTS;
                other = e.key();
            }
        }
        StatusEvent event = new StatusEvent(
                key(ledger, measure),
                measure,
                "",
                type,
                new StatusEvent.Span(first, last, exactness, ZoneOffset.UTC),
                StatusEvent.Known.on(article.published().day()),
                "",
                new StatusEvent.Provenance(
                        by,
                        official(claim) ? Confidence.SECONDARY : Confidence.WEAK,
                        note(claim, article, relation, other),
                        source(claim, article)),
                0);
        List<String> effects = effects(ledger, event);
        if (relation == Proposal.Relation.CONFIRMS && !effects.isEmpty()) {
            // An event counts from when it is recorded: saying again how a measure began would undo what became of it.
            return new Proposal.Watch("the ledger has it as " + other + ", and what became of it since");
        }
        return new Proposal.Event(event, relation, other, effects);
    }

    /// A plan to change a measure neither confirms nor contradicts the day on which it was announced itself.
    private static boolean onlyPlannedChange(Claim claim, StatusEvent.Type type) {
        return type == StatusEvent.Type.ANNOUNCED && claim.action().value() != Action.IMPOSE;
    }

    private static Optional<PartialDate> date(Claim claim, DateMention.Role role) {
        return claim.dates().stream()
                .map(Slot::value)
                .filter(d -> d.role() == role)
                .map(DateMention::date)
                .findFirst();
    }

    private static StatusEvent.Type type(Action action, boolean onlyAnnounced, boolean suspended) {
        if (onlyAnnounced) {
            return StatusEvent.Type.ANNOUNCED;
        }
        return switch (action) {
            case IMPOSE -> StatusEvent.Type.EFFECTIVE;
            case SUSPEND -> StatusEvent.Type.SUSPENDED;
            case EXTEND -> suspended ? StatusEvent.Type.EXTENDED : StatusEvent.Type.EFFECTIVE;
            case LIFT -> StatusEvent.Type.RESCINDED;
            case TIGHTEN, EASE, EXEMPT, DENY, THREATEN -> StatusEvent.Type.AMENDED;
        };
    }

    private static boolean suspended(Ledger ledger, String measure, LocalDate day) {
        return ledger.at(AsOf.of(day)).status(measure) instanceof Status.Suspended;
    }

    /// The next free key of an event of the measure.
    private static String key(Ledger ledger, String measure) {
        Set<String> keys = new HashSet<>();
        ledger.eventsOf(measure).forEach(e -> keys.add(e.key()));
        int number = keys.size() + 1;
        while (keys.contains(measure + "#claim-" + number)) {
            number++;
        }
        return measure + "#claim-" + number;
    }

    /// Whether the document itself, or an official in it, says so.
    private static boolean official(Claim claim) {
        return claim.sources().isEmpty()
                || claim.sources().stream()
                        .map(Slot::value)
                        .map(Attribution::role)
                        .anyMatch(Attribution.Role::isOfficial);
    }

    private static String note(Claim claim, Article article, Proposal.Relation relation, String other) {
        String quote = claim.span().in(article.text()).replaceAll("\\s+", " ").strip();
        String head = switch (relation) {
            case NEW ->
                claim.modality().value() == Modality.PLANNED
                        ? "planned: " + claim.action().value().code() + "; "
                        : "";
            case CONFIRMS -> "confirms " + other + "; ";
            case CONTRADICTS -> "differs from " + other + "; ";
        };
        return head + "“" + quote + "”";
    }

    /// Document, characters (RFC 5147), hash of the frozen text and claim: enough to find the words again.
    static String source(Claim claim, Article article) {
        String document = article.url().isBlank() ? article.id().value() : article.url();
        return document + "#char=" + claim.span().start() + "," + claim.span().end() + ";sha256=" + article.sha256()
                + " " + claim.id();
    }

    /// How the status of the measure changes on any day, in words, were the event recorded.
    private static List<String> effects(Ledger ledger, StatusEvent event) {
        Ledger after = ledger.record(event);
        LocalDate known = event.knownToPublic();
        Set<LocalDate> days = new TreeSet<>();
        for (StatusEvent e : after.eventsOf(event.measure())) {
            days.add(e.from());
            if (!e.to().equals(StatusEvent.OPEN)) {
                days.add(e.to().plusDays(1));
            }
            if (e.knownToPublic().isAfter(known)) {
                known = e.knownToPublic();
            }
        }
        List<String> out = new ArrayList<>();
        for (LocalDate day : days) {
            AsOf asOf = new AsOf(day, known);
            Status before = ledger.at(asOf).status(event.measure());
            Status then = after.at(asOf).status(event.measure());
            if (!before.word().equals(then.word())) {
                out.add("from " + day + ": " + before.word() + " → " + then.word());
            }
        }
        return out;
    }
}
