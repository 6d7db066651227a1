package dev.chokepoint.app.view.ledger;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How far what a ledger says on a day reaches, before anything is computed.
///
/// @param horizons the last days through which the acts of the issuers of the ledger were read
/// @param lists lists and families of rules with a say; `complete` and `partial` of them are held
public record LedgerScope(LocalDate on, LocalDate known, List<Horizon> horizons, int lists, int complete, int partial) {
    public LedgerScope {
        horizons = List.copyOf(horizons);
    }

    /// How far the acts of an issuer were read.
    ///
    /// @param past whether the day of the question lies after it
    public record Horizon(String issuer, LocalDate readThrough, boolean past) {}

    public static LedgerScope of(Ledger ledger, AsOf asOf) {
        Set<String> issuers = ledger.measures().stream().map(Measure::issuer).collect(Collectors.toSet());
        List<CoverageView.ListRow> lists = CoverageView.of(ledger.coverage()).lists();
        return new LedgerScope(
                asOf.on(),
                asOf.known(),
                ledger.coverage().horizons().stream()
                        .filter(h -> issuers.contains(h.issuer()))
                        .map(h -> new Horizon(
                                h.issuer(), h.readThrough(), asOf.on().isAfter(h.readThrough())))
                        .toList(),
                lists.size(),
                (int) lists.stream().filter(l -> l.held().equals("complete")).count(),
                (int) lists.stream().filter(l -> l.held().equals("partial")).count());
    }
}
