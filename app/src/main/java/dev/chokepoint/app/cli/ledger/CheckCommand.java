package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Terminal;
import dev.chokepoint.app.cli.options.WorldOption;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.text.DeterminationText;
import dev.chokepoint.app.text.TwoDaysText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.data.ledger.Batch;
import dev.chokepoint.data.ledger.BatchOnTwoDays;
import dev.chokepoint.data.ledger.DeterminationJson;
import dev.chokepoint.data.ledger.DeterminationRecord;
import dev.chokepoint.data.ledger.DeterminationRecords;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.ledger.ShipmentRows;
import dev.chokepoint.data.receipt.Receipt;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Determines one shipment, or a table of them.
@Command(
        name = "check",
        description = "Is this shipment controlled, by what, on this day, as known on that day?",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: chokepoint check --item \"samarium cobalt magnet\" --from CN --to US --end-use \"fighter jet\""
                    + " --on 2025-06-10",
            Determination.DISCLAIMER
        })
public final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WorldOption world = new WorldOption();

    @Option(names = "--item", description = "the item in words, such as \"samarium cobalt magnet\"")
    private String item = "";

    @Option(
            names = "--attributes",
            paramLabel = "NAME=VALUE;…",
            description = "what is known of the item, such as \"tpp=4992;die_mm2=826;datacenter=true\"")
    private String attributes = "";

    @Option(names = "--from", paramLabel = "PLACE", description = "the place it leaves, such as CN")
    private String from = "";

    @Option(names = "--origin", paramLabel = "PLACE", description = "where it was made (default: --from)")
    private String origin = "";

    @Option(names = "--to", paramLabel = "PLACE", description = "the destination, such as US")
    private String to = "";

    @Option(
            names = "--movement",
            defaultValue = "export",
            description =
                    "export, reexport, transfer, technology_transfer, use, assistance or deemed_export (${DEFAULT-VALUE})")
    private String movement = "export";

    @Option(names = "--end-use", description = "the use in words, such as \"fighter jet\"")
    private String endUse = "";

    @Option(names = "--end-user", description = "the user by name or in words")
    private String endUser = "";

    @Option(names = "--exporter", description = "the firm that exports; letters bind named firms")
    private String exporter = "";

    @Option(names = "--audience", description = "public or addressee (default: addressee where a letter names a party)")
    private String audience = "";

    @Mixin
    private DateOptions dates = new DateOptions();

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "a table of shipments, CSV or XLSX; with --on D1,D2 each line is asked on both days, and told"
                    + " where its answer differs and why")
    private @Nullable Path batch;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where the answers to --batch go, CSV or XLSX by its ending")
    private @Nullable Path out;

    @Option(names = "--explain", description = "with the whole explanation")
    private boolean explain;

    /// How one answer is written.
    enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; for one shipment (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Mixin
    private KeepOptions keep = new KeepOptions();

    @Option(
            names = "--rerun",
            paramLabel = "FILE",
            description = "asks the kept determinations again and says what changed and why; --known moves all of them"
                    + " to another knowledge date")
    private @Nullable Path rerun;

    private DeterminationRecord.LedgerStamp stamp = new DeterminationRecord.LedgerStamp("", 0, "", "");

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        boolean single = !item.isEmpty() || !attributes.isEmpty();
        if ((single ? 1 : 0) + (batch != null ? 1 : 0) + (rerun != null ? 1 : 0) != 1) {
            err.println("Give one of --item (or --attributes), --batch and --rerun.");
            return ExitCode.USAGE;
        }
        if (single && (from.isEmpty() || to.isEmpty())) {
            err.println("A shipment needs --from and --to, such as --from CN --to US.");
            return ExitCode.USAGE;
        }
        if (batch != null && out == null) {
            err.println("--batch needs --out FILE for the answers.");
            return ExitCode.USAGE;
        }
        try {
            Path folder = world.ledgerFolder();
            Ledger ledger = InputException.require("The ledger", LedgerReader.read(folder));
            DeterminationEngine engine = DeterminationEngine.of(ledger);
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            if (keep.file().isPresent() || rerun != null) {
                stamp = KeepOptions.stamp(folder, ledger);
            }
            if (rerun != null) {
                return KeptAnswers.again(
                        rerun,
                        engine,
                        stamp,
                        dates.knownIfGiven(),
                        spec.commandLine().getOut(),
                        err);
            }
            Optional<List<LocalDate>> days = dates.twoDays();
            if (days.isPresent() && batch == null) {
                throw new DateOptions.UsageException(
                        "--on D1,D2 asks the lines of a table on both days; give --batch.");
            }
            if (batch != null && out != null) {
                return days.isPresent()
                        ? tableOnTwoDays(engine, batch, out, days.get(), today)
                        : table(engine, batch, out, today);
            }
            return one(engine, today);
        } catch (DateOptions.UsageException e) {
            err.println(e.getMessage());
            return ExitCode.USAGE;
        } catch (InputException e) {
            e.problems().forEach(p -> err.println(p.text()));
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int table(DeterminationEngine engine, Path in, Path answers, LocalDate today) {
        PrintWriter print = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isRegularFile(in)) {
            err.println("The table (" + in + ") was not found.");
            return ExitCode.BAD_INPUT;
        }
        boolean bar = Terminal.interactive();
        LongConsumer progress = n -> {
            if (bar) {
                err.print("\r" + n + " rows");
                err.flush();
            }
        };
        Batch.Summary s;
        if (keep.file().isEmpty()) {
            s = Batch.run(engine, in, answers, today, explain, progress);
        } else {
            Path kept = keep.file().get();
            try (DeterminationRecords records = keep.open(kept, err)) {
                s = Batch.run(
                        engine,
                        in,
                        answers,
                        today,
                        explain,
                        progress,
                        (row, d) -> records.keep(record(engine, row, d)));
            }
            err.println("Kept in " + kept + ".");
        }
        if (bar && s.rows() >= 10_000) {
            err.println();
        }
        print.println(s.rows() + " rows, " + (s.rows() - s.rejected() + s.unknownItems()) + " answers in " + answers
                + (s.rejected() == 0 ? "." : "; " + s.rejected() + " rows to look at in " + s.rejects() + "."));
        if (s.unknownItems() > 0) {
            print.println(s.unknownItems() + " of them have an item that nothing is known of: asked back, with"
                    + " suggestions to confirm.");
        }
        if (s.compared() > 0) {
            print.println("Agreement with the expected columns: " + s.agreed() + " of " + s.compared()
                    + " have the expected status and measures"
                    + (s.limited() == 0
                            ? "; "
                            : " (" + s.limited() + " of them by the rules held; the answer says that not all with a say"
                                    + " is held or confirmed); ")
                    + s.sameMeasures() + " name no other measure.");
            s.disagreements().stream().limit(20).forEach(d -> print.println("  " + d));
        }
        print.println(Determination.DISCLAIMER);
        print.flush();
        return s.rejected() == 0 ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
    }

    /// What changes for these shipments between two days.
    private int tableOnTwoDays(
            DeterminationEngine engine, Path in, Path answers, List<LocalDate> days, LocalDate today) {
        PrintWriter print = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isRegularFile(in)) {
            err.println("The table (" + in + ") was not found.");
            return ExitCode.BAD_INPUT;
        }
        BatchOnTwoDays asked = new BatchOnTwoDays(engine, days.getFirst(), days.getLast(), dates.knownIfGiven(), today);
        BatchOnTwoDays.Summary s;
        if (keep.file().isEmpty()) {
            s = asked.run(in, answers, (row, d) -> {});
        } else {
            Path kept = keep.file().get();
            try (DeterminationRecords records = keep.open(kept, err)) {
                s = asked.run(in, answers, (row, d) -> records.keep(record(engine, row, d)));
            }
            err.println("Kept in " + kept + ".");
        }
        new TwoDaysText(print, days.getFirst(), days.getLast()).print(s);
        print.println("Both answers of each line are in " + answers
                + (s.rejected() == 0
                        ? "."
                        : "; " + s.rejected() + " rows to look at in " + BatchOnTwoDays.rejects(answers) + "."));
        print.println(Determination.DISCLAIMER);
        print.flush();
        return s.rejected() == 0 ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
    }

    private int one(DeterminationEngine engine, LocalDate today) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("item", item);
        row.put("attributes", attributes);
        row.put("origin", origin);
        row.put("exporter", from);
        row.put("exporter_name", exporter);
        row.put("movement", movement);
        row.put("destination", to);
        row.put("end_use", endUse);
        row.put("end_user", endUser);
        row.put("audience", audience);
        var asOf = dates.asOf(today);
        row.put("event_date", asOf.on().toString());
        row.put("known_on", asOf.known().toString());
        Shipment shipment;
        try {
            shipment = new ShipmentRows(engine.ledger().reference(), today).shipment(row);
        } catch (ShipmentRows.Rejected e) {
            spec.commandLine().getErr().println(e.field() + " (" + e.value() + "): " + e.expected());
            return ExitCode.BAD_INPUT;
        }
        Determination d = engine.determine(shipment);
        PrintWriter print = spec.commandLine().getOut();
        switch (format) {
            case text ->
                new DeterminationText(print, engine.ledger().reference().attributes(), explain).print(d);
            case json -> print.print(AnswerJson.write(DeterminationJson.of(d)));
        }
        print.flush();
        if (keep.file().isPresent()) {
            PrintWriter err = spec.commandLine().getErr();
            Path kept = keep.file().get();
            Receipt receipt;
            try (DeterminationRecords records = keep.open(kept, err)) {
                receipt = records.keep(record(engine, row, d));
            }
            err.println("Kept in " + kept + " as receipt " + receipt.number() + ", hash " + receipt.hash() + ".");
        }
        return ExitCode.DONE;
    }

    private DeterminationRecord record(DeterminationEngine engine, Map<String, String> row, Determination d) {
        return DeterminationRecord.of(
                engine, stamp, row, d, Instant.now().truncatedTo(ChronoUnit.SECONDS), keep.asker(), Version.text());
    }
}
