package dev.chokepoint.data.deals;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.deals.space.Commitment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the record of commitments of a world, `commitments.yaml`.
public final class CommitmentFiles {
    /// The name of the file in a world's folder.
    public static final String FILE = "commitments.yaml";

    private static final Set<String> FIELDS = Set.of(
            "id",
            "deal",
            "by",
            "kind",
            "made",
            "due",
            "observed",
            "what",
            "kept",
            "weight",
            "disputed",
            "readings",
            "verdict",
            "sources");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private CommitmentFiles(String file) {
        this.file = file;
    }

    /// Reads a file; a record with an error is left out and told.
    public static Loaded<List<Commitment>> load(Path path) {
        Path last = path.getFileName();
        CommitmentFiles reader = new CommitmentFiles(last == null ? path.toString() : last.toString());
        List<Commitment> commitments = NodeReader.text(path, reader.file, reader.problems)
                .flatMap(text -> NodeReader.yaml(text, reader.file, reader.problems))
                .map(reader::commitments)
                .orElse(List.of());
        return new Loaded<>(commitments, reader.problems);
    }

    private List<Commitment> commitments(Node root) {
        List<Commitment> commitments = new ArrayList<>();
        if (!(root instanceof Node.Fields fields)
                || !(fields.fields().get("commitments") instanceof Node.Items items)
                || fields.fields().size() != 1) {
            problems.add(Problem.error(
                    file, root.line(), "", root.text(), "The file must hold one list named commitments."));
            return commitments;
        }
        Set<String> ids = new HashSet<>();
        for (Node item : items.items()) {
            if (!(item instanceof Node.Fields record)) {
                problems.add(Problem.error(file, item.line(), "", item.text(), "A record with fields was expected."));
                continue;
            }
            Optional<Commitment> commitment = commitment(record);
            if (commitment.isPresent()) {
                if (ids.add(commitment.get().id())) {
                    commitments.add(commitment.get());
                } else {
                    problems.add(Problem.error(
                            file,
                            record.line(),
                            "id",
                            commitment.get().id(),
                            "Every commitment must have its own id."));
                }
            }
        }
        return commitments;
    }

    private Optional<Commitment> commitment(Node.Fields record) {
        int before = problems.size();
        record.fields().forEach((name, node) -> {
            if (!FIELDS.contains(name)) {
                problems.add(Problem.error(
                        file,
                        node.line(),
                        name,
                        "",
                        "The field must be one of " + FIELDS.stream().sorted().collect(Collectors.joining(", "))
                                + "."));
            }
        });
        String id = text(record, "id");
        String deal = text(record, "deal");
        String by = text(record, "by");
        Optional<Commitment.Kind> kind = kind(record);
        Optional<LocalDate> made = date(record, "made");
        Optional<LocalDate> observed = date(record, "observed");
        Optional<Commitment.Due> due = record.fields().containsKey("due")
                ? date(record, "due").map(Commitment.Due.On::new)
                : Optional.of(new Commitment.Due.Undated());
        String what = text(record, "what");
        Optional<Double> kept = share(record.fields().get("kept"), record, "kept");
        Optional<Double> weight = number(record.fields().get("weight"), record, "weight");
        boolean disputed = truth(record, "disputed");
        Map<String, Double> readings = readings(record, disputed);
        String verdict = text(record, "verdict");
        List<String> sources = sources(record);
        if (weight.isPresent() && !(weight.get() > 0)) {
            problems.add(Problem.error(
                    file, record.line(), "weight", weight.get().toString(), "A weight above 0 was expected."));
        }
        if (made.isPresent() && observed.isPresent() && observed.get().isBefore(made.get())) {
            problems.add(Problem.error(
                    file,
                    record.line(),
                    "observed",
                    observed.get().toString(),
                    "The outcome must not be observed before the commitment was made (" + made.get() + ")."));
        }
        boolean complete = kind.isPresent()
                && made.isPresent()
                && observed.isPresent()
                && due.isPresent()
                && kept.isPresent()
                && weight.isPresent();
        if (!complete || problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Commitment(
                id,
                deal,
                by,
                kind.get(),
                made.get(),
                due.get(),
                observed.get(),
                what,
                kept.get(),
                weight.get(),
                disputed,
                readings,
                verdict,
                sources));
    }

    private String text(Node.Fields record, String name) {
        Node node = record.fields().get(name);
        if (node instanceof Node.Scalar s && !s.text().isBlank()) {
            return s.text();
        }
        problems.add(Problem.error(
                file, node == null ? record.line() : node.line(), name, "", "The field must be there, as a text."));
        return "";
    }

    private Optional<Commitment.Kind> kind(Node.Fields record) {
        String text = text(record, "kind");
        for (Commitment.Kind k : Commitment.Kind.values()) {
            if (name(k).equals(text)) {
                return Optional.of(k);
            }
        }
        if (!text.isEmpty()) {
            problems.add(Problem.error(
                    file,
                    lineOf(record, "kind"),
                    "kind",
                    text,
                    "One of "
                            + Stream.of(Commitment.Kind.values())
                                    .map(CommitmentFiles::name)
                                    .collect(Collectors.joining(", "))
                            + " was expected."));
        }
        return Optional.empty();
    }

    private static int lineOf(Node.Fields record, String name) {
        Node node = record.fields().get(name);
        return node == null ? record.line() : node.line();
    }

    private static String name(Commitment.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<LocalDate> date(Node.Fields record, String name) {
        String text = text(record, name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            problems.add(
                    Problem.error(file, lineOf(record, name), name, text, "A date such as 2025-06-10 was expected."));
            return Optional.empty();
        }
    }

    private Optional<Double> number(@Nullable Node node, Node.Fields record, String name) {
        if (node instanceof Node.Scalar s) {
            return Decimals.parse(s.text(), file, s.line(), name, problems).map(f -> f.doubleValue());
        }
        problems.add(Problem.error(
                file, node == null ? record.line() : node.line(), name, "", "The field must be there, as a number."));
        return Optional.empty();
    }

    private Optional<Double> share(@Nullable Node node, Node.Fields record, String name) {
        Optional<Double> share = number(node, record, name);
        if (share.isPresent() && node != null && !(share.get() >= 0 && share.get() <= 1)) {
            problems.add(Problem.error(file, node.line(), name, node.text(), "A share from 0 to 1 was expected."));
            return Optional.empty();
        }
        return share;
    }

    private boolean truth(Node.Fields record, String name) {
        Node node = record.fields().get(name);
        if (node == null) {
            return false;
        }
        if (!node.text().equals("true") && !node.text().equals("false")) {
            problems.add(Problem.error(file, node.line(), name, node.text(), "true or false was expected."));
        }
        return node.text().equals("true");
    }

    private Map<String, Double> readings(Node.Fields record, boolean disputed) {
        Map<String, Double> readings = new LinkedHashMap<>();
        Node node = record.fields().get("readings");
        if (node instanceof Node.Fields fields) {
            if (!disputed) {
                problems.add(Problem.error(
                        file, node.line(), "readings", "", "Only a disputed record has readings of the sides."));
            }
            fields.fields()
                    .forEach((reader, n) ->
                            share(n, record, "readings." + reader).ifPresent(s -> readings.put(reader, s)));
        } else if (node != null) {
            problems.add(Problem.error(
                    file,
                    node.line(),
                    "readings",
                    node.text(),
                    "A share per side was expected, such as {CN: 1, US: 0}."));
        }
        return readings;
    }

    private List<String> sources(Node.Fields record) {
        Node node = record.fields().get("sources");
        List<String> sources = new ArrayList<>();
        if (node instanceof Node.Items items) {
            items.items().forEach(i -> sources.add(i.text()));
        }
        if (sources.isEmpty()) {
            problems.add(Problem.error(
                    file,
                    node == null ? record.line() : node.line(),
                    "sources",
                    "",
                    "Every commitment must name at least one source."));
        }
        return sources;
    }
}
