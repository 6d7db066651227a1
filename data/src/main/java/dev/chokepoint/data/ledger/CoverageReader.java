package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.check.Finding.Subject;
import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.ListSource;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads `coverage.yaml`: what a ledger holds of whom, until when.
final class CoverageReader {
    static final String FILE = "coverage.yaml";

    private final Map<String, Condition> named;
    private final Set<String> measures;
    private final LedgerLines lines;
    /// The lists of the ledger by the names of their files.
    private final Map<String, ListSource> lists = new LinkedHashMap<>();
    private final List<Horizon> horizons = new ArrayList<>();
    private final List<Regime> regimes = new ArrayList<>();
    private final List<CoverageEntry> entries = new ArrayList<>();
    private final List<AnnouncedChange> announced = new ArrayList<>();

    /// A reader for a ledger with these named conditions, measures and lists; `lines` gets where each entry stands.
    CoverageReader(Map<String, Condition> named, Set<String> measures, List<ListSource> sources, LedgerLines lines) {
        this.lines = lines;
        sources.forEach(s -> lists.put(s.origin().file(), s));
        this.named = named;
        this.measures = measures;
    }

    void horizon(Fields f) {
        horizons.add(new Horizon(f.text("issuer"), day(f, "read-through"), f.text("source")));
    }

    void regime(Fields f) {
        try {
            regimes.add(new Regime(
                    f.text("id"),
                    f.text("issuer"),
                    f.text("name"),
                    PlaceSet.parse(f.text("territory")),
                    words(f, "says", Regime.Link.class),
                    condition(f, "items"),
                    condition(f, "content"),
                    words(f, "controls-by", Facet.class),
                    f.text("source")));
        } catch (IllegalArgumentException e) {
            f.error("id", f.text("id"), String.valueOf(e.getMessage()));
        }
    }

    void entry(Fields f) {
        lines.put(new Subject.OfCoverage(f.text("id")), f);
        if (f.has("asks-for")) {
            needed(f, "asks-in-words");
        }
        Held held = f.has("lists") ? ofLists(f) : written(f);
        try {
            entries.add(new CoverageEntry(
                    f.text("id"),
                    f.text("regime"),
                    f.text("list"),
                    f.word("about", Facet.class, Facet.ITEMS),
                    new CoverageEntry.Within(
                            condition(f, "items"), f.has("to") ? PlaceSet.parse(f.text("to")) : PlaceSet.ALL),
                    condition(f, "asks-for"),
                    f.text("asks-in-words"),
                    held.completeness(),
                    held.holds(),
                    held.from(),
                    held.readThrough(),
                    day(f, "recorded"),
                    held.source()));
        } catch (IllegalArgumentException e) {
            f.error("id", f.text("id"), String.valueOf(e.getMessage()));
        }
    }

    /// What an entry says that is held.
    private record Held(
            Completeness completeness, String holds, LocalDate from, LocalDate readThrough, String source) {}

    private static Held written(Fields f) {
        Completeness held = f.word("held", Completeness.class, Completeness.NONE);
        if (held == Completeness.NONE) {
            return new Held(held, "", LocalDate.MIN, LocalDate.MIN, f.text("source"));
        }
        needed(f, "holds", "from", "read-through", "source");
        return new Held(held, f.text("holds"), day(f, "from"), day(f, "read-through"), f.text("source"));
    }

    /// What the lists that an entry names hold together: as little as the least of them, from the latest of their days
    /// through the earliest.
    private Held ofLists(Fields f) {
        Completeness held = Completeness.COMPLETE;
        LocalDate from = LocalDate.MIN;
        LocalDate through = StatusEvent.OPEN;
        List<String> holds = new ArrayList<>();
        Set<String> sources = new LinkedHashSet<>();
        for (String file : f.texts("lists")) {
            ListSource list = lists.get(file);
            if (list == null) {
                f.error("lists", file, "The list must stand in lists/lists.yaml.");
                return new Held(Completeness.NONE, "", LocalDate.MIN, LocalDate.MIN, "");
            }
            held = list.completeness().compareTo(held) > 0 ? list.completeness() : held;
            from = list.from().isAfter(from) ? list.from() : from;
            through = list.readThrough().isBefore(through) ? list.readThrough() : through;
            holds.add(String.format(Locale.ROOT, "%s %,d", list.list(), list.held())
                    + (list.known() == 0 ? " rows" : String.format(Locale.ROOT, " of %,d rows", list.known())));
            sources.add(list.origin().source());
        }
        return new Held(
                held,
                String.join(", ", holds) + " are held",
                from,
                through.isBefore(from) ? from : through,
                String.join("; ", sources));
    }

    void announcement(Fields f) {
        for (String m : f.texts("measures")) {
            if (!measures.contains(m)) {
                f.error("measures", m, "The measure must be in the ledger.");
            }
        }
        announced.add(new AnnouncedChange(
                f.text("id"),
                f.texts("measures"),
                day(f, "until"),
                day(f, "known"),
                f.text("words"),
                f.text("source")));
    }

    /// The table, once every part of it was read.
    Coverage table() {
        return new Coverage(regimes, horizons, entries, announced);
    }

    /// What an entry that holds something must state.
    private static void needed(Fields f, String... keys) {
        for (String key : keys) {
            if (f.text(key).isBlank()) {
                f.error(key, "", "The value must be given where something is held.");
            }
        }
    }

    private static LocalDate day(Fields f, String key) {
        return f.date(key, StatusEvent.OPEN);
    }

    private Condition condition(Fields f, String key) {
        return f.has(key) ? f.checked(key, Condition.ALWAYS, t -> ConditionParser.parse(t, named)) : Condition.ALWAYS;
    }

    /// The words of a list; which there are the schema says.
    private static <E extends Enum<E>> Set<E> words(Fields f, String key, Class<E> type) {
        EnumSet<E> out = EnumSet.noneOf(type);
        for (E e : EnumSet.allOf(type)) {
            if (f.texts(key).contains(e.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                out.add(e);
            }
        }
        return out;
    }
}
