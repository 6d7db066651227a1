package dev.chokepoint.evidence.lexicon;

import java.time.LocalDate;
import java.util.List;

/// The names the rules know: places, authorities, office-holders, items, listed parties, outlets, lists.
///
/// @param version of the data files it was read from
public record Gazetteer(String version, List<Entry> entries) {
    public Gazetteer {
        entries = List.copyOf(entries);
    }

    /// A thing with names.
    public sealed interface Entry {
        String key();

        List<String> names();
    }

    /// A country or union, with its capital and the adjectives for it among the names.
    ///
    /// @param key ISO 3166 alpha-2, or `EU`
    public record Place(String key, List<String> names) implements Entry {
        public Place {
            names = List.copyOf(names);
        }
    }

    /// A town or province in which reports are written and firms sit, but no national government.
    ///
    /// @param place the country, as [Place#key]
    public record City(String key, String place, List<String> names) implements Entry {
        public City {
            names = List.copyOf(names);
        }
    }

    /// An authority.
    ///
    /// @param place whose it is; empty where the name alone does not tell ("the trade ministry")
    /// @param body short name of the authority that issues controls, such as `MOFCOM`; may be empty
    /// @param assumed whether other places may have an authority of that name: `disown` in [Tokens]
    /// @param subjectOnly whether the names mean the authority only where a verb follows at once: "Commerce said"
    public record Body(String key, String place, String body, boolean assumed, boolean subjectOnly, List<String> names)
            implements Entry {
        public Body {
            names = List.copyOf(names);
        }

        /// The same authority of a place that is not known.
        Body anybodys() {
            return new Body(key, "", "", false, subjectOnly, names);
        }
    }

    /// Somebody who holds or held an office.
    ///
    /// @param key full name
    /// @param from first day in office
    /// @param until last day in office; `LocalDate.MAX` where it is not over
    public record Person(String key, String office, String place, LocalDate from, LocalDate until, List<String> names)
            implements Entry {
        public Person {
            names = List.copyOf(names);
        }

        public boolean inOffice(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /// A good, software or technology.
    ///
    /// @param origin the place whose controls it falls under wherever it is; may be empty
    public record Item(String key, String origin, List<String> codes, List<String> names) implements Entry {
        public Item {
            codes = List.copyOf(codes);
            names = List.copyOf(names);
        }
    }

    /// A company or other party.
    public record Entity(String key, String place, List<String> names) implements Entry {
        public Entity {
            names = List.copyOf(names);
        }
    }

    /// A newspaper, agency or platform.
    public record Outlet(String key, List<String> names) implements Entry {
        public Outlet {
            names = List.copyOf(names);
        }
    }

    /// A group of countries or buyers.
    public record Group(String key, List<String> names) implements Entry {
        public Group {
            names = List.copyOf(names);
        }
    }

    /// A list of controlled goods or parties.
    ///
    /// @param owner whose list it is; may be empty
    /// @param privileged whether being on it frees from controls, as on a white list
    public record Register(String key, String owner, boolean privileged, List<String> names) implements Entry {
        public Register {
            names = List.copyOf(names);
        }
    }

    /// A word or phrase of a class of the rules' vocabulary.
    public record Word(String key, List<String> names) implements Entry {
        public Word {
            names = List.copyOf(names);
        }
    }
}
