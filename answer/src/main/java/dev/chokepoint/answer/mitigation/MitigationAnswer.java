package dev.chokepoint.answer.mitigation;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.answer.uncertainty.QuestionWorlds;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.company.CompanyExposure;
import dev.chokepoint.exposure.company.Market;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.horizon.Courses;
import dev.chokepoint.exposure.mitigation.CompanyMitigation;
import dev.chokepoint.exposure.mitigation.Mitigation;
import dev.chokepoint.exposure.mitigation.MitigationCosts;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.twostage.TwoStage;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.world.Party;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Certificate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// What to prepare under a budget, and what that is worth.
///
/// @param delays where the delays of licensing come from
/// @param basis the central world from which the draws are solved
public record MitigationAnswer(
        Whose whose, MitigationQuestion question, Courses delays, Basis basis, MitigationPlan plan) {

    /// Whose losses are lowered.
    public sealed interface Whose {
        /// Everybody together.
        record AllParties() implements Whose {}

        /// One party of the world.
        record OneParty(Party party) implements Whose {}

        /// A company with its bill of materials.
        ///
        /// @param from the month from which is answered
        record Company(YearMonth from) implements Whose {}
    }

    /// The program of the world at central values.
    public record Basis(Network network, Equilibrium.Size size, List<Certificate> certificates) {
        public Basis {
            certificates = List.copyOf(certificates);
        }

        static Basis of(DrawnWorlds worlds) {
            DrawnWorlds.Drawn central = worlds.central();
            return new Basis(
                    central.network(),
                    central.equilibrium().size(),
                    central.best().certificates());
        }
    }

    /// For one party.
    ///
    /// @throws IllegalArgumentException if the world has no such party or nothing can be prepared
    public static MitigationAnswer ofParty(
            Question question,
            Means means,
            MitigationQuestion wanted,
            MitigationCosts costs,
            TimeLimit limit,
            String party) {
        List<Party> parties = question.world().world().parties();
        Party found = parties.stream()
                .filter(p -> p.id().equals(party))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The side (" + party + ") must be one of "
                        + parties.stream().map(Party::id).toList() + "."));
        return ofWorld(question, means, wanted, costs, limit, new Whose.OneParty(found));
    }

    /// For all parties.
    ///
    /// @throws IllegalArgumentException if nothing can be prepared
    public static MitigationAnswer ofWorld(
            Question question, Means means, MitigationQuestion wanted, MitigationCosts costs, TimeLimit limit) {
        return ofWorld(question, means, wanted, costs, limit, new Whose.AllParties());
    }

    private static MitigationAnswer ofWorld(
            Question question,
            Means means,
            MitigationQuestion wanted,
            MitigationCosts costs,
            TimeLimit limit,
            Whose whose) {
        Optional<String> party = whose instanceof Whose.OneParty(Party p) ? Optional.of(p.id()) : Optional.empty();
        try (DrawnWorlds worlds = QuestionWorlds.of(question, means)) {
            Courses courses = wanted.courses(question);
            TwoStage problem = Mitigation.of(
                    worlds,
                    costs,
                    new Mitigation.Question(party, wanted.best(), courses, wanted.draws(), wanted.seed()),
                    means.solver(),
                    means.threads(),
                    prepared(means, wanted));
            return new MitigationAnswer(
                    whose, wanted, courses, Basis.of(worlds), MitigationPlan.of(problem, wanted, means, limit));
        }
    }

    /// For a company.
    ///
    /// @throws IllegalArgumentException if the day lies outside the world's months or nothing can be prepared
    public static MitigationAnswer ofCompany(
            Question question,
            Means means,
            MitigationQuestion wanted,
            MitigationCosts costs,
            TimeLimit limit,
            Bill bill) {
        World world = question.world().world();
        int start = CompanyAnswer.start(world, question.asOf());
        Set<String> bought =
                CompanyExposure.bought(bill).stream().map(List::getFirst).collect(Collectors.toSet());
        try (DrawnWorlds worlds = QuestionWorlds.of(question, means, bought)) {
            Courses courses = wanted.courses(question);
            List<Market> markets = Mitigation.markets(
                    worlds,
                    new Mitigation.Question(Optional.empty(), wanted.best(), courses, wanted.draws(), wanted.seed()),
                    means.threads(),
                    prepared(means, wanted));
            TwoStage problem = CompanyMitigation.of(
                    bill, markets, start, costs, question.asOf().known(), wanted.best());
            return new MitigationAnswer(
                    new Whose.Company(world.first().plusMonths(start)),
                    wanted,
                    courses,
                    Basis.of(worlds),
                    MitigationPlan.of(problem, wanted, means, limit));
        }
    }

    private static IntConsumer prepared(Means means, MitigationQuestion wanted) {
        return done -> means.tell(done + " of " + wanted.draws() + " draws prepared");
    }
}
