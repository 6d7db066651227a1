package dev.chokepoint.app.server;

import dev.chokepoint.app.screen.ScreenMethod;
import dev.chokepoint.app.screen.ScreenQuestion;
import dev.chokepoint.app.screen.Screens;
import dev.chokepoint.app.screen.TradeMapQuestion;
import dev.chokepoint.app.screen.TradeMapView;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.store.ProductFilter;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.StoreException;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.exposure.screen.GeoDep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// World trade out of a store beside the measures of the ledger.
///
/// All of world trade takes seconds to read: one question is worked on at a time, and the last answers are kept.
final class ScreenAnswers {
    private static final Set<String> ASKED = Set.of(
            "as_of", "on", "known", "dataset", "year", "show", "importer", "exporter", "product", "spare", "rows");

    private static final int LEAST_YEAR = 1900;
    private static final int MOST_YEAR = 2200;
    private static final int ROWS = 50;
    private static final int MOST_ROWS = 2000;
    private static final int MOST_THREADS = 4;
    private static final int KEPT = 12;

    /// What is done to have something to ask.
    private static final List<String> HOW = List.of(
            "chokepoint import baci BACI_HS17_V202401.zip --into my-trade", "chokepoint serve --store my-trade");

    private final Served served;
    private final Map<Asked, TradeMapView> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    /// What was asked of which contents of the store.
    private record Asked(TradeMapQuestion question, List<String> contents) {}

    /// What can be asked.
    ///
    /// @param store the name of the store; empty where the server has none
    /// @param how the commands that make one and show it
    private record Stored(Optional<String> store, List<DataSet> datasets, List<String> how) {}

    /// The years of a data set.
    private record DataSet(String dataset, List<Integer> years, String licence) {}

    /// A flow as a line of a table.
    private record Line(
            String importer,
            String exporter,
            String product,
            String productName,
            TradeMapView.Sums usd,
            double dependence,
            boolean dependent,
            List<String> measures) {
        static Line of(TradeMapView.Flow flow) {
            return new Line(
                    flow.importer().code(),
                    flow.exporter().code(),
                    flow.product(),
                    flow.productName(),
                    flow.usd(),
                    flow.dependence(),
                    flow.dependent(),
                    flow.holds().stream()
                            .map(h -> h.measure() + " " + h.standing() + " (" + h.code() + ")")
                            .toList());
        }
    }

    ScreenAnswers(Served served) {
        this.served = served;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/screen/stores", this::stored),
                Route.get("/api/v1/screen", this::json),
                Route.get("/api/v1/screen.csv", this::csv));
    }

    /// What the page shows, as data at its own address.
    List<Route> ofPages() {
        return List.of(
                Route.get("/screen.json", this::json),
                Route.get("/screen.csv", this::csv),
                Route.get("/screen/{product}.json", this::json),
                Route.get("/screen/{product}.csv", this::csv));
    }

    private Reply stored(ApiRequest request) {
        request.knowing(Set.of());
        if (served.trade().isEmpty()) {
            return Reply.json(AnswerJson.part(new Stored(Optional.empty(), List.of(), HOW)));
        }
        Path folder = served.trade().get();
        String name = String.valueOf(folder.getFileName());
        return Reply.json(
                AnswerJson.part(new Stored(Optional.of(name), withStore(store -> datasets(tables(store))), HOW)));
    }

    private static List<RowSet> tables(TradeStore store) {
        return store.rowSets().stream().filter(s -> s.kind().equals("baci")).toList();
    }

    private static List<DataSet> datasets(List<RowSet> tables) {
        Map<String, List<RowSet>> byName =
                tables.stream().collect(Collectors.groupingBy(RowSet::dataset, TreeMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .map(e -> new DataSet(
                        e.getKey(),
                        e.getValue().stream().map(RowSet::year).sorted().toList(),
                        String.join(
                                ", ",
                                new TreeSet<>(e.getValue().stream()
                                        .map(s -> s.origin().licence())
                                        .toList()))))
                .toList();
    }

    private Reply json(ApiRequest request) {
        return Reply.json(AnswerJson.part(answer(request, ROWS)));
    }

    private Reply csv(ApiRequest request) {
        List<Line> lines =
                answer(request, MOST_ROWS).flows().stream().map(Line::of).toList();
        return LedgerAnswers.table("screen", AnswerJson.part(lines));
    }

    private TradeMapView answer(ApiRequest request, int rows) {
        request.knowing(ASKED);
        AsOf asOf = request.asOf(served.world().world().asOf());
        return withStore(store -> {
            List<RowSet> tables = tables(store);
            TradeMapQuestion question = question(request, asOf, tables, rows);
            Asked asked = new Asked(
                    question, tables.stream().map(s -> s.origin().sha256()).toList());
            synchronized (kept) {
                TradeMapView known = kept.get(asked);
                if (known == null) {
                    known = Screens.tradeMap(store, question, served.world().ledger());
                    kept.put(asked, known);
                    if (kept.size() > KEPT) {
                        kept.remove(kept.keySet().iterator().next());
                    }
                }
                return known;
            }
        });
    }

    private static TradeMapQuestion question(ApiRequest request, AsOf asOf, List<RowSet> tables, int rows) {
        String dataset = request.text("dataset");
        List<RowSet> within = tables.stream()
                .filter(s -> dataset.isEmpty() || s.dataset().equals(dataset))
                .toList();
        if (within.isEmpty()) {
            throw new ApiProblem(
                    400,
                    "dataset",
                    dataset,
                    "The data set must be one of "
                            + new TreeSet<>(tables.stream().map(RowSet::dataset).toList()) + ".");
        }
        int last = within.stream().mapToInt(RowSet::year).max().orElseThrow();
        int year = request.number("year", last, LEAST_YEAR, MOST_YEAR);
        String show = request.text("show");
        TradeMapQuestion.Shown shown = show.isEmpty()
                ? TradeMapQuestion.Shown.IN_FORCE
                : TradeMapQuestion.Shown.of(show)
                        .orElseThrow(() -> new ApiProblem(
                                400,
                                "show",
                                show,
                                "The value must be one of "
                                        + Arrays.stream(TradeMapQuestion.Shown.values())
                                                .map(TradeMapQuestion.Shown::word)
                                                .toList()
                                        + "."));
        Optional<Integer> one = product(request.part("product"));
        ProductFilter products = ProductFilter.parse(
                one.map(p -> List.of(request.part("product"))).orElse(list(request, "product")));
        return new TradeMapQuestion(
                new ScreenQuestion(
                        ScreenMethod.CLOSURE,
                        dataset,
                        year,
                        year,
                        Optional.empty(),
                        new ScreenQuestion.Selection(products, list(request, "importer"), list(request, "exporter")),
                        new ScreenQuestion.Limits(GeoDep.DEFAULT, "0.5", spare(request)),
                        request.number("rows", rows, 1, MOST_ROWS),
                        Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())),
                asOf,
                shown,
                one);
    }

    private static Optional<Integer> product(String digits) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        if (!digits.matches("\\d{6}")) {
            throw new ApiProblem(404, "product", digits, "The product must be six digits of the Harmonized System.");
        }
        return Optional.of(Integer.valueOf(digits));
    }

    private static List<String> list(ApiRequest request, String name) {
        List<String> out = new ArrayList<>();
        for (String part : request.text(name).split(",")) {
            if (!part.isBlank()) {
                out.add(part.strip());
            }
        }
        return out;
    }

    private static double spare(ApiRequest request) {
        return request.number("spare", 10, 0, 100) / 100.0;
    }

    private <T> T withStore(Function<TradeStore, T> ask) {
        Path folder = served.trade()
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "store",
                        "",
                        "The server must have a store of trade data: " + String.join(", then ", HOW) + "."));
        try (TradeStore store = TradeStore.open(folder)) {
            return ask.apply(store);
        } catch (StoreException e) {
            throw new ApiProblem(409, "store", String.valueOf(folder.getFileName()), String.valueOf(e.getMessage()));
        }
    }
}
