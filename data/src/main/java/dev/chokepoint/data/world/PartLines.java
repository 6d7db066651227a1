package dev.chokepoint.data.world;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Group;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.exposure.check.Finding;
import dev.chokepoint.exposure.check.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Says in which line of which file a part of a world stands.
final class PartLines {
    private final WorldDraft draft;

    PartLines(WorldDraft draft) {
        this.draft = draft;
    }

    /// A finding as a problem of the line that it is about.
    Problem problem(Finding finding) {
        Row row = row(finding.at());
        String words = finding.words(part -> row(part).where());
        String found = row.get(finding.field());
        return switch (finding.severity()) {
            case ERROR ->
                Problem.error(row.file(), row.line(), finding.field(), found, words)
                        .withHint(finding.hint());
            case WARNING ->
                Problem.warning(row.file(), row.line(), finding.field(), found, words)
                        .withHint(finding.hint());
        };
    }

    private Row row(Part part) {
        return switch (part) {
            case Part.OfItem(String item) -> draft.rowOf("items", item);
            case Part.OfRecipe(String recipe) -> draft.rowOf("recipes", recipe);
            case Part.OfInput(String recipe, String output, String input) ->
                draft.groups("recipes")
                        .find(recipe, output, input)
                        .map(Group::first)
                        .orElse(draft.rowOf("recipes", recipe));
            case Part.OfPlace(String place) -> draft.rowOf("places", place);
            case Part.OfParty(String party) -> draft.partyRows.getOrDefault(party, draft.header);
            case Part.OfProduction(String recipe, String place) ->
                first("production", recipe, place, "production", "", "");
            case Part.OfCapacity(String recipe, String place, int step) -> capacity(recipe, place, step);
            case Part.OfFlow(String item, String from, String to) -> first("trade", item, from, to, "flow");
            case Part.OfDemand demand ->
                first(
                        "demand",
                        demand.item(),
                        demand.place(),
                        demand.endUse().name().toLowerCase(Locale.ROOT),
                        "quantity");
            case Part.OfDuty duty ->
                first(
                        "duties",
                        duty.duty(),
                        duty.item(),
                        duty.from(),
                        duty.to(),
                        duty.onExports() ? "export" : "import",
                        duty.since().equals(LocalDate.MIN) ? "" : duty.since().toString());
            case Part.OfQuestionDate() -> draft.asOfRow;
        };
    }

    private Row first(String table, String... key) {
        return draft.groups(table).find(key).map(Group::first).orElse(new Row(table + ".csv", 0, Map.of()));
    }

    private Row capacity(String recipe, String place, int step) {
        List<Group> steps = draft.groups("production").ofKind("capacity").stream()
                .filter(g -> g.key().get(0).equals(recipe) && g.key().get(1).equals(place))
                .toList();
        return steps.get(step).first();
    }
}
