package dev.chokepoint.app.input;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.data.deals.CommitmentFiles;
import dev.chokepoint.data.deals.DealSpaceReader;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.world.BehaviourReader;
import dev.chokepoint.data.world.MitigationReader;
import dev.chokepoint.data.world.OutcomeReader;
import dev.chokepoint.data.world.ReopeningReader;
import dev.chokepoint.data.world.ScenarioReader;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.data.world.WorldLayout;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.Outcome;
import dev.chokepoint.exposure.mitigation.MitigationCosts;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Reads a world and what lies beside its tables: ledger, record of reopenings, news briefs and deal spaces.
public final class WorldFiles {
    private WorldFiles() {}

    /// A world with what lies beside its tables; reading begins at once where it takes time.
    public static WorldRecord record(Path folder) {
        return record(folder, () -> WorldHash.of(folder));
    }

    /// The same, of whose files the fingerprint is known.
    static WorldRecord record(Path folder, Supplier<String> hash) {
        CompletableFuture<Ledger> ledger = CompletableFuture.supplyAsync(() -> ledger(folder));
        CompletableFuture<World> world = CompletableFuture.supplyAsync(() -> world(folder));
        Supplier<Ledger> ledgerRead = () -> Tasks.result(ledger, "The ledger");
        Supplier<World> worldRead = () -> Tasks.result(world, "The world");
        return WorldRecord.of(new WorldRecord.Parts(
                worldRead,
                ledgerRead,
                () -> reopenings(folder),
                () -> commitments(folder),
                () -> dealSpaces(folder, ledgerRead.get(), worldRead.get()),
                () -> behaviour(folder),
                () -> outcomes(folder),
                hash));
    }

    /// The changes of scenario files as a question takes them.
    public static Question.Scenario scenario(List<Path> files) {
        return files.isEmpty() ? Question.Scenario.NONE : (network, ledger) -> whatIf(files, network, ledger);
    }

    /// The tables of a world.
    public static World world(Path world) {
        return InputException.require("The world " + world, WorldReader.read(world))
                .orElseThrow(() -> new IllegalArgumentException("The world " + world + " could not be read."));
    }

    /// How long issuers let licences wait before; empty where the world does not say.
    public static ReopeningRecord reopenings(Path world) {
        return InputException.require("The world " + world, ReopeningReader.read(world));
    }

    /// What is stated of offices, buyers and sellers, beside the worlds and for this one; empty where nothing is.
    public static Optional<Behaviour> behaviour(Path world) {
        if (!BehaviourReader.isStated(world)) {
            return Optional.empty();
        }
        return InputException.require("The world " + world, BehaviourReader.read(world));
    }

    /// What was observed of a world's lanes after a forecast; none where nothing was.
    static List<Outcome> outcomes(Path world) {
        return InputException.require("The outcomes of " + world, OutcomeReader.read(world));
    }

    /// The ledger of a world; empty where the world has none.
    public static Ledger ledger(Path world) {
        if (!Files.isDirectory(WorldLayout.of(world).ledger())) {
            return Ledger.EMPTY;
        }
        return InputException.require("The ledger of " + world, LedgerReader.read(world));
    }

    /// What preparing costs in a world.
    public static MitigationCosts mitigationCosts(Path world) {
        return MitigationCosts.of(
                InputException.require("What preparing costs in " + world, MitigationReader.read(world)));
    }

    /// The record of kept and broken commitments of a world; empty where it has none.
    static List<Commitment> commitments(Path world) {
        Path file = WorldLayout.of(world).part(CommitmentFiles.FILE);
        return Files.exists(file)
                ? InputException.require("The record of commitments of " + world, CommitmentFiles.load(file))
                : List.of();
    }

    /// What is read from the news briefs of a world that were public by a day.
    public static List<Reading> articles(Path world, LocalDate known) {
        Path folder = WorldLayout.of(world).part("articles");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Article> articles =
                InputException.require("The articles of " + world, ArticleIntake.read(folder, Optional.empty()));
        ClaimExtractor extractor = ReadingRules.reader();
        return articles.stream()
                .filter(a -> !a.published().day().isAfter(known))
                .map(extractor::read)
                .toList();
    }

    /// The changes of scenario files, one after the other, read against a network of the world.
    public static WhatIf whatIf(List<Path> files, Network network, Ledger ledger) {
        WhatIf all = WhatIf.NOTHING;
        for (Path file : files) {
            all = all.then(InputException.require(
                    "The scenario " + file, ScenarioReader.read(file, network, measures(ledger))));
        }
        return all;
    }

    static List<DealSpace> dealSpaces(Path world, Ledger ledger, World facts) {
        return InputException.require(
                "The deal spaces of " + world, DealSpaceReader.read(world, ledger.issuers(), facts));
    }

    /// A deal space in a file of the user.
    public static DealSpace dealSpace(Path file, Ledger ledger, World facts) {
        return InputException.require("The deal space " + file, DealSpaceReader.readFile(file, ledger.issuers(), facts))
                .orElseThrow(() -> new IllegalArgumentException("The deal space " + file + " could not be read."));
    }

    private static Set<String> measures(Ledger ledger) {
        Set<String> measures = new LinkedHashSet<>();
        ledger.measures().stream().map(Measure::id).forEach(measures::add);
        return measures;
    }
}
