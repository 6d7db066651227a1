package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words and formulas that Chinese is read by, as their files have them.
///
/// @param version of the files
/// @param simplified pairs of a traditional and a simplified character
/// @param words classes of words that formulas name as `{class}`
/// @param nothing formulas of what is no claim, by id
/// @param patterns of dates, numbers, voices and parts of a notice, by id
public record ChineseRules(
        String version,
        Map<Character, Character> simplified,
        Map<String, List<String>> words,
        List<Act> acts,
        Map<String, String> nothing,
        List<Cue> cues,
        Map<String, String> patterns,
        Names names,
        List<Good> goods) {
    public ChineseRules {
        simplified = Map.copyOf(simplified);
        words = Map.copyOf(words);
        acts = List.copyOf(acts);
        nothing = Map.copyOf(nothing);
        cues = List.copyOf(cues);
        patterns = Map.copyOf(patterns);
        goods = List.copyOf(goods);
    }

    /// A formula of an act.
    ///
    /// @param modality how real it is whatever stands around it; empty where the words around decide
    /// @param fires clauses that must be read as the act
    /// @param not clauses that must not
    public record Act(
            String id,
            Action action,
            Optional<Modality> modality,
            String formula,
            List<String> fires,
            List<String> not) {
        public Act {
            fires = List.copyOf(fires);
            not = List.copyOf(not);
        }
    }

    /// What words before an act say of how real it is.
    public enum Effect {
        STILL,
        DENIED,
        CONDITION,
        THREAT,
        HINTED,
        EXPECTED,
        PLANNED
    }

    /// Words that say how real an act is.
    ///
    /// @param governs whether they hold for the clauses that follow in the sentence
    public record Cue(String id, Effect effect, boolean governs, String formula) {}

    /// A good, rule or technology.
    ///
    /// @param english its name in English, for the gloss
    public record Good(List<String> names, String item, String english, List<String> codes) {
        public Good {
            names = List.copyOf(names);
            codes = List.copyOf(codes);
        }
    }

    /// Who acts, speaks and is aimed at.
    public record Names(
            List<Place> places,
            List<Body> bodies,
            List<Person> people,
            List<Company> companies,
            List<String> outlets,
            List<Owner> owners) {
        public Names {
            places = List.copyOf(places);
            bodies = List.copyOf(bodies);
            people = List.copyOf(people);
            companies = List.copyOf(companies);
            outlets = List.copyOf(outlets);
            owners = List.copyOf(owners);
        }
    }

    /// A state.
    ///
    /// @param government words for it as an actor
    /// @param bare its name and capital
    /// @param shortForms single characters for it, as in "towards America"
    public record Place(String key, List<String> government, List<String> bare, List<String> shortForms) {
        public Place {
            government = List.copyOf(government);
            bare = List.copyOf(bare);
            shortForms = List.copyOf(shortForms);
        }
    }

    /// An authority.
    public record Body(String place, String body, List<String> names) {
        public Body {
            names = List.copyOf(names);
        }
    }

    /// Somebody who speaks for a state.
    public record Person(String place, String name, List<String> names) {
        public Person {
            names = List.copyOf(names);
        }
    }

    /// A firm.
    public record Company(String place, List<String> names) {
        public Company {
            names = List.copyOf(names);
        }
    }

    /// Lists and rules that belong to one state's law.
    public record Owner(String place, String body, List<String> names) {
        public Owner {
            names = List.copyOf(names);
        }
    }
}
