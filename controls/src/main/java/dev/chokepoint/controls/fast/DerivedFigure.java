package dev.chokepoint.controls.fast;

import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.util.ArrayList;
import java.util.List;

/// A figure that follows from others: the ratio of two, or the largest product of one and its factor.
///
/// @param inputs indexes of the attributes it follows from
@SuppressWarnings("ArrayRecordComponent") // never compared
record DerivedFigure(int index, String name, boolean ratio, int[] inputs, double[] factors) {
    /// The figures that the reader derives, in the order in which it tries them.
    static DerivedFigure[] of(ShipmentReader reader) {
        List<DerivedFigure> out = new ArrayList<>();
        for (Reference.Attribute a : reader.derived()) {
            Integer at = reader.index().get(a.name());
            if (at == null) {
                continue;
            }
            List<Integer> inputs = new ArrayList<>();
            List<Double> factors = new ArrayList<>();
            boolean ratio = false;
            switch (a.derivation()) {
                case Reference.Derivation.Given _ -> {
                    // Not derived.
                }
                case Reference.Derivation.LargestProduct(var products) ->
                    products.forEach((name, factor) -> {
                        Integer i = reader.index().get(name);
                        if (i != null) {
                            inputs.add(i);
                            factors.add(factor);
                        }
                    });
                case Reference.Derivation.Ratio(String above, String below) -> {
                    ratio = true;
                    for (String name : List.of(above, below)) {
                        Integer i = reader.index().get(name);
                        if (i != null) {
                            inputs.add(i);
                        }
                    }
                    if (inputs.size() < 2) {
                        inputs.clear();
                    }
                }
            }
            if (!inputs.isEmpty()) {
                out.add(new DerivedFigure(
                        at,
                        a.name(),
                        ratio,
                        inputs.stream().mapToInt(Integer::intValue).toArray(),
                        factors.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        }
        return out.toArray(DerivedFigure[]::new);
    }

    /// The figure, or NaN where it does not follow.
    double value(double[] figures) {
        if (ratio) {
            return figures[inputs[0]] / figures[inputs[1]];
        }
        double most = Double.NaN;
        for (int i = 0; i < inputs.length; i++) {
            double v = figures[inputs[i]] * factors[i];
            if (!Double.isNaN(v) && !(most >= v)) {
                most = v;
            }
        }
        return most;
    }
}
