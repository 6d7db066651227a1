package dev.chokepoint.controls.shipment;

import dev.chokepoint.base.Likeness;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.law.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A shipment as the compiled rules read it: attributes by index, names resolved.
public final class ShipmentFacts {
    public final Shipment shipment;
    /// Figures by attribute index; NaN where not given.
    public final double[] figures;
    /// Words by attribute index; empty where not given.
    public final String[] words;
    public final List<String> itemWords;
    public final List<String> exporterWords;
    public final List<String> endUserWords;
    public final Set<String> endUses;
    public final boolean endUseKnown;
    public final Set<String> headquarters;
    public final boolean headquartersAssumed;
    public final List<Match> parties;
    public final List<Match> possibleParties;
    public final List<String> maker;
    public final String product;
    public final List<Inference> inferred;
    /// Whether the item's own customs code is all that is known of it.
    public final boolean onlyCustomsCode;
    /// Whether the item has a text of which nothing is understood and no fact of its own.
    public final boolean itemUnknown;

    private List<OpenPoint> open;

    /// A fact that the asker did not state.
    public record Inference(String name, Value value, String because) {
        @Override
        public String toString() {
            return name + " = " + value + ", " + because;
        }
    }

    /// A party of the ledger that a name stands for, with the score of the match.
    public record Match(Reference.KnownParty party, Likeness likeness) {}

    ShipmentFacts(
            Shipment shipment,
            double[] figures,
            String[] words,
            List<String> itemWords,
            List<String> exporterWords,
            List<String> endUserWords,
            Set<String> endUses,
            boolean endUseKnown,
            Set<String> headquarters,
            boolean headquartersAssumed,
            List<Match> parties,
            List<Match> possibleParties,
            List<String> maker,
            String product,
            List<Inference> inferred,
            boolean onlyCustomsCode,
            boolean itemUnknown,
            List<OpenPoint> open) {
        this.shipment = shipment;
        this.figures = figures;
        this.words = words;
        this.itemWords = itemWords;
        this.exporterWords = exporterWords;
        this.endUserWords = endUserWords;
        this.endUses = endUses;
        this.endUseKnown = endUseKnown;
        this.headquarters = headquarters;
        this.headquartersAssumed = headquartersAssumed;
        this.parties = parties;
        this.possibleParties = possibleParties;
        this.maker = maker;
        this.product = product;
        this.inferred = inferred;
        this.onlyCustomsCode = onlyCustomsCode;
        this.itemUnknown = itemUnknown;
        this.open = List.copyOf(open);
    }

    /// What the asker says and the ledger does not understand for certain; empty where everything is understood.
    public List<OpenPoint> open() {
        return open;
    }

    ShipmentFacts with(OpenPoint point) {
        List<OpenPoint> more = new java.util.ArrayList<>(open);
        more.add(point);
        open = List.copyOf(more);
        return this;
    }

    public boolean has(int attribute) {
        return !Double.isNaN(figures[attribute]) || !words[attribute].isEmpty();
    }

    public static double[] noFigures(int n) {
        double[] a = new double[n];
        Arrays.fill(a, Double.NaN);
        return a;
    }

    static String[] noWords(int n) {
        String[] a = new String[n];
        Arrays.fill(a, "");
        return a;
    }
}
