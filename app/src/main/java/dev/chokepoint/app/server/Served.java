package dev.chokepoint.app.server;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.app.server.kept.AnswerStore;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.server.kept.ScenarioStore;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.review.ReviewRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a server answers about, and with what.
///
/// @param means what answers are computed with
/// @param today the day that stands in for a missing date of a shipment
/// @param receipts where answers are kept as receipts, if they are
/// @param kept scenarios, answers and jobs
/// @param reviewed where decisions on articles go; empty where none may be made
/// @param assessing how a question to all stages is answered
/// @param renewal how it is told that the world has other contents by now
/// @param trade the folder of a store of world trade, if there is one
public record Served(
        WorldRecord world,
        Supplier<Means> means,
        Supplier<LocalDate> today,
        Optional<ApiReceipts> receipts,
        Kept kept,
        Optional<ReviewRecord> reviewed,
        Assessing assessing,
        Renewal renewal,
        Optional<Path> trade) {
    /// The same without a store of world trade.
    public Served(
            WorldRecord world,
            Supplier<Means> means,
            Supplier<LocalDate> today,
            Optional<ApiReceipts> receipts,
            Kept kept,
            Optional<ReviewRecord> reviewed,
            Assessing assessing,
            Renewal renewal) {
        this(world, means, today, receipts, kept, reviewed, assessing, renewal, Optional.empty());
    }

    /// The same, read anew where its files change.
    public Served renewedBy(Renewal by) {
        return new Served(world, means, today, receipts, kept, reviewed, assessing, by, trade);
    }

    AnswerStore answers() {
        return kept.answers();
    }

    ScenarioStore scenarios() {
        return kept.scenarios();
    }

    /// Answers a question to all stages.
    @FunctionalInterface
    public interface Assessing {
        /// The answer as it is shown.
        ///
        /// @param world the world as it was when it was asked
        /// @param changes the changes to the world; [Question.Scenario#NONE] for the world as it stands
        /// @param draws draws of the expected case; 0 for the run with everything at its median
        /// @param progress hears on the way what is done
        Assessment of(WorldRecord world, AsOf asOf, Question.Scenario changes, int draws, Consumer<String> progress);
    }

    /// Tells whether the files of the world have other contents than those that were read.
    public interface Renewal {
        /// A world that stays as it is.
        Renewal NONE = new Renewal() {
            @Override
            public boolean isTouched() {
                return false;
            }

            @Override
            public Optional<Served> newer() {
                return Optional.empty();
            }
        };

        /// Whether a file was touched, which may mean nothing; quick.
        boolean isTouched();

        /// What is served from now on; empty where the contents are those of before.
        Optional<Served> newer();
    }
}
