package dev.chokepoint.app.view.ledger;

import dev.chokepoint.controls.changes.LedgerChanges;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.controls.law.StatusEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What changed in a ledger since a day.
///
/// @param known what became known, in the order of the days
/// @param said what was said to come, without an act that was read
/// @param effective what took effect, ended, was suspended or revived
/// @param due what was due to, on days of which the acts of the issuer were not read
/// @param scheduled what is scheduled after the last day
/// @param readThrough the last day through which the acts of each issuer were read
/// @param orders by table of shipments that was given, the lines that have another answer
/// @param leftOut how many lines of which part were left out, where a limit was asked for
public record LedgerChangesView(
        String world,
        LocalDate since,
        LocalDate until,
        List<KnownEvent> known,
        List<Said> said,
        List<Turn> effective,
        List<Turn> due,
        List<Turn> scheduled,
        List<ReadThrough> readThrough,
        List<OrderChanges> orders,
        Map<String, Integer> leftOut) {

    /// The document that a measure stands in.
    public record Act(String issuer, String authority, String reference) {
        static Act of(Measure m) {
            return new Act(m.act().issuer(), m.act().authority(), m.act().reference());
        }
    }

    /// An event that became known.
    ///
    /// @param id the same wherever and whenever the event is told
    /// @param type announced, effective, suspended, extended, rescinded and so on
    /// @param rule the rule of the measure it is about; empty for all of it
    /// @param to the last day; empty where none is stated
    /// @param by the measure that made it so; may be empty
    public record KnownEvent(
            String id,
            String measure,
            String title,
            Act act,
            String type,
            String rule,
            LocalDate known,
            LocalDate from,
            String to,
            String by,
            List<String> sources) {

        /// An event of a ledger.
        ///
        /// @param world the name of the world whose ledger it is
        public static KnownEvent of(String world, LedgerChanges.KnownEvent event) {
            return LedgerChangesView.known(world, event);
        }

        /// The event in words.
        public String words() {
            String span = type.equals("announced") ? "" : " from " + from + (to.isEmpty() ? "" : " to " + to);
            return measure + " " + type + span + (rule.isEmpty() ? "" : ", rule " + rule)
                    + (by.isEmpty() || by.equals(measure) ? "" : ", by " + by);
        }
    }

    /// What was said to come.
    public record Said(
            String id, List<String> measures, LocalDate known, LocalDate until, String words, String source) {}

    /// A measure goes from one status to another.
    ///
    /// @param before the status before in words
    /// @param beforeState the same as a code: unheard, announced, in_force, suspended or ended
    /// @param after the status after in words
    /// @param afterState the same as a code
    /// @param known the day on which that could be known
    /// @param confirmed whether the acts of its issuer were read through the day of the turn
    public record Turn(
            String id,
            String measure,
            String title,
            Act act,
            LocalDate day,
            String before,
            String beforeState,
            String after,
            String afterState,
            LocalDate known,
            boolean confirmed,
            List<String> sources) {

        /// The turn in words.
        public String words() {
            return measure + " " + before + " → " + after + " on " + day
                    + (confirmed ? "" : " (not confirmed: acts of " + act.issuer + " were not read so far)");
        }
    }

    /// How far the acts of an issuer were read.
    public record ReadThrough(String issuer, LocalDate day) {}

    public LedgerChangesView {
        known = List.copyOf(known);
        said = List.copyOf(said);
        effective = List.copyOf(effective);
        due = List.copyOf(due);
        scheduled = List.copyOf(scheduled);
        readThrough = List.copyOf(readThrough);
        orders = List.copyOf(orders);
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    public static LedgerChangesView of(String world, LedgerChanges changes, List<OrderChanges> orders) {
        return new LedgerChangesView(
                world,
                changes.since(),
                changes.until(),
                changes.known().stream().map(k -> known(world, k)).toList(),
                changes.said().stream()
                        .map(a -> new Said(
                                id(world, "said", a.id()), a.measures(), a.known(), a.until(), a.words(), a.source()))
                        .toList(),
                changes.effective().stream().map(t -> turn(world, t)).toList(),
                changes.due().stream().map(t -> turn(world, t)).toList(),
                changes.scheduled().stream().map(t -> turn(world, t)).toList(),
                changes.horizons().stream()
                        .map(h -> new ReadThrough(h.issuer(), h.readThrough()))
                        .toList(),
                orders,
                Map.of());
    }

    /// At most so many lines of each part: the last ones of what happened, the first ones of what comes.
    public LedgerChangesView limited(int most) {
        Map<String, Integer> left = new LinkedHashMap<>();
        return new LedgerChangesView(
                world,
                since,
                until,
                last("known", known, most, left),
                last("said", said, most, left),
                last("effective", effective, most, left),
                last("due", due, most, left),
                first("scheduled", scheduled, most, left),
                readThrough,
                orders,
                left);
    }

    private static <T> List<T> last(String part, List<T> all, int most, Map<String, Integer> left) {
        int over = Math.max(0, all.size() - most);
        if (over > 0) {
            left.put(part, over);
        }
        return all.subList(over, all.size());
    }

    private static <T> List<T> first(String part, List<T> all, int most, Map<String, Integer> left) {
        return last(part, all.reversed(), most, left).reversed();
    }

    /// The id of a feed of these changes: that of its ledger, whichever days it tells.
    public String feedId() {
        return id(world, "changes");
    }

    private static KnownEvent known(String world, LedgerChanges.KnownEvent k) {
        StatusEvent e = k.event();
        return new KnownEvent(
                id(world, "event", e.key()),
                e.measure(),
                k.measure().title(),
                Act.of(k.measure()),
                e.type().name().toLowerCase(Locale.ROOT),
                e.rule(),
                e.knownToPublic(),
                e.from(),
                e.to().equals(StatusEvent.OPEN) ? "" : e.to().toString(),
                e.by(),
                k.sources());
    }

    private static Turn turn(String world, LedgerChanges.Turn t) {
        return new Turn(
                id(world, "turn", t.turn().measure(), t.turn().day().toString()),
                t.turn().measure(),
                t.measure().title(),
                Act.of(t.measure()),
                t.turn().day(),
                t.turn().before().word(),
                LedgerMeasures.state(t.turn().before()),
                t.turn().after().word(),
                LedgerMeasures.state(t.turn().after()),
                t.known(),
                t.confirmed(),
                t.measure().sources());
    }

    /// A name that stays, made of words that may hold any sign.
    static String id(String... words) {
        StringBuilder out = new StringBuilder("urn:chokepoint:ledger");
        for (String word : words) {
            out.append(':')
                    .append(URLEncoder.encode(word, StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace("*", "%2A"));
        }
        return out.toString();
    }
}
