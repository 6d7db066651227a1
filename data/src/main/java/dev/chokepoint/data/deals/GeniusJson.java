package dev.chokepoint.data.deals;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.deals.DomainFiles.Source;
import dev.chokepoint.deals.frontier.AdditiveSpace;
import dev.chokepoint.deals.frontier.Fraction;
import dev.chokepoint.deals.frontier.Issue;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads linear additive profiles of GeniusWeb, in both styles of keys, and profiles of NegoLog.
final class GeniusJson {
    private static final List<String> DISCRETE = List.of("DiscreteValueSetUtilities", "discreteutils");
    private static final List<String> NUMBERS = List.of("NumberValueSetUtilities", "numberutils");
    private static final int MAX_OPTIONS = 100_000;

    private final List<Problem> problems;

    private GeniusJson(List<Problem> problems) {
        this.problems = problems;
    }

    static Optional<NegotiationDomain> read(Source domain, List<Source> profiles, List<Problem> problems) {
        return new GeniusJson(problems).read(domain, profiles);
    }

    private Optional<NegotiationDomain> read(Source domain, List<Source> profiles) {
        Optional<Node.Fields> root = object(domain);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        List<Issue> issues;
        boolean isNegoLog = root.get().fields().containsKey("IssueValues");
        if (isNegoLog) {
            issues = issuesOfProfile(profiles.getFirst());
            checkSpecification(root.get(), issues, domain.file());
        } else {
            issues = issuesOfDomain(root.get(), domain.file());
        }
        if (issues.isEmpty()) {
            return Optional.empty();
        }
        List<AdditiveSpace.Worth> worths = new ArrayList<>();
        for (Source profile : profiles) {
            Optional<Node.Fields> fields = object(profile);
            if (fields.isPresent()) {
                (isNegoLog ? negoLog(fields.get(), issues, profile) : geniusWeb(fields.get(), issues, profile))
                        .ifPresent(worths::add);
            }
        }
        return worths.size() < profiles.size() ? Optional.empty() : Optional.of(new AdditiveSpace(issues, worths));
    }

    private Optional<Node.Fields> object(Source source) {
        return NodeReader.json(source.text(), source.file(), problems)
                .flatMap(node -> fields(node, source.file(), "the file"));
    }

    private Optional<Node.Fields> fields(Node node, String file, String field) {
        if (node instanceof Node.Fields f) {
            return Optional.of(f);
        }
        problems.add(Problem.error(file, node.line(), field, node.text(), "An object was expected."));
        return Optional.empty();
    }

    private Optional<Node> required(Node.Fields in, String name, String file) {
        Node node = in.fields().get(name);
        if (node == null) {
            problems.add(
                    Problem.error(file, in.line(), name, "", "The field must be there; found are " + in.text() + ".")
                            .withHint("the file is of another kind or version."));
        }
        return Optional.ofNullable(node);
    }

    private Optional<Node.Fields> requiredFields(Node.Fields in, String name, String file) {
        return required(in, name, file).flatMap(n -> fields(n, file, name));
    }

    private Optional<Fraction> number(Node node, String file, String field) {
        if (node instanceof Node.Scalar s) {
            return Decimals.parse(s.text(), file, s.line(), field, problems);
        }
        problems.add(Problem.error(file, node.line(), field, node.text(), "A number was expected."));
        return Optional.empty();
    }

    private List<Issue> issuesOfDomain(Node.Fields domain, String file) {
        List<Issue> issues = new ArrayList<>();
        Optional<Node.Fields> all = requiredFields(domain, "issuesValues", file);
        if (all.isPresent() && all.get().fields().isEmpty()) {
            problems.add(Problem.error(file, all.get().line(), "issuesValues", "", "There must be an issue."));
        }
        all.ifPresent(list -> list.fields().forEach((name, node) -> {
            Optional<Node.Fields> issue = fields(node, file, name);
            if (issue.isEmpty()) {
                return;
            }
            Node range = issue.get().fields().get("range");
            List<String> options = range == null
                    ? required(issue.get(), "values", file)
                            .map(v -> texts(v, file, name))
                            .orElse(List.of())
                    : numbers(range, file, name);
            if (!options.isEmpty()) {
                issues.add(new Issue(name, options));
            }
        }));
        return all.isPresent() && issues.size() == all.get().fields().size() ? issues : List.of();
    }

    private List<String> texts(Node node, String file, String issue) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (!(item instanceof Node.Scalar) || texts.contains(item.text())) {
                    problems.add(
                            Problem.error(file, item.line(), issue, item.text(), "Values must be different texts."));
                    return List.of();
                }
                texts.add(item.text());
            }
        }
        if (texts.isEmpty()) {
            problems.add(Problem.error(file, node.line(), issue, node.text(), "A list of values was expected."));
        }
        return texts;
    }

    /// The numbers of a range `[low, high, step]`.
    private List<String> numbers(Node node, String file, String issue) {
        List<Fraction> range = new ArrayList<>();
        if (node instanceof Node.Items items && items.items().size() == 3) {
            items.items().forEach(i -> number(i, file, issue).ifPresent(range::add));
        }
        if (range.size() != 3 || range.get(2).signum() <= 0 || range.get(1).compareTo(range.get(0)) < 0) {
            problems.add(Problem.error(
                    file,
                    node.line(),
                    issue,
                    node.text(),
                    "A range [low, high, step] with a step above 0 was expected."));
            return List.of();
        }
        List<String> options = new ArrayList<>();
        for (Fraction v = range.get(0); v.compareTo(range.get(1)) <= 0; v = v.plus(range.get(2))) {
            if (options.size() == MAX_OPTIONS) {
                problems.add(Problem.error(
                        file, node.line(), issue, "", "A range must hold at most " + MAX_OPTIONS + " numbers."));
                return List.of();
            }
            options.add(decimal(v));
        }
        return options;
    }

    private static String decimal(Fraction f) {
        return new BigDecimal(f.numerator())
                .divide(new BigDecimal(f.denominator()))
                .toPlainString();
    }

    private Optional<AdditiveSpace.Worth> geniusWeb(Node.Fields root, List<Issue> issues, Source profile) {
        String file = profile.file();
        Optional<Node.Fields> space = requiredFields(root, "LinearAdditiveUtilitySpace", file);
        Optional<Node.Fields> weights = space.flatMap(s -> requiredFields(s, "issueWeights", file));
        Optional<Node.Fields> utilities = space.flatMap(s -> requiredFields(s, "issueUtilities", file));
        if (space.isEmpty() || weights.isEmpty() || utilities.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Fraction>> values = new LinkedHashMap<>();
        for (Issue issue : issues) {
            Optional<Node.Fields> of = requiredFields(utilities.get(), issue.name(), file);
            if (of.isPresent()) {
                values(of.get(), issue, file).ifPresent(v -> values.put(issue.name(), v));
            }
        }
        Optional<AdditiveSpace.Worth> worth = worth(profile, issues, weights.get(), values, Fraction.ZERO);
        Node bid = space.get().fields().get("reservationBid");
        if (worth.isEmpty() || bid == null || bid instanceof Node.Empty) {
            return worth;
        }
        return reservation(bid, issues, worth.get(), file)
                .map(r -> new AdditiveSpace.Worth(
                        worth.get().party(),
                        worth.get().options(),
                        r,
                        worth.get().discount()));
    }

    /// The value of the package that a party has without a deal.
    private Optional<Fraction> reservation(Node bid, List<Issue> issues, AdditiveSpace.Worth worth, String file) {
        Optional<Node.Fields> choices =
                fields(bid, file, "reservationBid").flatMap(b -> requiredFields(b, "issuevalues", file));
        if (choices.isEmpty()) {
            return Optional.empty();
        }
        Fraction sum = Fraction.ZERO;
        for (int i = 0; i < issues.size(); i++) {
            Issue issue = issues.get(i);
            Optional<Node> choice = required(choices.get(), issue.name(), file);
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            int option = issue.options().indexOf(choice.get().text());
            if (option < 0) {
                problems.add(Problem.error(
                        file,
                        choice.get().line(),
                        issue.name(),
                        choice.get().text(),
                        "The domain does not have this option."));
                return Optional.empty();
            }
            sum = sum.plus(worth.options().get(i).get(option));
        }
        return Optional.of(sum);
    }

    private Optional<List<Fraction>> values(Node.Fields utilities, Issue issue, String file) {
        for (String key : DISCRETE) {
            if (utilities.fields().containsKey(key)) {
                return requiredFields(utilities, key, file)
                        .flatMap(d -> requiredFields(d, "valueUtilities", file))
                        .flatMap(v -> table(v, issue, file));
            }
        }
        for (String key : NUMBERS) {
            if (utilities.fields().containsKey(key)) {
                return requiredFields(utilities, key, file).flatMap(n -> line(n, issue, file));
            }
        }
        problems.add(Problem.error(
                file,
                utilities.line(),
                issue.name(),
                utilities.text(),
                "One of " + DISCRETE + " or " + NUMBERS + " was expected."));
        return Optional.empty();
    }

    private Optional<List<Fraction>> table(Node.Fields table, Issue issue, String file) {
        table.fields().forEach((option, node) -> {
            if (!issue.options().contains(option)) {
                problems.add(Problem.error(
                        file, node.line(), issue.name(), option, "The domain does not have this option."));
            }
        });
        List<Fraction> values = new ArrayList<>();
        for (String option : issue.options()) {
            required(table, option, file)
                    .flatMap(n -> number(n, file, issue.name() + "." + option))
                    .ifPresent(values::add);
        }
        return values.size() == issue.size() ? Optional.of(values) : Optional.empty();
    }

    /// A straight line from the utility of the lowest number to that of the highest.
    private Optional<List<Fraction>> line(Node.Fields line, Issue issue, String file) {
        List<Fraction> ends = new ArrayList<>();
        for (String name : List.of("lowValue", "highValue", "lowUtility", "highUtility")) {
            required(line, name, file).flatMap(n -> number(n, file, name)).ifPresent(ends::add);
        }
        if (ends.size() < 4) {
            return Optional.empty();
        }
        Fraction width = ends.get(1).minus(ends.get(0));
        if (width.signum() <= 0) {
            problems.add(
                    Problem.error(file, line.line(), issue.name(), "", "The high value must be above the low value."));
            return Optional.empty();
        }
        List<Fraction> values = new ArrayList<>();
        for (String option : issue.options()) {
            Optional<Fraction> v = Decimals.parse(option, file, line.line(), issue.name(), problems);
            if (v.isEmpty()) {
                return Optional.empty();
            }
            Fraction share = v.get().minus(ends.get(0)).dividedBy(width);
            values.add(ends.get(2).plus(share.times(ends.get(3).minus(ends.get(2)))));
        }
        return Optional.of(values);
    }

    private Optional<AdditiveSpace.Worth> worth(
            Source profile,
            List<Issue> issues,
            Node.Fields weights,
            Map<String, List<Fraction>> values,
            Fraction reservation) {
        String file = profile.file();
        weights.fields().forEach((name, node) -> {
            if (issues.stream().noneMatch(i -> i.name().equals(name))) {
                problems.add(Problem.error(file, node.line(), name, "", "The domain does not have this issue."));
            }
        });
        List<Fraction> each = new ArrayList<>();
        List<List<Fraction>> options = new ArrayList<>();
        for (Issue issue : issues) {
            Optional<Fraction> weight =
                    required(weights, issue.name(), file).flatMap(n -> number(n, file, "issueWeights." + issue.name()));
            List<Fraction> v = values.get(issue.name());
            if (weight.isPresent() && v != null) {
                each.add(weight.get());
                options.add(v.stream().map(x -> x.times(weight.get())).toList());
            }
        }
        if (options.size() < issues.size()) {
            return Optional.empty();
        }
        DomainFiles.checkWeights(each, file, problems);
        return Optional.of(new AdditiveSpace.Worth(profile.party(), options, reservation, Fraction.ONE));
    }

    private List<Issue> issuesOfProfile(Source profile) {
        List<Issue> issues = new ArrayList<>();
        Optional<Node.Fields> all = object(profile).flatMap(r -> requiredFields(r, "issues", profile.file()));
        all.ifPresent(list -> list.fields()
                .forEach((name, node) -> fields(node, profile.file(), name).ifPresent(f -> {
                    if (f.fields().isEmpty()) {
                        problems.add(Problem.error(profile.file(), f.line(), name, "", "An issue must have options."));
                    } else {
                        issues.add(new Issue(name, List.copyOf(f.fields().keySet())));
                    }
                })));
        return issues;
    }

    /// Compares the numbers of issues and options stated for the domain with those of the profiles.
    private void checkSpecification(Node.Fields specification, List<Issue> issues, String file) {
        Node values = specification.fields().get("IssueValues");
        List<String> stated = values instanceof Node.Items items
                ? items.items().stream().map(Node::text).toList()
                : List.of();
        List<String> found =
                issues.stream().map(i -> Integer.toString(i.size())).toList();
        if (!issues.isEmpty() && !stated.equals(found)) {
            problems.add(Problem.error(
                    file,
                    values == null ? 0 : values.line(),
                    "IssueValues",
                    String.join(", ", stated),
                    "The profiles have issues with " + String.join(", ", found) + " options."));
        }
    }

    private Optional<AdditiveSpace.Worth> negoLog(Node.Fields root, List<Issue> issues, Source profile) {
        String file = profile.file();
        Optional<Node.Fields> weights = requiredFields(root, "issueWeights", file);
        Optional<Node.Fields> tables = requiredFields(root, "issues", file);
        Optional<Node> node = required(root, "reservationValue", file);
        Optional<Fraction> reservation = node.flatMap(n -> number(n, file, "reservationValue"));
        if (weights.isEmpty() || tables.isEmpty() || reservation.isEmpty()) {
            return Optional.empty();
        }
        DomainFiles.checkShare(reservation.get(), file, node.map(Node::line).orElse(0), "reservationValue", problems);
        Map<String, List<Fraction>> values = new LinkedHashMap<>();
        for (Issue issue : issues) {
            requiredFields(tables.get(), issue.name(), file)
                    .flatMap(t -> table(t, issue, file))
                    .ifPresent(v -> values.put(issue.name(), v));
        }
        return worth(profile, issues, weights.get(), values, reservation.get());
    }
}
