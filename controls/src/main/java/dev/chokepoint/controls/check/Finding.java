package dev.chokepoint.controls.check;

/// Something that the author of a ledger may have got wrong.
///
/// @param subject the part of the ledger that it is about
/// @param field the field of that part, as the files of a ledger name it; empty where it is about the whole part
/// @param words what is wrong, as the end of a sentence that starts with the subject
public record Finding(Subject subject, String field, String words) {
    /// A part of a ledger.
    public sealed interface Subject {
        /// A measure as a whole.
        record OfMeasure(String measure) implements Subject {}

        /// A rule of a measure.
        record OfRule(String measure, String rule) implements Subject {}

        /// A named condition.
        record OfDefinition(String name) implements Subject {}

        /// A party that measures list.
        record OfParty(String name) implements Subject {}

        /// An entry of the table of what is held; empty for the whole table.
        record OfCoverage(String entry) implements Subject {}

        /// A place in a group of places.
        record OfMembership(String group, String place) implements Subject {}
    }

    /// The finding as a sentence.
    public String text() {
        return switch (subject) {
            case Subject.OfMeasure(String measure) -> measure + " " + words + ".";
            case Subject.OfRule(String measure, String rule) -> measure + " rule " + rule + " " + words + ".";
            case Subject.OfDefinition(String name) -> "definitions.yaml: " + name + " " + words + ".";
            case Subject.OfParty(String _) -> "parties.yaml: " + words + ".";
            case Subject.OfCoverage(String entry) -> (entry.isEmpty() ? "coverage.yaml" : entry) + " " + words + ".";
            case Subject.OfMembership(String _, String _) -> "groups.yaml: " + words + ".";
        };
    }
}
