package dev.chokepoint.exposure.world;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How long issuers have let licences wait before: the record from which a market judges how long it will
/// take.
///
/// After k months without licences the probability that they flow in the next month is
///
///     η_k = (1 + s) / (2 + s + f + k)
///
/// with s prompt and f late reopenings of the issuer for this class of item, as known on the day: Laplace's
/// rule of succession, in which each month of waiting counts as a failure. Where the record is empty s = f
/// = 0. Source: docs/model.md#information
public record ReopeningRecord(List<Case> cases) {
    /// What a licence may take by statute in China, 45 working days, in days; later is late.
    public static final int PROMPT_DAYS = 63;

    /// Kinds of items that issuers have been seen to treat alike.
    public enum ItemClass {
        /// Ores, metals, chemicals, materials and magnets.
        MATERIALS,
        /// Components and products.
        GOODS,
        /// Software and services.
        TECHNOLOGY;

        public static ItemClass of(Stage stage) {
            return switch (stage) {
                case ORE, OXIDE, METAL, ALLOY, CHEMICAL, MATERIAL, MAGNET -> MATERIALS;
                case COMPONENT, PRODUCT -> GOODS;
                case SOFTWARE, SERVICE -> TECHNOLOGY;
            };
        }
    }

    /// What licences were given for.
    public enum OpenedBy {
        /// The issuer gave them by itself.
        OWN,
        /// Talks ended the closure: it says nothing of what happens without a deal.
        TALKS,
        /// It is not known.
        UNKNOWN
    }

    /// One case of a licence requirement.
    ///
    /// @param closed the first effective day
    /// @param reopened the day of the first licences; empty where none is known of
    /// @param known the day from which the reopening was public; for a case without one, from which the
    ///     case was
    /// @param openedBy what they were given for
    /// @param source a key of the world's sources, or words
    public record Case(
            String issuer,
            ItemClass items,
            String measure,
            LocalDate closed,
            Optional<LocalDate> reopened,
            LocalDate known,
            OpenedBy openedBy,
            String source) {
        /// A case of which it is not known why licences were given.
        public Case(
                String issuer,
                ItemClass items,
                String measure,
                LocalDate closed,
                Optional<LocalDate> reopened,
                LocalDate known,
                String source) {
            this(issuer, items, measure, closed, reopened, known, OpenedBy.UNKNOWN, source);
        }

        public Case {
            if (reopened.isPresent() && reopened.get().isBefore(closed)) {
                throw new IllegalArgumentException("The reopening (" + reopened.get() + ") of (" + measure
                        + ") must not be before its first effective day (" + closed + ").");
            }
        }

        /// Whether the measure was in force on a day and, where no reopening is known of, that was public.
        boolean isKnown(LocalDate day) {
            return !closed.isAfter(day) && (reopened.isPresent() || !known.isAfter(day));
        }

        /// Whether it was public on a day that licences had been given.
        boolean hasReopened(LocalDate day) {
            return reopened.isPresent() && !known.isAfter(day);
        }
    }

    /// Prompt and late reopenings known on a day.
    public record Tally(int prompt, int late) {
        /// The probability that licences flow in the month after `failed` months without them.
        public double hazard(int failed) {
            return (1.0 + prompt) / (2.0 + prompt + late + failed);
        }

        /// The distribution of the delay: the probability that licences first flow in month 0, 1, … after
        /// the measure takes effect; the last entry is that they flow then or later.
        public double[] delays(int months) {
            double[] all = new double[months + 1];
            double closed = 1;
            for (int k = 0; k < months; k++) {
                all[k] = closed * hazard(k);
                closed -= all[k];
            }
            all[months] = closed;
            return all;
        }

        /// Months after `failed` months without licences until they flow rather than not.
        public int median(int failed) {
            double closed = 1;
            int k = 0;
            while (closed > 0.5) {
                closed *= 1 - hazard(failed + k);
                k++;
            }
            return k;
        }
    }

    public ReopeningRecord {
        cases = List.copyOf(cases);
    }

    public static ReopeningRecord empty() {
        return new ReopeningRecord(List.of());
    }

    /// The record as it was known on a day: without cases that had not begun or were not public, and with those
    /// as still closed whose reopening was not public yet.
    public ReopeningRecord asKnown(LocalDate day) {
        return new ReopeningRecord(cases.stream()
                .filter(c -> c.isKnown(day))
                .map(c -> c.reopened().isEmpty() || c.hasReopened(day)
                        ? c
                        : new Case(
                                c.issuer(),
                                c.items(),
                                c.measure(),
                                c.closed(),
                                Optional.empty(),
                                c.closed(),
                                c.openedBy(),
                                c.source()))
                .toList());
    }

    /// What the issuer's record for a class of items says on a day, some measures left out.
    ///
    /// A case that was not known to have reopened counts as late once the prompt time is over. A case that
    /// talks ended counts as closed until then and no longer: what it says is how long licences stayed
    /// closed without a deal.
    public Tally tally(String issuer, ItemClass items, LocalDate day, Set<String> except) {
        int prompt = 0;
        int late = 0;
        for (Case c : cases) {
            if (!c.issuer().equals(issuer) || c.items() != items || except.contains(c.measure()) || !c.isKnown(day)) {
                continue;
            }
            LocalDate until = c.hasReopened(day) ? c.reopened().orElse(day) : day;
            if (ChronoUnit.DAYS.between(c.closed(), until) > PROMPT_DAYS) {
                late++;
            } else if (c.hasReopened(day) && c.openedBy() != OpenedBy.TALKS) {
                prompt++;
            }
        }
        return new Tally(prompt, late);
    }
}
