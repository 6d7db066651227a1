package dev.chokepoint.answer.leverage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is asked to be closed in addition to the controls as they stand.
public sealed interface Closure {
    /// Any item or place.
    String ANY = "*";

    /// As it was asked for.
    String text();

    /// A measure of the ledger, as if it took effect on the day of the question.
    record OfMeasure(String text) implements Closure {}

    /// The lanes of an item between two places.
    ///
    /// @param item id or [#ANY]; the places likewise
    /// @param share of the baseline that still passes
    record OfLanes(String text, String item, String from, String to, double share) implements Closure {
        boolean covers(String anItem, String start, String end) {
            return fits(item, anItem) && fits(from, start) && fits(to, end);
        }

        private static boolean fits(String wanted, String found) {
            return wanted.equals(ANY) || wanted.equals(found);
        }
    }

    /// The form `item:from->to`, with `*` for any and `=0.3` for what still passes, or else the id of a measure.
    static Closure parse(String text) {
        Matcher lane = Form.LANE.matcher(text);
        if (!lane.matches()) {
            return new OfMeasure(text);
        }
        String share = lane.group("share");
        return new OfLanes(
                text,
                lane.group("item").strip(),
                lane.group("from").strip(),
                lane.group("to").strip(),
                share == null ? 0 : Double.parseDouble(share));
    }

    /// How closures are written.
    final class Form {
        private static final Pattern LANE =
                Pattern.compile("(?<item>[^:]+):(?<from>[^:>]+?)->(?<to>[^:=]+?)(=(?<share>[0-9.]+))?");

        private Form() {}
    }
}
