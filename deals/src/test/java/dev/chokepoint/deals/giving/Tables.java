package dev.chokepoint.deals.giving;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Small records for tests.
final class Tables {
    private Tables() {}

    static Talk talk(String id, String eve, String ended, String... parties) {
        return new Talk(id, id, "", LocalDate.parse(eve), LocalDate.parse(ended), Set.of(parties));
    }

    static TabledConcession tabled(Talk talk, String id, String giver, String receiver, String kind, Named named) {
        return new TabledConcession(
                talk,
                new Subject(id, id, giver, receiver, kind, List.of()),
                new Imposed.Undated(),
                Naming.of(named),
                Inclusion.NAMED);
    }

    static TabledConcession since(TabledConcession tabled, String day) {
        return new TabledConcession(
                tabled.talk(),
                tabled.subject(),
                new Imposed.Since(LocalDate.parse(day)),
                tabled.naming(),
                tabled.inclusion());
    }

    static TabledConcession included(TabledConcession tabled, Inclusion inclusion) {
        return new TabledConcession(tabled.talk(), tabled.subject(), tabled.imposed(), tabled.naming(), inclusion);
    }

    static Exchange exchange(TabledConcession tabled, Outcome outcome) {
        return new Exchange(
                tabled,
                outcome,
                new Exchange.Afterwards(new Day.Unknown(), new Day.Unknown(), new Exchange.Period.Open(), ""),
                new Exchange.Sourcing("", new Day.Unknown(), Exchange.Recalled.NO, "high"));
    }

    static Exchange takenBack(Exchange exchange, String day) {
        return new Exchange(
                exchange.tabled(),
                exchange.outcome(),
                new Exchange.Afterwards(
                        new Day.Unknown(), new Day.On(LocalDate.parse(day)), new Exchange.Period.Months(6), ""),
                exchange.sourcing());
    }

    static List<Observed> observed(List<Exchange> record) {
        return Observed.of(record, RecordScope.ALL, List.of(Coding.NAMED), Map.of());
    }
}
