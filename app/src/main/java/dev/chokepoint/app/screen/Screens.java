package dev.chokepoint.app.screen;

import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.ScreenTable;
import dev.chokepoint.data.store.TradeReader;
import dev.chokepoint.data.store.TradeStore;
import java.util.List;
import java.util.function.Consumer;

/// Runs screens.
public final class Screens {
    private Screens() {}

    /// The answer to a question; the lines of its table go to `lines` as they are ready, in the order of products.
    ///
    /// @param table which table is written
    public static ScreenView run(
            TradeStore store, ScreenQuestion question, ScreenTable table, Consumer<CharSequence> lines) {
        TradeReader reader = TradeReader.of(store, question.dataset(), question.first(), question.last());
        Atlas atlas = new Atlas(reader, question.bloc());
        MethodRun<?> run = switch (question.method()) {
            case GEODEP -> new GeoDepRun(question, atlas, reader.countries(), table);
            case EC_2021, EC_PERSISTENT -> new BlocRun(question, atlas, reader.countries(), table);
            case CLOSURE -> new ClosureRun(question, atlas, reader.countries(), table);
        };
        return run(run, reader, lines);
    }

    /// Dependence and law: what is imported under the measures of a ledger.
    public static ScreenView run(
            TradeStore store, ScreenQuestion question, Ledger ledger, AsOf asOf, Consumer<CharSequence> lines) {
        TradeReader reader = TradeReader.of(store, question.dataset(), question.first(), question.last());
        return run(new LawRun(question, new Atlas(reader, question.bloc()), reader, ledger, asOf), reader, lines);
    }

    /// World trade of the last year beside the measures of a ledger, for people who look at a map.
    public static TradeMapView tradeMap(TradeStore store, TradeMapQuestion question, Ledger ledger) {
        ScreenQuestion trade = question.trade();
        TradeReader reader = TradeReader.of(store, trade.dataset(), trade.first(), trade.last());
        TradeMapRun run = new TradeMapRun(question, new Atlas(reader, trade.bloc()), reader, ledger);
        reader.forEach(trade.of().products(), trade.threads(), run::study, piece -> run.add(piece.result()));
        return run.view(about(run, reader));
    }

    private static <P> ScreenView run(MethodRun<P> run, TradeReader reader, Consumer<CharSequence> lines) {
        ScreenQuestion question = run.question();
        reader.forEach(question.of().products(), question.threads(), run::study, piece -> {
            lines.accept(piece.lines());
            run.add(piece.result());
        });
        return new ScreenView(run.cannotSay(), about(run, reader), run.findings(), run.ranking(), run.sensitivity());
    }

    private static ScreenView.Run about(MethodRun<?> run, TradeReader reader) {
        ScreenQuestion question = run.question();
        long usd = reader.rowSets().stream().mapToLong(s -> s.counts().usd()).sum();
        long lost = reader.rowSets().stream()
                .mapToLong(s -> s.counts().unmappedUsd())
                .sum();
        List<ScreenView.Source> sources =
                reader.rowSets().stream().map(Screens::source).toList();
        return new ScreenView.Run(
                run.name(),
                run.parameters()
                        + question.bloc().map(b -> "; " + b.name() + " as one").orElse(""),
                reader.dataset(),
                question.first(),
                question.last(),
                Version.text(),
                usd + lost == 0 ? 0 : (double) lost / (usd + lost),
                sources);
    }

    private static ScreenView.Source source(RowSet set) {
        RowSet.Origin o = set.origin();
        return new ScreenView.Source(set.year(), o.file(), o.sha256(), o.on().toString(), o.licence());
    }
}
