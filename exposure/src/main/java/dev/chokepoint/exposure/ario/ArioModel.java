package dev.chokepoint.exposure.ario;

import java.util.Map;
import java.util.TreeMap;

/// How the firms of the economy behave; times are in days, whatever the step.
///
/// Source: Hallegatte 2008 and 2014; inventories as in Henriet, Hallegatte and Tabourier 2012;
/// docs/model.md#ario
///
/// @param orders whether buyers look for alternative suppliers
/// @param alphaBase α at rest: capacity per normal output
/// @param alphaMax the ceiling of α (overproduction)
/// @param alphaDays τ_α, the time scale on which α moves
/// @param inventoryDays n, the days of use held in stock of an input
/// @param inventoryBySector n where it differs, by the number of the supplying sector
/// @param psi ψ, the part of the target stock below which production is held back, above 0
/// @param restoreDays τ_S, the time scale on which stocks are refilled
/// @param daysPerStep the days in a step
/// @param variant the documented equations, or a peer's observed behaviour
public record ArioModel(
        Orders orders,
        double alphaBase,
        double alphaMax,
        double alphaDays,
        double inventoryDays,
        Map<Integer, Double> inventoryBySector,
        double psi,
        double restoreDays,
        int daysPerStep,
        Variant variant) {
    /// How orders are spread over the regions that sell a product.
    public enum Orders {
        /// By normal trade times the sellers' present capacity: buyers look for alternative suppliers.
        ALTERNATIVES,
        /// By normal trade alone.
        FIXED
    }

    /// Which equations are followed where the documented ones and a peer's program differ.
    public enum Variant {
        /// The documented equations.
        DOCUMENTED,
        /// The observed behaviour of BoARIO 0.6.3: cuts act one step late and two steps longer, small
        /// differences over the whole economy are taken for none, and overproduction relaxes only at no
        /// scarcity at all.
        BOARIO
    }

    public ArioModel {
        requirePositive("overproduction time", alphaDays);
        requirePositive("inventory", inventoryDays);
        inventoryBySector.values().forEach(v -> requirePositive("inventory", v));
        requirePositive("psi", psi);
        requirePositive("restoration time", restoreDays);
        if (!(alphaBase >= 1) || !(alphaMax >= alphaBase) || Double.isInfinite(alphaMax)) {
            throw new IllegalArgumentException("The overproduction (" + alphaBase + " to " + alphaMax
                    + ") must start at 1 or more and not fall to its ceiling.");
        }
        if (daysPerStep < 1 || daysPerStep > 365) {
            throw new IllegalArgumentException("The days in a step (" + daysPerStep + ") must be 1 to 365.");
        }
        inventoryBySector = new TreeMap<>(inventoryBySector);
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("The " + what + " (" + value + ") must be above 0.");
        }
    }

    /// The usual model: ψ = 0.8, stocks of 90 days refilled over 60, α from 1 to 1.25 over a year, alternatives
    /// sought.
    public static ArioModel psiModel() {
        return new ArioModel(Orders.ALTERNATIVES, 1, 1.25, 365, 90, Map.of(), 0.8, 60, 1, Variant.DOCUMENTED);
    }

    /// The model without a safety margin: ψ = 1, stocks refilled within a day.
    public static ArioModel baseModel() {
        return psiModel().withPsi(1).withRestoreDays(1);
    }

    public ArioModel withOrders(Orders value) {
        return new ArioModel(
                value,
                alphaBase,
                alphaMax,
                alphaDays,
                inventoryDays,
                inventoryBySector,
                psi,
                restoreDays,
                daysPerStep,
                variant);
    }

    /// With overproduction from `base` to `max` on the time scale of `days`.
    public ArioModel withAlpha(double base, double max, double days) {
        return new ArioModel(
                orders, base, max, days, inventoryDays, inventoryBySector, psi, restoreDays, daysPerStep, variant);
    }

    public ArioModel withInventoryDays(double value) {
        return new ArioModel(
                orders,
                alphaBase,
                alphaMax,
                alphaDays,
                value,
                inventoryBySector,
                psi,
                restoreDays,
                daysPerStep,
                variant);
    }

    public ArioModel withInventoryBySector(Map<Integer, Double> value) {
        return new ArioModel(
                orders, alphaBase, alphaMax, alphaDays, inventoryDays, value, psi, restoreDays, daysPerStep, variant);
    }

    public ArioModel withPsi(double value) {
        return new ArioModel(
                orders,
                alphaBase,
                alphaMax,
                alphaDays,
                inventoryDays,
                inventoryBySector,
                value,
                restoreDays,
                daysPerStep,
                variant);
    }

    public ArioModel withRestoreDays(double value) {
        return new ArioModel(
                orders,
                alphaBase,
                alphaMax,
                alphaDays,
                inventoryDays,
                inventoryBySector,
                psi,
                value,
                daysPerStep,
                variant);
    }

    public ArioModel withDaysPerStep(int value) {
        return new ArioModel(
                orders,
                alphaBase,
                alphaMax,
                alphaDays,
                inventoryDays,
                inventoryBySector,
                psi,
                restoreDays,
                value,
                variant);
    }

    public ArioModel withVariant(Variant value) {
        return new ArioModel(
                orders,
                alphaBase,
                alphaMax,
                alphaDays,
                inventoryDays,
                inventoryBySector,
                psi,
                restoreDays,
                daysPerStep,
                value);
    }

    /// n of the inputs that sector `s` supplies, days.
    public double inventoryDays(int s) {
        return inventoryBySector.getOrDefault(s, inventoryDays);
    }
}
