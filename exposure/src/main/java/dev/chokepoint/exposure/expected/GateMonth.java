package dev.chokepoint.exposure.expected;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a measure lets pass in one month.
///
/// @param share share of users with a licence while it binds, g
/// @param cap most that those with a licence may get while it binds, share of the flow before
/// @param begun whether grants have begun
/// @param openPart part of the month in which nothing binds, 0 to 1
/// @param publicPart part of the month after the announcement, 0 to 1
/// @param phase where the month lies
/// @param monthsInForce months from the effective day to the middle of the month, 0 before
/// @param passing share of users with a licence before the queue is worked off, u'
public record GateMonth(
        double share,
        double cap,
        boolean begun,
        double openPart,
        double publicPart,
        Phase phase,
        double monthsInForce,
        double passing) {
    static final double DAYS_PER_MONTH = 30.4375;
    private static final int MIDDLE = 15;

    /// Where a month lies.
    public enum Phase {
        /// Nothing is known of the measure, or it is over.
        FREE,
        /// Announced, not yet in force, and there is another month of notice.
        NOTICE,
        /// The last month in which goods may leave freely, with notice.
        LAST_OF_NOTICE,
        /// The month in which it took effect without notice.
        FIRST_WITHOUT_NOTICE,
        /// In force.
        IN_FORCE
    }

    /// The days of a measure.
    ///
    /// @param announced the first day on which it was public
    /// @param effective the first day on which it binds
    /// @param ends the first day on which it does not bind any more; empty where none is known
    public record Dates(LocalDate announced, LocalDate effective, Optional<LocalDate> ends) {
        public Dates {
            if (ends.isPresent() && ends.get().isBefore(effective)) {
                throw new IllegalArgumentException(
                        "The end (" + ends.get() + ") must not be before the effective day (" + effective + ").");
            }
        }

        boolean withNotice() {
            return announced.isBefore(effective);
        }
    }

    public GateMonth {
        if (!(openPart >= 0 && openPart <= 1 && publicPart >= 0 && publicPart <= 1 && share >= 0 && cap >= 0)) {
            throw new IllegalArgumentException("The share (" + share + "), cap (" + cap + "), open part (" + openPart
                    + ") and public part (" + publicPart + ") must not be negative, and the parts at most 1.");
        }
    }

    /// A month without a measure.
    public static GateMonth free() {
        return new GateMonth(1, 1, true, 1, 0, Phase.FREE, 0, 1);
    }

    /// What a gate lets pass in a month; the month is split by days.
    public static GateMonth of(LicenceGate gate, Dates dates, YearMonth month) {
        LocalDate first = month.atDay(1);
        LocalDate next = month.plusMonths(1).atDay(1);
        double days = month.lengthOfMonth();
        double before = within(ChronoUnit.DAYS.between(first, dates.effective()), days);
        double after = dates.ends()
                .map(end -> within(ChronoUnit.DAYS.between(end, next), days))
                .orElse(0.0);
        double publicDays = Math.max(0, within(ChronoUnit.DAYS.between(dates.announced(), next), days) - after);
        double tau = Math.max(0, ChronoUnit.DAYS.between(dates.effective(), month.atDay(MIDDLE)) / DAYS_PER_MONTH);
        return new GateMonth(
                gate.share(tau),
                gate.cap(tau),
                gate.hasBegun(tau),
                Math.min(1, (before + after) / days),
                publicDays / days,
                phase(dates, month, before + after >= days),
                tau,
                gate.passing());
    }

    private static double within(long days, double most) {
        return Math.clamp((double) days, 0, most);
    }

    private static Phase phase(Dates dates, YearMonth month, boolean free) {
        boolean lastOfNotice = dates.withNotice()
                && month.equals(YearMonth.from(dates.effective().minusDays(1)));
        if (lastOfNotice) {
            return Phase.LAST_OF_NOTICE;
        }
        if (free) {
            boolean known = dates.withNotice()
                    && !month.isBefore(YearMonth.from(dates.announced()))
                    && month.isBefore(YearMonth.from(dates.effective()));
            return known ? Phase.NOTICE : Phase.FREE;
        }
        return !dates.withNotice() && month.equals(YearMonth.from(dates.effective()))
                ? Phase.FIRST_WITHOUT_NOTICE
                : Phase.IN_FORCE;
    }

    /// Whether nothing binds in the whole month.
    boolean isFree() {
        return openPart >= 1;
    }
}
