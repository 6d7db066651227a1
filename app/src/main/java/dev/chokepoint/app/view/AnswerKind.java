package dev.chokepoint.app.view;

import dev.chokepoint.app.view.deals.DealsRun;
import dev.chokepoint.app.view.deals.GivingBacktestView;
import dev.chokepoint.app.view.ledger.LedgerChangesView;
import dev.chokepoint.app.view.ledger.ReceiptsView;
import java.util.Locale;
import java.util.Map;

/// The answers that are written as JSON; each has its part of `schemas/answer.schema.json`.
public enum AnswerKind {
    ASSESS(Assessment.class),
    EXPOSURE(ExposureAnswer.class),
    LEVERAGE(LeverageAnswer.class),
    DEALS(DealsRun.Answer.class),
    MITIGATE(MitigationView.class),
    BACKTEST(BacktestView.class),
    DEALS_BACKTEST(GivingBacktestView.class),
    CHECK(Map.class),
    COMPANY(CompanyView.class),
    COMPANY_CHANGES(CompanyChangesView.class),
    RECEIPTS(ReceiptsView.class),
    CHANGES(LedgerChangesView.class),
    WORLD_DIFF(WorldDiffView.class),
    WORLD_UPDATE(WorldUpdateView.class),
    SCENARIO(ScenarioView.class);

    /// The version of the schema: the next one when a field goes or changes its meaning.
    public static final int VERSION = 1;

    private final Class<?> view;

    AnswerKind(Class<?> view) {
        this.view = view;
    }

    /// What holds such an answer.
    Class<?> view() {
        return view;
    }

    /// What the field `schema` of such an answer says, such as `chokepoint/answer/1/deals`.
    public String schema() {
        return "chokepoint/answer/" + VERSION + "/" + part();
    }

    /// The name of its part of the schema.
    String part() {
        return name().toLowerCase(Locale.ROOT);
    }
}
