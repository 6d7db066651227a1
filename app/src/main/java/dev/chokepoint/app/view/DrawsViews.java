package dev.chokepoint.app.view;

import dev.chokepoint.answer.uncertainty.Bands;
import dev.chokepoint.answer.uncertainty.DrawnQuestion;
import dev.chokepoint.app.view.losses.DrawsView;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.PriceView;
import dev.chokepoint.app.view.losses.ProfileView;
import dev.chokepoint.app.view.scope.MonthText;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.uncertainty.OutputKey;
import dev.chokepoint.exposure.uncertainty.Sample;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Recipe;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Bands as they are shown.
///
/// @param asked draws asked for
/// @param stopped why not all were solved; empty if all were
public record DrawsViews(Bands bands, int asked, long seed, String stopped) {
    private static final int MOST_PRICES = 12;
    private static final int MOST_KEYS = 6;

    /// Lines that stop in most draws come first.
    private static final Comparator<DrawsView.StopView> LIKELIEST_FIRST = Comparator.comparingDouble(
                    (DrawsView.StopView s) -> s.worst().never())
            .thenComparing(s -> s.worst().median())
            .thenComparing(DrawsView.StopView::item)
            .thenComparing(DrawsView.StopView::place);

    /// The bands of what an assessment shows.
    public DrawsView ofWorld(Assessment shown, Set<DrawnQuestion.Part> parts) {
        boolean exposure = parts.contains(DrawnQuestion.Part.EXPOSURE);
        boolean leverage = parts.contains(DrawnQuestion.Part.LEVERAGE);
        return view(
                exposure ? losses(shown) : List.of(),
                exposure ? stops() : List.of(),
                exposure ? prices(shown) : List.of(),
                leverage ? leverage(shown) : List.of(),
                leverage ? profiles(shown) : List.of());
    }

    /// The bands of a company's answer.
    ///
    /// @param first the month from which is answered
    public DrawsView ofCompany(Bill bill, YearMonth first) {
        Network network = bands.network();
        int months = network.world().months() - (int) network.world().first().until(first, ChronoUnit.MONTHS);
        List<DrawsView.StopView> stops = new ArrayList<>();
        for (Bill.Product p : bill.products()) {
            OutputKey.Line line = new OutputKey.Line.Product(p.sku());
            if (bands.has(new OutputKey.Stop(OutputKey.Case.WORST, line))) {
                String name = bill.parts().stream()
                        .filter(x -> x.sku().equals(p.sku()))
                        .map(Bill.Part::description)
                        .findFirst()
                        .orElse("");
                stops.add(new DrawsView.StopView(
                        p.sku(),
                        p.sku(),
                        name.isBlank() ? p.sku() : name,
                        "the company",
                        stop(OutputKey.Case.BEST, line, first, months),
                        stop(OutputKey.Case.WORST, line, first, months)));
            }
        }
        return view(
                List.of(
                        band(new OutputKey.CompanyLoss(OutputKey.Case.BEST), "the company, best case", true),
                        band(new OutputKey.CompanyLoss(OutputKey.Case.WORST), "the company, worst case", true),
                        band(new OutputKey.CompanyPlan(), "what the plan would earn", false)),
                stops,
                List.of(),
                List.of(),
                List.of());
    }

    private DrawsView view(
            List<DrawsView.BandView> losses,
            List<DrawsView.StopView> stops,
            List<DrawsView.PriceView> prices,
            List<DrawsView.LeverageView> leverage,
            List<DrawsView.ProfileView> profiles) {
        Sample sample = bands.sample();
        return new DrawsView(
                asked,
                sample.count(),
                seed,
                stopped,
                sample.inputs().size(),
                sample.threshold(),
                sample.failures().stream()
                        .map(f -> new DrawsView.FailureView(f.index(), f.reason()))
                        .toList(),
                losses,
                stops,
                prices,
                leverage,
                profiles);
    }

    private List<DrawsView.BandView> losses(Assessment shown) {
        List<DrawsView.BandView> all = new ArrayList<>();
        all.add(band(new OutputKey.TotalLoss(OutputKey.Case.BEST), "all, best case", true));
        all.add(band(new OutputKey.TotalLoss(OutputKey.Case.WORST), "all, worst case", true));
        shown.losses().forEach(l -> all.add(band(new OutputKey.PartyLoss(l.party()), l.name() + ", best case", true)));
        return all;
    }

    private List<DrawsView.StopView> stops() {
        Network network = bands.network();
        YearMonth first = network.world().first();
        int months = network.world().months();
        List<DrawsView.StopView> all = new ArrayList<>();
        for (OutputKey.Line.Plants line : bands.stopping()) {
            String item = network.world().recipes().stream()
                    .filter(r -> r.id().equals(line.recipe()))
                    .findFirst()
                    .map(Recipe::output)
                    .orElseThrow();
            all.add(new DrawsView.StopView(
                    line.recipe(),
                    item,
                    network.itemName(item),
                    line.place(),
                    stop(OutputKey.Case.BEST, line, first, months),
                    stop(OutputKey.Case.WORST, line, first, months)));
        }
        all.sort(LIKELIEST_FIRST);
        return all;
    }

    private List<DrawsView.PriceView> prices(Assessment shown) {
        List<DrawsView.PriceView> all = new ArrayList<>();
        for (PriceView p : shown.prices().stream().limit(MOST_PRICES).toList()) {
            if (bands.has(new OutputKey.PriceAt(OutputKey.End.INSIDE, p.item(), p.inside(), p.outside(), 0))) {
                all.add(new DrawsView.PriceView(
                        p.item(),
                        p.itemName(),
                        p.unit(),
                        p.inside(),
                        p.outside(),
                        fan(bands.price(OutputKey.End.INSIDE, p.item(), p.inside(), p.outside())),
                        fan(bands.price(OutputKey.End.OUTSIDE, p.item(), p.inside(), p.outside()))));
            }
        }
        return all;
    }

    private List<DrawsView.LeverageView> leverage(Assessment shown) {
        Set<OutputKey> kept = Set.copyOf(bands.sample().outputs());
        List<DrawsView.LeverageView> all = new ArrayList<>();
        for (LeverageView l : shown.leverage()) {
            OutputKey total = new OutputKey.TotalLeverage(l.measure());
            if (!kept.contains(total)) {
                continue;
            }
            Map<String, DrawsView.BandView> onParty = new LinkedHashMap<>();
            for (String party : l.onParty().keySet()) {
                OutputKey on = new OutputKey.LeverageOn(l.measure(), party);
                if (kept.contains(on)) {
                    onParty.put(party, band(on, party, false));
                }
            }
            all.add(new DrawsView.LeverageView(l.measure(), l.title(), l.issuer(), onParty, band(total, "all", true)));
        }
        return all;
    }

    private List<DrawsView.ProfileView> profiles(Assessment shown) {
        List<DrawsView.ProfileView> all = new ArrayList<>();
        for (ProfileView p : shown.profiles()) {
            Bands.Series series = bands.profile(p.measure());
            if (!series.months().isEmpty()) {
                all.add(new DrawsView.ProfileView(p.measure(), series.months(), fan(series)));
            }
        }
        return all;
    }

    /// @param decides whether to look for the inputs that decide it
    private DrawsView.BandView band(OutputKey output, String label, boolean decides) {
        return band(bands.band(output), label, decides ? deciding(output) : List.of());
    }

    private static DrawsView.BandView band(Bands.Banded banded, String label, List<DrawsView.InfluenceView> decides) {
        return new DrawsView.BandView(
                banded.output().text(),
                label,
                banded.central(),
                banded.below(),
                banded.band().low(),
                banded.band().median(),
                banded.band().high(),
                decides);
    }

    private DrawsView.StopBand stop(OutputKey.Case which, OutputKey.Line line, YearMonth first, int months) {
        Bands.Stops stops = bands.stops(which, line, first, months);
        return new DrawsView.StopBand(
                text(stops.month(stops.months().low())),
                text(stops.month(stops.months().median())),
                text(stops.month(stops.months().high())),
                stops.byMonth(),
                stops.never(),
                band(stops.lowest(), "lowest month", List.of()));
    }

    private static String text(Optional<YearMonth> month) {
        return MonthText.of(month);
    }

    private static DrawsView.Fan fan(Bands.Series series) {
        return new DrawsView.Fan(
                series.bands().stream().mapToDouble(Sample.Band::low).toArray(),
                series.bands().stream().mapToDouble(Sample.Band::median).toArray(),
                series.bands().stream().mapToDouble(Sample.Band::high).toArray());
    }

    /// What decides an output, in words.
    private List<DrawsView.InfluenceView> deciding(OutputKey output) {
        return bands.sample().deciding(output).stream()
                .map(i -> new DrawsView.InfluenceView(
                        i.input().text(),
                        i.input().keys().stream()
                                .limit(MOST_KEYS)
                                .map(FigureKey::text)
                                .toList(),
                        i.input().figure().value().text() + " "
                                + i.input().figure().unit(),
                        switch (i.input().figure().provenance()) {
                            case Provenance.Sourced s -> s.source().title() + ", " + s.published();
                            case Provenance.Assumed a -> "assumed: " + a.why();
                        },
                        i.rank(),
                        i.partial(),
                        i.atLow(),
                        i.atHigh()))
                .toList();
    }
}
