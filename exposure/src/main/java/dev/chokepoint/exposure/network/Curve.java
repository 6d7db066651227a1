package dev.chokepoint.exposure.network;

import java.util.ArrayList;
import java.util.List;

/// A demand curve cut into steps whose areas are exact.
///
/// The curve is isoelastic through (q0, p0), p = p0·(q/q0)^(1/ε) with ε < 0, up to the choke price m·p0,
/// above which nothing is bought. Each step's height is the mean of the curve over its width, so that the
/// area under the steps equals the area under the curve at every breakpoint; (q0, p0) is a breakpoint.
/// Source: docs/model.md#demand
public final class Curve {
    private static final int STEPS_BELOW = 6;

    /// Steps beyond the baseline, the last of the list.
    public static final int STEPS_ABOVE = 2;

    private static final double UNIT_ELASTIC = 1e-9;

    /// A step of the demand curve: `width` units wanted at `height` USD per unit.
    public record Step(double width, double height) {}

    private Curve() {}

    /// Cuts the curve from 0 to (1 + growth)·q0.
    public static List<Step> steps(double q0, double p0, double elasticity, double choke, double growth) {
        if (!(elasticity < 0)) {
            throw new IllegalArgumentException("The elasticity (" + elasticity + ") must be negative.");
        }
        if (!(choke > 1)) {
            throw new IllegalArgumentException("The choke price (" + choke + " times the price) must be above 1.");
        }
        List<Step> steps = new ArrayList<>();
        double atChoke = q0 * Math.pow(choke, elasticity);
        if (atChoke > 0) {
            steps.add(new Step(atChoke, choke * p0));
        }
        double from = atChoke;
        for (int k = STEPS_BELOW - 1; k >= 0; k--) {
            double to = k == 0 ? q0 : q0 * Math.pow(Math.pow(choke, (double) k / STEPS_BELOW), elasticity);
            add(steps, from, to, q0, p0, elasticity);
            from = to;
        }
        add(steps, q0, q0 * (1 + growth * 0.4), q0, p0, elasticity);
        add(steps, q0 * (1 + growth * 0.4), q0 * (1 + growth), q0, p0, elasticity);
        return steps;
    }

    private static void add(List<Step> steps, double from, double to, double q0, double p0, double elasticity) {
        if (to > from) {
            steps.add(new Step(to - from, area(from, to, q0, p0, elasticity) / (to - from)));
        }
    }

    /// The integral of the curve between two quantities, USD.
    public static double area(double from, double to, double q0, double p0, double elasticity) {
        double power = 1 + 1 / elasticity;
        if (Math.abs(power) < UNIT_ELASTIC) {
            return p0 * q0 * Math.log(to / from);
        }
        return p0 * q0 / power * (Math.pow(to / q0, power) - Math.pow(from / q0, power));
    }
}
