package dev.chokepoint.data.review;

import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.controls.review.MeasureFinder;
import dev.chokepoint.data.evidence.DraftKinds;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.NoticeNumber;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.Target;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PartialDate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A measure that only a claim tells of so far, as it would stand in `ledger/measures/drafts.yaml`: of any act,
/// the kind by its verb, goods and parties in the words of the text, days as exact as it gives them.
///
/// The draft says that the act was announced; when it took effect is the event that the claim records. It has
/// no rules: it determines no shipment until its author has read the act and written them.
///
/// @param measure what the ledger would hold
/// @param announced the day of the act, or of the document where it is not said
/// @param precision how exactly that day is known
/// @param destinations where the goods would have gone, by place; may be empty
public record MeasureDraft(
        Measure measure,
        LocalDate announced,
        StatusEvent.Precision precision,
        LocalDate known,
        List<String> destinations) {
    /// The file of the drafts.
    public static final String FILE = "drafts.yaml";

    private static final String NOTE = "Drafted from a claim; the act itself was not read.";
    private static final int MOST_NAMED = 4;
    private static final int MOST_QUOTED = 60;

    public MeasureDraft {
        destinations = List.copyOf(destinations);
    }

    /// Whether a claim tells of an act that a measure can be drafted from.
    public static boolean fits(Claim claim) {
        return claim.isRecordable() && claim.action().value() != Action.THREATEN;
    }

    /// The draft of the act that a claim tells of.
    ///
    /// @param taken ids that no draft may have, as one that was undone had them
    /// @param title what the reviewer calls it; what the claim says where empty
    public static MeasureDraft of(Ledger ledger, Set<String> taken, Claim claim, Article article, String title) {
        return of(ledger, taken, claim, article, title, Optional.empty());
    }

    /// The same of a kind that the reviewer says; by the words of the act where he says none.
    public static MeasureDraft of(
            Ledger ledger, Set<String> taken, Claim claim, Article article, String title, Optional<MeasureKind> said) {
        String issuer = claim.issuer().value().place();
        LocalDate published = article.published().day();
        int number = 1;
        String stem = issuer + "-" + published.getYear() + "-D";
        while (ledger.findMeasure(stem + number).isPresent() || taken.contains(stem + number)) {
            number++;
        }
        MeasureKind kind = said.orElseGet(() -> DraftKinds.bundled().of(claim, article));
        Optional<PartialDate> acted =
                claim.dayOf(DateMention.Role.ANNOUNCED).filter(d -> !d.first().isAfter(published));
        Optional<LocalDate> effective = claim.dayOf(DateMention.Role.EFFECTIVE).map(PartialDate::first);
        LocalDate announced = acted.map(PartialDate::first).orElse(published);
        if (effective.isPresent() && effective.get().isBefore(announced)) {
            announced = effective.get();
        }
        String reference = reference(claim, article, ledger);
        Measure measure = new Measure(
                stem + number,
                new Act(
                        issuer,
                        claim.issuer().value().body(),
                        reference,
                        reference.isEmpty() ? "statement" : "announcement"),
                kind,
                flat(title.isBlank() ? title(kind, claim, article) : title),
                flat(String.join("; ", goods(claim))),
                "",
                flat(String.join("; ", parties(claim))),
                "",
                flat(claim.span().in(article.text())),
                NOTE,
                false,
                Confidence.WEAK,
                List.of(),
                List.of(article.url().isBlank() ? article.id().value() : article.url()),
                List.of());
        return new MeasureDraft(
                measure,
                announced,
                acted.filter(d -> d.day() == 0)
                        .map(d -> d.month() > 0 ? StatusEvent.Precision.MONTH : StatusEvent.Precision.YEAR)
                        .orElse(StatusEvent.Precision.DAY),
                published,
                claim.targets().stream()
                        .map(Slot::value)
                        .filter(Target.Place.class::isInstance)
                        .map(Target::code)
                        .distinct()
                        .toList());
    }

    /// The number of the act itself: the one that a new control names, or that of the notice it is read in
    /// where the ledger does not have it yet.
    private static String reference(Claim claim, Article article, Ledger ledger) {
        if (claim.notices().size() != 1
                || !(claim.action().value() == Action.IMPOSE || article.kind() == DocumentKind.NOTICE)) {
            return "";
        }
        NoticeNumber n = claim.notices().getFirst();
        boolean known = ledger.measures().stream()
                .anyMatch(m -> m.issuer().equals(claim.issuer().value().place()) && MeasureFinder.isNumbered(n, m));
        return known ? "" : "Announcement " + n.number() + " of " + n.year();
    }

    private static List<String> goods(Claim claim) {
        return claim.items().stream()
                .map(Slot::value)
                .filter(i -> !i.item().equals("anaphora"))
                .map(ItemMention::mention)
                .distinct()
                .toList();
    }

    private static List<String> parties(Claim claim) {
        return claim.targets().stream()
                .map(Slot::value)
                .flatMap(t -> switch (t) {
                    case Target.Entity e -> java.util.stream.Stream.of(e.name());
                    case Target.Group g -> java.util.stream.Stream.of(g.name());
                    case Target.Place _, Target.Anywhere _ -> java.util.stream.Stream.<String>empty();
                })
                .distinct()
                .toList();
    }

    /// Such as `Export ban: tin ingots to KR` or `Suspension: Affiliates Rule, until
    /// 2027-11-09`.
    private static String title(MeasureKind kind, Claim claim, Article article) {
        List<String> goods = goods(claim);
        List<String> parties = parties(claim);
        List<String> places = claim.targets().stream()
                .map(Slot::value)
                .filter(Target.Place.class::isInstance)
                .map(Target::code)
                .distinct()
                .toList();
        boolean listing = kind == MeasureKind.ENTITY_LISTING && !parties.isEmpty();
        List<String> about = new ArrayList<>();
        if (!goods.isEmpty() && !listing) {
            about.add(few(goods));
        }
        if (!parties.isEmpty()) {
            about.add((about.isEmpty() ? "" : "for ") + few(parties));
        }
        if (!places.isEmpty() && !listing) {
            about.add((about.isEmpty() ? "trade with " : "to ") + few(places));
        }
        if (about.isEmpty() && !claim.notices().isEmpty()) {
            about.add(few(claim.notices().stream()
                    .map(n -> "Announcement " + n.number() + " of " + n.year())
                    .toList()));
        }
        if (about.isEmpty()) {
            String quote = flat(claim.span().in(article.text()));
            about.add(
                    quote.length() <= MOST_QUOTED
                            ? quote
                            : quote.substring(0, MOST_QUOTED).strip() + "…");
        }
        return head(kind, claim.action().value()) + ": " + String.join(" ", about)
                + claim.dayOf(DateMention.Role.UNTIL)
                        .map(d -> ", until " + d)
                        .or(() -> claim.latestDay().map(d -> ", by " + d))
                        .orElse("");
    }

    private static String few(List<String> names) {
        int shown = Math.min(MOST_NAMED, names.size());
        String rest = names.size() > shown ? " and " + (names.size() - shown) + " more" : "";
        return flat(String.join(", ", names.subList(0, shown))) + rest;
    }

    private static String head(MeasureKind kind, Action action) {
        return switch (kind) {
            case LICENCE_REQUIREMENT ->
                action == Action.EXTEND ? "Licence requirement prolonged" : "Licence requirement";
            case PROHIBITION -> action == Action.EXTEND ? "Export ban prolonged" : "Export ban";
            case QUOTA -> action == Action.EXTEND ? "Export quota prolonged" : "Export quota";
            case ENTITY_LISTING -> "Listing";
            case SUSPENSION -> "Suspension";
            case RESCISSION -> "Lifting";
            case AUTHORISATION -> action == Action.EXEMPT ? "Exemption" : "Licences granted";
            case LIST_REVISION -> "Controls widened";
            case LICENCE_SUSPENSION -> "Licences suspended";
            case REVIEW_POLICY ->
                switch (action) {
                    case DENY -> "Licences refused";
                    case EASE -> "Easier review of licences";
                    default -> "Stricter review of licences";
                };
            case COMMITMENT -> "Commitment to " + action.code();
            case PLANNED -> "Plan to " + action.code();
            default -> kind.tradeAlertName();
        };
    }

    /// The ledger as it would be with the draft in it.
    public Ledger in(Ledger ledger) {
        return ledger.with(
                measure,
                List.of(new StatusEvent(
                        measure.id() + "#1",
                        measure.id(),
                        "",
                        StatusEvent.Type.ANNOUNCED,
                        new StatusEvent.Span(announced, StatusEvent.OPEN, precision, ZoneOffset.UTC),
                        StatusEvent.Known.on(known),
                        "",
                        StatusEvent.Provenance.of(Confidence.WEAK),
                        0)));
    }

    /// Whether a measure is a draft that nobody has worked on: it has no rules, and says that the act was not read.
    public static boolean isUntouched(Measure measure) {
        return measure.rules().isEmpty() && measure.note().equals(NOTE) && !measure.confirmed();
    }

    /// Its lines of the file of drafts.
    String yaml() {
        StringBuilder s = new StringBuilder();
        s.append("\n- id: ").append(measure.id());
        Act act = measure.act();
        s.append("\n  act: {issuer: ").append(act.issuer());
        if (!act.authority().isEmpty()) {
            s.append(", authority: ").append(quoted(act.authority()));
        }
        if (!act.reference().isEmpty()) {
            s.append(", reference: ").append(quoted(act.reference()));
        }
        s.append(", type: ").append(act.type()).append('}');
        s.append("\n  kind: ").append(measure.kind());
        field(s, "title", measure.title());
        field(s, "items", measure.items());
        field(s, "parties", measure.parties());
        field(s, "destinations", String.join(", ", destinations));
        field(s, "summary", measure.summary());
        field(s, "note", measure.note());
        s.append("\n  confirmed: false");
        s.append("\n  confidence: ").append(measure.confidence().word());
        s.append("\n  sources:");
        measure.sources().forEach(x -> s.append("\n    - ").append(quoted(x)));
        s.append("\n  announced: ").append(announced);
        s.append("\n  known: ").append(known);
        if (precision != StatusEvent.Precision.DAY) {
            s.append("\n  precision: ").append(precision);
        }
        return s.append('\n').toString();
    }

    private static void field(StringBuilder s, String name, String value) {
        if (!value.isEmpty()) {
            s.append("\n  ").append(name).append(": ").append(quoted(value));
        }
    }

    /// On one line: what an article says ends no field and begins none.
    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String quoted(String text) {
        return "'" + flat(text).replace("'", "''") + "'";
    }
}
