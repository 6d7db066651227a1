package dev.chokepoint.app;

import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.Measure;
import dev.chokepoint.data.ConcessionSpaceReader;
import dev.chokepoint.data.deals.CommitmentFiles;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.deals.Commitment;
import dev.chokepoint.deals.ConcessionSpace;
import dev.chokepoint.deals.Credibility;
import dev.chokepoint.evidence.Article;
import dev.chokepoint.evidence.RuleClaimExtractor;
import dev.chokepoint.exposure.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what lies beside the tables of a world: its ledger, news briefs and deal spaces.
final class WorldFiles {
    private WorldFiles() {}

    /// The ledger of a world; empty where the world has none.
    static Ledger ledger(Path world) {
        if (!Files.isDirectory(world.resolve("ledger"))) {
            return Ledger.EMPTY;
        }
        return InputException.require("The ledger of " + world, LedgerReader.read(world));
    }

    /// What the record of commitments says of each side of the deal spaces, in words, with both readings
    /// where
    /// disputed.
    static List<String> record(Path world, List<Assessment.DealView> deals, LocalDate known) {
        if (!Files.exists(world.resolve(CommitmentFiles.FILE)) || deals.isEmpty()) {
            return List.of();
        }
        List<Commitment> records = InputException.require(
                "The record of commitments of " + world, CommitmentFiles.load(world.resolve(CommitmentFiles.FILE)));
        List<String> lines = new ArrayList<>();
        for (String party : deals.getFirst().sides()) {
            for (Credibility c : Credibility.readings(records, party, known, Credibility.Prior.DEFAULT)) {
                String reading = switch (c.reading()) {
                    case Credibility.Reading.Coded coded -> "as coded by the record's author";
                    case Credibility.Reading.WithoutDisputed without -> "disputed outcomes left out";
                    case Credibility.Reading.Of of -> "as " + of.reader() + " reads it";
                };
                lines.add(party + " keeps a promise with probability " + share(c.mean()) + " (90 %: "
                        + share(c.quantile(0.05)) + " to " + share(c.quantile(0.95)) + "), "
                        + c.records().size() + (c.records().size() == 1 ? " record, " : " records, ") + reading);
            }
        }
        return lines;
    }

    private static String share(double value) {
        return Math.round(100 * value) + " %";
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

    static List<ConcessionSpace> concessionSpaces(Path world, Ledger ledger, World facts) {
        Set<String> measures = new LinkedHashSet<>();
        ledger.measures().stream().map(Measure::id).forEach(measures::add);
        return InputException.require(
                "The deal spaces of " + world, ConcessionSpaceReader.read(world, measures, facts));
    }
}
