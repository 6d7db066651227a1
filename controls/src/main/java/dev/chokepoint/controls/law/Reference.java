package dev.chokepoint.controls.law;

import dev.chokepoint.base.NameSearch;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// The dated tables that the rules and the reading of shipments rest on.
///
/// @param named conditions with a name, which rules may use
/// @param attributes the attributes an item may have, by name
/// @param items items that a text may mean; suggested to a person, never used by themselves
/// @param parties the parties that the ledger's own table holds; those of imported lists stand in `lists`
public record Reference(
        Map<String, Condition> named,
        Map<String, Attribute> attributes,
        List<Membership> groups,
        List<KnownParty> parties,
        List<Product> products,
        List<KnownItem> items,
        List<Cue> cues,
        List<EndUseClass> endUses,
        List<Place> places,
        ImportedLists lists) {
    public static final Reference EMPTY = new Reference(
            Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /// Tables without imported lists.
    public Reference(
            Map<String, Condition> named,
            Map<String, Attribute> attributes,
            List<Membership> groups,
            List<KnownParty> parties,
            List<Product> products,
            List<KnownItem> items,
            List<Cue> cues,
            List<EndUseClass> endUses,
            List<Place> places) {
        this(named, attributes, groups, parties, products, items, cues, endUses, places, ImportedLists.NONE);
    }

    public Reference {
        named = Map.copyOf(named);
        attributes = Map.copyOf(attributes);
        groups = List.copyOf(groups);
        parties = List.copyOf(parties);
        products = List.copyOf(products);
        items = List.copyOf(items);
        cues = List.copyOf(cues);
        endUses = List.copyOf(endUses);
        places = List.copyOf(places);
    }

    /// An attribute of items.
    ///
    /// @param unit the unit of its figures; empty for words
    /// @param least the smallest figure that makes sense
    /// @param most the largest figure that makes sense
    /// @param values values that no rule, product or cue uses, with other words for them
    /// @param derivation how it follows from others where it is not given
    public record Attribute(
            String name,
            boolean figure,
            String unit,
            double least,
            double most,
            String meaning,
            Map<String, List<String>> values,
            Derivation derivation) {
        public Attribute {
            values = Map.copyOf(values);
        }
    }

    /// How one attribute follows from others.
    public sealed interface Derivation {
        /// It has to be given.
        record Given() implements Derivation {}

        /// The largest product of an attribute and its factor, over those that are given.
        record LargestProduct(Map<String, Double> factors) implements Derivation {
            public LargestProduct {
                factors = Map.copyOf(factors);
            }
        }

        /// One attribute divided by another.
        record Ratio(String above, String below) implements Derivation {}
    }

    /// A place belongs to a group from one day to another.
    ///
    /// @param by the measure that changed the membership; may be empty
    public record Membership(
            String group,
            String place,
            LocalDate from,
            LocalDate to,
            LocalDate known,
            String by,
            Confidence confidence) {}

    /// A party that the ledger knows.
    ///
    /// @param listings the measures that list it
    /// @param owners who holds shares in it, dated
    /// @param kind whether it is a body, a person, a ship or an aircraft
    public record KnownParty(
            String name,
            List<String> aliases,
            String headquarters,
            List<Listing> listings,
            List<Shareholding> owners,
            Confidence confidence,
            NameSearch.Kind kind) {
        /// A firm or another body.
        public KnownParty(
                String name,
                List<String> aliases,
                String headquarters,
                List<Listing> listings,
                List<Shareholding> owners,
                Confidence confidence) {
            this(name, aliases, headquarters, listings, owners, confidence, NameSearch.Kind.BODY);
        }

        public KnownParty {
            aliases = List.copyOf(aliases);
            listings = List.copyOf(listings);
            owners = List.copyOf(owners);
        }
    }

    /// A measure lists a party from a day on, under a tag such as `fn1`.
    ///
    /// @param known the first day on which the listing could be known
    /// @param reference where it was published, as in `84 FR 22961`, with what is open about it; may be empty
    public record Listing(String measure, String tag, LocalDate from, LocalDate to, LocalDate known, String reference) {
        /// A listing that is as well known as the measure itself.
        public Listing(String measure, String tag, LocalDate from, LocalDate to) {
            this(measure, tag, from, to, LocalDate.MIN, "");
        }

        /// Whether the listing stands on a day, as far as was known on another.
        public boolean stands(LocalDate on, LocalDate asKnown) {
            return !from.isAfter(on) && !to.isBefore(on) && !known.isAfter(asKnown);
        }
    }

    /// A share in a party.
    public record Shareholding(String owner, double percent, LocalDate from, LocalDate to) {
        public Shareholding {
            if (!(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException(
                        "The share (" + percent + ") of (" + owner + ") must be 0 to 100 percent.");
            }
        }
    }

    /// A real product with its figures and where they were read.
    public record Product(
            String name, List<String> aliases, String maker, Map<String, Value> attributes, String source) {
        public Product {
            aliases = List.copyOf(aliases);
            attributes = Map.copyOf(attributes);
        }
    }

    /// An item as the lists name it, with its codes and the attributes to state for it.
    ///
    /// @param codes codes that point to it; whether an item has them is for a person to say
    /// @param source where the name and the codes were read
    public record KnownItem(
            String name, List<String> aliases, List<Code> codes, Map<String, Value> attributes, String source) {
        public KnownItem {
            aliases = List.copyOf(aliases);
            codes = List.copyOf(codes);
            attributes = Map.copyOf(attributes);
        }
    }

    /// Words in the name of an item that say what it is, where no attribute does.
    public record Cue(List<String> words, Map<String, Value> attributes) {
        public Cue {
            words = List.copyOf(words);
            attributes = Map.copyOf(attributes);
        }
    }

    /// A class of end uses and users, with the words that point to it and phrases that do not.
    ///
    /// @param not phrases that hold such a word but do not point to the class; other words of the text still may
    /// @param unless words that rule the class out, whatever else the text says
    /// @param figures figures that point to it as well
    /// @param unlessFigures figures that rule it out
    public record EndUseClass(
            String name,
            List<String> words,
            List<String> not,
            List<String> unless,
            List<UseFigure> figures,
            List<UseFigure> unlessFigures) {
        public EndUseClass {
            words = List.copyOf(words);
            not = List.copyOf(not);
            unless = List.copyOf(unless);
            figures = List.copyOf(figures);
            unlessFigures = List.copyOf(unlessFigures);
        }

        public EndUseClass(String name, List<String> words, List<String> not) {
            this(name, words, not, List.of(), List.of(), List.of());
        }
    }

    /// A figure that a text on an end use may state, such as the node of a chip plant.
    ///
    /// @param units words for its unit, such as `nm` and `nanometre`
    /// @param from the least value that counts
    /// @param to the greatest value that counts
    /// @param with words of which one must stand beside it; empty where none must
    /// @param doing words for what is done, of which one must stand beside it; empty where none must
    /// @param without words that must not stand beside it
    public record UseFigure(
            List<String> units, double from, double to, List<String> with, List<String> doing, List<String> without) {
        public UseFigure {
            units = List.copyOf(units);
            with = List.copyOf(with);
            doing = List.copyOf(doing);
            without = List.copyOf(without);
        }
    }

    /// A place with the words people use for it.
    public record Place(String code, String name, List<String> words) {
        public Place {
            words = List.copyOf(words);
        }
    }
}
