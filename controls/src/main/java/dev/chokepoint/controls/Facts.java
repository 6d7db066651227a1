package dev.chokepoint.controls;

import dev.chokepoint.base.Likeness;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A shipment as the compiled rules read it: attributes by index, names resolved.
final class Facts {
    final Shipment shipment;
    /// Figures by attribute index; NaN where not given.
    final double[] figures;
    /// Words by attribute index; empty where not given.
    final String[] words;
    final List<String> itemWords;
    final List<String> exporterWords;
    final List<String> endUserWords;
    final Set<String> endUses;
    final boolean endUseKnown;
    final Set<String> headquarters;
    final boolean headquartersAssumed;
    final List<Match> parties;
    final List<Match> possibleParties;
    final List<String> maker;
    final String product;
    final List<Inference> inferred;
    /// Whether the item's own customs code is all that is known of it.
    final boolean onlyCustomsCode;

    /// A fact that the asker did not state.
    record Inference(String name, Value value, String because) {
        @Override
        public String toString() {
            return name + " = " + value + ", " + because;
        }
    }

    /// A party of the ledger that a name stands for, with the score of the match.
    record Match(Reference.KnownParty party, Likeness likeness) {}

    Facts(
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
            boolean onlyCustomsCode) {
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
    }

    boolean has(int attribute) {
        return !Double.isNaN(figures[attribute]) || !words[attribute].isEmpty();
    }

    static double[] noFigures(int n) {
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
