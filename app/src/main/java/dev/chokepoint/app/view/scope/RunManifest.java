package dev.chokepoint.app.view.scope;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Scope;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Certificate;
import java.util.ArrayList;
import java.util.List;

/// What an answer was computed from: world, ledger, dates, size of the program, certificates, how to cite.
public final class RunManifest {
    private RunManifest() {}

    /// The manifest of a question that was set up.
    public static Manifest of(Situation situation) {
        return of(
                situation.question(),
                situation.whatIf().name(),
                situation.network(),
                situation.equilibrium().size(),
                situation.best().certificates(),
                situation.means().threads());
    }

    /// The manifest of what was computed from parts.
    ///
    /// @param scenario the name of what was changed; empty for the world as it stands
    /// @param solved the certificates of the plan
    public static Manifest of(
            Question question,
            String scenario,
            Network network,
            Equilibrium.Size size,
            List<Certificate> solved,
            int threads) {
        WorldRecord record = question.world();
        AsOf asOf = question.asOf();
        World world = record.world();
        Ledger ledger = record.ledgerAsRead();
        List<CertificateView> certificates = new ArrayList<>();
        for (Certificate c : solved) {
            certificates.add(new CertificateView(c.primalResidual(), c.dualResidual(), c.gap(), c.passes()));
        }
        String hash = record.hash();
        String version = Version.text();
        return new Manifest(
                "chokepoint",
                version,
                world.id(),
                world.title(),
                hash,
                Long.toString(ledger.sequence()),
                asOf.on().toString(),
                asOf.known().toString(),
                world.first().toString(),
                world.months(),
                0,
                threads,
                world.items().size(),
                world.places().size(),
                world.lanes().size(),
                size.blocks(),
                size.rows(),
                size.columns(),
                certificates,
                network.laterVintages().stream()
                        .map(FigureKey::text)
                        .distinct()
                        .sorted()
                        .toList(),
                ScopeViews.of(Scope.of(question, network, scenario)),
                "Chokepoint " + version + ", world " + world.id() + " (" + hash.substring(0, 12) + "), ledger "
                        + ledger.sequence() + ", " + asOf
                        + (record.branch() == Branch.SCHEDULED
                                ? ""
                                : ", branch " + record.branch().word())
                        + (scenario.isEmpty() ? "" : ", what if: " + scenario) + ".");
    }
}
