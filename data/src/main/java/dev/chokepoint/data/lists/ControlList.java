package dev.chokepoint.data.lists;

import dev.chokepoint.controls.law.Act;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.Confidence;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.ListSource;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.controls.law.PartySet;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Policy;
import dev.chokepoint.controls.law.Reach;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Rule;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The Commerce Control List joined with the Country Chart: one standing measure with a rule for each chart column and
/// for each kind of destination that the list states in words.
///
/// The copy speaks for its day: the groups of destinations hold from that day on, and nothing is said of earlier days.
/// A line that covers part of an entry needs the paragraph; where it is not stated, or the line adds a condition in
/// words, the question is asked and never taken for a no.
final class ControlList {
    static final String MEASURE = "US-CCL";
    private static final LocalDate FIRST = LocalDate.of(1996, 3, 25);
    private static final String SOURCE = "15 CFR 774 Supp. 1 and 738 Supp. 1";

    private final ListSource source;
    private final Set<String> entries = new TreeSet<>();
    private final Map<String, Set<String>> lines = new LinkedHashMap<>();
    private final Map<String, Set<String>> chart = new LinkedHashMap<>();
    private final Map<String, Set<String>> groups;
    private final Set<String> spoken;
    private final Map<String, Limb> limbs = new LinkedHashMap<>();

    /// What the lines of one destination add up to.
    private static final class Limb {
        final Destinations to;
        final Set<String> covered = new TreeSet<>();
        final Map<String, Set<String>> coveredBut = new LinkedHashMap<>();
        final List<Condition> asked = new ArrayList<>();

        Limb(Destinations to) {
            this.to = to;
        }
    }

    /// Where a line asks for a licence.
    ///
    /// @param name the name of the rule
    /// @param words how the rule tells its destinations
    record Destinations(String name, Set<String> places, Policy policy, String words) {
        Destinations {
            places = Set.copyOf(places);
        }
    }

    /// What a control list gives to a ledger.
    record Parts(Measure measure, List<StatusEvent> events, List<Reference.Membership> groups, Set<String> entries) {}

    /// @param groups the country groups of the day, by name
    /// @param spoken codes of which a dated measure of the ledger states the destinations itself
    private ControlList(ListSource source, Map<String, Set<String>> groups, Set<String> spoken) {
        this.source = source;
        this.groups = groups;
        this.spoken = spoken;
    }

    /// Joins the tables.
    ///
    /// @param source the list of requirements, whose day counts
    static Parts join(
            ListSource source,
            ListTable entries,
            ListTable requirements,
            ListTable countryChart,
            ListTable countryGroups,
            Collection<Measure> measures) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (ListTable.Row row : countryGroups.rows()) {
            groups.computeIfAbsent(row.get("group"), _ -> new TreeSet<>()).add(row.get("country"));
        }
        ControlList list = new ControlList(source, groups, spoken(measures));
        list.chart(countryChart);
        requirements.rows().forEach(list::line);
        entries.rows().forEach(list::entry);
        return list.parts();
    }

    /// The codes that a measure of the ledger itself binds to destinations, whoever the parties are.
    private static Set<String> spoken(Collection<Measure> measures) {
        Set<String> codes = new TreeSet<>();
        for (Measure m : measures) {
            for (Rule r : m.rules()) {
                if (m.issuer().equals("US")
                        && r.effect() instanceof Effect.RequiresLicence
                        && r.scope().parties() instanceof PartySet.Anyone
                        && r.scope().endUses().isEmpty()) {
                    codes(r.scope().item(), codes);
                }
            }
        }
        return codes;
    }

    private static void codes(Condition c, Set<String> into) {
        switch (c) {
            case Condition.All(var parts) -> parts.forEach(p -> codes(p, into));
            case Condition.Any(var parts) -> parts.forEach(p -> codes(p, into));
            case Condition.Named(String name, Condition meaning) -> codes(meaning, into);
            case Condition.OneOf one -> {
                if (one.attribute().equals("eccn")) {
                    into.addAll(one.words());
                }
            }
            case Condition.StartsWith starts -> {
                if (starts.attribute().equals("eccn")) {
                    into.addAll(starts.prefixes());
                }
            }
            case Condition.Not _, Condition.Always _, Condition.Compare _, Condition.Known _, Condition.Asked _ -> {
                // Names no code that is covered.
            }
        }
    }

    private void chart(ListTable table) {
        for (ListTable.Row row : table.rows()) {
            String place = row.get("country");
            chart.computeIfAbsent("", _ -> new TreeSet<>()).add(place);
            for (String column : COLUMNS) {
                if (row.get(column).equals("X")) {
                    chart.computeIfAbsent(column, _ -> new TreeSet<>()).add(place);
                }
            }
        }
    }

    private static final List<String> COLUMNS = List.of(
            "CB_1", "CB_2", "CB_3", "NP_1", "NP_2", "NS_1", "NS_2", "MT_1", "RS_1", "RS_2", "FC_1", "CC_1", "CC_2",
            "CC_3", "AT_1", "AT_2");

    /// Notes an entry, and asks about each reason that it gives and no line explains.
    ///
    /// Reasons of anti-terrorism mark no place of the chart; part 746 covers every entry.
    private void entry(ListTable.Row row) {
        String entry = row.get("eccn");
        entries.add(entry);
        Set<String> explained = lines.getOrDefault(entry, Set.of());
        for (String reason : row.get("reasons").replaceAll("[.,;]", " ").split("\\s+")) {
            if (reason.matches("[A-Z]{2}") && !reason.equals("AT") && !explained.contains(reason)) {
                Destinations to = reason.equals("CW")
                        ? new Destinations(
                                "chemical-weapons-precursors",
                                Set.of("EG", "IL", "KP", "SS"),
                                Policy.UNSTATED,
                                "The entry is controlled for CW reasons to places outside the Chemical Weapons"
                                        + " Convention (15 CFR 742.18; the places are recalled)")
                        : new Destinations(
                                "reason-without-line",
                                allPlaces(),
                                Policy.UNSTATED,
                                "The entry states a reason for control whose line is not held");
                limbs.computeIfAbsent(to.name(), _ -> new Limb(to))
                        .asked
                        .add(new Condition.All(List.of(
                                starts(List.of(entry)),
                                new Condition.Asked("whether " + entry + " needs a licence for " + reason
                                        + " reasons: the copy of the list holds no line for them"))));
            }
        }
    }

    /// Adds one line of the list to the limbs of its destinations.
    private void line(ListTable.Row row) {
        String entry = row.get("eccn");
        lines.computeIfAbsent(entry, _ -> new TreeSet<>()).add(row.get("reason"));
        String control = row.get("control").replaceAll("\\s+", " ");
        List<Destinations> destinations = new ArrayList<>();
        if (row.get("chart_kind").equals("column")) {
            for (String column : row.get("chart_columns").split(";")) {
                column(column.strip()).ifPresent(destinations::add);
            }
        } else {
            destinations.addAll(prose(entry, row.get("reason"), row.get("chart_text"), row.get("chart_columns")));
        }
        for (Destinations d : destinations) {
            if (!d.places().isEmpty()) {
                line(limbs.computeIfAbsent(d.name(), _ -> new Limb(d)), entry, row.get("scope"), control);
            }
        }
    }

    private Optional<Destinations> column(String column) {
        Set<String> places = chart.getOrDefault(column.replace(' ', '_'), Set.of());
        return Optional.of(new Destinations(
                column.replace(' ', '-'),
                places,
                Policy.UNSTATED,
                "The Commerce Control List controls the item for " + column.substring(0, 2)
                        + " reasons and the Country Chart marks the destination under column " + column.substring(3)));
    }

    private static void line(Limb limb, String entry, String scope, String control) {
        switch (scope) {
            case "entire" -> limb.covered.add(entry);
            case "entire-except" -> allBut(limb, entry, control);
            default -> part(limb, entry, control);
        }
    }

    private static void part(Limb limb, String entry, String control) {
        String text = control.replaceFirst("^.*?\\bappl(?:y|ies)\\s+(?:only\\s+)?(?:to\\s+)?", "");
        Paragraphs named = Paragraphs.of(entry, text);
        limb.covered.addAll(named.plain());
        Set<String> above = new LinkedHashSet<>(Paragraphs.above(named.plain()));
        above.addAll(Paragraphs.above(named.open()));
        above.removeAll(named.plain());
        ask(limb, entry, named.open(), above, control);
    }

    private static void allBut(Limb limb, String entry, String control) {
        int except = control.indexOf("except");
        if (except < 0) {
            if (control.contains("for items controlled") || control.contains("as applicable")) {
                ask(limb, entry, Set.of(entry), Set.of(), control);
            } else {
                limb.covered.add(entry);
            }
            return;
        }
        String text = control.substring(except).replaceFirst("^except(?:\\s+for)?:?\\s*", "");
        Paragraphs named = Paragraphs.of(entry, text);
        if (named.open().contains(entry)) {
            ask(limb, entry, Set.of(entry), Set.of(), control);
            return;
        }
        Set<String> out = new LinkedHashSet<>(named.plain());
        out.addAll(named.open());
        limb.coveredBut.put(entry, out);
        ask(limb, entry, named.open(), Paragraphs.above(out), control);
    }

    /// Asks about items in or below the open paragraphs, and about those stated no closer than a paragraph above.
    private static void ask(Limb limb, String entry, Set<String> open, Set<String> above, String control) {
        List<Condition> where = new ArrayList<>();
        if (!open.isEmpty()) {
            where.add(starts(open));
        }
        if (!above.isEmpty()) {
            where.add(new Condition.OneOf("eccn", above, true));
        }
        if (!where.isEmpty()) {
            limb.asked.add(new Condition.All(List.of(
                    where.size() == 1 ? where.getFirst() : new Condition.Any(where),
                    new Condition.Asked("which paragraph of " + entry + " the item is, or whether it meets the line: "
                            + control))));
        }
    }

    private static Condition starts(Collection<String> prefixes) {
        return new Condition.StartsWith("eccn", prefixes.stream().sorted().toList(), true);
    }

    // ---- destinations in words

    /// The destinations of a line that the chart does not hold.
    private List<Destinations> prose(String entry, String reason, String text, String columns) {
        String t = text.replaceAll("\\s+", " ");
        if (!columns.isEmpty()) {
            return column(columns).stream().toList();
        }
        if (t.matches(".*\\b(746\\.1|764\\.1).*") && !t.contains("Iraq")) {
            return List.of(new Destinations(
                    "un-embargo",
                    Set.of("CF", "CD", "IR", "IQ", "LB", "LY", "KP", "SO", "SS", "SD"),
                    Policy.DENIAL,
                    "The item is controlled for UN reasons and the destination is under an arms embargo of the United"
                            + " Nations (15 CFR 746.1(b); the destinations are recalled)"));
        }
        if (t.startsWith("China, Russia")) {
            return List.of(new Destinations(
                    "china-russia-venezuela",
                    Set.of("CN", "HK", "RU", "VE"),
                    Policy.UNSTATED,
                    "The paragraph is controlled for RS reasons to China, Russia and Venezuela (15 CFR 742.6(a)(7))"));
        }
        if (t.contains("746.8")) {
            return List.of(RUSSIA);
        }
        if (t.matches(".*(to or within|To or within|Worldwide control|742\\.6\\(a\\)\\(11\\)).*") && isSpoken(entry)) {
            return List.of();
        }
        if (t.startsWith("Worldwide") || t.contains("any destination worldwide")) {
            return List.of(new Destinations(
                    "worldwide",
                    allPlaces(),
                    Policy.UNSTATED,
                    "The entry is controlled to every destination (15 CFR 742.4(a)(5), 742.6(a)(6), (10), (13));"
                            + " exception IEC may be open to some"));
        }
        if (t.contains("United Arab Emirates")) {
            Set<String> places = union("D:1", "D:4", "D:5");
            places.add("AE");
            places.removeAll(union("A:5", "A:6"));
            return List.of(new Destinations(
                    "advanced-computing",
                    places,
                    Policy.UNSTATED,
                    "The entry is controlled to the destinations of 15 CFR 742.6(a)(6)(iii)(B)"));
        }
        if (t.contains("Macau or a destination specified in Country Group D:5")) {
            Set<String> places = union("D:5");
            places.add("MO");
            return List.of(new Destinations(
                    "macau-and-d5", places, Policy.UNSTATED, "The entry is controlled to Macau and Country Group D:5"));
        }
        return rest(t, reason, entry);
    }

    private List<Destinations> rest(String t, String reason, String entry) {
        if (t.contains("to Iraq") || t.contains("Pakistan")) {
            Set<String> places = new TreeSet<>();
            if (t.contains("Iraq")) {
                places.add("IQ");
            }
            if (t.contains("Pakistan")) {
                places.add("PK");
            }
            return List.of(new Destinations(
                    String.join("-", places).toLowerCase(java.util.Locale.ROOT) + "-regional-stability",
                    places,
                    Policy.UNSTATED,
                    "The entry is controlled for RS reasons to " + String.join(" and ", places)
                            + " (15 CFR 742.6, 746.3)"));
        }
        if (t.contains("North Korea")) {
            // The rule for places that the chart points to part 746 covers every entry.
            return List.of();
        }
        if (t.contains("ALL destinations, except Canada") || t.contains("742.15")) {
            Set<String> places = allPlaces();
            places.remove("CA");
            return List.of(new Destinations(
                    "all-but-canada",
                    places,
                    Policy.UNSTATED,
                    reason.equals("EI")
                            ? "The entry is controlled for EI reasons to every destination except Canada (15 CFR"
                                    + " 742.15); exception ENC may be open"
                            : "The entry is controlled to every destination except Canada"));
        }
        if (t.contains("non-States Parties")) {
            return List.of(new Destinations(
                    "chemical-weapons",
                    Set.of("EG", "KP", "SS"),
                    Policy.UNSTATED,
                    "The entry is controlled for CW reasons to places outside the Chemical Weapons Convention (15 CFR"
                            + " 742.18; the places are recalled)"));
        }
        if (t.startsWith("RS Column 1")) {
            return column("RS 1").stream().toList();
        }
        if (t.equals("Column 1.")) {
            return column(reason + " 1").stream().toList();
        }
        if (t.contains("all destinations")) {
            return List.of(new Destinations(
                    "all-destinations", allPlaces(), Policy.UNSTATED, "The entry is controlled to every destination"));
        }
        if (t.equals("N/A.")) {
            return List.of();
        }
        open(entry, t);
        return List.of();
    }

    /// A line whose destinations are told elsewhere: asked about wherever the item goes.
    private void open(String entry, String text) {
        Destinations everywhere = new Destinations(
                "destinations-elsewhere",
                allPlaces(),
                Policy.UNSTATED,
                "The list refers to another section for the destinations of the entry");
        limbs.computeIfAbsent(everywhere.name(), _ -> new Limb(everywhere))
                .asked
                .add(new Condition.All(List.of(
                        starts(List.of(entry)),
                        new Condition.Asked("whether " + entry + " needs a licence to the destination: " + text))));
    }

    private boolean isSpoken(String entry) {
        String key = entry.toLowerCase(java.util.Locale.ROOT);
        return spoken.stream().anyMatch(p -> p.startsWith(key) || key.startsWith(p));
    }

    private Set<String> union(String... names) {
        Set<String> places = new TreeSet<>();
        for (String name : names) {
            places.addAll(groups.getOrDefault(name, Set.of()));
        }
        if (places.contains("CN")) {
            places.add("HK");
        }
        return places;
    }

    private Set<String> allPlaces() {
        return new TreeSet<>(chart.getOrDefault("", Set.of()));
    }

    private static final Destinations RUSSIA = new Destinations(
            "russia-belarus",
            Set.of("RU", "BY"),
            Policy.DENIAL,
            "Every entry of the Commerce Control List needs a licence to Russia and Belarus (15 CFR 746.8(a)(1))");

    // ---- the measure

    private Parts parts() {
        Limb russia = limbs.computeIfAbsent(RUSSIA.name(), _ -> new Limb(RUSSIA));
        russia.covered.addAll(entries);
        pointers();
        List<Rule> rules = new ArrayList<>();
        List<Reference.Membership> members = new ArrayList<>();
        for (Limb limb : limbs.values()) {
            Destinations to = limb.to;
            rules.add(rule(to.name(), group(to.name(), to.places(), members), condition(limb), to));
        }
        series600(rules, members);
        List<StatusEvent> events = new ArrayList<>();
        events.add(event("#1", "", StatusEvent.Type.ANNOUNCED, FIRST));
        events.add(event("#2", "", StatusEvent.Type.EFFECTIVE, FIRST));
        unlisted(rules, events);
        Measure measure = new Measure(
                MEASURE,
                new Act("US", "BIS", SOURCE, "rule"),
                MeasureKind.BASE_RULE,
                "Commerce Control List with the Country Chart",
                "every entry of the list",
                "",
                "",
                "by reason for control, part 742",
                "A licence is needed where the chart marks the destination for a reason for which the entry is"
                        + " controlled. No mark means no requirement on that reason only.",
                "state of " + source.from() + "; earlier states are not held",
                true,
                Confidence.PRIMARY_TEXT,
                List.of(),
                List.of(
                        "https://www.ecfr.gov/current/title-15/part-774",
                        source.origin().source()),
                rules);
        return new Parts(measure, events, members, entries);
    }

    /// Places without marks in the chart, which points to part 746: never free.
    private void pointers() {
        Destinations embargoed = new Destinations(
                "part-746",
                Set.of("CU", "IR", "KP"),
                Policy.DENIAL,
                "The Country Chart points to part 746 for this destination: every listed entry needs a licence");
        Destinations syria = new Destinations(
                "part-746-syria",
                Set.of("SY"),
                Policy.CASE_BY_CASE,
                "The Country Chart points to 15 CFR 746.9 for Syria: every listed entry needs a licence");
        for (Destinations d : List.of(embargoed, syria)) {
            limbs.computeIfAbsent(d.name(), _ -> new Limb(d)).covered.addAll(entries);
        }
    }

    private static Condition condition(Limb limb) {
        List<Condition> any = new ArrayList<>();
        if (!limb.covered.isEmpty()) {
            any.add(starts(limb.covered));
        }
        if (!limb.coveredBut.isEmpty()) {
            Set<String> out = new TreeSet<>();
            limb.coveredBut.values().forEach(out::addAll);
            any.add(new Condition.All(List.of(
                    starts(limb.coveredBut.keySet()),
                    new Condition.Not(starts(out)),
                    new Condition.Not(new Condition.OneOf("eccn", Paragraphs.above(out), true)))));
        }
        any.addAll(limb.asked);
        return any.size() == 1 ? any.getFirst() : new Condition.Any(any);
    }

    /// A dated group of places, held from the day of the copy on.
    private String group(String name, Set<String> places, List<Reference.Membership> into) {
        String group = "CCL:" + name;
        for (String place : new TreeSet<>(places)) {
            into.add(new Reference.Membership(
                    group, place, source.from(), StatusEvent.OPEN, source.from(), "", Confidence.PRIMARY_TEXT));
        }
        return group;
    }

    private static Rule rule(String name, String group, Condition item, Destinations to) {
        return new Rule(name, scope(PlaceSet.of(group), item), new Effect.RequiresLicence(to.policy()), to.words());
    }

    private static Scope scope(PlaceSet to, Condition item) {
        return new Scope(
                Set.of(),
                PlaceSet.ALL,
                PlaceSet.ALL,
                to,
                PlaceSet.ALL,
                PartySet.ANYONE,
                Set.of(),
                Set.of(),
                "",
                item,
                List.of(),
                Reach.ORIGIN_OR_CONTENT);
    }

    /// Military and space items to places under an arms embargo: a policy of denial.
    private void series600(List<Rule> rules, List<Reference.Membership> members) {
        List<String> series = entries.stream()
                .filter(e -> e.matches("[0-9][A-E]6[0-9]{2}|9[A-E]515"))
                .toList();
        if (series.isEmpty()) {
            return;
        }
        rules.add(new Rule(
                "series-600",
                scope(PlaceSet.of(group("arms-embargo", union("D:5"), members)), starts(series)),
                new Effect.SetsPolicy(Set.of(MEASURE), Policy.DENIAL),
                "Items of the 600 series and of 9x515 to Country Group D:5: policy of denial (15 CFR 742.4(b)(1)(ii),"
                        + " 742.6(b)(1); recalled)"));
    }

    /// Codes that are no entry, and places that are no row of the chart: asked back, never free.
    private void unlisted(List<Rule> rules, List<StatusEvent> events) {
        List<String> known = new ArrayList<>(entries);
        known.add("EAR99");
        Condition noEntry = new Condition.All(List.of(
                new Condition.Known("eccn"),
                new Condition.Not(starts(known)),
                new Condition.Asked(
                        "the ECCN: the Commerce Control List of " + source.from() + " has no entry of that number")));
        Scope anywhere = scope(PlaceSet.parse("* -US"), noEntry);
        rules.add(new Rule(
                "no-such-entry",
                anywhere,
                new Effect.RequiresLicence(Policy.UNSTATED),
                "The code is no entry of the Commerce Control List"));
        Condition noRow = new Condition.All(List.of(
                starts(entries),
                new Condition.Asked("the destination: the Country Chart has no row for it; part 746 may name it")));
        rules.add(new Rule(
                "no-such-row",
                scope(PlaceSet.parse("* -US -" + String.join(" -", chart.getOrDefault("", Set.of()))), noRow),
                new Effect.RequiresLicence(Policy.UNSTATED),
                "The Country Chart has no row for the destination"));
        events.add(event("#3", "no-such-entry", StatusEvent.Type.EFFECTIVE, source.from()));
        events.add(event("#4", "no-such-row", StatusEvent.Type.EFFECTIVE, source.from()));
    }

    private static StatusEvent event(String key, String rule, StatusEvent.Type type, LocalDate day) {
        return new StatusEvent(
                MEASURE + key,
                MEASURE,
                rule,
                type,
                StatusEvent.Span.from(day),
                StatusEvent.Known.on(day),
                "",
                StatusEvent.Provenance.of(Confidence.PRIMARY_TEXT),
                0);
    }
}
