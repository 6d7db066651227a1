package dev.chokepoint.app.review;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a reviewer types to amend a claim: `field=value`, several with `;` between them.
///
/// A field and a word of a field may be cut off where only one begins so: `eff=2026-11;
/// act=susp`.
///
/// @param ofClaim what changes the claim, in the order typed
/// @param title how the measure that is drafted from it is called, where that is said
record Amendments(List<Amendment> ofClaim, Optional<String> title) {
    private static final String TITLE = "title";

    Amendments {
        ofClaim = List.copyOf(ofClaim);
    }

    /// Reads what was typed.
    ///
    /// @throws IllegalArgumentException if it is none, naming the fields
    static Amendments of(String line) {
        List<Amendment> all = new ArrayList<>();
        Optional<String> title = Optional.empty();
        for (String part : line.split(";", -1)) {
            int equals = part.indexOf('=');
            if (part.isBlank() && !line.isBlank()) {
                continue;
            }
            if (equals < 1) {
                throw new IllegalArgumentException("The amendment (" + part.strip()
                        + ") must have the form field=value, such as action=suspend; fields are "
                        + String.join(", ", fields()) + ".");
            }
            String field = whole(part.substring(0, equals).strip(), fields());
            String value = part.substring(equals + 1).strip();
            switch (field) {
                case TITLE -> title = Optional.of(value);
                case "action" ->
                    all.add(new Amendment(
                            field,
                            whole(
                                    value,
                                    Arrays.stream(Action.values())
                                            .map(Action::code)
                                            .toList())));
                case "modality" ->
                    all.add(new Amendment(
                            field,
                            whole(
                                    value,
                                    Arrays.stream(Modality.values())
                                            .map(Modality::code)
                                            .toList())));
                default -> all.add(new Amendment(field, value));
            }
        }
        return new Amendments(all, title);
    }

    /// What a field is set to last.
    Optional<String> value(String field) {
        return ofClaim.stream()
                .filter(a -> a.field().equals(field))
                .map(Amendment::value)
                .reduce((_, last) -> last);
    }

    /// The fields that may be set.
    static List<String> fields() {
        List<String> all = new ArrayList<>(Amendment.FIELDS);
        all.add(TITLE);
        return all;
    }

    /// The one word that begins so; what was typed where none or several do.
    private static String whole(String typed, List<String> words) {
        String low = typed.toLowerCase(Locale.ROOT);
        List<String> fit = words.stream().filter(w -> w.startsWith(low)).toList();
        return low.isEmpty() || fit.size() != 1 ? typed : fit.getFirst();
    }
}
