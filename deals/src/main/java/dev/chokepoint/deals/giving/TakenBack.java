package dev.chokepoint.deals.giving;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/// A concession that was given and ended before its time or was taken back.
///
/// @param on the day
/// @param months months from the end of the talk to that day, of 30.4375 days; below 0 where it was taken back while
/// the
///     talk went on
public record TakenBack(Exchange exchange, LocalDate on, double months) {
    private static final double DAYS_PER_MONTH = 30.4375;

    /// All of a record, in the order of days. They are too few for a rate.
    public static List<TakenBack> of(List<Exchange> record) {
        return record.stream()
                .flatMap(e -> e.afterwards().reversed().find().stream().map(day -> of(e, day)))
                .sorted(Comparator.comparing(TakenBack::on))
                .toList();
    }

    private static TakenBack of(Exchange exchange, LocalDate day) {
        long days = ChronoUnit.DAYS.between(exchange.talk().ended(), day);
        return new TakenBack(exchange, day, days / DAYS_PER_MONTH);
    }
}
