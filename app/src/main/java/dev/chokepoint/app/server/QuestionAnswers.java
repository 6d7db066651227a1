package dev.chokepoint.app.server;

import dev.chokepoint.answer.Question;
import dev.chokepoint.app.server.companies.CompanyAnswers;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.CsvTable;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.kept.AnswerStore;
import dev.chokepoint.app.server.kept.CompanyStore;
import dev.chokepoint.app.server.kept.Jobs;
import dev.chokepoint.app.server.kept.ScenarioStore;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.KeptAnswers;
import dev.chokepoint.data.kept.KeptAnswers.Given;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/// Questions to all stages: an answer that is kept, or a job that works on it.
final class QuestionAnswers {
    private static final Set<String> ASKED =
            Set.of("kind", "as_of", "on", "known", "draws", "scenario", "company", "again");

    /// Draws of the expected case where the one who asks names none: enough for a band, few enough to wait for.
    private static final int DRAWS = 16;

    private static final String ASSESS = "assess";
    private static final String COMPANY = "company";
    private static final int MOST_DRAWS = 200;

    private final Served served;
    private final Jobs jobs;
    private final ApiAnswers companies;
    private final String program = ProgramBuild.mark();

    /// What this server itself was asked, by the id of the job: with the scenario as it was then.
    private final Map<String, Asked> open = new ConcurrentHashMap<>();

    /// @param companies answers about companies
    QuestionAnswers(Served served, Jobs jobs, ApiAnswers companies) {
        this.companies = companies;
        this.served = served;
        this.jobs = jobs;
        jobs.serve(scope(), this::work);
        jobs.whereLeft(this::resume);
    }

    /// Which world and program answers.
    private String scope() {
        return String.join(" ", served.world().world().id(), served.world().hash(), program);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/questions", this::find),
                Route.write("POST", "/api/v1/questions", r -> ask(r.fromBody())),
                Route.get(
                        "/api/v1/jobs/{id}",
                        r -> Reply.json(AnswerJson.part(job(r.knowing(Set.of())).view()))),
                Route.write("DELETE", "/api/v1/jobs/{id}", this::cancel),
                Route.get("/api/v1/answers/{hash}", this::answer),
                Route.get("/api/v1/answers/{hash}/{part}", this::part),
                Route.get("/api/v1/answers/{hash}/explanations/{key}", this::explanation));
    }

    /// What the pages show of a kept answer, as data at their own addresses.
    List<Route> ofPages() {
        return List.of(
                Route.get("/exposure.json", r -> kept(r, "expected", "losses", "stops", "leverage", "prices")),
                Route.get(
                        "/exposure.csv",
                        r -> Reply.csv("leverage", CsvTable.of(keptTree(r).path("leverage")))),
                Route.get("/deals.json", r -> kept(r, "deals")));
    }

    private JsonNode keptTree(ApiRequest request) {
        Asked asked = asked(request);
        return served.answers()
                .find(asked.key(), request.viewer())
                .flatMap(k -> served.answers().tree(k.answer(), request.viewer()))
                .map(AnswerStore.Tree::node)
                .orElseThrow(() -> new ApiProblem(
                        404,
                        "on",
                        asked.asOf().on().toString(),
                        "The question must have been worked out: POST /api/v1/questions does so."));
    }

    private Reply kept(ApiRequest request, String... parts) {
        JsonNode answer = keptTree(request);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("manifest", answer.path("manifest"));
        for (String part : parts) {
            out.put(part, answer.path(part));
        }
        return Reply.json(AnswerJson.part(out));
    }

    /// A question to all stages.
    ///
    /// @param changes the changes to the world
    /// @param key what tells it from other questions: world, program, dates, draws, changes
    /// @param parameters as it was asked
    /// @param by who asked
    private record Asked(
            AsOf asOf, Question.Scenario changes, int draws, String key, Map<String, String> parameters, By by) {}

    /// Who asked, and who may see the answer.
    ///
    /// @param team whose scenario or company it is about; empty where it is about nobody's
    /// @param company the company; empty where it is about the world
    private record By(String asker, String team, Optional<CompanyStore.Company> company) {}

    private Asked asked(ApiRequest request) {
        request.knowing(ASKED);
        String kind = request.text("kind");
        if (!kind.isEmpty() && !kind.equals(ASSESS) && !kind.equals(COMPANY)) {
            throw new ApiProblem(400, "kind", kind, "The kind must be assess or company.");
        }
        Optional<CompanyStore.Company> company = company(request, kind);
        AsOf asOf = request.asOf(served.world().world().asOf());
        // Refuses a day outside the world at once.
        Question.of(served.world(), asOf);
        int draws = request.number("draws", company.isPresent() ? 0 : DRAWS, 0, MOST_DRAWS);
        String scenario = request.text("scenario");
        List<ScenarioStore.Kept> line =
                scenario.isEmpty() ? List.of() : served.scenarios().line(scenario, request.viewer());
        String team = ScenarioStore.team(line);
        company.ifPresent(c -> CompanyAnswers.checkTeams(c.team(), team));
        return new Asked(
                asOf,
                line.isEmpty() ? Question.Scenario.NONE : ScenarioAnswers.changes(line),
                draws,
                String.join(
                        " ",
                        company.map(c -> String.join(" ", COMPANY, c.id(), c.revision(), "of " + c.team()))
                                .orElse(ASSESS),
                        served.world().world().id(),
                        served.world().hash(),
                        "on " + asOf.on(),
                        "known " + asOf.known(),
                        "draws " + draws,
                        line.isEmpty() ? "as it stands" : "scenario " + ScenarioStore.content(line),
                        "program " + program),
                request.parameters(),
                new By(request.asker(), company.map(CompanyStore.Company::team).orElse(team), company));
    }

    private Optional<CompanyStore.Company> company(ApiRequest request, String kind) {
        String id = request.text(COMPANY);
        if (kind.equals(COMPANY) == id.isEmpty()) {
            throw new ApiProblem(
                    400, COMPANY, id, "A question of the kind company names one that is kept, and no other does.");
        }
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(served.kept().companies().need(id, request.viewer()));
    }

    /// Whether a question was answered before or is being worked on; starts nothing.
    private Reply find(ApiRequest request) {
        Asked asked = asked(request);
        return Reply.json(AnswerJson.part(state(
                served.answers().find(asked.key(), request.viewer()),
                jobs.open(asked.key())
                        .filter(j -> request.viewer().sees(j.team()))
                        .map(Jobs.Job::view))));
    }

    private static Map<String, Object> state(Optional<Given> kept, Optional<Jobs.View> job) {
        Map<String, Object> out = new LinkedHashMap<>();
        kept.ifPresent(k -> out.put("answer", k));
        job.ifPresent(j -> out.put("job", j));
        return out;
    }

    private Reply ask(ApiRequest request) {
        Asked asked = asked(request);
        Optional<Given> kept = served.answers().find(asked.key(), request.viewer());
        if (kept.isPresent() && !request.flag("again")) {
            return Reply.json(AnswerJson.part(state(kept, Optional.empty())));
        }
        Jobs.Job job = start(asked, kept);
        return Reply.json(202, AnswerJson.part(state(Optional.empty(), Optional.of(job.view()))))
                .with("Location", "/api/v1/jobs/" + job.id());
    }

    private Jobs.Job start(Asked asked, Optional<Given> before) {
        String id = UUID.randomUUID().toString();
        open.put(id, asked);
        try {
            Jobs.Job job = jobs.submit(
                    stated(id, asked),
                    before.map(Given::seconds).orElseGet(() -> served.answers().latestSeconds()));
            if (!job.id().equals(id)) {
                // Somebody asked the same before: that job works on it.
                open.remove(id);
            }
            return job;
        } catch (RuntimeException e) {
            open.remove(id);
            throw e;
        }
    }

    private JobQueue.Asked stated(String id, Asked asked) {
        return new JobQueue.Asked(
                id,
                asked.key(),
                asked.parameters(),
                scope(),
                asked.by().asker(),
                asked.by().team());
    }

    /// What is asked as work, whichever server was asked.
    private Jobs.Work work(JobQueue.Asked stated) {
        Asked mine = open.remove(stated.id());
        return progress -> {
            progress.accept("reading the world");
            Asked asked = mine != null ? mine : asked(again(stated.parameters()));
            if (!asked.key().equals(stated.question())) {
                throw new IllegalArgumentException("The scenario was changed meanwhile; ask again.");
            }
            long begun = System.nanoTime();
            Optional<CompanyStore.Company> company = asked.by().company();
            String json = company.isPresent()
                    ? companies.ofKept(company.get(), asked.asOf(), asked.changes(), asked.draws(), progress)
                    : AnswerJson.write(
                            AnswerKind.ASSESS,
                            served.assessing()
                                    .of(served.world(), asked.asOf(), asked.changes(), asked.draws(), progress));
            json = AnswerJson.ofTeam(
                    json,
                    company.map(CompanyStore.Company::id).orElse(""),
                    asked.by().team());
            if (company.isPresent()) {
                return served.answers()
                        .keepBeside(asked.key(), json, asked.by().team(), seconds(begun), now())
                        .answer();
            }
            return served.answers()
                    .keep(asked.key(), json, asked.by().team(), seconds(begun), now())
                    .answer();
        };
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /// What was asked before, by whoever was allowed to.
    private static ApiRequest again(Map<String, String> parameters) {
        return new ApiRequest(parameters, Map.of(), new byte[0], Viewer.HERE);
    }

    /// Takes up again what was asked of another state of the world, or of a server before this one.
    private void resume() {
        for (JobQueue.Asked left : jobs.left()) {
            try {
                Asked asked = asked(again(left.parameters()));
                if (served.answers().find(asked.key(), Viewer.HERE).isEmpty()) {
                    jobs.restate(new JobQueue.Asked(
                            left.id(),
                            asked.key(),
                            asked.parameters(),
                            scope(),
                            left.asker(),
                            asked.by().team()));
                } else {
                    jobs.drop(left.id());
                }
            } catch (ApiProblem | IllegalArgumentException e) {
                // The world or the scenario is another one now: nobody can answer it any more.
                jobs.drop(left.id());
            }
        }
    }

    /// Takes up what was left, and starts to work on what the first page shows, unless it is kept.
    void prepare() {
        resume();
        Asked asked = asked(again(Map.of()));
        if (served.answers().find(asked.key(), Viewer.HERE).isEmpty()) {
            start(asked, Optional.empty());
        }
    }

    /// The job of an address.
    Jobs.Job job(ApiRequest request) {
        String id = request.part("id");
        return jobs.find(id)
                .filter(j -> request.viewer().sees(j.team()))
                .orElseThrow(() -> new ApiProblem(
                        404, "id", id, "The id must be that of a job of this server since it was started."));
    }

    private Reply cancel(ApiRequest request) {
        request.knowing(Set.of());
        Jobs.Job job = job(request);
        jobs.cancel(job);
        open.remove(job.id());
        return Reply.json(AnswerJson.part(job.view()));
    }

    private static ApiProblem noAnswer(String hash) {
        return new ApiProblem(404, "hash", hash, "The hash must be that of an answer that is kept here.");
    }

    private AnswerStore.Tree tree(ApiRequest request) {
        String hash = request.part("hash");
        return served.answers().tree(hash, request.viewer()).orElseThrow(() -> noAnswer(hash));
    }

    /// An answer as it was given, byte for byte.
    private Reply answer(ApiRequest request) {
        request.knowing(Set.of());
        String hash = request.part("hash");
        KeptAnswers.Answer answer =
                served.answers().answer(hash, request.viewer()).orElseThrow(() -> noAnswer(hash));
        return AnswerStore.forever(Reply.json(new String(answer.bytes(), StandardCharsets.UTF_8)), answer.team());
    }

    /// One part of an answer; as a table where `.csv` follows its name.
    private Reply part(ApiRequest request) {
        request.knowing(Set.of());
        AnswerStore.Tree answer = tree(request);
        String asked = request.part("part");
        boolean table = asked.endsWith(".csv");
        String name = table ? asked.substring(0, asked.length() - ".csv".length()) : asked;
        JsonNode part = answer.node();
        for (String step : name.split("\\.", -1)) {
            // The expected case is a list of at most one.
            JsonNode within = part.isArray() && !part.isEmpty() ? part.get(0) : part;
            part = within.path(step);
        }
        if (part.isMissingNode()) {
            throw new ApiProblem(404, "part", name, "The part must be a field of the answer, such as summary.");
        }
        if (table && !(part.isArray() && (part.isEmpty() || part.get(0).isObject()))) {
            throw new ApiProblem(404, "part", name, "Only a part that is a list of records can be a table.");
        }
        return answer.forever(table ? Reply.csv(name, CsvTable.of(part)) : Reply.json(AnswerJson.part(part)));
    }

    private Reply explanation(ApiRequest request) {
        request.knowing(Set.of());
        String key = request.part("key");
        AnswerStore.Tree answer = tree(request);
        JsonNode explanation = answer.node().path("explanations").path(key);
        if (explanation.isMissingNode()) {
            throw new ApiProblem(404, "key", key, "The key must be one that the answer names as why.");
        }
        return answer.forever(Reply.json(AnswerJson.part(explanation)));
    }
}
