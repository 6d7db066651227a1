package dev.chokepoint.app.view;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.company.BillReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads a company's tables and asks what the controls of a world do to it.
public final class CompanyAssessor {
    /// A company's files.
    ///
    /// @param place where it makes and buys, for lines that do not say; may be empty
    public record Files(Path bill, Optional<Path> stock, Optional<Path> map, String place) {}

    private final Consumer<String> progress;

    public CompanyAssessor(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Answers from the month of `asOf` on; the company's stock is that of the month's first day.
    public CompanyView assess(Path folder, Files files, AsOf asOf, int threads) {
        WorldRecord record = WorldFiles.record(folder);
        var loaded = BillReader.read(files.bill(), files.stock(), files.map(), record.world(), files.place());
        BillReader.Reading reading = InputException.require("The bill of materials", loaded);
        CompanyAnswer.start(record.world(), asOf);
        try (Situation situation =
                Situation.of(Question.of(record, asOf), Means.of(Solvers.highs(), threads, progress))) {
            return CompanyView.of(situation, CompanyAnswer.of(situation, reading.bill()), loaded);
        }
    }
}
