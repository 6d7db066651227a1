package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.PartialDate;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A slot of a claim set by an analyst; the span stays, the rule becomes `analyst`.
///
/// | field | value |
/// |---|---|
/// | `issuer` | a place, such as `CN` |
/// | `action`, `modality` | their codes, such as `suspend`, `in-force` |
/// | `items`, `targets` | a list with commas; targets as `CN`, `*`, `entity:Huawei`, `group:…`; words that begin small
/// are a group, others a name |
/// | `announced`, `effective`, `until` | a day, month or year; empty or `none` for none |
/// | `opinion` | `yes` or `no` |
public record Amendment(String field, String value) {
    /// The rule under which amended slots stand.
    public static final String RULE = "analyst";

    /// What takes a day away.
    private static final String NONE = "none";

    /// The fields an analyst may set.
    public static final List<String> FIELDS =
            List.of("issuer", "action", "modality", "items", "targets", "announced", "effective", "until", "opinion");

    public Amendment {
        field = field.strip().toLowerCase(Locale.ROOT);
        value = value.strip();
        if (!FIELDS.contains(field)) {
            throw new IllegalArgumentException(
                    "The field (" + field + ") must be one of " + String.join(", ", FIELDS) + ".");
        }
    }

    /// The claim with the slot set.
    ///
    /// @throws IllegalArgumentException if the value is none of the field
    public Claim of(Claim c) {
        return of(c, List.of());
    }

    /// The same where the article names goods, which keep their codes and their places in the text.
    ///
    /// @throws IllegalArgumentException if the value is none of the field
    public Claim of(Claim c, List<Slot<ItemMention>> named) {
        Span at = c.action().span();
        return switch (field) {
            case "issuer" -> {
                if (!value.matches("[A-Z]{2}")) {
                    throw wrong("a place such as CN");
                }
                yield copy(
                        c,
                        Slot.of(new Issuer(value, ""), c.issuer().span(), RULE),
                        c.action(),
                        c.modality(),
                        c.items(),
                        c.targets(),
                        c.dates(),
                        c.opinion());
            }
            case "action" -> {
                Action action = Action.find(value)
                        .orElseThrow(() -> wrong("one of "
                                + list(Arrays.stream(Action.values())
                                        .map(Action::code)
                                        .toList())));
                yield copy(
                        c,
                        c.issuer(),
                        Slot.of(action, at, RULE),
                        c.modality(),
                        c.items(),
                        c.targets(),
                        c.dates(),
                        c.opinion());
            }
            case "modality" -> {
                Modality modality = Modality.find(value)
                        .orElseThrow(() -> wrong("one of "
                                + list(Arrays.stream(Modality.values())
                                        .map(Modality::code)
                                        .toList())));
                yield copy(
                        c,
                        c.issuer(),
                        c.action(),
                        Slot.of(modality, c.modality().span(), RULE),
                        c.items(),
                        c.targets(),
                        c.dates(),
                        c.opinion());
            }
            case "items" -> {
                List<Slot<ItemMention>> items = words().stream()
                        .map(w ->
                                known(c, named, w).orElseGet(() -> Slot.of(new ItemMention(w, w, List.of()), at, RULE)))
                        .toList();
                yield copy(c, c.issuer(), c.action(), c.modality(), items, c.targets(), c.dates(), c.opinion());
            }
            case "targets" -> {
                List<Slot<Target>> targets =
                        words().stream().map(w -> Slot.of(target(w), at, RULE)).toList();
                yield copy(c, c.issuer(), c.action(), c.modality(), c.items(), targets, c.dates(), c.opinion());
            }
            case "opinion" -> {
                if (!value.equals("yes") && !value.equals("no")) {
                    throw wrong("yes or no");
                }
                yield copy(
                        c,
                        c.issuer(),
                        c.action(),
                        c.modality(),
                        c.items(),
                        c.targets(),
                        c.dates(),
                        value.equals("yes"));
            }
            default -> {
                DateMention.Role role = DateMention.Role.valueOf(field.toUpperCase(Locale.ROOT));
                List<Slot<DateMention>> dates = new ArrayList<>(
                        c.dates().stream().filter(d -> d.value().role() != role).toList());
                if (!value.isEmpty() && !value.equals(NONE)) {
                    dates.add(Slot.of(new DateMention(role, date()), at, RULE));
                }
                yield copy(c, c.issuer(), c.action(), c.modality(), c.items(), c.targets(), dates, c.opinion());
            }
        };
    }

    private List<String> words() {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
    }

    /// An item that the claim or the article names already keeps its codes and its place in the text.
    private static Optional<Slot<ItemMention>> known(Claim c, List<Slot<ItemMention>> named, String word) {
        return Stream.concat(c.items().stream(), named.stream())
                .filter(i ->
                        i.value().item().equals(word) || i.value().mention().equals(word))
                .findFirst();
    }

    private static Target target(String word) {
        if (word.equals("*")) {
            return new Target.Anywhere();
        }
        int colon = word.indexOf(':');
        if (colon > 0 && word.startsWith("entity")) {
            return new Target.Entity(word.substring(colon + 1).strip());
        }
        if (colon > 0 && word.startsWith("group")) {
            return new Target.Group(word.substring(colon + 1).strip());
        }
        if (word.matches("[A-Z]{2}")) {
            return new Target.Place(word);
        }
        // "non-EU countries", "eleven fabs": no name
        return Character.isLowerCase(word.charAt(0)) ? new Target.Group(word) : new Target.Entity(word);
    }

    private PartialDate date() {
        try {
            return switch (value.length()) {
                case 4 -> PartialDate.of(Integer.parseInt(value));
                case 7 -> PartialDate.of(YearMonth.parse(value));
                default -> PartialDate.of(LocalDate.parse(value));
            };
        } catch (DateTimeParseException | NumberFormatException e) {
            throw wrong("a day, month or year such as 2025-04-04, 2025-04 or 2025");
        }
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("The value (" + value + ") of (" + field + ") must be " + expected + ".");
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }

    private static Claim copy(
            Claim c,
            Slot<Issuer> issuer,
            Slot<Action> action,
            Slot<Modality> modality,
            List<Slot<ItemMention>> items,
            List<Slot<Target>> targets,
            List<Slot<DateMention>> dates,
            boolean opinion) {
        return new Claim(
                c.id(),
                c.span(),
                issuer,
                action,
                modality,
                items,
                c.exclusions(),
                targets,
                dates,
                c.quantities(),
                c.conditions(),
                c.sources(),
                c.contexts(),
                c.notices(),
                opinion,
                c.historic(),
                c.section(),
                c.confidence());
    }
}
