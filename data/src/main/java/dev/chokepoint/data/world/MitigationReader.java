package dev.chokepoint.data.world;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.Group;
import dev.chokepoint.exposure.mitigation.MitigationCosts;
import dev.chokepoint.exposure.twostage.Action;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads what preparing costs from the table `mitigation` of a world.
///
/// Source: docs/world-format.md
public final class MitigationReader {
    private MitigationReader() {}

    /// The lines of a world; none where it has no such table.
    public static Loaded<List<MitigationCosts.Line>> read(Path folder) {
        WorldDraft draft = WorldDraft.read(folder);
        List<MitigationCosts.Line> lines = new ArrayList<>();
        for (Group group : draft.groups("mitigation").all()) {
            Action.Kind action = Action.Kind.valueOf(group.key().get(0).toUpperCase(Locale.ROOT));
            MitigationCosts.Figures what =
                    MitigationCosts.Figures.valueOf(group.key().get(3).toUpperCase(Locale.ROOT));
            if (what == MitigationCosts.Figures.MOST) {
                String unit = action == Action.Kind.STOCK ? "month" : "share";
                boolean fits = group.vintages().figures().stream()
                        .allMatch(f -> f.unit().convertsTo(Unit.parse(unit)));
                if (!fits) {
                    draft.problems.error(
                            group.first(),
                            "unit",
                            action == Action.Kind.STOCK
                                    ? "The most of a stock is a time, in months of use."
                                    : "The most of this is a share of the use or output at the place.");
                    continue;
                }
            }
            lines.add(new MitigationCosts.Line(
                    action, group.key().get(1), group.key().get(2), what, group.vintages()));
        }
        return new Loaded<>(List.copyOf(lines), draft.problems.sorted());
    }
}
