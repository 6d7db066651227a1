package dev.chokepoint.controls.check;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.check.Finding.Subject;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.LedgerView;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.Movement;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds what the author of a ledger may have got wrong although it can be read.
public final class LedgerLint {
    /// Countries, and the regions that the table of places adds to them.
    private final Set<String> known = new TreeSet<>(Set.of(Locale.getISOCountries()));

    private final Ledger ledger;
    /// The places of each group on some day, and those that are in it at all times.
    private final Map<String, Set<String>> membersOnce = new HashMap<>();

    private final Map<String, Set<String>> membersAlways = new HashMap<>();
    /// The figures that some text of the ledger names.
    private final Set<Double> anywhere = new HashSet<>();

    private final List<Finding> findings = new ArrayList<>();

    private LedgerLint(Ledger ledger) {
        this.ledger = ledger;
        ledger.measures().forEach(m -> anywhere.addAll(numbers(texts(m))));
        ledger.reference().places().forEach(p -> known.add(p.code()));
        ledger.reference().groups().forEach(g -> {
            membersOnce.computeIfAbsent(g.group(), _ -> new HashSet<>()).add(g.place());
            if (g.from().equals(LocalDate.MIN) && g.to().equals(StatusEvent.OPEN)) {
                membersAlways.computeIfAbsent(g.group(), _ -> new HashSet<>()).add(g.place());
            }
        });
    }

    /// Every finding, measure by measure and then table by table.
    public static List<Finding> of(Ledger ledger) {
        LedgerLint lint = new LedgerLint(ledger);
        lint.run();
        return List.copyOf(lint.findings);
    }

    private void run() {
        Set<String> groups = new HashSet<>();
        ledger.reference().groups().forEach(g -> groups.add(g.group()));
        Set<String> endUses = new HashSet<>();
        ledger.reference().endUses().forEach(c -> endUses.add(c.name()));
        for (Measure m : ledger.measures()) {
            Set<String> names = new HashSet<>();
            for (Rule r : m.rules()) {
                if (!names.add(r.name())) {
                    add(m, "rules", "has two rules named " + r.name());
                }
                if (r.words().isBlank()) {
                    add(m, r, "words", "has no words");
                }
                attributes(m, r);
                conditions(m, r);
                reached(m, r);
                targets(m, r);
                levels(m, r);
                for (String use : r.scope().endUses()) {
                    if (!endUses.contains(use)) {
                        add(m, r, "end-use", "asks for the end use " + use + ", which words.yaml lacks");
                    }
                }
                names(m, r, "to", r.scope().destination(), groups);
                names(m, r, "from", r.scope().exporter(), groups);
                names(m, r, "origin", r.scope().origin(), groups);
                names(m, r, "headquarters", r.scope().headquarters(), groups);
                parties(m, r);
            }
            sources(m);
            overlaps(m);
            events(m);
            boolean binding = m.kind() != MeasureKind.FRAMEWORK
                    && m.kind() != MeasureKind.PLANNED
                    && m.kind() != MeasureKind.COMMITMENT
                    && m.kind() != MeasureKind.SUSPENSION
                    && m.kind() != MeasureKind.RESCISSION
                    && m.kind() != MeasureKind.PROCEDURE
                    && m.kind() != MeasureKind.BLOCKING_ORDER;
            if (binding && m.rules().isEmpty()) {
                add(m, "kind", "binds but has no rule");
            }
            if (m.confidence() == Confidence.PRIMARY_TEXT
                    && m.sources().stream().anyMatch(s -> s.contains("no source copy read"))) {
                add(m, "confidence", "says primary-text but names no source");
            }
        }
        tables();
        findings.addAll(CoverageLint.of(ledger));
    }

    /// The address of a government: the last labels of its host.
    private static final Pattern OFFICIAL = Pattern.compile(
            "https?://([a-z0-9-]+\\.)*(gov|gov\\.cn|gov\\.uk|gov\\.tw|go\\.jp|go\\.kr|gc\\.ca|gouv\\.fr|boe\\.es|europa\\.eu"
                    + "|rijksoverheid\\.nl|officielebekendmakingen\\.nl)([/ ].*)?");

    /// The official source of a measure stands first, and only with one is its text the primary one.
    private void sources(Measure m) {
        List<Boolean> official =
                m.sources().stream().map(s -> OFFICIAL.matcher(s).matches()).toList();
        if (m.confidence() == Confidence.PRIMARY_TEXT && (official.isEmpty() || !official.getFirst())) {
            add(m, "confidence", "says primary-text, but its first source is no official address");
        }
        if (official.indexOf(true) > 0) {
            add(m, "sources", "names an official source after others; it must stand first");
        }
    }

    private void add(Measure m, String field, String words) {
        findings.add(new Finding(new Subject.OfMeasure(m.id()), field, words));
    }

    private void add(Measure m, Rule r, String field, String words) {
        findings.add(new Finding(new Subject.OfRule(m.id(), r.name()), field, words));
    }

    /// Places that are neither countries nor groups of the ledger.
    private void names(Measure m, Rule r, String field, PlaceSet places, Set<String> groups) {
        if (ledger.reference().lists().measures().contains(m.id())) {
            // Its places are those of the official table.
            return;
        }
        List<String> all = new ArrayList<>(places.members());
        all.addAll(places.exceptions());
        for (String p : all) {
            if (!p.equals("*") && !groups.contains(p) && !known.contains(p)) {
                add(m, r, field, "names the place or group " + p + ", which groups.yaml lacks");
            }
        }
    }

    private void attributes(Measure m, Rule r) {
        Set<String> used = new TreeSet<>();
        collect(r.scope().item(), used);
        if (r.scope().reach() instanceof Reach.Test(var condition)) {
            collect(condition, used);
        }
        for (String a : used) {
            if (!ledger.reference().attributes().containsKey(a)) {
                add(m, r, "item", "uses the attribute " + a + ", which attributes.yaml lacks");
            }
        }
    }

    private void conditions(Measure m, Rule r) {
        for (String why :
                Reachable.findings(r.scope().item(), ledger.reference().attributes())) {
            add(m, r, "item", why);
        }
        if (r.scope().reach() instanceof Reach.Test(var condition)) {
            for (String why : Reachable.findings(condition, ledger.reference().attributes())) {
                add(m, r, "reach", "has a reach that " + why);
            }
        }
    }

    /// Places and days on which nothing can meet a rule.
    private void reached(Measure m, Rule r) {
        PlaceSet from = r.scope().exporter();
        if (r.scope().reach() instanceof Reach.Territory && !holds(from, m.issuer())) {
            add(
                    m,
                    r,
                    "from",
                    "can never hold: it is about what leaves " + from + ", but reaches only what leaves " + m.issuer());
        }
        if (r.scope().reach() instanceof Reach.Territory && from.isAll() && asks(r)) {
            add(m, r, "reach", "reaches only what leaves " + m.issuer() + "; say so in from");
        }
        if (r.scope().reach() instanceof Reach.Anywhere
                && from.members().equals(List.of(m.issuer()))
                && known.contains(m.issuer())
                && asks(r)) {
            add(m, r, "reach", "is only about what leaves " + m.issuer() + "; its reach is territory");
        }
        somewhere(m, r, "from", from);
        somewhere(m, r, "origin", r.scope().origin());
        somewhere(m, r, "to", r.scope().destination());
        somewhere(m, r, "headquarters", r.scope().headquarters());
        if (!from.isAll()
                && !r.scope().destination().isAll()
                && !r.scope().movements().contains(Movement.TRANSFER)
                && !r.scope().movements().contains(Movement.USE)) {
            Set<String> leaves = new TreeSet<>(known);
            leaves.removeIf(p -> !holds(from, p));
            Set<String> arrives = new TreeSet<>(known);
            arrives.removeIf(p -> !holds(r.scope().destination(), p));
            if (leaves.size() == 1 && arrives.equals(leaves)) {
                add(
                        m,
                        r,
                        "to",
                        "can never hold: it stays in " + leaves.iterator().next());
            }
        }
    }

    private void somewhere(Measure m, Rule r, String field, PlaceSet places) {
        if (known.stream().noneMatch(p -> holds(places, p))) {
            add(m, r, field, "can never hold: no place is in " + places);
        }
    }

    /// Whether a place is in a set on some day.
    private boolean holds(PlaceSet places, String place) {
        return (places.members().contains("*") || isAmong(places.members(), place, false))
                && !isAmong(places.exceptions(), place, true);
    }

    private boolean isAmong(List<String> names, String place, boolean always) {
        Map<String, Set<String>> members = always ? membersAlways : membersOnce;
        return names.contains(place)
                || names.stream()
                        .anyMatch(n -> members.getOrDefault(n, Set.of()).contains(place));
    }

    /// What a rule changes must ask for something.
    private void targets(Measure m, Rule r) {
        for (String target : r.effect().changes()) {
            int slash = target.indexOf('/');
            String id = slash < 0 ? target : target.substring(0, slash);
            String rule = slash < 0 ? "" : target.substring(slash + 1);
            boolean asks = ledger.findMeasure(id).stream()
                    .flatMap(t -> t.rules().stream())
                    .filter(t -> rule.isEmpty() || t.name().equals(rule))
                    .anyMatch(t -> r.effect() instanceof Effect.SetsPolicy
                            ? t.effect() instanceof Effect.RequiresLicence
                            : t.effect() instanceof Effect.RequiresLicence
                                    || t.effect() instanceof Effect.Prohibits
                                    || t.effect() instanceof Effect.RedFlag);
            if (asks && !meets(m, id)) {
                add(m, r, "targets", "changes " + id + ", which never binds together with it");
            }
            if (!asks) {
                add(m, r, "targets", "changes " + target + ", which asks for nothing of the kind");
            }
        }
        if (r.effect() instanceof Effect.Withholds(var of)) {
            for (String target : of) {
                String id = target.indexOf('/') < 0 ? target : target.substring(0, target.indexOf('/'));
                if (ledger.findMeasure(id).stream()
                        .flatMap(t -> t.rules().stream())
                        .noneMatch(t -> t.effect() instanceof Effect.Authorises)) {
                    add(m, r, "targets", "withholds " + target + ", which authorises nothing");
                }
            }
        }
    }

    private static boolean asks(Rule r) {
        return r.effect() instanceof Effect.RequiresLicence || r.effect() instanceof Effect.Prohibits;
    }

    /// Whether two measures are in law on some day together.
    private boolean meets(Measure m, String other) {
        Set<LocalDate> days = new TreeSet<>();
        for (String id : List.of(m.id(), other)) {
            ledger.eventsOf(id).forEach(e -> days.add(e.from()));
        }
        LocalDate latest = LocalDate.of(9999, 1, 1);
        return days.stream().anyMatch(day -> {
            LedgerView view = ledger.at(new AsOf(day, latest));
            return view.status(m.id()).inForce()
                    && (view.status(other).inForce() || view.status(other) instanceof Status.Announced);
        });
    }

    /// Figures of a rule that no text of its measure names, and figures of a definition that no text of the ledger
    /// names.
    private void levels(Measure m, Rule r) {
        StringBuilder text = new StringBuilder(texts(m));
        m.related().stream().flatMap(id -> ledger.findMeasure(id).stream()).forEach(other -> text.append(texts(other)));
        Set<Double> quoted = numbers(text.toString());
        Set<String> lacking = new TreeSet<>();
        levels(r.scope().item(), quoted, lacking);
        if (r.scope().reach() instanceof Reach.Test(var condition)) {
            levels(condition, quoted, lacking);
        }
        lacking.forEach(l -> add(m, r, "item", "asks for " + l + ", a figure that no text of it cites"));
    }

    private static String texts(Measure m) {
        StringBuilder text = new StringBuilder();
        for (String t : List.of(m.title(), m.items(), m.thresholds(), m.parties(), m.policy(), m.summary(), m.note())) {
            text.append(t).append(' ');
        }
        m.rules().forEach(r -> text.append(r.words()).append(' '));
        return text.toString();
    }

    private void levels(Condition c, Set<Double> quoted, Set<String> lacking) {
        switch (c) {
            case Condition.All all -> all.parts().forEach(p -> levels(p, quoted, lacking));
            case Condition.Any any -> any.parts().forEach(p -> levels(p, quoted, lacking));
            case Condition.Not not -> levels(not.part(), quoted, lacking);
            case Condition.Named named -> levels(named.meaning(), anywhere, lacking);
            case Condition.Compare compare -> {
                if (compare.level() != 0 && !quoted.contains(compare.level())) {
                    lacking.add(compare.toString());
                }
            }
            case Condition.OneOf _,
                    Condition.StartsWith _,
                    Condition.Known _,
                    Condition.Asked _,
                    Condition.Always _ -> {
                // No figure.
            }
        }
    }

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    private static Set<Double> numbers(String text) {
        Set<Double> out = new HashSet<>();
        Matcher m = NUMBER.matcher(text);
        while (m.find()) {
            out.add(Double.parseDouble(m.group().replace(",", "")));
        }
        return out;
    }

    private static void collect(Condition c, Set<String> into) {
        switch (c) {
            case Condition.All all -> all.parts().forEach(p -> collect(p, into));
            case Condition.Any any -> any.parts().forEach(p -> collect(p, into));
            case Condition.Not not -> collect(not.part(), into);
            case Condition.Named named -> collect(named.meaning(), into);
            case Condition.Compare compare -> into.addAll(compare.attributes());
            case Condition.OneOf one -> into.add(one.attribute());
            case Condition.StartsWith starts -> into.add(starts.attribute());
            case Condition.Known known -> into.add(known.attribute());
            case Condition.Always _, Condition.Asked _ -> {
                // Uses none.
            }
        }
    }

    private void parties(Measure m, Rule r) {
        if (r.scope().parties() instanceof PartySet.ListedBy(String list, String tag)) {
            Reference reference = ledger.reference();
            boolean any = reference.lists().measures().contains(list)
                    || Stream.concat(reference.parties().stream(), reference.lists().parties().stream())
                            .flatMap(p -> p.listings().stream())
                            .anyMatch((Reference.Listing l) -> l.measure().equals(list)
                                    && (tag.isEmpty() || l.tag().equals(tag)));
            if (!any) {
                add(
                        m,
                        r,
                        "parties",
                        "is about listed parties, but parties.yaml lists none under " + list
                                + (tag.isEmpty() ? "" : " " + tag));
            }
        }
    }

    private void overlaps(Measure m) {
        List<StatusEvent> pauses = ledger.eventsOf(m.id()).stream()
                .filter(e -> e.type() == StatusEvent.Type.SUSPENDED || e.type() == StatusEvent.Type.EXTENDED)
                .toList();
        for (int i = 0; i < pauses.size(); i++) {
            for (int j = i + 1; j < pauses.size(); j++) {
                StatusEvent a = pauses.get(i);
                StatusEvent b = pauses.get(j);
                if (a.rule().equals(b.rule())
                        && !a.from().isAfter(b.to())
                        && !b.from().isAfter(a.to())) {
                    add(m, "events", "has overlapping suspensions " + a.key() + " and " + b.key());
                }
            }
        }
    }

    /// Events that contradict the life of their measure or name what the ledger lacks.
    private void events(Measure m) {
        LocalDate start = LocalDate.MAX;
        LocalDate end = LocalDate.MAX;
        boolean paused = false;
        for (StatusEvent e : ledger.standingEventsOf(m.id())) {
            if (!e.by().isEmpty() && ledger.findMeasure(e.by()).isEmpty()) {
                add(m, "events", "has the event " + e.key() + " by " + e.by() + ", which is not in the ledger");
            }
            if (!e.rule().isEmpty()) {
                continue;
            }
            switch (e.type()) {
                case EFFECTIVE -> start = e.from().isBefore(start) ? e.from() : start;
                case RESCINDED, EXPIRED -> end = e.from().isBefore(end) ? e.from() : end;
                case SUSPENDED -> paused = true;
                case EXTENDED -> {
                    if (!paused) {
                        add(m, "events", "extends a suspension that never began (" + e.key() + ")");
                    }
                }
                case ANNOUNCED, COMPLIANCE, AMENDED, REVIVED, WITHDRAWN, CONFIRMED -> {
                    // Nothing to compare.
                }
            }
        }
        for (StatusEvent e : ledger.standingEventsOf(m.id())) {
            if (e.type() == StatusEvent.Type.ANNOUNCED
                    && !start.equals(LocalDate.MAX)
                    && e.from().isAfter(start)
                    && e.knownToAddressee().equals(e.knownToPublic())) {
                add(
                        m,
                        "announced",
                        "is announced on " + e.from() + ", after it binds from " + start
                                + ", and nobody was told before");
            }
        }
        if (!start.equals(LocalDate.MAX) && !end.isAfter(start)) {
            add(m, "events", "ends on " + end + ", before it starts on " + start);
        }
        for (StatusEvent e : ledger.standingEventsOf(m.id())) {
            boolean pause = e.type() == StatusEvent.Type.SUSPENDED || e.type() == StatusEvent.Type.EXTENDED;
            if (pause && e.rule().isEmpty() && (!e.from().isBefore(end) || e.to().isBefore(start))) {
                add(m, "events", "is suspended (" + e.key() + ") on days on which it would not bind anyway");
            }
        }
    }

    /// Tables that no rule reads, and spans that overlap.
    private void tables() {
        Set<String> used = new HashSet<>();
        Set<String> read = new HashSet<>();
        for (Measure m : ledger.measures()) {
            for (Rule r : m.rules()) {
                names(r.scope().item(), used);
                if (r.scope().reach() instanceof Reach.Test(var condition)) {
                    names(condition, used);
                }
                if (r.scope().parties() instanceof PartySet.ListedBy(String list, String tag)) {
                    read.add(list + " " + tag);
                }
            }
        }
        ledger.reference().named().keySet().stream()
                .filter(n -> !used.contains(n))
                .sorted()
                .forEach(n -> findings.add(new Finding(new Subject.OfDefinition(n), "", "is used by no rule")));
        for (Reference.KnownParty p : ledger.reference().parties()) {
            for (Reference.Listing l : p.listings()) {
                if (!read.contains(l.measure() + " ") && !read.contains(l.measure() + " " + l.tag())) {
                    add(
                            p,
                            "listings",
                            p.name() + " is listed under " + l.measure()
                                    + (l.tag().isEmpty() ? "" : " as " + l.tag())
                                    + ", but no rule reads that list");
                }
            }
            overlapping(
                    p.listings(),
                    (a, b) -> a.measure().equals(b.measure()) && a.tag().equals(b.tag()),
                    Reference.Listing::from,
                    Reference.Listing::to,
                    l -> add(p, "listings", p.name() + " is listed under " + l.measure() + " twice at a time"));
            shares(p);
        }
        overlapping(
                ledger.reference().groups(),
                (a, b) -> a.group().equals(b.group()) && a.place().equals(b.place()),
                Reference.Membership::from,
                Reference.Membership::to,
                g -> findings.add(new Finding(
                        new Subject.OfMembership(g.group(), g.place()),
                        "members",
                        g.place() + " is in " + g.group() + " twice at a time")));
    }

    private <T> void overlapping(
            List<T> spans,
            BiPredicate<T, T> same,
            Function<T, LocalDate> from,
            Function<T, LocalDate> to,
            Consumer<T> found) {
        for (int i = 0; i < spans.size(); i++) {
            for (int j = i + 1; j < spans.size(); j++) {
                T a = spans.get(i);
                T b = spans.get(j);
                if (same.test(a, b)
                        && !from.apply(a).isAfter(to.apply(b))
                        && !from.apply(b).isAfter(to.apply(a))) {
                    found.accept(a);
                }
            }
        }
    }

    private void add(Reference.KnownParty p, String field, String words) {
        findings.add(new Finding(new Subject.OfParty(p.name()), field, words));
    }

    private void shares(Reference.KnownParty p) {
        for (Reference.Shareholding at : p.owners()) {
            double sum = p.owners().stream()
                    .filter(o -> !o.from().isAfter(at.from()) && !o.to().isBefore(at.from()))
                    .mapToDouble(Reference.Shareholding::percent)
                    .sum();
            if (sum > 100) {
                add(p, "owners", "the owners of " + p.name() + " hold " + sum + " % on " + at.from());
            }
        }
    }

    private static void names(Condition c, Set<String> into) {
        switch (c) {
            case Condition.All all -> all.parts().forEach(p -> names(p, into));
            case Condition.Any any -> any.parts().forEach(p -> names(p, into));
            case Condition.Not not -> names(not.part(), into);
            case Condition.Named named -> {
                into.add(named.name());
                names(named.meaning(), into);
            }
            case Condition.Compare _,
                    Condition.OneOf _,
                    Condition.StartsWith _,
                    Condition.Known _,
                    Condition.Asked _,
                    Condition.Always _ -> {
                // Names none.
            }
        }
    }
}
