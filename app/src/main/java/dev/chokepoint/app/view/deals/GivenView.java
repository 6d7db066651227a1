package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.GivenRecord;
import dev.chokepoint.deals.giving.TabledConcession;
import java.util.List;

/// What became of concessions of real talks that are like one, as data beside the concession.
///
/// @param concession the concession of the deal space
/// @param talk the talk of the record on whose table it was; empty where it is on no record
/// @param row the concession of that talk; empty where it is on no record
/// @param chances one, or one for each stance where it is not known what was named
/// @param lines the same in words, one line a chance
public record GivenView(String concession, String talk, String row, List<ChanceView> chances, List<String> lines) {
    /// What became of those like it, and how likely it is to be given, at least in part.
    ///
    /// @param stance offered, demanded, refused or not named
    /// @param alike what those that were counted have in common with it
    /// @param low the lower end of the 90 % interval
    public record ChanceView(String stance, String alike, int given, int rows, double p, double low, double high) {}

    public static GivenView of(GivenRecord record) {
        TabledConcession.Key row = switch (record.basis()) {
            case GivenRecord.Basis.OnRecord on -> on.row();
            case GivenRecord.Basis.NotOnRecord none -> new TabledConcession.Key("", "");
        };
        return new GivenView(
                record.concession(),
                row.talk(),
                row.concession(),
                record.chances().stream().map(GivenView::chance).toList(),
                record.lines());
    }

    private static ChanceView chance(GivenRecord.Chance chance) {
        return new ChanceView(
                chance.stance().words(),
                chance.alike(),
                chance.like().given(),
                chance.like().rows(),
                chance.forecast().probability(),
                chance.forecast().low(),
                chance.forecast().high());
    }
}
