package dev.chokepoint.data.deals;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.frontier.Fraction;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads abstract negotiation domains of other tools into deal spaces, with exact utilities.
///
/// Taken: Genius XML (discrete and integer issues, each normalised by its highest evaluation; non-linear spaces
/// of hyper-rectangles), GeniusWeb JSON (both styles of keys) and NegoLog JSON. What a file says and this
/// reader
/// does not understand is an error: a space is never silently smaller than its file.
public final class DomainFiles {
    private DomainFiles() {}

    /// Reads a domain and the profile of each party.
    ///
    /// @param domain the file that lists the issues and their options
    /// @param profiles per party, the file that says what options are worth, in the order of the parties
    /// @return the space, or nothing where there are errors
    public static Loaded<Optional<NegotiationDomain>> load(Path domain, List<Path> profiles) {
        List<Problem> problems = new ArrayList<>();
        if (profiles.size() < 2) {
            problems.add(Problem.error(
                    name(domain), 0, "profiles", String.valueOf(profiles.size()), "At least two profiles are needed."));
            return new Loaded<>(Optional.empty(), problems);
        }
        Optional<NegotiationDomain> space = Optional.empty();
        Optional<String> text = NodeReader.text(domain, name(domain), problems);
        List<Source> sources = new ArrayList<>();
        for (Path p : profiles) {
            NodeReader.text(p, name(p), problems).ifPresent(t -> sources.add(new Source(name(p), t)));
        }
        if (text.isPresent() && sources.size() == profiles.size()) {
            Source source = new Source(name(domain), text.get());
            boolean mixed = sources.stream().anyMatch(s -> s.isXml() != source.isXml());
            if (mixed) {
                problems.add(Problem.error(
                        source.file, 0, "", "", "The domain and its profiles must be all XML or all JSON."));
            } else if (source.isXml()) {
                space = GeniusXml.read(source, sources, problems);
            } else {
                space = GeniusJson.read(source, sources, problems);
            }
        }
        boolean failed = problems.stream().anyMatch(Problem::isError);
        return new Loaded<>(failed ? Optional.empty() : space, problems);
    }

    /// A file's name and text.
    record Source(String file, String text) {
        boolean isXml() {
            return text.stripLeading().startsWith("<");
        }

        /// What a party is called: the name of its file without the ending.
        String party() {
            int dot = file.lastIndexOf('.');
            return dot > 0 ? file.substring(0, dot) : file;
        }
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /// Warns where weights do not sum to 1: the values are used as they are.
    static void checkWeights(List<Fraction> weights, String file, List<Problem> problems) {
        double sum = 0;
        for (Fraction w : weights) {
            if (w.signum() < 0) {
                problems.add(Problem.error(file, 0, "weight", text(w), "A weight must not be negative."));
            }
            sum += w.doubleValue();
        }
        if (weights.stream().allMatch(w -> w.signum() == 0)) {
            problems.add(Problem.error(file, 0, "weights", "", "At least one issue must have a weight above 0."));
        } else if (Math.abs(sum - 1) > 1e-6) {
            problems.add(Problem.warning(
                    file, 0, "weights", String.valueOf(sum), "The weights of the issues should sum to 1."));
        }
    }

    /// Refuses a reservation outside 0 to 1 and a discount outside 0 to 1.
    static void checkShare(Fraction f, String file, int line, String field, List<Problem> problems) {
        if (f.signum() < 0 || f.compareTo(Fraction.ONE) > 0) {
            problems.add(Problem.error(file, line, field, text(f), "A share from 0 to 1 was expected."));
        }
    }

    private static String text(Fraction f) {
        return String.valueOf(f.doubleValue());
    }
}
