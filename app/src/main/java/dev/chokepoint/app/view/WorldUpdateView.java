package dev.chokepoint.app.view;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.data.build.UpdateSource;
import dev.chokepoint.data.build.UpdatedFigure;
import dev.chokepoint.data.build.WorldUpdate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a store knows newer of a world's figures, and what becomes of each.
///
/// @param world the name of the world
/// @param hash its fingerprint
/// @param asOf the default day of its questions
/// @param factor up to how many times the old value a new one is taken
/// @param known the day from which questions see all that was taken
/// @param sources the data sets of the store
/// @param counts how many figures come out how
/// @param figures in the order of the world's files
/// @param open what the figures leave open, a sentence each
public record WorldUpdateView(
        String world,
        String hash,
        String asOf,
        double factor,
        String known,
        List<SourceView> sources,
        CountsView counts,
        List<FigureView> figures,
        List<String> open) {
    public WorldUpdateView {
        sources = List.copyOf(sources);
        figures = List.copyOf(figures);
        open = List.copyOf(open);
    }

    /// A data set of the store.
    ///
    /// @param key the source in the world
    /// @param published the day on which it became public
    /// @param because where that day is from
    public record SourceView(String key, String title, String file, String licence, String published, String because) {
        private static SourceView of(UpdateSource s) {
            return new SourceView(
                    s.source().key(),
                    s.set().kind() + " " + s.set().dataset()
                            + (s.set().year() == 0 ? "" : " " + s.set().year()),
                    s.set().origin().file(),
                    s.licence(),
                    s.source().published().toString(),
                    s.because());
        }
    }

    /// How many figures come out how.
    ///
    /// @param taken newer vintages beside the old ones
    /// @param assumed those of them that stand over an assumption
    /// @param flagged what the store says is too different to be taken unseen
    /// @param kept the store says something, and the world's figure stands
    /// @param unknown the store does not say
    public record CountsView(long taken, long assumed, long flagged, long kept, long unknown) {}

    /// A value as a world states it.
    ///
    /// @param text the value as it is written
    /// @param source a key of its sources, or `assumed: why`
    /// @param published the day from which it is known; empty for an assumption without a day
    public record ValueView(
            String text,
            double low,
            double central,
            double high,
            String unit,
            String about,
            String source,
            String published,
            String note) {
        private static ValueView of(Figure f) {
            String source = switch (f.provenance()) {
                case Provenance.Sourced s -> s.source().key();
                case Provenance.Assumed a -> "assumed: " + a.why();
            };
            LocalDate day = f.provenance().knownFrom();
            return new ValueView(
                    f.value().text(),
                    f.value().lo(),
                    f.central(),
                    f.value().hi(),
                    f.unit().symbol(),
                    f.about(),
                    source,
                    day.equals(LocalDate.MIN) ? "" : day.toString(),
                    f.note());
        }

        static final ValueView NONE = new ValueView("", 0, 0, 0, "", "", "", "", "");
    }

    /// A figure of the world that a store could know.
    ///
    /// @param key its name, as `--take` knows it
    /// @param outcome taken, flagged, kept or unknown
    /// @param after what the store says in the world's unit; its texts are empty where it says nothing
    /// @param times how many times the first central value the second is; 0 where that says nothing
    /// @param where file and line of the world's figure
    public record FigureView(
            String key,
            String kind,
            String subject,
            String outcome,
            ValueView before,
            ValueView after,
            double times,
            String why,
            String where) {
        private static FigureView of(UpdatedFigure f) {
            return new FigureView(
                    f.key().text(),
                    f.key().kind(),
                    f.key().subject(),
                    f.outcome().name().toLowerCase(Locale.ROOT),
                    ValueView.of(f.before()),
                    f.after().map(ValueView::of).orElse(ValueView.NONE),
                    f.times().orElse(0.0),
                    f.why(),
                    f.where());
        }
    }

    /// The view of a plan.
    ///
    /// @param hash the fingerprint of the world
    public static WorldUpdateView of(WorldUpdate.Plan plan, String hash) {
        long assumed = plan.figures().stream()
                .filter(f -> f.outcome() == UpdatedFigure.Outcome.TAKEN)
                .filter(f -> f.before().provenance().isAssumed()
                        && f.after()
                                .map(Figure::provenance)
                                .filter(Provenance::isAssumed)
                                .isEmpty())
                .count();
        return new WorldUpdateView(
                plan.world().id(),
                hash,
                plan.world().asOf().toString(),
                plan.factor(),
                plan.known().toString(),
                plan.sources().stream().map(SourceView::of).toList(),
                new CountsView(
                        plan.count(UpdatedFigure.Outcome.TAKEN),
                        assumed,
                        plan.count(UpdatedFigure.Outcome.FLAGGED),
                        plan.count(UpdatedFigure.Outcome.KEPT),
                        plan.count(UpdatedFigure.Outcome.UNKNOWN)),
                plan.figures().stream().map(FigureView::of).toList(),
                plan.open());
    }

    /// The figures that come out so.
    public List<FigureView> figures(String outcome) {
        return figures.stream().filter(f -> f.outcome().equals(outcome)).toList();
    }

    /// Whether what was taken is unknown on the world's own day.
    public Optional<String> laterThanAsked() {
        return counts.taken() > 0 && known.compareTo(asOf) > 0 ? Optional.of(known) : Optional.empty();
    }
}
