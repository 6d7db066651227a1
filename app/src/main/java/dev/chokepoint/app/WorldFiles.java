package dev.chokepoint.app;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.data.DealSpaceReader;
import dev.chokepoint.data.ReopeningReader;
import dev.chokepoint.data.ScenarioReader;
import dev.chokepoint.data.WorldReader;
import dev.chokepoint.data.deals.CommitmentFiles;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
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

/// Reads a world and what lies beside its tables: ledger, record of reopenings, news briefs and deal spaces.
final class WorldFiles {
    private WorldFiles() {}

    /// The tables of a world.
    static World world(Path world) {
        return InputException.require("The world " + world, WorldReader.read(world))
                .orElseThrow(() -> new IllegalArgumentException("The world " + world + " could not be read."));
    }

    /// How long issuers let licences wait before; empty where the world does not say.
    static ReopeningRecord reopenings(Path world) {
        return InputException.require("The world " + world, ReopeningReader.read(world));
    }

    /// The ledger of a world; empty where the world has none.
    static Ledger ledger(Path world) {
        if (!Files.isDirectory(world.resolve("ledger"))) {
            return Ledger.EMPTY;
        }
        return InputException.require("The ledger of " + world, LedgerReader.read(world));
    }

    /// The record of kept and broken commitments of a world; empty where it has none.
    static List<Commitment> commitments(Path world) {
        Path file = world.resolve(CommitmentFiles.FILE);
        return Files.exists(file)
                ? InputException.require("The record of commitments of " + world, CommitmentFiles.load(file))
                : List.of();
    }

    /// What is read from the news briefs of a world that were public by a day.
    static List<Assessment.ArticleView> articles(Path world, LocalDate known) {
        Path folder = world.resolve("articles");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Article> articles =
                InputException.require("The articles of " + world, ArticleIntake.read(folder, Optional.empty()));
        RuleClaimExtractor extractor = ReadingRules.extractor();
        return articles.stream()
                .filter(a -> !a.published().day().isAfter(known))
                .map(a -> ArticleViews.of(extractor.read(a)))
                .toList();
    }

    /// The changes of scenario files, one after the other, read against a network of the world.
    static WhatIf whatIf(List<Path> files, Network network, Ledger ledger) {
        WhatIf all = WhatIf.NOTHING;
        for (Path file : files) {
            all = all.then(InputException.require(
                    "The scenario " + file, ScenarioReader.read(file, network, measures(ledger))));
        }
        return all;
    }

    static List<DealSpace> dealSpaces(Path world, Ledger ledger, World facts) {
        return InputException.require(
                "The deal spaces of " + world, DealSpaceReader.read(world, measures(ledger), facts));
    }

    /// A deal space in a file of the user.
    static DealSpace dealSpace(Path file, Ledger ledger, World facts) {
        return InputException.require("The deal space " + file, DealSpaceReader.readFile(file, measures(ledger), facts))
                .orElseThrow(() -> new IllegalArgumentException("The deal space " + file + " could not be read."));
    }

    private static Set<String> measures(Ledger ledger) {
        Set<String> measures = new LinkedHashSet<>();
        ledger.measures().stream().map(Measure::id).forEach(measures::add);
        return measures;
    }
}
