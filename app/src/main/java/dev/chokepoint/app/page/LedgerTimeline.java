package dev.chokepoint.app.page;

import dev.chokepoint.app.text.LedgerText;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.controls.law.StatusEvent;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The measures of a ledger as bars over time: in force, suspended, announced.
public final class LedgerTimeline {
    static final int LEFT = 430;
    static final int WIDTH = 900;
    private static final int ROW = 14;
    private static final int TOP = 46;
    private static final int TITLE = 56;
    private static final LocalDate FROM = LocalDate.of(2018, 1, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);
    private static final String US = "#1f5fa8";
    private static final String CN = "#b3261e";
    private static final String ASLEEP = "#e0b040";
    private static final String AHEAD = "#bbbbbb";

    private final Ledger ledger;
    private final AsOf asOf;
    private final LocalDate to;
    private final List<Measure> shown;

    private LedgerTimeline(Ledger ledger, AsOf asOf) {
        this.ledger = ledger;
        this.asOf = asOf;
        to = asOf.on().isAfter(TO) ? asOf.on() : TO;
        shown = ledger.measures().stream()
                .filter(m -> !m.isBaseRule() && !(ledger.at(asOf).status(m.id()) instanceof Status.Unheard))
                .toList();
    }

    /// The drawing as an SVG file.
    public static String svg(Ledger ledger, AsOf asOf) {
        LedgerTimeline timeline = new LedgerTimeline(ledger, asOf);
        return Html.text(out -> JteledgertimelineGenerated.render(out, Html.PLAIN, timeline));
    }

    record Year(double x, int year) {}

    /// A colour with its meaning.
    record Key(int x, String colour, String opacity, String words) {}

    record Row(int y, String id, String title, List<Bar> bars) {}

    record Bar(double x, double width, String colour, String opacity, String words) {}

    AsOf asOf() {
        return asOf;
    }

    int height() {
        return TOP + 14 + ROW * shown.size();
    }

    private double x(LocalDate day) {
        return LEFT + WIDTH * ChronoUnit.DAYS.between(FROM, day) / (double) ChronoUnit.DAYS.between(FROM, to);
    }

    List<Year> years() {
        return IntStream.rangeClosed(FROM.getYear(), to.getYear())
                .mapToObj(y -> new Year(x(LocalDate.of(y, 1, 1)), y))
                .toList();
    }

    List<Key> keys() {
        List<Key> out = new ArrayList<>();
        key(out, US, "1", "US, binding");
        key(out, CN, "1", "China, binding");
        key(out, "#777777", "0.35", "asks nothing by itself");
        key(out, ASLEEP, "1", "suspended");
        key(out, AHEAD, "1", "announced");
        return out;
    }

    private static void key(List<Key> keys, String colour, String opacity, String words) {
        keys.add(new Key(behind(keys), colour, opacity, words));
    }

    /// Where the next entry stands behind those before.
    static int behind(List<Key> keys) {
        return keys.isEmpty()
                ? 4
                : keys.getLast().x() + 40 + 6 * keys.getLast().words().length();
    }

    boolean hasDay() {
        return !asOf.on().isBefore(FROM);
    }

    double day() {
        return x(asOf.on());
    }

    List<Row> rows() {
        return IntStream.range(0, shown.size())
                .mapToObj(k -> {
                    Measure m = shown.get(k);
                    String title = m.title();
                    return new Row(
                            TOP + k * ROW,
                            m.id(),
                            title.length() <= TITLE
                                    ? title
                                    : title.substring(0, TITLE - 1).strip() + "…",
                            bars(m));
                })
                .toList();
    }

    private List<Bar> bars(Measure m) {
        List<LocalDate> days = new ArrayList<>();
        days.add(FROM);
        for (StatusEvent e : ledger.eventsOf(m.id())) {
            if (e.rule().isEmpty()) {
                days.add(e.from());
                if (e.to().isBefore(StatusEvent.OPEN)) {
                    days.add(e.to().plusDays(1));
                }
            }
        }
        List<LocalDate> sorted = days.stream()
                .filter(d -> !d.isBefore(FROM) && d.isBefore(to))
                .sorted()
                .distinct()
                .toList();
        List<Bar> out = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            LocalDate start = sorted.get(i);
            LocalDate end = i + 1 < sorted.size() ? sorted.get(i + 1) : to;
            Status status = ledger.at(new AsOf(start, asOf.known())).status(m.id());
            String colour = colour(status, m);
            if (!colour.isEmpty()) {
                out.add(new Bar(
                        x(start),
                        Math.max(0.8, x(end) - x(start)),
                        colour,
                        LedgerText.asks(m) ? "1" : "0.35",
                        m.id() + " " + m.title() + ": " + status.word() + " from " + start));
            }
        }
        return out;
    }

    private static String colour(Status status, Measure m) {
        return switch (status) {
            case Status.InForce f -> m.issuer().equals("US") ? US : CN;
            case Status.Suspended p -> ASLEEP;
            case Status.Announced a -> AHEAD;
            case Status.Ended e -> "";
            case Status.Unheard u -> "";
        };
    }
}
