package dev.chokepoint.data.review;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// What an analyst decided about one reading; decisions are never changed, only undone by others.
///
/// @param number from 1, in the order of deciding
/// @param key of the [ReviewItem]
/// @param kind of the [ReviewItem]
/// @param document the SHA-256 of the frozen text, under which it is kept beside the decisions
/// @param read what the extractor read, field by field
/// @param amended what the analyst set otherwise
/// @param measures what a claim was taken to be about; may be empty
/// @param events the keys of the events it recorded, or by which an undoing withdrew them; may be empty
/// @param figure the table and line of a figure that it added (`recipes/minerals.csv` and the line); may be empty
/// @param undoes the number of the decision that this one takes back, or 0
/// @param at the instant, ISO 8601
public record Decision(
        int number,
        Verdict verdict,
        String key,
        String kind,
        String id,
        String document,
        int start,
        int end,
        String quote,
        String published,
        SequencedMap<String, String> read,
        SequencedMap<String, String> amended,
        List<String> rules,
        List<String> measures,
        List<String> events,
        List<String> figure,
        int undoes,
        String analyst,
        String at,
        String note) {
    /// What was decided.
    public enum Verdict {
        /// Right as read, or as amended; recorded in the ledger where `events` says so.
        ACCEPT,
        /// Right as read, and not for the ledger: hints, forecasts, conditions, denials, opinions, promises.
        WATCH,
        /// Wrong.
        REJECT,
        /// Of a whole article: what of it is not decided stays out, and is not judged right or wrong.
        LEAVE,
        /// Takes another decision back.
        UNDO;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Decision {
        rules = List.copyOf(rules);
        measures = List.copyOf(measures);
        events = List.copyOf(events);
        figure = List.copyOf(figure);
        if ((verdict == Verdict.UNDO) != (undoes > 0)) {
            throw new IllegalArgumentException(
                    "A decision must name what it takes back if, and only if, it is an undo.");
        }
    }
}
