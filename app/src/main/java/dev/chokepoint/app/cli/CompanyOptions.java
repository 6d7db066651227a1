package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.DateOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// A company's own tables, of the commands that answer for a company instead of the world.
final class CompanyOptions {
    @Option(
            names = "--bom",
            paramLabel = "FILE",
            description = "a company's bill of materials (CSV or XLSX): answer for the company")
    private Optional<Path> bill = Optional.empty();

    @Option(names = "--stock", paramLabel = "FILE", description = "what the company holds (CSV or XLSX)")
    private Optional<Path> stock = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "which item each part is, where the bill does not say (CSV or XLSX)")
    private Optional<Path> map = Optional.empty();

    @Option(
            names = "--place",
            paramLabel = "PLACE",
            description = "where the company makes and buys, for parts that do not say, such as US")
    private String place = "";

    /// The tables; empty where the question is about the world.
    ///
    /// @throws DateOptions.UsageException if the others are given without a bill
    Optional<CompanyAssessor.Files> files() {
        if (bill.isEmpty() && (stock.isPresent() || map.isPresent() || !place.isEmpty())) {
            throw new DateOptions.UsageException("--stock, --map and --place need --bom FILE.");
        }
        return bill.map(b -> new CompanyAssessor.Files(b, stock, map, place));
    }
}
