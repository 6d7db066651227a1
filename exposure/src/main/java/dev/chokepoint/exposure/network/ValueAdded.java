package dev.chokepoint.exposure.network;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.network.Network.Works;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a plant adds to the value of its inputs, a unit of output, at the prices where it stands.
///
/// Inputs that are brought cost their price with carriage and the duties of the baseline. A plant that was seen to work
/// though its inputs cost more than what it makes has no cost that would explain it: a price, a quantity or the
/// carriage is wrong, and to calibrate it would pay it for working.
///
/// @param inputsUsd cost of the inputs
/// @param outputsUsd worth of what comes out
public record ValueAdded(Works works, double inputsUsd, double outputsUsd) {
    private static final double ROUNDING = 1e-9;

    /// The value that the works add at some prices by node.
    public static ValueAdded of(Works works, double[] price) {
        double inputs = 0;
        for (int k = 0; k < works.inputs().length; k++) {
            inputs += works.coefficients()[k] * price[works.inputs()[k]];
        }
        double outputs = price[works.node()];
        for (int k = 0; k < works.coNodes().length; k++) {
            outputs += works.coAmounts()[k] * price[works.coNodes()[k]];
        }
        return new ValueAdded(works, inputs, outputs);
    }

    /// USD a unit of output; 0 for works that would lose money at baseline prices, and so did not work.
    public double usd() {
        return Math.max(0, outputsUsd - inputsUsd);
    }

    /// Whether the inputs cost more than what comes out.
    public boolean isLoss() {
        return inputsUsd > outputsUsd * (1 + ROUNDING);
    }

    /// Why works that were seen to work are refused, with every figure; empty where they are not.
    ///
    /// @param output units a month that were seen
    public static Optional<String> refusal(Network network, Works works, double output, double[] price) {
        ValueAdded added = of(works, price);
        if (output <= 0 || works.relabels() || !added.isLoss()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < works.inputs().length; k++) {
            int n = works.inputs()[k];
            String item = network.items.get(network.nodeItem[n]).id();
            parts.add(item + " " + Numbers.text(works.coefficients()[k]) + " × USD " + Numbers.text(price[n]));
        }
        String unit = network.items.get(network.nodeItem[works.node()]).unit().symbol();
        return Optional.of("The inputs of one " + unit + " of ("
                + works.recipe().output() + ") by ("
                + works.recipe().id() + ") in ("
                + network.places.get(works.place()).id() + ") cost USD "
                + Numbers.text(added.inputsUsd()) + " there with carriage and duties, more than the USD "
                + Numbers.text(added.outputsUsd()) + " that comes out is worth: " + String.join(", ", parts) + ".");
    }
}
