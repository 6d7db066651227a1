package dev.chokepoint.exposure.restriction;

import java.util.LinkedHashSet;
import java.util.Set;

/// Which measures are taken together: one, or all of an issuer.
public sealed interface MeasureSet {
    /// One measure by its id.
    record One(String measure) implements MeasureSet {
        @Override
        public String text() {
            return measure;
        }

        @Override
        public boolean holds(Controls.Restriction restriction) {
            return restriction.measure().equals(measure);
        }
    }

    /// All measures of an issuer.
    record AllOf(String issuer) implements MeasureSet {
        @Override
        public String text() {
            return "all of " + issuer;
        }

        @Override
        public boolean holds(Controls.Restriction restriction) {
            return restriction.issuer().equals(issuer);
        }
    }

    /// The measure's id, or `all of ISSUER`: the name in answers.
    String text();

    /// Whether a restriction is of one of the measures.
    boolean holds(Controls.Restriction restriction);

    /// Those of the measures that hold some lane.
    default Set<String> in(Controls controls) {
        Set<String> all = new LinkedHashSet<>();
        controls.restrictions().stream().filter(this::holds).forEach(r -> all.add(r.measure()));
        return all;
    }
}
