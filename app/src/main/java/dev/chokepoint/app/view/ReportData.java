package dev.chokepoint.app.view;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What the report holds as JSON: the assessment with each part of its explanations written once.
///
/// Explanations of many numbers share most of their branches; as trees they would make the page many
/// times larger.
///
/// @param assessment the assessment without its explanations
/// @param why for each key of an explanation the place of its root in the list of nodes
/// @param nodes the parts of all explanations, parts before wholes
public record ReportData(Assessment assessment, Map<String, Integer> why, List<Node> nodes) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// One part of an explanation; its own parts are places in the list of nodes.
    record Node(String what, String value, String because, List<String> refs, List<Integer> parts) {}

    public static ReportData of(Assessment a) {
        List<Node> nodes = new ArrayList<>();
        Map<Node, Integer> places = new HashMap<>();
        Map<String, Integer> why = new LinkedHashMap<>();
        new TreeMap<>(a.explanations()).forEach((key, tree) -> why.put(key, place(tree, nodes, places)));
        return new ReportData(with(a, Map.of()), why, nodes);
    }

    private static int place(Explanation tree, List<Node> nodes, Map<Node, Integer> places) {
        List<Integer> parts =
                tree.parts().stream().map(p -> place(p, nodes, places)).toList();
        Node node = new Node(
                tree.what(),
                tree.value(),
                tree.because(),
                tree.refs().stream().map(Id::toString).toList(),
                parts);
        Integer known = places.get(node);
        if (known != null) {
            return known;
        }
        nodes.add(node);
        places.put(node, nodes.size() - 1);
        return nodes.size() - 1;
    }

    /// The assessment with its explanations as trees again.
    public Assessment unfolded() {
        List<Explanation> trees = new ArrayList<>();
        for (Node n : nodes) {
            trees.add(new Explanation(
                    n.what(),
                    n.value(),
                    n.because(),
                    n.refs().stream().map(Id::parse).toList(),
                    n.parts().stream().map(trees::get).toList()));
        }
        Map<String, Explanation> explanations = new LinkedHashMap<>();
        why.forEach((key, root) -> explanations.put(key, trees.get(root)));
        return with(assessment, explanations);
    }

    public String json() {
        return MAPPER.writeValueAsString(this);
    }

    public static ReportData read(String json) {
        return MAPPER.readValue(json, ReportData.class);
    }

    private static Assessment with(Assessment a, Map<String, Explanation> explanations) {
        return new Assessment(
                a.manifest(),
                a.summary(),
                a.expected(),
                a.articles(),
                a.measures(),
                a.determinations(),
                a.chains(),
                a.losses(),
                a.stops(),
                a.prices(),
                a.leverage(),
                a.profiles(),
                a.outlooks(),
                a.otherBranches(),
                a.afterwards(),
                a.leverageDetail(),
                a.deals(),
                a.accuracy(),
                a.residuals(),
                a.assumptions(),
                a.sources(),
                explanations);
    }
}
