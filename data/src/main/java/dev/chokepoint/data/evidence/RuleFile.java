package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One YAML file of rules or names, read so that every entry knows its line and every scalar is plain text.
final class RuleFile {
    private final String name;
    private final List<Problem> problems;
    private final Map<String, Node> top = new LinkedHashMap<>();

    RuleFile(String name, String text, List<Problem> problems) {
        this.name = name;
        this.problems = problems;
        try {
            Optional<Node> root = new Compose(LoadSettings.builder()
                            .setLabel(name)
                            .setMaxAliasesForCollections(0)
                            .build())
                    .composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode m) {
                for (NodeTuple t : m.getValue()) {
                    if (top.put(scalar(t.getKeyNode()), t.getValueNode()) != null) {
                        problem(t.getKeyNode(), scalar(t.getKeyNode()), "", "The key must stand only once.");
                    }
                }
            } else {
                problems.add(Problem.error(name, 1, "", "", "The file must hold keys with values."));
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(k -> k.getLine() + 1).orElse(0);
            problems.add(Problem.error(name, line, "", "", "The file must be YAML: " + e.getProblem() + "."));
        } catch (YamlEngineException e) {
            problems.add(Problem.error(name, 0, "", "", "The file must be YAML: " + e.getMessage() + "."));
        }
    }

    private static String scalar(Node n) {
        return n instanceof ScalarNode s ? s.getValue() : "";
    }

    private static int line(Node n) {
        return n.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    private void problem(Node at, String field, String value, String expected) {
        problems.add(Problem.error(name, line(at), field, value, expected));
    }

    String text(String key) {
        Node n = top.get(key);
        return n == null ? "" : scalar(n);
    }

    /// A map from names to lists of texts.
    Map<String, List<String>> lists(String key) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        if (top.get(key) instanceof MappingNode m) {
            for (NodeTuple t : m.getValue()) {
                if (out.put(scalar(t.getKeyNode()), strings(t.getValueNode())) != null) {
                    problem(t.getKeyNode(), scalar(t.getKeyNode()), "", "The key must stand only once.");
                }
            }
        }
        return out;
    }

    /// A map from names to texts.
    Map<String, String> texts(String key) {
        Map<String, String> out = new LinkedHashMap<>();
        if (top.get(key) instanceof MappingNode m) {
            for (NodeTuple t : m.getValue()) {
                if (out.put(scalar(t.getKeyNode()), scalar(t.getValueNode())) != null) {
                    problem(t.getKeyNode(), scalar(t.getKeyNode()), "", "The key must stand only once.");
                }
            }
        }
        return out;
    }

    /// A list of texts.
    List<String> strings(String key) {
        Node n = top.get(key);
        return n == null ? List.of() : strings(n);
    }

    private List<String> strings(Node n) {
        List<String> out = new ArrayList<>();
        if (n instanceof SequenceNode s) {
            for (Node x : s.getValue()) {
                String v = scalar(x);
                if (v.isBlank()) {
                    problem(x, "", "", "An entry of a list must be a text.");
                } else {
                    out.add(v);
                }
            }
        } else {
            problem(n, "", scalar(n), "A list was expected.");
        }
        return out;
    }

    /// An entry of a list of records.
    final class Row {
        private final Node node;
        private final Map<String, Node> fields = new LinkedHashMap<>();

        private Row(Node node) {
            this.node = node;
            if (node instanceof MappingNode m) {
                for (NodeTuple t : m.getValue()) {
                    if (fields.put(scalar(t.getKeyNode()), t.getValueNode()) != null) {
                        problem(t.getKeyNode(), scalar(t.getKeyNode()), "", "The field must stand only once.");
                    }
                }
            } else {
                problem(node, "", scalar(node), "An entry with fields was expected.");
            }
        }

        String text(String field) {
            Node n = fields.get(field);
            return n == null ? "" : scalar(n);
        }

        String required(String field) {
            String v = text(field);
            if (v.isBlank()) {
                wrong(field, v, "The field must be given.");
            }
            return v;
        }

        List<String> list(String field) {
            Node n = fields.get(field);
            return n == null ? List.of() : strings(n);
        }

        int number(String field, int otherwise) {
            String v = text(field);
            if (v.isEmpty()) {
                return otherwise;
            }
            try {
                return Integer.parseInt(v);
            } catch (NumberFormatException e) {
                wrong(field, v, "A whole number was expected.");
                return otherwise;
            }
        }

        void wrong(String field, String value, String expected) {
            Node at = fields.getOrDefault(field, node);
            problem(at, field, value, expected);
        }
    }

    List<Row> rows(String key) {
        List<Row> out = new ArrayList<>();
        if (top.get(key) instanceof SequenceNode s) {
            for (Node n : s.getValue()) {
                out.add(new Row(n));
            }
        } else {
            problems.add(Problem.error(name, 1, key, "", "The file must hold a list under this key."));
        }
        return out;
    }
}
