package dev.chokepoint.app.review;

import dev.chokepoint.controls.law.MeasureKind;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a reviewer types to amend a claim: `field=value`, several with `;` between them.
///
/// A field and a word of a field may be cut off where only one begins so: `eff=2026-11; act=susp`. The word of
/// an action alone sets the action: `suspend; until=2026-11-10`.
///
/// @param ofClaim what changes the claim, in the order typed
/// @param title how the measure that is drafted from it is called, where that is said
/// @param kind of which kind that measure is, where that is said
record Amendments(List<Amendment> ofClaim, Optional<String> title, Optional<MeasureKind> kind) {
    private static final String TITLE = "title";
    private static final String KIND = "kind";

    /// Other words for an action, as reviewers type them.
    private static final Map<String, String> ALSO = Map.ofEntries(
            Map.entry("prolong", "extend"),
            Map.entry("pause", "suspend"),
            Map.entry("revoke", "lift"),
            Map.entry("rescind", "lift"),
            Map.entry("delist", "lift"),
            Map.entry("relax", "ease"),
            Map.entry("grant", "ease"),
            Map.entry("allow", "ease"),
            Map.entry("widen", "tighten"),
            Map.entry("add", "tighten"),
            Map.entry("waive", "exempt"),
            Map.entry("refuse", "deny"));

    /// Other names of fields, as reviewers type them.
    private static final Map<String, String> FIELDS =
            Map.of("goods", "items", "party", "targets", "parties", "targets", "from", "effective", "end", "until");

    /// Words that say of which kind the act that imposes something is.
    private static final Map<String, MeasureKind> IMPOSED = Map.of(
            "ban", MeasureKind.PROHIBITION,
            "quota", MeasureKind.QUOTA,
            "licence", MeasureKind.LICENCE_REQUIREMENT,
            "license", MeasureKind.LICENCE_REQUIREMENT,
            "list", MeasureKind.ENTITY_LISTING);

    Amendments {
        ofClaim = List.copyOf(ofClaim);
    }

    /// Reads what was typed.
    ///
    /// @throws IllegalArgumentException if it is none, naming the fields
    static Amendments of(String line) {
        List<Amendment> all = new ArrayList<>();
        Optional<String> title = Optional.empty();
        Optional<MeasureKind> kind = Optional.empty();
        for (String part : line.split(";", -1)) {
            int equals = part.indexOf('=');
            if (part.isBlank() && !line.isBlank()) {
                continue;
            }
            String word = part.strip().toLowerCase(Locale.ROOT);
            Optional<String> bare = equals < 0 ? actionOf(word) : Optional.empty();
            if (bare.isPresent()) {
                all.add(new Amendment("action", bare.get()));
                kind = kind.isPresent() ? kind : Optional.ofNullable(IMPOSED.get(word));
                continue;
            }
            if (equals < 1) {
                throw new IllegalArgumentException("The amendment (" + part.strip()
                        + ") must have the form field=value, such as action=suspend; fields are "
                        + String.join(", ", fields()) + ".");
            }
            String said = part.substring(0, equals).strip();
            String field = whole(FIELDS.getOrDefault(said.toLowerCase(Locale.ROOT), said), fields());
            String value = part.substring(equals + 1).strip();
            switch (field) {
                case TITLE -> title = Optional.of(value);
                case KIND -> kind = Optional.of(kind(value));
                case "action" -> {
                    kind = kind.isPresent() ? kind : Optional.ofNullable(IMPOSED.get(value.toLowerCase(Locale.ROOT)));
                    all.add(new Amendment(
                            field,
                            whole(
                                    actionOf(value.toLowerCase(Locale.ROOT)).orElse(value),
                                    Arrays.stream(Action.values())
                                            .map(Action::code)
                                            .toList())));
                }
                case "modality" ->
                    all.add(new Amendment(
                            field,
                            whole(
                                    value,
                                    Arrays.stream(Modality.values())
                                            .map(Modality::code)
                                            .toList())));
                default -> {
                    if (!fields().contains(field)) {
                        throw new IllegalArgumentException(
                                "The field (" + field + ") must be one of " + String.join(", ", fields()) + ".");
                    }
                    all.add(new Amendment(field, value));
                }
            }
        }
        return new Amendments(all, title, kind);
    }

    /// The action that a word of its own is, such as `suspend` or `ban`, in small letters.
    private static Optional<String> actionOf(String word) {
        return IMPOSED.containsKey(word)
                ? Optional.of(Action.IMPOSE.code())
                : Action.find(ALSO.getOrDefault(word, word)).map(Action::code);
    }

    /// The kind that begins so, such as `prohib` or `licence requirement`.
    private static MeasureKind kind(String typed) {
        String low = typed.toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
        List<MeasureKind> all = Arrays.stream(MeasureKind.values())
                .filter(k -> k != MeasureKind.BASE_RULE)
                .toList();
        List<MeasureKind> fit = all.stream()
                .filter(k -> k.name().toLowerCase(Locale.ROOT).startsWith(low))
                .toList();
        return all.stream()
                .filter(k -> k.name().equalsIgnoreCase(low))
                .findFirst()
                .or(() -> Optional.of(fit)
                        .filter(f -> !low.isEmpty() && f.size() == 1)
                        .map(List::getFirst))
                .orElseThrow(() -> new IllegalArgumentException("The value (" + typed + ") of (kind) must be one of "
                        + all.stream()
                                .map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /// The parts of a line that can be used, and why the others cannot.
    record Parts(String used, List<String> refused) {}

    /// Takes a line apart, so that one wrong part does not take the others with it.
    static Parts parts(String line) {
        List<String> used = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String part : line.split(";", -1)) {
            if (!part.isBlank()) {
                try {
                    of(part);
                    used.add(part.strip());
                } catch (IllegalArgumentException e) {
                    refused.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return new Parts(String.join("; ", used), refused);
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
        all.add(KIND);
        return all;
    }

    /// The one word that begins so; what was typed where none or several do.
    private static String whole(String typed, List<String> words) {
        String low = typed.toLowerCase(Locale.ROOT);
        List<String> fit = words.stream().filter(w -> w.startsWith(low)).toList();
        return low.isEmpty() || fit.size() != 1 ? typed : fit.getFirst();
    }
}
