package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.giving.AgeClass;
import dev.chokepoint.deals.giving.ConcessionClass;
import dev.chokepoint.deals.giving.LikeCases;
import dev.chokepoint.deals.giving.Named;
import dev.chokepoint.deals.giving.Predictive;
import dev.chokepoint.deals.giving.TabledConcession;
import java.util.List;
import java.util.Locale;

/// What became of concessions of real talks that are like one of a deal space, and how likely it is to be given.
///
/// It says what sides did, not what would be good for them, and knows nothing of computed values.
///
/// @param concession the concession of the deal space
/// @param basis where what was named of it comes from
/// @param chances one, or one for each stance where it is not known what was named; empty where too few talks had
///     ended by the day of the question
public record GivenRecord(String concession, Basis basis, List<Chance> chances) {
    public GivenRecord {
        chances = List.copyOf(chances);
    }

    /// Where what was named comes from.
    public sealed interface Basis {
        /// From a row of the record: the concession was on the table of this talk.
        record OnRecord(TabledConcession.Key row) implements Basis {}

        /// Nothing is on record: each stance is told as an if.
        record NotOnRecord() implements Basis {}
    }

    /// What became of those like it, and how likely it is to be given, at least in part.
    public record Chance(Named.Stance stance, ConcessionClass kind, AgeClass age, LikeCases like, Predictive forecast) {
        /// For example "given in 9 of 20 like it (demanded, an export control, 61 to 180 days old); P 0.41 [0.25,
        /// 0.58]".
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "given in %d of %d like it (%s); P %.2f [%.2f, %.2f]",
                    like.given(),
                    like.rows(),
                    alike(),
                    forecast.probability(),
                    forecast.low(),
                    forecast.high());
        }

        /// What those that were counted have in common with it, in words.
        public String alike() {
            return switch (like.alike()) {
                case NAMED -> stance.words();
                case NAMED_AND_KIND -> stance.words() + ", " + kind.words();
                case NAMED_KIND_AND_AGE -> stance.words() + ", " + kind.words() + ", " + age.words();
            };
        }
    }

    /// One line a chance.
    public List<String> lines() {
        if (chances.isEmpty()) {
            return List.of("too few talks of the record had ended by then");
        }
        return switch (basis) {
            case Basis.OnRecord row -> chances.stream().map(Chance::text).toList();
            case Basis.NotOnRecord none ->
                chances.stream()
                        .map(c -> "if " + c.stance().words() + ": " + c.text())
                        .toList();
        };
    }
}
