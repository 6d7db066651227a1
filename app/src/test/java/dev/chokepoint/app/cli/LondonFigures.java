package dev.chokepoint.app.cli;

/// What the bundled world says of the talks in London: the report and the command `deals` say the same.
final class LondonFigures {
    /// Gains of the United States and China from the package that Nash's rule picks if licences stay shut, USD, less
    /// the weights that are revealed by what each keeps.
    static final double[] NASH_IF_SHUT = {0.914228e9, 1.245079e9};

    /// What the world computes for the handshake of the eve, without weights: if licences stay shut, and if they
    /// reopen as recorded.
    static final double[][] HANDSHAKE_COMPUTED = {{4.127785e9, 0.570865e9}, {2.573761e9, 0.208425e9}};

    private LondonFigures() {}
}
