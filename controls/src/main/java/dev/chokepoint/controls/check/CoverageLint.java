package dev.chokepoint.controls.check;

import dev.chokepoint.controls.check.Finding.Subject;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds where the table of what is held says more than the ledger holds, or nothing of what it does hold.
final class CoverageLint {
    /// A title that counts its members: `140 entities`, `20 Japanese firms`.
    private static final Pattern MEMBERS =
            Pattern.compile("\\b(\\d{1,4})(?: [A-Z][a-z]+)? (?:entities|firms|companies|parties|persons|others)\\b");
    /// A follow-up may be made public this many days after a suspension ran out.
    private static final int DAYS_AFTER = 31;

    private final Ledger ledger;
    private final Coverage coverage;
    private final List<Finding> findings = new ArrayList<>();

    private CoverageLint(Ledger ledger) {
        this.ledger = ledger;
        this.coverage = ledger.coverage();
    }

    static List<Finding> of(Ledger ledger) {
        CoverageLint lint = new CoverageLint(ledger);
        if (lint.coverage.regimes().isEmpty()) {
            lint.add("", "says of no regime what is held: no answer can reassure");
            return lint.findings;
        }
        lint.issuers();
        lint.regimes();
        ledger.measures().forEach(lint::members);
        ledger.measures().forEach(lint::expiries);
        return lint.findings;
    }

    private void add(String entry, String words) {
        findings.add(new Finding(new Subject.OfCoverage(entry), "", words));
    }

    /// Every issuer of a measure has a horizon, a regime and an entry.
    private void issuers() {
        Set<String> said = ledger.measures().stream().map(Measure::issuer).collect(Collectors.toSet());
        for (String issuer : said.stream().sorted().toList()) {
            if (coverage.readThrough(issuer).isEmpty()) {
                add("", "names no day through which the acts of " + issuer + " were read, whose measures are held");
            }
            if (!ledger.holdsLawOf(issuer) && !isUnion(issuer)) {
                add("", "has no entry that holds something of " + issuer + ", whose measures are held");
            }
        }
    }

    /// Whether an issuer is a union of places, such as the EU, of which something is held.
    private boolean isUnion(String issuer) {
        return coverage.entries().stream()
                .anyMatch(e -> e.completeness() != Completeness.NONE
                        && coverage.findRegime(e.regime())
                                .orElseThrow()
                                .issuer()
                                .equals(issuer));
    }

    /// Entries stay within the horizon of their issuer and speak of what their regime controls by.
    private void regimes() {
        for (CoverageEntry e : coverage.entries()) {
            Regime regime = coverage.findRegime(e.regime()).orElseThrow();
            if (!regime.facets().contains(e.facet())) {
                add(e.id(), "is about " + e.facet().words() + ", which its regime does not control by");
            }
            if (e.readThrough().isAfter(e.recorded())) {
                add(e.id(), "is read through " + e.readThrough() + ", after the day on which it was written");
            }
        }
    }

    /// A title that counts more members than are held goes with no entry that says that all are held.
    private void members(Measure m) {
        if (m.kind() != MeasureKind.ENTITY_LISTING) {
            return;
        }
        Matcher counted = MEMBERS.matcher(m.title());
        int said = 0;
        while (counted.find()) {
            said += Integer.parseInt(counted.group(1));
        }
        long held = ledger.reference().parties().stream()
                .flatMap(p -> p.listings().stream())
                .map(Reference.Listing::measure)
                .filter(m.id()::equals)
                .count();
        if (said <= held) {
            return;
        }
        LocalDate starts = ledger.standingEventsOf(m.id()).stream()
                .map(StatusEvent::from)
                .min(LocalDate::compareTo)
                .orElse(StatusEvent.OPEN);
        for (CoverageEntry e : coverage.entries()) {
            boolean own = coverage.findRegime(e.regime()).orElseThrow().issuer().equals(m.issuer());
            if (own
                    && e.facet() == Facet.PARTIES
                    && e.completeness() == Completeness.COMPLETE
                    && !isWholeList(e)
                    && !e.from().isAfter(starts)) {
                add(
                        e.id(),
                        "says that all is held, but " + m.id() + " counts " + said + " parties and " + held
                                + " are held");
            }
        }
    }

    /// Whether an imported list with as many rows as its publisher states stands behind an entry.
    private boolean isWholeList(CoverageEntry e) {
        return ledger.reference().lists().sources().stream()
                .anyMatch(s -> s.facet() == e.facet()
                        && s.regime().equals(e.regime())
                        && s.completeness() == Completeness.COMPLETE
                        && s.known() > 0
                        && s.held() >= s.known()
                        && s.from().equals(e.from()));
    }

    /// A suspension that ran out before the last day read has an outcome: it went on, ended, or what it suspended did.
    private void expiries(Measure m) {
        Optional<LocalDate> read = coverage.readThrough(m.issuer());
        if (read.isEmpty()) {
            return;
        }
        List<StatusEvent> events = ledger.standingEventsOf(m.id());
        for (StatusEvent e : events) {
            boolean pause = e.type() == StatusEvent.Type.SUSPENDED || e.type() == StatusEvent.Type.EXTENDED;
            if (pause
                    && e.to().isBefore(read.get().minusDays(DAYS_AFTER))
                    && events.stream().noneMatch(o -> isOutcome(o, e))) {
                findings.add(new Finding(
                        new Subject.OfMeasure(m.id()),
                        "events",
                        "was suspended to " + e.to() + ", and what happened then is not said although acts were read"
                                + " through " + read.get()));
            }
        }
    }

    private static boolean isOutcome(StatusEvent other, StatusEvent pause) {
        return switch (other.type()) {
            case EXTENDED, SUSPENDED, REVIVED, RESCINDED, EXPIRED ->
                !other.equals(pause)
                        && other.from().isAfter(pause.from())
                        && !other.from().isAfter(pause.to().plusDays(1));
            case ANNOUNCED, EFFECTIVE, COMPLIANCE, AMENDED, WITHDRAWN, CONFIRMED -> false;
        };
    }
}
