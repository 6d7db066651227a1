package dev.chokepoint.answer;

import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.restriction.Origins;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.Draw;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A question set up: the network as known, what measures let through, and the market's plans with and without them.
///
/// This is the one place where a world and a ledger become an equilibrium; every answer starts from here. It never
/// changes; what is costly and not always needed ([#worst]) is computed when first asked for.
/// Source: docs/model.md#controls-become-constraints, docs/model.md#equilibrium
public final class Situation implements AutoCloseable {
    private final Question question;
    private final Means means;
    private final LedgerBindings bindings;
    private final WhatIf whatIf;
    private final Controls standing;
    private final Controls controls;
    private final Equilibrium base;
    private final Equilibrium equilibrium;
    private final Plan free;
    private final Plan best;
    private final boolean borrowsBase;
    private Rationing.@Nullable Result worst;

    private Situation(Question question, Means means, LedgerBindings bindings, Baseline baseline) {
        this(
                question,
                means,
                bindings,
                baseline,
                LaneControls.of(baseline.network(), bindings, Draw.central()),
                Optional.empty());
    }

    /// @param unchanged the same question without changes, where it is set up; what both share is taken from there
    private Situation(
            Question question,
            Means means,
            LedgerBindings bindings,
            Baseline baseline,
            Controls standing,
            Optional<Situation> unchanged) {
        this.question = question;
        this.means = means;
        this.bindings = bindings;
        this.standing = standing;
        this.whatIf =
                question.scenario().on(baseline.network(), question.world().ledger());
        this.controls = whatIf.applyTo(standing);
        Set<Integer> telling = new LinkedHashSet<>(standing.arcs());
        telling.addAll(controls.arcs());
        // Which goods are told apart by use turns on these lanes: with the same ones the programs are the same.
        Optional<Situation> shared = unchanged.filter(s -> telling.equals(s.standing.arcs()));
        this.borrowsBase = shared.isPresent();
        this.base = shared.map(s -> s.base)
                .orElseGet(() -> Equilibrium.of(baseline, means.solver(), means.threads(), telling));
        try {
            this.equilibrium = whatIf.shifts().isEmpty()
                    ? base
                    : Equilibrium.of(baseline, means.solver(), means.threads(), telling, whatIf.shifts());
        } catch (RuntimeException | Error e) {
            closeBase();
            throw e;
        }
        try {
            Shifts own = whatIf.shifts().ofTheWorld();
            this.free = own.isEmpty()
                    ? shared.map(s -> s.free).orElseGet(() -> base.solve(Controls.none()))
                    : free(baseline, telling, own);
            // A scenario is solved from the world as it stands, never from another scenario.
            if (!borrowsBase) {
                base.anchor(standing);
            }
            if (!whatIf.shifts().isEmpty()) {
                equilibrium.startFrom(base);
            }
            this.best = equilibrium.solve(controls);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /// The plan without controls of a world whose stocks and demand are others.
    private Plan free(Baseline baseline, Set<Integer> telling, Shifts own) {
        try (Equilibrium other = Equilibrium.of(baseline, means.solver(), means.threads(), telling, own)) {
            return other.solve(Controls.none());
        }
    }

    /// Sets a question up.
    ///
    /// @throws dev.chokepoint.exposure.network.NoCertifiedAnswerException if a block has no certified plan
    public static Situation of(Question question, Means means) {
        WorldRecord world = question.world();
        Ledger ledger = world.ledger();
        LedgerBindings bindings = new LedgerBindings(ledger, question.asOf().known());
        // What is told apart by origin does not depend on the branch, so that branches can be compared.
        LedgerBindings asScheduled =
                new LedgerBindings(world.ledgerAsRead(), question.asOf().known());
        Network whole = Network.of(world.world(), question.figuresKnown(), Draw.central(), Assumptions.standard());
        CompletableFuture<Origins.Distinctions> distinguished =
                CompletableFuture.supplyAsync(() -> Origins.of(whole, asScheduled));
        long later = whole.laterVintages().stream().distinct().count();
        if (later > 0) {
            means.tell(later + " figures have newer values published after " + question.figuresKnown()
                    + "; they are not used and are listed in the answer");
        }
        Baseline calibrated = Baseline.of(whole, means.solver());
        Origins.Distinctions origins = Tasks.result(distinguished, "The origin of goods");
        if (!origins.isEmpty()) {
            means.tell("measures abroad reach goods by their content; told apart by origin: "
                    + String.join(", ", origins.items()));
        }
        return new Situation(question, means, bindings, origins.apply(calibrated));
    }

    /// The same question under changes. What was read, calibrated and solved for the world as it stands is used again,
    /// so that it takes a fraction of the time; the answers are those of [#of].
    ///
    /// Close it before this, which must be of the world as it stands.
    ///
    /// @throws dev.chokepoint.exposure.network.NoCertifiedAnswerException if a block has no certified plan
    public Situation under(Question.Scenario scenario) {
        if (!question.scenario().equals(Question.Scenario.NONE)) {
            throw new IllegalArgumentException("A scenario is asked for of the world as it stands.");
        }
        return new Situation(question.withScenario(scenario), means, bindings, baseline(), standing, Optional.of(this));
    }

    public Question question() {
        return question;
    }

    public Means means() {
        return means;
    }

    /// What the ledger says of lanes, as known on the knowledge day.
    public LedgerBindings bindings() {
        return bindings;
    }

    /// The changes that are asked about.
    public WhatIf whatIf() {
        return whatIf;
    }

    public Network network() {
        return baseline().network();
    }

    public Baseline baseline() {
        return base.baseline();
    }

    /// What the measures of the ledger let through.
    public Controls standing() {
        return standing;
    }

    /// What may pass under the changes that are asked about.
    public Controls controls() {
        return controls;
    }

    /// What may pass under the changes that are asked about, if licences come to flow in another way.
    public Controls controls(LaneControls.Reopening reopening) {
        return reopening instanceof LaneControls.Reopening.AsRecorded
                ? controls
                : whatIf.applyTo(LaneControls.of(network(), bindings, Draw.central(), reopening));
    }

    /// The market under the changes that are asked about, from which every answer is solved.
    public Equilibrium equilibrium() {
        return equilibrium;
    }

    /// The plan of a market without controls and without changes but those of stocks and demand: what controls cost is
    /// told against a world that is like this one.
    public Plan free() {
        return free;
    }

    /// The plan under the controls in the best case: the market knows all scheduled measures and re-routes.
    public Plan best() {
        return best;
    }

    /// The worst case: nobody re-routes.
    public synchronized Rationing.Result worst() {
        Rationing.Result known = worst;
        if (known == null) {
            known = Rationing.run(equilibrium, controls);
            worst = known;
        }
        return known;
    }

    @Override
    public void close() {
        if (base != equilibrium) {
            equilibrium.close();
        }
        closeBase();
    }

    private void closeBase() {
        if (!borrowsBase) {
            base.close();
        }
    }
}
