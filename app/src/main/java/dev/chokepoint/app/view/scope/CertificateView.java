package dev.chokepoint.app.view.scope;

/// The certificate of one block's program.
public record CertificateView(double primalResidual, double dualResidual, double gap, boolean passes) {}
