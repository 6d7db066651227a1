package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Completeness;
import dev.chokepoint.controls.law.Condition;
import dev.chokepoint.controls.law.ConditionParser;
import dev.chokepoint.controls.law.Coverage;
import dev.chokepoint.controls.law.CoverageEntry;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.PlaceSet;
import dev.chokepoint.controls.law.Regime;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.files.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads `coverage.yaml`: what a ledger holds of whom, until when.
final class CoverageReader {
    static final String FILE = "coverage.yaml";

    private final Map<String, Condition> named;
    private final Set<String> measures;
    private final List<Horizon> horizons = new ArrayList<>();
    private final List<Regime> regimes = new ArrayList<>();
    private final List<CoverageEntry> entries = new ArrayList<>();
    private final List<AnnouncedChange> announced = new ArrayList<>();

    /// A reader for a ledger with these named conditions and measures.
    CoverageReader(Map<String, Condition> named, Set<String> measures) {
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
        Completeness held = f.word("held", Completeness.class, Completeness.NONE);
        boolean none = held == Completeness.NONE;
        if (!none) {
            needed(f, "holds", "from", "read-through", "source");
        }
        if (f.has("asks-for")) {
            needed(f, "asks-in-words");
        }
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
                    held,
                    f.text("holds"),
                    none ? LocalDate.MIN : day(f, "from"),
                    none ? LocalDate.MIN : day(f, "read-through"),
                    day(f, "recorded"),
                    f.text("source")));
        } catch (IllegalArgumentException e) {
            f.error("id", f.text("id"), String.valueOf(e.getMessage()));
        }
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
