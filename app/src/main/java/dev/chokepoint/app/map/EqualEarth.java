package dev.chokepoint.app.map;

/// The Equal Earth map projection on a sphere of radius 1: areas on the map are as on the globe.
///
/// With sin θ = √3/2 · sin φ: y = A₁θ + A₂θ³ + A₃θ⁷ + A₄θ⁹ and x = 2√3/3 · λ · cos θ / (dy/dθ).
///
/// Source: Šavrič, Patterson and Jenny 2019, International Journal of Geographical Information Science 33(3).
final class EqualEarth {
    private static final double A1 = 1.340264;
    private static final double A2 = -0.081106;
    private static final double A3 = 0.000893;
    private static final double A4 = 0.003796;
    private static final double HALF_ROOT = Math.sqrt(3) / 2;

    private EqualEarth() {}

    private static double theta(double latitude) {
        return Math.asin(HALF_ROOT * Math.sin(latitude));
    }

    /// How far east a place is drawn; angles in radians.
    static double x(double longitude, double latitude) {
        double t = theta(latitude);
        double t2 = t * t;
        double t6 = t2 * t2 * t2;
        double slope = A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2);
        return longitude * Math.cos(t) / (HALF_ROOT * slope);
    }

    /// How far north a place is drawn; the angle in radians.
    static double y(double latitude) {
        double t = theta(latitude);
        double t2 = t * t;
        double t6 = t2 * t2 * t2;
        return t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
    }
}
