package dev.chokepoint.app.server;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.answer.company.CompanyChanges;
import dev.chokepoint.answer.company.CompanyExpected;
import dev.chokepoint.app.server.companies.CompanyFiles;
import dev.chokepoint.app.server.companies.CompanyTables;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.kept.CompanyStore;
import dev.chokepoint.app.server.kept.ScenarioStore;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.CompanyChangesView;
import dev.chokepoint.app.view.CompanyExpectedView;
import dev.chokepoint.app.view.CompanyView;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.data.ledger.DeterminationJson;
import dev.chokepoint.data.ledger.DeterminationRecord;
import dev.chokepoint.data.ledger.ShipmentRows;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The questions that can be asked of one world over HTTP.
final class ApiAnswers {
    /// Parameter of a determination by the column of a table of shipments that it fills.
    private static final Map<String, String> SHIPMENT = Map.of(
            "item", "item",
            "attributes", "attributes",
            "origin", "origin",
            "from", "exporter",
            "exporter", "exporter_name",
            "movement", "movement",
            "to", "destination",
            "end_use", "end_use",
            "end_user", "end_user",
            "audience", "audience");

    private static final Set<String> DATES = Set.of("as_of", "on", "known");

    private static final Set<String> OF_A_CHECK = union(SHIPMENT.keySet(), DATES, Set.of("receipt"));

    /// Draws of a company's expected case where none are asked for.
    private static final int COMPANY_DRAWS = 0;

    private static final int MOST_COMPANY_DRAWS = 200;

    /// Asked by programs since before there were pages, so that it cannot want the header of a page.
    private static final String COMPANY = "/api/v1/company/exposure";

    /// What the law of some days changed for a company.
    private static final String COMPANY_CHANGES = "/api/v1/company/changes";

    /// The parameter that asks for a receipt.
    private static final String RECEIPT = "receipt";

    private final WarmSituations situations;
    private final WorldRecord world;
    private final Supplier<LocalDate> today;
    private final Optional<ApiReceipts> receipts;
    private final ScenarioStore scenarios;
    private final Object compiling = new Object();
    private volatile @Nullable DeterminationEngine engine;
    private volatile @Nullable Rows rows;

    ApiAnswers(Served served, WarmSituations situations) {
        this.situations = situations;
        this.receipts = served.receipts();
        this.scenarios = served.scenarios();
        this.world = served.world();
        this.today = served.today();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/determination", r -> Reply.json(determination(r))),
                // A shipment is often a secret of trade: in the body it stands in no history and no log.
                Route.write("POST", "/api/v1/checks", r -> Reply.json(determination(r.fromBody()))),
                new Route("POST", COMPANY, false, this::company),
                new Route("POST", COMPANY_CHANGES, false, this::companyChanges));
    }

    /// The engine, compiled when it is first asked, so that the server need not wait for the ledger.
    DeterminationEngine engine() {
        DeterminationEngine compiled = engine;
        if (compiled != null) {
            return compiled;
        }
        // A lock of its own: a check does not wait for a company that is being answered.
        synchronized (compiling) {
            DeterminationEngine made = engine;
            if (made == null) {
                made = DeterminationEngine.of(world.ledger());
                engine = made;
            }
            return made;
        }
    }

    /// What reads rows of a day; the day of one check is mostly that of the next.
    private ShipmentRows rows(LocalDate day) {
        Rows held = rows;
        if (held == null || !held.day().equals(day)) {
            held = new Rows(day, new ShipmentRows(world.ledger().reference(), day));
            rows = held;
        }
        return held.rows();
    }

    private record Rows(LocalDate day, ShipmentRows rows) {}

    /// Is this shipment controlled, by what, on this day, as known on that day?
    byte[] determination(ApiRequest request) {
        request.knowing(OF_A_CHECK);
        Optional<ApiReceipts> keep = receiptsAskedFor(request);
        Map<String, String> row = new LinkedHashMap<>();
        SHIPMENT.forEach((parameter, column) -> row.put(column, request.text(parameter)));
        AsOf asOf = request.asOf(today.get());
        row.put("event_date", asOf.on().toString());
        row.put("known_on", asOf.known().toString());
        try {
            Shipment shipment = rows(today.get()).shipment(row);
            DeterminationEngine engine = engine();
            Determination d = engine.determineAnywhere(shipment);
            Map<String, Object> answer = DeterminationJson.of(d);
            return keep.map(r -> AnswerJson.withReceipt(
                                    AnswerKind.CHECK,
                                    answer,
                                    r.give(DeterminationRecord.of(
                                                    engine, r.stamp(), row, d, ApiReceipts.now(), r.user(), r.version())
                                            .fields()))
                            .getBytes(StandardCharsets.UTF_8))
                    .orElseGet(() -> AnswerJson.bytes(answer));
        } catch (ShipmentRows.Rejected e) {
            String parameter = SHIPMENT.entrySet().stream()
                    .filter(p -> p.getValue().equals(e.field()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(e.field());
            throw new ApiProblem(400, parameter, e.value(), e.expected());
        }
    }

    /// The answer about a company as JSON, or one of its tables as a file.
    Reply company(ApiRequest request) {
        String format = request.text("format");
        Map<String, String> asked = new LinkedHashMap<>(request.parameters());
        asked.remove("format");
        asked.remove("table");
        String json = companyExposure(request.with(asked));
        return format.isEmpty() || format.equals("json")
                ? Reply.json(json)
                : CompanyTables.of(JsonMapper.shared().readTree(json), request.text("table"), format);
    }

    /// The answer about a company that is kept, as JSON.
    ///
    /// @param progress hears on the way what is done
    String ofKept(
            CompanyStore.Company company, AsOf asOf, Question.Scenario changes, int draws, Consumer<String> progress) {
        CompanyAnswer.start(world.world(), asOf);
        CompanyStore.Content content = company.content();
        Loaded<BillReader.Reading> loaded = readable(bill(CompanyFiles.of(content.tables()), content.place()));
        CompanyView view = under(
                changes, asOf, situation -> view(situation, loaded, draws, done -> progress.accept("draw " + done)));
        return AnswerJson.write(AnswerKind.COMPANY, view);
    }

    private static CompanyView view(
            Situation situation, Loaded<BillReader.Reading> loaded, int draws, IntConsumer done) {
        Bill bill = loaded.value().bill();
        return CompanyView.of(
                situation,
                CompanyAnswer.of(situation, bill),
                CompanyExpected.of(situation, bill, draws, Draws.SEED, done)
                        .map(e -> CompanyExpectedView.of(e, Draws.SEED)),
                loaded);
    }

    /// Refuses tables that cannot be read.
    void checkTables(ApiRequest request) {
        readable(bill(CompanyFiles.of(request), request.text("place")));
    }

    /// Which lines of a company have another answer by the law that became known since a day, and by which acts.
    Reply companyChanges(ApiRequest request) {
        request.knowing(union(Set.of("place", "since"), DATES));
        AsOf asOf = request.asOf(world.world().asOf());
        LocalDate since = request.day("since")
                .orElseThrow(
                        () -> new ApiProblem(400, "since", "", "The first day must be given, such as 2025-04-01."));
        CompanyAnswer.start(world.world(), asOf);
        Loaded<BillReader.Reading> loaded = readable(bill(CompanyFiles.of(request), request.text("place")));
        CompanyChangesView answer = situations.with(asOf, now -> {
            try (Situation before = Situation.of(CompanyChanges.before(now.question(), since), now.means())) {
                return CompanyChangesView.of(
                        now, CompanyChanges.of(before, now, loaded.value().bill(), since), loaded);
            }
        });
        return Reply.json(AnswerJson.write(AnswerKind.COMPANY_CHANGES, answer));
    }

    private static Loaded<BillReader.Reading> readable(Loaded<BillReader.Reading> loaded) {
        List<Problem> errors =
                loaded.problems().stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new ApiProblem(
                    422,
                    "body",
                    "",
                    String.join("\n", errors.stream().map(Problem::text).toList()));
        }
        return loaded;
    }

    /// Which line of a company stops, when, what it costs, and which part and measure it waits for.
    ///
    /// The body is the bill of materials, CSV or XLSX (docs/how-to/my-company.md), or a JSON object of tables.
    String companyExposure(ApiRequest request) {
        request.knowing(union(Set.of("place", "scenario", "draws", RECEIPT), DATES));
        Optional<ApiReceipts> keep = receiptsAskedFor(request);
        AsOf asOf = request.asOf(world.world().asOf());
        int draws = request.number("draws", COMPANY_DRAWS, 0, MOST_COMPANY_DRAWS);
        CompanyAnswer.start(world.world(), asOf);
        Loaded<BillReader.Reading> loaded = readable(bill(CompanyFiles.of(request), request.text("place")));
        return under(changes(request), asOf, situation -> {
            CompanyView answer = view(situation, loaded, draws, done -> {});
            return keep.map(r -> AnswerJson.withReceipt(
                            AnswerKind.COMPANY,
                            answer,
                            r.give(r.told("company", companyInputs(request, asOf), AnswerJson.fields(answer)))))
                    .orElseGet(() -> AnswerJson.write(AnswerKind.COMPANY, answer));
        });
    }

    private Question.Scenario changes(ApiRequest request) {
        String scenario = request.text("scenario");
        return scenario.isEmpty()
                ? Question.Scenario.NONE
                : ScenarioAnswers.changes(scenarios.line(scenario, request.viewer()));
    }

    /// Asks about the world as it stands, or with the changes of a scenario.
    private <T> T under(Question.Scenario changes, AsOf asOf, Function<Situation, T> ask) {
        if (changes.equals(Question.Scenario.NONE)) {
            return situations.with(asOf, ask);
        }
        return situations.with(asOf, base -> {
            try (Situation changed = base.under(changes)) {
                return ask.apply(changed);
            }
        });
    }

    private static Map<String, String> companyInputs(ApiRequest request, AsOf asOf) {
        return Map.of(
                "bill", CompanyFiles.told(request.body()),
                "place", request.text("place"),
                "scenario", request.text("scenario"),
                "draws", String.valueOf(request.number("draws", COMPANY_DRAWS, 0, MOST_COMPANY_DRAWS)),
                "event_date", asOf.on().toString(),
                "known_on", asOf.known().toString());
    }

    /// Where the answer is kept, where a receipt is asked for.
    private Optional<ApiReceipts> receiptsAskedFor(ApiRequest request) {
        String asked = request.text(RECEIPT);
        return switch (asked) {
            case "", "false" -> Optional.empty();
            case "true" -> {
                if (receipts.isEmpty()) {
                    throw new ApiProblem(
                            400, RECEIPT, asked, "The server gives receipts where it was started with --keep FILE.");
                }
                yield receipts;
            }
            default -> throw new ApiProblem(400, RECEIPT, asked, "The value must be true or false.");
        };
    }

    private Loaded<BillReader.Reading> bill(CompanyFiles tables, String place) {
        try (tables) {
            return BillReader.read(tables.bill(), tables.stock(), tables.map(), world.world(), place);
        }
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
