package dev.chokepoint.controls.shipment;

import java.util.List;

/// Something that the asker says and the ledger does not understand for certain: it is asked back, and as long as it
/// is open nothing follows from its not matching a rule.
public sealed interface OpenPoint {
    /// The field of the question: `item`, `attributes`, `end_user`, `exporter_name`.
    String field();

    /// What is asked back, in one line.
    String text();

    /// An attribute that the ledger does not know.
    ///
    /// @param suggestions attributes that may have been meant, nearest first
    record UnknownAttribute(String name, String value, List<String> suggestions) implements OpenPoint {
        public UnknownAttribute {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public String field() {
            return "attributes";
        }

        @Override
        public String text() {
            return "unknown attribute " + name + " = " + value + meant(suggestions);
        }
    }

    /// A value that nothing in the ledger uses for its attribute.
    ///
    /// @param suggestions values that may have been meant, nearest first
    record UnknownValue(String attribute, String value, List<String> suggestions) implements OpenPoint {
        public UnknownValue {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public String field() {
            return "attributes";
        }

        @Override
        public String text() {
            return "unknown value " + attribute + " = " + value + meant(suggestions);
        }
    }

    /// An item of which nothing is understood and nothing else is said.
    record UnknownItem(String item) implements OpenPoint {
        @Override
        public String field() {
            return "item";
        }

        @Override
        public String text() {
            return "what the item is: nothing in the ledger is called '" + item + "'";
        }
    }

    /// A word of the item that looks like a misspelt one which the ledger knows.
    record UnknownItemWord(String item, String word, List<String> suggestions) implements OpenPoint {
        public UnknownItemWord {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public String field() {
            return "item";
        }

        @Override
        public String text() {
            return "the word '" + word + "' of the item" + meant(suggestions);
        }
    }

    /// A party of the ledger that a name may stand for; to be confirmed or ruled out.
    record PossibleParty(String field, String name, String party, double score, String reason) implements OpenPoint {
        @Override
        public String text() {
            return "'" + name + "' may be " + party + " (" + reason + "): confirm it or rule it out";
        }
    }

    /// Words of a party's field of which it is not known what they say.
    record UnknownPartyWords(String field, String name, String words) implements OpenPoint {
        @Override
        public String text() {
            return "what '" + words + "' says of the party in '" + name + "'";
        }
    }

    /// Where a party, or the parent that decides, has its seat.
    record UnknownSeat(String field, String name) implements OpenPoint {
        @Override
        public String text() {
            return "where " + (name.isEmpty() ? "the end user" : "'" + name + "'")
                    + ", or its ultimate parent, has its seat";
        }
    }

    /// An owner whose share is not stated.
    record UnknownShare(String field, String owner) implements OpenPoint {
        @Override
        public String text() {
            return "the share that " + owner + " holds";
        }
    }

    private static String meant(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
    }
}
