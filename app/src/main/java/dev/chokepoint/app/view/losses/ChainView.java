package dev.chokepoint.app.view.losses;

import java.util.List;

/// The flows of one chain in the baseline and under controls, for the Sankey.
public record ChainView(String id, String title, List<ChainNode> nodes, List<ChainLink> links) {}
