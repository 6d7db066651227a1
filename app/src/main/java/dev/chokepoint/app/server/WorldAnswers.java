package dev.chokepoint.app.server;

import dev.chokepoint.app.server.companies.CompanyAnswers;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.kept.Jobs;
import java.util.ArrayList;
import java.util.List;

/// All that answers about the world as it was read once. Where the world is read anew, another one takes its place, and
/// requests that came before are still answered by this one.
final class WorldAnswers {
    private final Served served;
    private final WarmSituations situations;
    private final ApiAnswers checks;
    private final LedgerAnswers ledger;
    private final QuestionAnswers questions;
    private final AssistantTools tools;
    private final List<Route> routes = new ArrayList<>();

    /// What the pages show as data, at their own addresses.
    private final List<Route> pages = new ArrayList<>();

    /// What stays the same whichever world is served.
    ///
    /// @param jobs long questions that are being worked on
    /// @param articles those that were read last
    /// @param written is told when something was written into the ledger
    record Shared(Jobs jobs, ReadArticles articles, BundledReader reader, Runnable written) {}

    WorldAnswers(Served served, Shared shared) {
        this.served = served;
        this.situations = new WarmSituations(served);
        this.ledger = new LedgerAnswers(served);
        this.checks = new ApiAnswers(served, situations);
        this.questions = new QuestionAnswers(served, shared.jobs(), checks);
        this.tools = new AssistantTools(served, checks, ledger, situations, shared.reader());
        ScreenAnswers screen = new ScreenAnswers(served);
        FrozenAnswers frozen = new FrozenAnswers(served);
        ScenarioAnswers scenarios = new ScenarioAnswers(served, situations);
        routes.addAll(checks.routes());
        routes.addAll(ledger.routes());
        routes.addAll(frozen.routes());
        routes.addAll(questions.routes());
        routes.addAll(scenarios.routes());
        routes.addAll(new CompanyAnswers(
                        served.kept(),
                        checks::checkTables,
                        new CompanyAnswers.Asking(checks::company, checks::companyChanges))
                .routes());
        routes.addAll(screen.routes());
        routes.addAll(new EvidenceAnswers(served, shared.reader(), shared.articles(), shared.written()).routes());
        pages.addAll(ledger.ofPages());
        pages.addAll(questions.ofPages());
        pages.addAll(scenarios.ofPages());
        pages.addAll(frozen.ofPages());
        pages.addAll(screen.ofPages());
    }

    Served served() {
        return served;
    }

    ApiAnswers checks() {
        return checks;
    }

    QuestionAnswers questions() {
        return questions;
    }

    AssistantTools tools() {
        return tools;
    }

    /// What can be asked; the same addresses in the same order whichever world is served.
    List<Route> routes() {
        return routes;
    }

    List<Route> pages() {
        return pages;
    }

    /// Another world is served from now on.
    void retire() {
        situations.retire();
    }
}
