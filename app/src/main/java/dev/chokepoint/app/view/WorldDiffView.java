package dev.chokepoint.app.view;

import dev.chokepoint.answer.comparison.FigureDifference;
import dev.chokepoint.answer.comparison.MeasureDifference;
import dev.chokepoint.answer.comparison.NameDifference;
import dev.chokepoint.answer.comparison.WorldDifference;
import dev.chokepoint.base.Figure;
import dev.chokepoint.controls.law.StatusEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What differs between two worlds and why.
///
/// @param names places, items, recipes, plants and lanes that only one of them has
/// @param figures by kind of figure, the largest difference first
/// @param measures the measures that stand elsewhere, by issuer
public record WorldDiffView(
        SideView before,
        SideView after,
        List<NamesView> names,
        List<FigureView> figures,
        List<MeasureChangeView> measures) {
    public WorldDiffView {
        names = List.copyOf(names);
        figures = List.copyOf(figures);
        measures = List.copyOf(measures);
    }

    /// A world as it was asked.
    public record SideView(String world, String title, String hash, String on, String known, String first, int months) {
        private static SideView of(WorldDifference.Side side) {
            var world = side.world().world();
            return new SideView(
                    world.id(),
                    world.title(),
                    side.world().hash(),
                    side.asOf().on().toString(),
                    side.asOf().known().toString(),
                    world.first().toString(),
                    world.months());
        }
    }

    /// Names that only one world has.
    ///
    /// @param kind place, item, recipe, plant or lane
    public record NamesView(String kind, List<String> added, List<String> gone) {
        private static NamesView of(NameDifference d) {
            return new NamesView(d.kind(), d.added(), d.gone());
        }
    }

    /// A figure that differs.
    ///
    /// @param kind what the figure is, such as `price` or `plant production`
    /// @param subject what it is of, its parts told apart by `/`
    /// @param change new, gone, value, or source where the same value rests on something else
    /// @param before value and unit in the first world; empty where it has none
    /// @param after the same in the second
    /// @param times how many times the first central value the second is; 0 where that says nothing
    /// @param about the period that the newer value describes
    /// @param assumed whether no document gives the newer value
    /// @param why its source with the day of publication, or why it is assumed
    public record FigureView(
            String kind,
            String subject,
            String change,
            String before,
            String after,
            double times,
            String about,
            boolean assumed,
            String why,
            String note) {
        private static FigureView of(FigureDifference d) {
            Figure figure = d.after().or(d::before).orElseThrow();
            return new FigureView(
                    d.key().kind(),
                    d.key().subject(),
                    d.kind().name().toLowerCase(Locale.ROOT),
                    text(d.before()),
                    text(d.after()),
                    d.times().orElse(0.0),
                    figure.about(),
                    figure.provenance().isAssumed(),
                    d.why(),
                    figure.note());
        }

        private static String text(Optional<Figure> figure) {
            return figure.map(f -> f.value().text() + " " + f.unit()).orElse("");
        }
    }

    /// A measure that stands elsewhere.
    ///
    /// @param why the event that made it so, such as `suspended from 2025-11-07 to 2026-11-10 by CN-2025-70`; empty
    ///     where only time passed
    public record MeasureChangeView(
            String measure, String issuer, String title, String before, String after, String why) {
        private static MeasureChangeView of(MeasureDifference d) {
            return new MeasureChangeView(
                    d.measure().id(),
                    d.measure().issuer(),
                    d.measure().title(),
                    d.before().word(),
                    d.after().word(),
                    d.why().map(MeasureChangeView::words).orElse(""));
        }

        private static String words(StatusEvent e) {
            return e.type().name().toLowerCase(Locale.ROOT)
                    + " from " + e.from()
                    + (e.to().equals(StatusEvent.OPEN) ? "" : " to " + e.to())
                    + (e.by().isEmpty() ? "" : " by " + e.by())
                    + ", known from " + e.knownToPublic();
        }
    }

    public static WorldDiffView of(WorldDifference d) {
        return new WorldDiffView(
                SideView.of(d.before()),
                SideView.of(d.after()),
                d.names().stream().map(NamesView::of).toList(),
                d.figures().stream().map(FigureView::of).toList(),
                d.measures().stream().map(MeasureChangeView::of).toList());
    }
}
