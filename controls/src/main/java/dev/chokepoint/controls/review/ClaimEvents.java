package dev.chokepoint.controls.review;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.DatesByRole;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PartialDate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the event that an accepted claim records about a measure.
///
/// | action | event |
/// |---|---|
/// | impose | `EFFECTIVE` from the day of effect; `AMENDED` where the measure has been in force for two months by then:
/// more is put under it, and it did not begin anew |
/// | suspend | `SUSPENDED` from the day of effect to the day it runs until |
/// | suspend or extend, where a suspension runs | `EXTENDED` from the day after its end |
/// | extend | `EFFECTIVE` to the new last day, from the day it began |
/// | lift | `RESCINDED` from the day of effect; `AMENDED` where it takes single parties off a list, or the measure
/// lists more parties than are named or counted |
/// | tighten, ease, exempt, deny | `AMENDED`: the rules change, which a claim cannot write |
/// | any, of a measure that is this act itself | `EFFECTIVE`: a suspension suspends others, not itself |
/// | any, planned without a day, or for a month or year to come | `ANNOUNCED`: the plan is on record, and nothing
/// changes by it yet |
/// | any, where the ledger has the event | `CONFIRMED`: a further source of it, and nothing changes |
/// | ease, exempt | `CONFIRMED` of a lifting or suspension that became public in the days around the document |
/// | ease, exempt, tighten, deny without a day | `CONFIRMED` of the one change of terms that became public in these
/// days |
/// | tighten | `CONFIRMED` of the beginning of a measure that nobody had heard of before these days |
///
/// A report that gives another exact day, three days away at most, tells the same event; the day is noted, and that of
/// the ledger stands. A notice is no report: its own day contradicts another.
///
/// Valid time is what the claim states, as exactly as it does; where it states none, the day of the document,
/// marked approximate. Knowledge time is the day of the document: nobody knew it from this source before. A
/// threat, a hint, a forecast, a condition, a denial and an opinion are watched and never recorded.
public final class ClaimEvents {
    private static final int MONTHS_IN_FORCE = 2;

    /// By how much reports miss the day of an act.
    private static final int DAYS_MISSED = 3;

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
        Optional<Measure> found = ledger.findMeasure(measure);
        if (found.isEmpty()) {
            return new Proposal.Waits("the ledger has no measure (" + measure + ")");
        }
        Optional<PartialDate> effective = claim.dayOf(DateMention.Role.EFFECTIVE);
        Optional<PartialDate> stated = effective.or(() -> claim.dayOf(DateMention.Role.ANNOUNCED));
        LocalDate published = article.published().day();
        StatusEvent.Type type = type(claim, found.get(), ledger, published, effective);
        if (type == StatusEvent.Type.ANNOUNCED) {
            effective = Optional.empty();
            stated = claim.dayOf(DateMention.Role.ANNOUNCED);
        }
        LocalDate from = stated.map(PartialDate::first).orElse(published);
        LocalDate to =
                claim.dayOf(DateMention.Role.UNTIL).map(PartialDate::last).orElse(StatusEvent.OPEN);
        StatusEvent.Precision exactness = precision(type == StatusEvent.Type.ANNOUNCED ? stated : effective, stated);
        if (type == StatusEvent.Type.EXTENDED
                && ledger.at(AsOf.of(published)).status(measure) instanceof Status.Suspended s
                && !to.isBefore(s.revives())
                && from.isBefore(s.revives())) {
            // it goes on where the one before ends, and that day is known
            from = s.revives();
            exactness = StatusEvent.Precision.DAY;
        }
        Optional<StatusEvent> began =
                type == StatusEvent.Type.EFFECTIVE && claim.action().value() == Action.EXTEND
                        ? began(ledger, measure)
                        : Optional.empty();
        if (began.isPresent()) {
            from = began.get().from();
            exactness = began.get().span().precision();
        }
        if (to.isBefore(from)) {
            return new Proposal.Waits("it would end (" + to + ") before it starts (" + from + ")");
        }
        StatusEvent.Span span = new StatusEvent.Span(from, to, exactness, ZoneOffset.UTC);
        return placed(claim, article, ledger, measure, type, span, effective);
    }

    /// As exactly as the text gives the day of effect; the day of the act or of the document
    /// only stands for it.
    private static StatusEvent.Precision precision(Optional<PartialDate> effective, Optional<PartialDate> stated) {
        return effective
                .or(() -> stated.filter(d -> d.day() == 0))
                .map(d -> d.day() > 0
                        ? StatusEvent.Precision.DAY
                        : d.month() > 0 ? StatusEvent.Precision.MONTH : StatusEvent.Precision.YEAR)
                .orElse(StatusEvent.Precision.APPROXIMATE);
    }

    /// The day on which what has no end yet began to bind: who prolongs it moves its end
    /// alone.
    private static Optional<StatusEvent> began(Ledger ledger, String measure) {
        return ledger.standingEventsOf(measure).stream()
                .filter(e -> e.type() == StatusEvent.Type.EFFECTIVE && e.rule().isEmpty())
                .reduce((_, last) -> last);
    }

    private static Proposal placed(
            Claim claim,
            Article article,
            Ledger ledger,
            String measure,
            StatusEvent.Type type,
            StatusEvent.Span span,
            Optional<PartialDate> stated) {
        Proposal.Relation relation = Proposal.Relation.NEW;
        Optional<StatusEvent> other = Optional.empty();
        for (StatusEvent e : ledger.standingEventsOf(measure)) {
            boolean alike = e.type() == type
                    || (isPause(e.type()) && isPause(type))
                    || isToldAsOtherTerms(claim, article, ledger, type, e);
            if (!alike || !e.rule().isEmpty() || onlyPlannedChange(claim, type, article, ledger, measure)) {
                continue;
            }
            if (isSame(e, article, type, span, stated) || isTheOnlyChange(e, article, ledger, type, stated)) {
                relation = Proposal.Relation.CONFIRMS;
                other = Optional.of(e);
            } else if (relation == Proposal.Relation.NEW && !prolongs(claim, type) && contradicts(e, type, span)) {
                relation = Proposal.Relation.CONTRADICTS;
                other = Optional.of(e);
            }
        }
        return event(claim, article, ledger, measure, type, span, stated, relation, other);
    }

    /// What accepting the claim as a further source of an event of the ledger would do, whatever its verb makes of it.
    public static Proposal confirming(Claim claim, Article article, Ledger ledger, StatusEvent event) {
        if (propose(claim) instanceof Proposal.Watch watch) {
            return watch;
        }
        return event(
                claim,
                article,
                ledger,
                event.measure(),
                event.type(),
                event.span(),
                claim.dayOf(DateMention.Role.EFFECTIVE).or(() -> claim.dayOf(DateMention.Role.ANNOUNCED)),
                Proposal.Relation.CONFIRMS,
                Optional.of(event));
    }

    /// @param other the event that is confirmed or contradicted
    private static Proposal.Event event(
            Claim claim,
            Article article,
            Ledger ledger,
            String measure,
            StatusEvent.Type type,
            StatusEvent.Span span,
            Optional<PartialDate> stated,
            Proposal.Relation relation,
            Optional<StatusEvent> other) {
        boolean confirms = relation == Proposal.Relation.CONFIRMS;
        String key = other.map(StatusEvent::key).orElse("");
        StatusEvent event = new StatusEvent(
                key(ledger, measure),
                measure,
                "",
                confirms ? StatusEvent.Type.CONFIRMED : type,
                // a less exact report must not move what the ledger knows exactly
                confirms ? other.map(StatusEvent::span).orElse(span) : span,
                StatusEvent.Known.on(article.published().day()),
                "",
                new StatusEvent.Provenance(
                        "",
                        official(claim) ? Confidence.SECONDARY : Confidence.WEAK,
                        note(claim, article, relation, key, confirms ? StatusEvent.Type.CONFIRMED : type)
                                + other.filter(_ -> confirms)
                                        .flatMap(e -> stated.filter(d -> !MeasureFinder.within(e.from(), d)))
                                        .map(d -> "; gives " + d + " for it")
                                        .orElse(""),
                        source(claim, article),
                        confirms ? key : ""),
                0);
        List<Change> changes = changes(ledger, event);
        LocalDate recent = article.published().day().minusDays(DatesByRole.DAYS_OF_NEWS);
        return new Proposal.Event(
                event,
                relation,
                key,
                changes.stream().map(Change::words).toList(),
                hasTakenEffect(ledger, measure)
                        && changes.stream().anyMatch(c -> c.from().isBefore(recent)));
    }

    /// Whether an event of the ledger is the very one: the same day, and the same end where
    /// one is stated.
    private static boolean isSame(
            StatusEvent e,
            Article article,
            StatusEvent.Type type,
            StatusEvent.Span span,
            Optional<PartialDate> stated) {
        boolean ends = !span.to().equals(StatusEvent.OPEN);
        if (ends && !span.to().equals(e.to())) {
            return false;
        }
        if (ends && type == StatusEvent.Type.EXTENDED && e.type() == StatusEvent.Type.EXTENDED) {
            return true;
        }
        return stated.map(d -> MeasureFinder.within(e.from(), d) || isMissed(e.from(), d, article, type))
                // no day stated: it says only that the act has happened by the day of the document, which of several
                // changes of terms it means stays open
                .orElse((type != StatusEvent.Type.AMENDED || e.type() != StatusEvent.Type.AMENDED)
                        && !e.from().isAfter(article.published().day()));
    }

    /// Whether no day is told of other terms, and only one change of terms became public in these days.
    private static boolean isTheOnlyChange(
            StatusEvent e, Article article, Ledger ledger, StatusEvent.Type type, Optional<PartialDate> stated) {
        LocalDate published = article.published().day();
        return type == StatusEvent.Type.AMENDED
                && e.type() == StatusEvent.Type.AMENDED
                && stated.isEmpty()
                && MeasureFinder.isTellingTime(e.knownToPublic(), published)
                && ledger.standingEventsOf(e.measure()).stream()
                                .filter(v -> v.type() == StatusEvent.Type.AMENDED
                                        && MeasureFinder.isTellingTime(v.knownToPublic(), published))
                                .count()
                        == 1;
    }

    /// Whether a report means a day and misses it: terms change more often, and a notice knows its own day.
    private static boolean isMissed(LocalDate day, PartialDate told, Article article, StatusEvent.Type type) {
        return told.day() > 0
                && type != StatusEvent.Type.AMENDED
                && article.kind() != DocumentKind.NOTICE
                && !day.isBefore(told.first().minusDays(DAYS_MISSED))
                && !day.isAfter(told.first().plusDays(DAYS_MISSED));
    }

    /// Whether what is told as other terms is a status that became public in these days: licences may be had again as
    /// a measure was lifted, rules became stricter as one began.
    private static boolean isToldAsOtherTerms(
            Claim claim, Article article, Ledger ledger, StatusEvent.Type type, StatusEvent e) {
        LocalDate published = article.published().day();
        boolean mayBe = type == StatusEvent.Type.AMENDED
                && MeasureFinder.isTellingTime(e.knownToPublic(), published)
                && ledger.findMeasure(e.measure())
                        .filter(m -> mayMake(claim.action().value(), m.kind(), e.type()))
                        .isPresent();
        if (!mayBe) {
            return false;
        }
        return switch (claim.action().value()) {
            case EASE, EXEMPT, SUSPEND ->
                e.type() == StatusEvent.Type.RESCINDED || e.type() == StatusEvent.Type.SUSPENDED;
            case TIGHTEN ->
                e.type() == StatusEvent.Type.EFFECTIVE
                        && ledger.standingEventsOf(e.measure()).stream()
                                .allMatch(v -> MeasureFinder.isTellingTime(v.knownToPublic(), published)
                                        || v.knownToPublic().isAfter(published));
            case IMPOSE, EXTEND, LIFT, DENY, THREATEN -> false;
        };
    }

    /// Whether a control is told to run longer: another end is then news and no contradiction.
    private static boolean prolongs(Claim claim, StatusEvent.Type type) {
        return type == StatusEvent.Type.EFFECTIVE && claim.action().value() == Action.EXTEND;
    }

    private static boolean isPause(StatusEvent.Type type) {
        return type == StatusEvent.Type.SUSPENDED || type == StatusEvent.Type.EXTENDED;
    }

    /// Whether another day contradicts an event: terms change several times, and a measure
    /// sleeps several times.
    private static boolean contradicts(StatusEvent e, StatusEvent.Type type, StatusEvent.Span span) {
        return type != StatusEvent.Type.AMENDED
                && type != StatusEvent.Type.EXTENDED
                && (!isPause(type)
                        || (!e.from().isAfter(span.to()) && !span.from().isAfter(e.to())));
    }

    /// A plan to change a measure, or to bring back one that is in force or was, neither confirms nor contradicts the
    /// day on which it was announced itself.
    private static boolean onlyPlannedChange(
            Claim claim, StatusEvent.Type type, Article article, Ledger ledger, String measure) {
        return type == StatusEvent.Type.ANNOUNCED
                && (claim.action().value() != Action.IMPOSE
                        || began(ledger, measure)
                                .filter(e -> e.from()
                                        .isBefore(article.published().day().minusDays(DatesByRole.DAYS_OF_NEWS)))
                                .isPresent());
    }

    private static StatusEvent.Type type(
            Claim claim, Measure measure, Ledger ledger, LocalDate published, Optional<PartialDate> effective) {
        Action action = claim.action().value();
        boolean planned = claim.modality().value() == Modality.PLANNED;
        if (planned && (effective.filter(d -> isDated(d, published)).isEmpty() || isPromise(measure.kind()))) {
            return StatusEvent.Type.ANNOUNCED;
        }
        if (isActItself(claim, measure, ledger, effective)) {
            return StatusEvent.Type.EFFECTIVE;
        }
        return switch (action) {
            case IMPOSE ->
                isLongInForce(ledger, measure, effective.map(PartialDate::first).orElse(published))
                        ? StatusEvent.Type.AMENDED
                        : StatusEvent.Type.EFFECTIVE;
            case SUSPEND ->
                listsMore(claim, ledger, measure)
                        ? StatusEvent.Type.AMENDED
                        : goesOn(claim, ledger, measure, published)
                                ? StatusEvent.Type.EXTENDED
                                : StatusEvent.Type.SUSPENDED;
            case EXTEND ->
                ledger.at(AsOf.of(published)).status(measure.id()) instanceof Status.Suspended
                        ? StatusEvent.Type.EXTENDED
                        : StatusEvent.Type.EFFECTIVE;
            case LIFT ->
                (isListing(measure) && namesParties(claim))
                                || (isStandingList(measure) && concernsParties(claim))
                                || listsMore(claim, ledger, measure)
                        ? StatusEvent.Type.AMENDED
                        : StatusEvent.Type.RESCINDED;
            case TIGHTEN, EASE, EXEMPT, DENY, THREATEN -> StatusEvent.Type.AMENDED;
        };
    }

    /// Whether a day is exact, or has come by the day of the document.
    private static boolean isDated(PartialDate day, LocalDate published) {
        return day.day() > 0 || !day.first().isAfter(published);
    }

    /// Whether a measure began so long before a day that no report of its beginning could mean that day.
    private static boolean isLongInForce(Ledger ledger, Measure measure, LocalDate day) {
        return began(ledger, measure.id())
                .filter(e -> e.from().isBefore(day.minusMonths(MONTHS_IN_FORCE)))
                .isPresent();
    }

    private static boolean isPromise(MeasureKind kind) {
        return kind == MeasureKind.COMMITMENT || kind == MeasureKind.PLANNED;
    }

    private static boolean isListing(Measure measure) {
        return measure.kind() == MeasureKind.ENTITY_LISTING;
    }

    /// Whether a measure is a rule under which parties are put on a list and taken off it, one act after the other.
    private static boolean isStandingList(Measure measure) {
        return measure.isBaseRule() && MeasureFinder.isList(measure);
    }

    private static boolean concernsParties(Claim claim) {
        return claim.targets().stream().anyMatch(t -> t.value() instanceof Target.Entity);
    }

    /// Whether a measure lists more parties than are named or counted: it goes on for the others.
    private static boolean listsMore(Claim claim, Ledger ledger, Measure measure) {
        int named = claim.targets().stream()
                .map(Slot::value)
                .filter(Target.Entity.class::isInstance)
                .mapToInt(t -> counted(((Target.Entity) t).name()))
                .sum();
        long listed = ledger.reference().parties().stream()
                .filter(p -> p.listings().stream().anyMatch(l -> l.measure().equals(measure.id())))
                .count();
        return named > 0 && listed > named;
    }

    /// How many parties a name stands for: `all 28 entities`, `two traders`, one firm.
    private static int counted(String name) {
        Matcher figure = Pattern.compile("\\d{1,4}").matcher(name);
        return figure.find()
                ? Integer.parseInt(figure.group())
                : MeasureFinder.counted(name).orElse(1);
    }

    /// Whether single parties are named, rather than a number of them such as "15 US
    /// entities".
    private static boolean namesParties(Claim claim) {
        return claim.targets().stream()
                .map(Slot::value)
                .anyMatch(t -> t instanceof Target.Entity e && e.name().chars().noneMatch(Character::isDigit));
    }

    /// Whether a measure that sleeps is to sleep on: its suspension is said to run beyond the
    /// end it has.
    private static boolean goesOn(Claim claim, Ledger ledger, Measure measure, LocalDate published) {
        return ledger.at(AsOf.of(published)).status(measure.id()) instanceof Status.Suspended s
                && claim.dayOf(DateMention.Role.UNTIL)
                        .filter(d -> !d.last().isBefore(s.revives()))
                        .isPresent();
    }

    /// Whether the measure is the very act that the claim tells, not what that act is done to: an act of that
    /// kind which has not taken effect yet, or did on the day that is stated.
    static boolean isActItself(Claim claim, Measure measure, Ledger ledger, Optional<PartialDate> effective) {
        return isOf(measure.kind(), claim.action().value())
                && ledger.standingEventsOf(measure.id()).stream()
                        .filter(e -> e.type() == StatusEvent.Type.EFFECTIVE
                                && e.rule().isEmpty())
                        .allMatch(e -> effective.isEmpty() || MeasureFinder.within(e.from(), effective.get()));
    }

    /// Whether a measure of a kind is an act of such a verb.
    private static boolean isOf(MeasureKind kind, Action action) {
        return switch (action) {
            case IMPOSE -> true;
            case SUSPEND, EXTEND -> kind == MeasureKind.SUSPENSION;
            case LIFT -> kind == MeasureKind.RESCISSION;
            case EXEMPT -> kind == MeasureKind.AUTHORISATION;
            case EASE -> kind == MeasureKind.AUTHORISATION || kind == MeasureKind.REVIEW_POLICY;
            case DENY -> kind == MeasureKind.REVIEW_POLICY;
            case TIGHTEN ->
                kind == MeasureKind.LIST_REVISION
                        || kind == MeasureKind.REVIEW_POLICY
                        || kind == MeasureKind.LICENCE_SUSPENSION
                        || kind == MeasureKind.AUTHORISATION_END;
            case THREATEN -> false;
        };
    }

    /// Whether an act of such a verb can be what an event of a measure tells.
    static boolean mayMake(Action action, MeasureKind kind, StatusEvent.Type type) {
        if (action != Action.IMPOSE && isOf(kind, action)) {
            return true;
        }
        boolean eases = kind == MeasureKind.AUTHORISATION
                || kind == MeasureKind.SUSPENSION
                || kind == MeasureKind.RESCISSION
                || kind == MeasureKind.COMMITMENT;
        return switch (action) {
            case IMPOSE, TIGHTEN, DENY, THREATEN ->
                !eases
                        && switch (type) {
                            case ANNOUNCED, EFFECTIVE, COMPLIANCE, AMENDED, REVIVED -> true;
                            case SUSPENDED, EXTENDED, RESCINDED, EXPIRED, WITHDRAWN, CONFIRMED -> false;
                        };
            case SUSPEND -> type == StatusEvent.Type.SUSPENDED || type == StatusEvent.Type.EXTENDED;
            case EXTEND -> type == StatusEvent.Type.EXTENDED;
            case EASE, EXEMPT, LIFT ->
                type == StatusEvent.Type.SUSPENDED
                        || type == StatusEvent.Type.RESCINDED
                        || type == StatusEvent.Type.AMENDED;
        };
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

    private static String note(
            Claim claim, Article article, Proposal.Relation relation, String other, StatusEvent.Type type) {
        String quote = claim.span().in(article.text()).replaceAll("\\s+", " ").strip();
        String head = switch (relation) {
            case NEW ->
                claim.modality().value() == Modality.PLANNED
                        ? "planned: " + claim.action().value().code() + "; "
                        : "";
            case CONFIRMS -> "confirms " + other + "; ";
            case CONTRADICTS -> "differs from " + other + "; ";
        };
        return head + "“" + quote + "”" + told(claim, type);
    }

    /// What an event has no field for: the day of the act where it is not the day from which it holds, and of other
    /// terms what they are about.
    private static String told(Claim claim, StatusEvent.Type type) {
        List<String> out = new ArrayList<>();
        claim.dayOf(DateMention.Role.ANNOUNCED)
                .filter(_ -> claim.dayOf(DateMention.Role.EFFECTIVE).isPresent()
                        || claim.action().value() == Action.EXTEND)
                .ifPresent(d -> out.add("announced " + d));
        if (type == StatusEvent.Type.AMENDED) {
            if (!claim.items().isEmpty()) {
                out.add("goods: "
                        + String.join(
                                ", ",
                                claim.items().stream()
                                        .map(i -> i.value().mention())
                                        .toList()));
            }
            List<String> targets = claim.targets().stream()
                    .map(Slot::value)
                    .filter(t -> !(t instanceof Target.Anywhere))
                    .map(Target::code)
                    .toList();
            if (!targets.isEmpty()) {
                out.add("for " + String.join(", ", targets));
            }
        }
        return out.isEmpty() ? "" : "; " + String.join("; ", out);
    }

    /// Document, characters (RFC 5147), hash of the frozen text and claim: enough to find the words again.
    static String source(Claim claim, Article article) {
        String document = article.url().isBlank() ? article.id().value() : article.url();
        return document + "#char=" + claim.span().start() + "," + claim.span().end() + ";sha256=" + article.sha256()
                + " " + claim.id();
    }

    /// Whether the ledger has when the measure took effect, so that an older status is nothing to be filled in.
    private static boolean hasTakenEffect(Ledger ledger, String measure) {
        return ledger.standingEventsOf(measure).stream().anyMatch(e -> e.type() == StatusEvent.Type.EFFECTIVE);
    }

    /// Another status of a measure.
    ///
    /// @param from the first day of it
    private record Change(LocalDate from, String before, String then) {
        String words() {
            return "from " + from + ": " + before + " → " + then;
        }
    }

    /// How the status of the measure changes on any day, were the event recorded.
    private static List<Change> changes(Ledger ledger, StatusEvent event) {
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
        List<Change> out = new ArrayList<>();
        for (LocalDate day : days) {
            AsOf asOf = new AsOf(day, known);
            Status before = ledger.at(asOf).status(event.measure());
            Status then = after.at(asOf).status(event.measure());
            if (!before.word().equals(then.word())) {
                out.add(new Change(day, before.word(), then.word()));
            }
        }
        return out;
    }
}
