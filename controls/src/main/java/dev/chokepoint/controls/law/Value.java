package dev.chokepoint.controls.law;

import dev.chokepoint.base.Numbers;
import java.util.Locale;

/// A typed attribute of an item; its unit is the one that the ledger's attribute table states for its name.
public sealed interface Value {
    /// A figure in the unit of its attribute.
    record Figure(double value) implements Value {
        public Figure {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("The figure (" + value + ") of an attribute must be finite.");
            }
        }

        @Override
        public String toString() {
            return Numbers.text(value);
        }
    }

    /// A word such as `magnet`; words are compared without regard to case.
    record Word(String value) implements Value {
        public Word {
            if (value.isBlank()) {
                throw new IllegalArgumentException("The word of an attribute must not be blank.");
            }
        }

        @Override
        public String toString() {
            return value;
        }
    }

    static Value of(double value) {
        return new Figure(value);
    }

    static Value of(String value) {
        return new Word(value);
    }

    static Value of(boolean value) {
        return new Word(Boolean.toString(value));
    }

    /// The word in the form in which words are compared: `load_and_sail`, `Load and sail` and `load-and-sail` are one.
    static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }
}
