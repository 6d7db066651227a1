package dev.chokepoint.data;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.Concession;
import dev.chokepoint.deals.ConcessionSpace;
import dev.chokepoint.exposure.EndUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the deal spaces of a world from `deals/*.yaml`.
///
/// Source: docs/deal-spaces.md
public final class ConcessionSpaceReader {
    private static final Set<String> TOP =
            Set.of("id", "title", "date", "known", "sides", "offers", "disagreement", "note");
    private static final Set<String> CONCESSION =
            Set.of("id", "name", "measures", "options", "items", "end_use", "scope", "because", "source", "note");

    private final Path root;
    private final Problems problems = new Problems();

    private ConcessionSpaceReader(Path root) {
        this.root = root;
    }

    /// Reads every deal space of the world in a folder; the list is empty where there are none.
    ///
    /// @param measures ids of the measures in the ledger; a concession must be about one of them
    /// @param items ids of the items of the world
    public static Loaded<List<ConcessionSpace>> read(Path world, Set<String> measures, Set<String> items) {
        ConcessionSpaceReader reader = new ConcessionSpaceReader(world);
        List<ConcessionSpace> all = new ArrayList<>();
        Path folder = world.resolve("deals");
        if (!Files.isDirectory(folder)) {
            return new Loaded<>(List.of(), List.of());
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path file : files) {
            reader.one(file, measures, items).ifPresent(all::add);
        }
        all.sort((a, b) -> a.date().compareTo(b.date()));
        return new Loaded<>(List.copyOf(all), reader.problems.sorted());
    }

    private Optional<ConcessionSpace> one(Path path, Set<String> measures, Set<String> items) {
        String file = TextFile.name(root, path);
        Problems before = new Problems();
        before.addAll(problems.sorted());
        int errors = count();
        Optional<Yaml> tree = Yaml.read(root, path, problems);
        if (tree.isEmpty() || !(tree.orElseThrow() instanceof Yaml.Mapping top)) {
            if (tree.isPresent()) {
                problems.add(Problem.error(file, 1, "", "", "A deal space must be a mapping with id, title, sides …"));
            }
            return Optional.empty();
        }
        unknownKeys(file, top, TOP);
        LocalDate date = date(file, top, "date");
        LocalDate known = top.find("known").isPresent() ? date(file, top, "known") : date;
        List<ConcessionSpace.Side> sides = new ArrayList<>();
        Map<String, Concession> byId = new HashMap<>();
        if (top.find("sides").orElse(null) instanceof Yaml.Mapping both) {
            both.entries().forEach((party, side) -> {
                if (side instanceof Yaml.Mapping m) {
                    sides.add(side(file, party, m, measures, items, byId));
                }
            });
        }
        if (sides.size() != 2) {
            problems.add(Problem.error(file, top.line(), "sides", "", "There must be two sides, by party id."));
            return Optional.empty();
        }
        List<ConcessionSpace.Offer> offers = new ArrayList<>();
        for (Yaml element : sequence(top, "offers")) {
            if (element instanceof Yaml.Mapping m) {
                offers.add(offer(file, m, byId));
            }
        }
        if (count() > errors) {
            return Optional.empty();
        }
        return Optional.of(
                new ConcessionSpace(text(file, top, "id"), text(file, top, "title"), date, known, sides, offers));
    }

    private int count() {
        return (int) problems.sorted().stream().filter(Problem::isError).count();
    }

    private ConcessionSpace.Side side(
            String file,
            String party,
            Yaml.Mapping side,
            Set<String> measures,
            Set<String> items,
            Map<String, Concession> byId) {
        unknownKeys(file, side, Set.of("concessions", "red_lines", "weights", "disagreement", "note"));
        List<Concession> drafts = new ArrayList<>();
        for (Yaml element : sequence(side, "concessions")) {
            if (element instanceof Yaml.Mapping m) {
                concession(file, m, measures, items).ifPresent(drafts::add);
            }
        }
        Map<String, Set<Integer>> redLines = new HashMap<>();
        Map<String, String> reasons = new HashMap<>();
        for (Yaml element : sequence(side, "red_lines")) {
            if (element instanceof Yaml.Mapping m) {
                String id = text(file, m, "concession");
                Optional<Concession> c =
                        drafts.stream().filter(d -> d.id().equals(id)).findFirst();
                if (c.isEmpty()) {
                    problems.add(Problem.error(
                                    file,
                                    m.line(),
                                    "concession",
                                    id,
                                    "The red line must name a concession of this side.")
                            .withHint(Spelling.hint(
                                    id, drafts.stream().map(Concession::id).toList())));
                    continue;
                }
                int option = m.find("option")
                        .flatMap(o -> option(file, o))
                        .map(o -> c.orElseThrow().options().indexOf(o))
                        .orElse(-1);
                if (option < 1) {
                    problems.add(Problem.error(
                            file,
                            m.line(),
                            "option",
                            "",
                            "The red line must name an option of the concession other than keep."));
                    continue;
                }
                redLines.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(option);
                reasons.merge(id, "red line: " + optional(m, "because"), (a, b) -> a + "; " + b);
            }
        }
        Map<String, Double> weights = new HashMap<>();
        if (side.find("weights").orElse(null) instanceof Yaml.Mapping m) {
            m.entries().forEach((id, value) -> weights.put(id, number(file, id, value)));
        } else {
            for (Yaml element : sequence(side, "weights")) {
                if (element instanceof Yaml.Mapping m) {
                    weights.put(
                            text(file, m, "concession"),
                            m.find("weight_usd")
                                    .or(() -> m.find("usd"))
                                    .or(() -> m.find("weight"))
                                    .map(v -> number(file, "weight_usd", v))
                                    .orElse(0.0));
                }
            }
        }
        List<Concession> done = new ArrayList<>();
        for (Concession c : drafts) {
            String because = c.because() + (reasons.containsKey(c.id()) ? "; " + reasons.get(c.id()) : "");
            Concession whole = new Concession(
                    c.id(),
                    c.name(),
                    c.measures(),
                    c.items(),
                    c.endUses(),
                    c.options(),
                    redLines.getOrDefault(c.id(), Set.of()),
                    weights.getOrDefault(c.id(), 0.0),
                    because);
            done.add(whole);
            byId.put(c.id(), whole);
        }
        return new ConcessionSpace.Side(party, done);
    }

    private Optional<Concession> concession(String file, Yaml.Mapping m, Set<String> measures, Set<String> items) {
        unknownKeys(file, m, CONCESSION);
        String id = text(file, m, "id");
        List<String> about = texts(m, "measures");
        for (String measure : about) {
            if (!measures.contains(measure)) {
                problems.add(Problem.error(
                                file,
                                m.line(),
                                "measures",
                                measure,
                                "The concession must be about measures of the ledger.")
                        .withHint(Spelling.hint(measure, measures)));
            }
        }
        Yaml.Mapping scope = m.find("scope").orElse(null) instanceof Yaml.Mapping s ? s : m;
        Set<String> limited = new LinkedHashSet<>(texts(scope, "items"));
        for (String item : limited) {
            if (!items.contains(item)) {
                problems.add(Problem.error(file, m.line(), "items", item, "The item must be one of the world.")
                        .withHint(Spelling.hint(item, items)));
            }
        }
        Set<EndUse> uses = new LinkedHashSet<>();
        for (String use : texts(scope, "end_use")) {
            try {
                uses.add(EndUse.valueOf(use.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(file, m.line(), "end_use", use, "The end use must be civil or military."));
            }
        }
        List<Concession.Option> options = new ArrayList<>();
        for (Yaml o : sequence(m, "options")) {
            option(file, o).ifPresent(options::add);
        }
        if (options.isEmpty() || !(options.getFirst() instanceof Concession.Option.Keep)) {
            problems.add(
                    Problem.error(file, m.line(), "options", "", "The options must be a list that starts with keep."));
            return Optional.empty();
        }
        if (about.isEmpty()) {
            problems.add(Problem.error(file, m.line(), "measures", "", "The concession must name measures."));
            return Optional.empty();
        }
        String because = optional(m, "because");
        String source = optional(m, "source");
        return Optional.of(new Concession(
                id,
                m.find("name").isPresent() ? text(file, m, "name") : id,
                about,
                limited,
                uses,
                options,
                Set.of(),
                0,
                because + (source.isEmpty() ? "" : (because.isEmpty() ? "" : " ") + "[" + source + "]")));
    }

    private Optional<Concession.Option> option(String file, Yaml value) {
        switch (value) {
            case Yaml.Text t -> {
                switch (t.text().strip()) {
                    case "keep" -> {
                        return Optional.of(new Concession.Option.Keep());
                    }
                    case "lift" -> {
                        return Optional.of(new Concession.Option.Lift());
                    }
                    default -> {}
                }
            }
            case Yaml.Mapping m -> {
                if (m.find("ease").isPresent()) {
                    double share = number(file, "ease", m.find("ease").orElseThrow());
                    if (share > 0 && share <= 1) {
                        return Optional.of(new Concession.Option.Ease(share));
                    }
                } else if (m.find("suspend").isPresent()) {
                    double months = number(file, "suspend", m.find("suspend").orElseThrow());
                    if (months >= 1 && months == Math.rint(months)) {
                        return Optional.of(new Concession.Option.Suspend((int) months));
                    }
                }
            }
            case Yaml.Sequence s -> {}
        }
        problems.add(Problem.error(
                file,
                value.line(),
                "option",
                value instanceof Yaml.Text t ? t.text() : "",
                "An option must be keep, lift, {ease: share above 0 up to 1} or {suspend: whole months}."));
        return Optional.empty();
    }

    private ConcessionSpace.Offer offer(String file, Yaml.Mapping m, Map<String, Concession> byId) {
        unknownKeys(
                file, m, Set.of("name", "id", "title", "reported_by", "options", "because", "note", "source", "date"));
        Map<String, Integer> options = new HashMap<>();
        if (m.find("options").orElse(null) instanceof Yaml.Mapping chosen) {
            chosen.entries().forEach((id, value) -> {
                Concession c = byId.get(id);
                int line = chosen.lines().getOrDefault(id, m.line());
                if (c == null) {
                    problems.add(
                            Problem.error(file, line, "options", id, "The offer must name concessions of this space.")
                                    .withHint(Spelling.hint(id, byId.keySet())));
                    return;
                }
                option(file, value).ifPresent(o -> {
                    int at = c.options().indexOf(o);
                    if (at < 0) {
                        problems.add(Problem.error(
                                file, line, id, o.text(), "The offer must take an option that the concession has."));
                    } else {
                        options.put(id, at);
                    }
                });
            });
        }
        return new ConcessionSpace.Offer(
                m.find("name").isPresent() ? text(file, m, "name") : text(file, m, "title"),
                optional(m, "reported_by"),
                options);
    }

    private double number(String file, String field, Yaml value) {
        if (value instanceof Yaml.Text t) {
            try {
                double number = Double.parseDouble(t.text().strip());
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            problems.add(Problem.error(file, t.line(), field, t.text(), "A number was expected."));
        } else {
            problems.add(Problem.error(file, value.line(), field, "", "A number was expected."));
        }
        return Double.NaN;
    }

    private static List<Yaml> sequence(Yaml.Mapping m, String key) {
        return m.find(key).orElse(null) instanceof Yaml.Sequence s ? s.elements() : List.of();
    }

    private static List<String> texts(Yaml.Mapping m, String key) {
        return switch (m.find(key).orElse(null)) {
            case Yaml.Sequence s -> {
                List<String> all = new ArrayList<>();
                for (Yaml e : s.elements()) {
                    if (e instanceof Yaml.Text t) {
                        all.add(t.text().strip());
                    }
                }
                yield all;
            }
            case Yaml.Text t ->
                t.text().isBlank() ? List.of() : List.of(t.text().strip());
            case null, default -> List.of();
        };
    }

    private static String optional(Yaml.Mapping m, String key) {
        return switch (m.find(key).orElse(null)) {
            case Yaml.Text t -> t.text().strip();
            case Yaml.Sequence s -> String.join("; ", texts(m, key));
            case null, default -> "";
        };
    }

    private String text(String file, Yaml.Mapping m, String key) {
        String text = optional(m, key);
        if (text.isEmpty()) {
            problems.add(Problem.error(file, m.line(), key, "", "There must be a text here."));
        }
        return text;
    }

    private LocalDate date(String file, Yaml.Mapping m, String key) {
        String text = optional(m, key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            problems.add(Problem.error(
                    file, m.lines().getOrDefault(key, m.line()), key, text, "A day like 2025-06-10 was expected."));
            return LocalDate.EPOCH;
        }
    }

    private void unknownKeys(String file, Yaml.Mapping m, Set<String> known) {
        m.entries().keySet().forEach(key -> {
            if (!known.contains(key)) {
                problems.add(Problem.error(
                                file, m.lines().getOrDefault(key, m.line()), key, "", "This key is not known here.")
                        .withHint(Spelling.hint(key, known)));
            }
        });
    }
}
