package dev.chokepoint.data.deals;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.deals.DomainFiles.Source;
import dev.chokepoint.deals.frontier.AdditiveSpace;
import dev.chokepoint.deals.frontier.Fraction;
import dev.chokepoint.deals.frontier.Issue;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import dev.chokepoint.deals.frontier.RectangleSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads Genius templates and utility spaces.
///
/// Value of a discrete option: evaluation divided by the highest evaluation of the issue, times the weight.
/// Value of a whole number `v`: `offset + slope (v - lower bound)`, kept within 0 to 1, times the weight.
final class GeniusXml {
    private static final int MAX_OPTIONS = 100_000;

    private final List<Problem> problems;

    private GeniusXml(List<Problem> problems) {
        this.problems = problems;
    }

    /// An issue of a template with what identifies it in the profiles.
    private record Slot(String index, Issue issue, boolean isWhole, int lower) {}

    static Optional<NegotiationDomain> read(Source domain, List<Source> profiles, List<Problem> problems) {
        return new GeniusXml(problems).read(domain, profiles);
    }

    private Optional<NegotiationDomain> read(Source domain, List<Source> profiles) {
        Optional<Element> template = Element.parse(domain.text(), domain.file(), problems);
        if (template.isEmpty()) {
            return Optional.empty();
        }
        List<Slot> slots = slots(template.get(), domain.file());
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        List<Issue> issues = slots.stream().map(Slot::issue).toList();
        List<AdditiveSpace.Worth> additive = new ArrayList<>();
        List<RectangleSpace.Worth> rectangles = new ArrayList<>();
        for (Source profile : profiles) {
            Optional<Element> root = Element.parse(profile.text(), profile.file(), problems);
            if (root.isEmpty()) {
                continue;
            }
            if (!root.get().name().equals("utility_space")) {
                problems.add(Problem.error(
                                profile.file(),
                                root.get().line(),
                                root.get().name(),
                                "",
                                "A profile must start with <utility_space>.")
                        .withHint("the domain was given as a profile."));
                continue;
            }
            if (root.get().attribute("type").orElse("").equals("nonlinear")) {
                rectangles(root.get(), slots, profile).ifPresent(rectangles::add);
            } else {
                additive(root.get(), slots, profile).ifPresent(additive::add);
            }
        }
        if (additive.size() == profiles.size()) {
            return Optional.of(new AdditiveSpace(issues, additive));
        }
        if (rectangles.size() == profiles.size()) {
            return Optional.of(new RectangleSpace(issues, rectangles));
        }
        if (problems.stream().noneMatch(Problem::isError)) {
            problems.add(Problem.error(
                    domain.file(), 0, "", "", "The profiles must be all additive or all of hyper-rectangles."));
        }
        return Optional.empty();
    }

    private List<Slot> slots(Element template, String file) {
        List<Slot> slots = new ArrayList<>();
        List<Element> elements = template.all("issue");
        if (elements.isEmpty()) {
            problems.add(Problem.error(
                            file, template.line(), template.name(), "", "The domain must hold at least one <issue>.")
                    .withHint("it is no Genius template, or one of another version."));
        }
        for (Element e : elements) {
            String index = e.attribute("index").orElse("");
            String name = e.attribute("name").orElse("").strip();
            if (index.isEmpty() || slots.stream().anyMatch(s -> s.index.equals(index))) {
                problems.add(Problem.error(file, e.line(), "index", index, "Every issue must have its own index."));
                continue;
            }
            String type = type(e);
            if (type.equals("discrete")) {
                Map<String, Element> items = items(e, file);
                if (items.isEmpty()) {
                    problems.add(Problem.error(file, e.line(), name, "", "A discrete issue must have items."));
                    continue;
                }
                slots.add(new Slot(index, new Issue(name, List.copyOf(items.keySet())), false, 0));
            } else if (type.equals("integer")) {
                Optional<int[]> bounds = bounds(e, file);
                if (bounds.isPresent()) {
                    List<String> options = new ArrayList<>();
                    for (int v = bounds.get()[0]; v <= bounds.get()[1]; v++) {
                        options.add(Integer.toString(v));
                    }
                    slots.add(new Slot(index, new Issue(name, options), true, bounds.get()[0]));
                }
            } else {
                problems.add(Problem.error(file, e.line(), "type", type, "An issue must be discrete or integer.")
                        .withHint("a continuous issue can be listed as items."));
            }
        }
        return problems.stream().anyMatch(Problem::isError) ? List.of() : slots;
    }

    private static String type(Element issue) {
        return issue.attribute("type")
                .or(() -> issue.attribute("etype"))
                .or(() -> issue.attribute("vtype"))
                .orElse("discrete");
    }

    /// The items of an issue by value; a value that stands twice counts as it stands last.
    private Map<String, Element> items(Element issue, String file) {
        Map<String, Element> items = new LinkedHashMap<>();
        for (Element item : issue.childrenNamed("item")) {
            Optional<String> value = item.attribute("value").map(String::strip);
            if (value.isEmpty()) {
                problems.add(Problem.error(file, item.line(), "value", "", "An item must have a value."));
            } else if (items.put(value.get(), item) != null) {
                problems.add(Problem.warning(
                        file, item.line(), "value", value.get(), "The value stands twice; the last one counts."));
            }
        }
        return items;
    }

    private Optional<int[]> bounds(Element issue, String file) {
        Optional<Integer> lower =
                Decimals.whole(issue.attribute("lowerbound").orElse(""), file, issue.line(), "lowerbound", problems);
        Optional<Integer> upper =
                Decimals.whole(issue.attribute("upperbound").orElse(""), file, issue.line(), "upperbound", problems);
        if (lower.isEmpty() || upper.isEmpty()) {
            return Optional.empty();
        }
        long size = (long) upper.get() - lower.get() + 1;
        if (size < 1 || size > MAX_OPTIONS) {
            problems.add(Problem.error(
                    file,
                    issue.line(),
                    "upperbound",
                    upper.get().toString(),
                    "An integer issue must have 1 to " + MAX_OPTIONS + " values."));
            return Optional.empty();
        }
        return Optional.of(new int[] {lower.get(), upper.get()});
    }

    private Optional<AdditiveSpace.Worth> additive(Element root, List<Slot> slots, Source profile) {
        String file = profile.file();
        Map<String, Element> issues = byIndex(root.all("issue"));
        Map<String, Element> weights = byIndex(root.all("weight"));
        List<List<Fraction>> options = new ArrayList<>();
        List<Fraction> each = new ArrayList<>();
        for (Slot slot : slots) {
            Element issue = issues.get(slot.index);
            Element weight = weights.get(slot.index);
            if (issue == null || weight == null) {
                problems.add(Problem.error(
                        file,
                        root.line(),
                        slot.issue.name(),
                        "",
                        "The profile must hold the issue with the index " + slot.index + " and its weight."));
                continue;
            }
            Optional<Fraction> w =
                    Decimals.parse(weight.attribute("value").orElse(""), file, weight.line(), "weight", problems);
            Optional<List<Fraction>> values = slot.isWhole ? whole(issue, slot, file) : discrete(issue, slot, file);
            if (w.isPresent() && values.isPresent()) {
                each.add(w.get());
                options.add(values.get().stream().map(v -> v.times(w.get())).toList());
            }
        }
        issues.forEach((index, issue) -> {
            if (slots.stream().noneMatch(s -> s.index.equals(index))) {
                problems.add(
                        Problem.error(file, issue.line(), "index", index, "The domain has no issue with this index."));
            }
        });
        if (options.size() < slots.size()) {
            return Optional.empty();
        }
        DomainFiles.checkWeights(each, file, problems);
        return Optional.of(new AdditiveSpace.Worth(
                profile.party(),
                options,
                share(root, "reservation", Fraction.ZERO, file),
                share(root, "discount_factor", Fraction.ONE, file)));
    }

    private static Map<String, Element> byIndex(List<Element> elements) {
        Map<String, Element> map = new LinkedHashMap<>();
        for (Element e : elements) {
            e.attribute("index").ifPresent(i -> map.put(i, e));
        }
        return map;
    }

    private Optional<List<Fraction>> discrete(Element issue, Slot slot, String file) {
        Map<String, Element> items = items(issue, file);
        Map<String, Fraction> evaluations = new LinkedHashMap<>();
        Fraction highest = Fraction.ZERO;
        for (Map.Entry<String, Element> item : items.entrySet()) {
            if (!slot.issue.options().contains(item.getKey())) {
                problems.add(Problem.error(
                        file,
                        item.getValue().line(),
                        slot.issue.name(),
                        item.getKey(),
                        "The domain does not have this option."));
            }
            Optional<Fraction> e = Decimals.parse(
                    item.getValue().attribute("evaluation").orElse(""),
                    file,
                    item.getValue().line(),
                    "evaluation",
                    problems);
            if (e.isPresent() && e.get().signum() < 0) {
                problems.add(Problem.error(
                        file,
                        item.getValue().line(),
                        "evaluation",
                        item.getValue().attribute("evaluation").orElse(""),
                        "An evaluation must not be negative."));
            } else if (e.isPresent()) {
                evaluations.put(item.getKey(), e.get());
                highest = highest.max(e.get());
            }
        }
        List<Fraction> values = new ArrayList<>();
        for (String option : slot.issue.options()) {
            Fraction e = evaluations.get(option);
            if (e == null) {
                if (!items.containsKey(option)) {
                    problems.add(Problem.error(
                            file, issue.line(), slot.issue.name(), option, "The profile must value every option."));
                }
                return Optional.empty();
            }
            values.add(highest.signum() == 0 ? Fraction.ZERO : e.dividedBy(highest));
        }
        return Optional.of(values);
    }

    private Optional<List<Fraction>> whole(Element issue, Slot slot, String file) {
        Optional<int[]> bounds = bounds(issue, file);
        List<Element> evaluators = issue.childrenNamed("evaluator");
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        if (bounds.get()[0] != slot.lower || bounds.get()[1] != slot.lower + slot.issue.size() - 1) {
            problems.add(Problem.error(
                    file, issue.line(), slot.issue.name(), "", "The bounds must be those of the domain."));
            return Optional.empty();
        }
        if (evaluators.size() != 1
                || !evaluators.getFirst().attribute("ftype").orElse("").equals("linear")) {
            problems.add(Problem.error(
                    file, issue.line(), slot.issue.name(), "", "An integer issue must have one linear evaluator."));
            return Optional.empty();
        }
        Element e = evaluators.getFirst();
        Optional<Fraction> offset =
                Decimals.parse(e.attribute("offset").orElse(""), file, e.line(), "offset", problems);
        Optional<Fraction> slope = Decimals.parse(e.attribute("slope").orElse(""), file, e.line(), "slope", problems);
        if (offset.isEmpty() || slope.isEmpty()) {
            return Optional.empty();
        }
        List<Fraction> values = new ArrayList<>();
        for (int k = 0; k < slot.issue.size(); k++) {
            values.add(offset.get()
                    .plus(slope.get().times(Fraction.of(k)))
                    .max(Fraction.ZERO)
                    .min(Fraction.ONE));
        }
        return Optional.of(values);
    }

    private Fraction share(Element root, String name, Fraction otherwise, String file) {
        List<Element> found = root.all(name);
        if (found.isEmpty()) {
            return otherwise;
        }
        Element e = found.getLast();
        Optional<Fraction> f = Decimals.parse(e.attribute("value").orElse(""), file, e.line(), name, problems);
        f.ifPresent(share -> DomainFiles.checkShare(share, file, e.line(), name, problems));
        return f.orElse(otherwise);
    }

    private Optional<RectangleSpace.Worth> rectangles(Element root, List<Slot> slots, Source profile) {
        String file = profile.file();
        int before = problems.size();
        List<Element> utilities = root.all("utility");
        if (utilities.size() != 1) {
            problems.add(
                    Problem.error(file, root.line(), "utility", "", "A non-linear profile must hold one <utility>."));
            return Optional.empty();
        }
        Element utility = utilities.getFirst();
        Optional<Fraction> highest = Decimals.parse(
                utility.attribute("maxutility").orElse(""), file, utility.line(), "maxutility", problems);
        if (highest.isPresent() && highest.get().signum() <= 0) {
            problems.add(Problem.error(file, utility.line(), "maxutility", "", "The highest utility must be above 0."));
        }
        List<RectangleSpace.Rectangle> rectangles = new ArrayList<>();
        for (Element ufun : utility.children()) {
            String aggregation = ufun.attribute("aggregation").orElse("sum");
            if (!ufun.name().equals("ufun") || !aggregation.equals("sum")) {
                problems.add(Problem.error(
                        file, ufun.line(), "aggregation", aggregation, "Only sums of rectangles are understood."));
                continue;
            }
            Optional<Fraction> weight =
                    Decimals.parse(ufun.attribute("weight").orElse("1"), file, ufun.line(), "weight", problems);
            for (Element r : ufun.children()) {
                Optional<Fraction> value =
                        Decimals.parse(r.attribute("utility").orElse(""), file, r.line(), "utility", problems);
                Optional<List<RectangleSpace.Range>> ranges = ranges(r, slots, file);
                if (!r.name().equals("hyperRectangle")) {
                    problems.add(
                            Problem.error(file, r.line(), r.name(), "", "Only <hyperRectangle> is understood here."));
                } else if (value.isPresent() && value.get().signum() < 0) {
                    problems.add(Problem.error(
                            file, r.line(), "utility", value.get().toString(), "A utility must not be negative."));
                } else if (value.isPresent() && weight.isPresent() && ranges.isPresent()) {
                    rectangles.add(new RectangleSpace.Rectangle(value.get().times(weight.get()), ranges.get()));
                }
            }
        }
        if (rectangles.isEmpty()) {
            problems.add(Problem.error(file, utility.line(), "utility", "", "The profile must hold rectangles."));
        }
        Fraction reservation = share(root, "reservation", Fraction.ZERO, file);
        Fraction discount = share(root, "discount_factor", Fraction.ONE, file);
        if (problems.stream().skip(before).anyMatch(Problem::isError)) {
            return Optional.empty();
        }
        return Optional.of(new RectangleSpace.Worth(
                profile.party(), rectangles, highest.orElse(Fraction.ONE), reservation, discount));
    }

    private Optional<List<RectangleSpace.Range>> ranges(Element rectangle, List<Slot> slots, String file) {
        List<RectangleSpace.Range> ranges = new ArrayList<>();
        for (Element include : rectangle.children()) {
            if (!include.name().equals("INCLUDES")) {
                problems.add(Problem.error(
                        file, include.line(), include.name(), "", "Only <INCLUDES> is understood in a rectangle."));
                return Optional.empty();
            }
            String index = include.attribute("index").orElse("");
            int slot = -1;
            for (int i = 0; i < slots.size(); i++) {
                if (slots.get(i).index.equals(index)) {
                    slot = i;
                }
            }
            Optional<Integer> min =
                    Decimals.whole(include.attribute("min").orElse(""), file, include.line(), "min", problems);
            Optional<Integer> max =
                    Decimals.whole(include.attribute("max").orElse(""), file, include.line(), "max", problems);
            if (slot < 0 || !slots.get(slot).isWhole) {
                problems.add(Problem.error(
                        file, include.line(), "index", index, "The domain has no integer issue with this index."));
                return Optional.empty();
            }
            if (min.isEmpty() || max.isEmpty()) {
                return Optional.empty();
            }
            int lower = slots.get(slot).lower;
            int size = slots.get(slot).issue.size();
            int from = Math.max(0, min.get() - lower);
            int to = Math.min(size - 1, max.get() - lower);
            if (from > to) {
                problems.add(Problem.error(
                        file, include.line(), "min", min.get() + " to " + max.get(), "The range must hold an option."));
                return Optional.empty();
            }
            ranges.add(new RectangleSpace.Range(slot, from, to));
        }
        return Optional.of(ranges);
    }
}
