package dev.chokepoint.app;

import dev.chokepoint.controls.Audience;
import dev.chokepoint.controls.Determination;
import dev.chokepoint.controls.DeterminationEngine;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.Shipment;
import dev.chokepoint.controls.StatusEvent;
import dev.chokepoint.data.WorldFolder;
import dev.chokepoint.data.ledger.Batch;
import dev.chokepoint.data.ledger.LedgerFolder;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.ledger.ShipmentRows;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            defaultValue = WorldFolder.DEFAULT,
            description = "the folder of a world or the name of a bundled one (default: ${DEFAULT-VALUE})")
    private String world = WorldFolder.DEFAULT;

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
            description = "export, reexport, transfer, technology_transfer, use or assistance (${DEFAULT-VALUE})")
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

    @Option(names = "--batch", paramLabel = "FILE", description = "a table of shipments (CSV)")
    private @Nullable Path batch;

    @Option(names = "--out", paramLabel = "FILE", description = "where the answers to --batch go")
    private @Nullable Path out;

    @Option(names = "--explain", description = "with the whole explanation")
    private boolean explain;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        boolean single = !item.isEmpty() || !attributes.isEmpty();
        if (single == (batch != null)) {
            err.println("Give either --item (or --attributes) or --batch.");
            return Main.USAGE;
        }
        if (single && (from.isEmpty() || to.isEmpty())) {
            err.println("A shipment needs --from and --to, such as --from CN --to US.");
            return Main.USAGE;
        }
        if (batch != null && out == null) {
            err.println("--batch needs --out FILE for the answers.");
            return Main.USAGE;
        }
        try {
            Ledger ledger = InputException.require("The ledger", LedgerReader.read(LedgerFolder.find(world)));
            DeterminationEngine engine = DeterminationEngine.of(ledger);
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            return batch != null && out != null ? table(engine, batch, out, today) : one(engine, today);
        } catch (InputException e) {
            e.problems().forEach(p -> err.println(p.text()));
            err.println(e.getMessage());
            return Main.BAD_INPUT;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return Main.BAD_INPUT;
        }
    }

    private int table(DeterminationEngine engine, Path in, Path answers, LocalDate today) {
        PrintWriter print = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (!Files.isRegularFile(in)) {
            err.println("The table (" + in + ") was not found.");
            return Main.BAD_INPUT;
        }
        boolean bar = Main.interactive();
        Batch.Summary s = Batch.run(engine, in, answers, today, explain, n -> {
            if (bar) {
                err.print("\r" + n + " rows");
                err.flush();
            }
        });
        if (bar && s.rows() >= 10_000) {
            err.println();
        }
        print.println(s.rows() + " rows, " + (s.rows() - s.rejected()) + " answers in " + answers
                + (s.rejected() == 0 ? "." : ", " + s.rejected() + " rejected in " + s.rejects() + "."));
        if (s.compared() > 0) {
            print.println("Agreement with the expected columns: " + s.agreed() + " of " + s.compared()
                    + " have the expected status and measures; " + s.sameMeasures() + " name no other measure.");
            s.disagreements().stream().limit(20).forEach(d -> print.println("  " + d));
        }
        print.println(Determination.DISCLAIMER);
        print.flush();
        return s.rejected() == 0 ? Main.DONE : Main.ROWS_REJECTED;
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
            return Main.BAD_INPUT;
        }
        print(engine.determine(shipment));
        return Main.DONE;
    }

    private void print(Determination d) {
        PrintWriter print = spec.commandLine().getOut();
        Shipment s = d.shipment();
        print.println(s.item() + ", " + s.exporter() + " → " + s.destination()
                + (s.endUse().isEmpty() ? "" : ", for " + s.endUse())
                + (s.endUser().name().isEmpty() ? "" : ", to " + s.endUser().name()));
        print.println("on " + s.on() + ", as known on " + s.known()
                + (s.audience() == Audience.INFERRED
                        ? ""
                        : " to the " + s.audience().name().toLowerCase(Locale.ROOT)));
        print.println();
        print.println(d.outcome() + "  " + d.outcome().sentence());
        section(
                "Controlled by",
                d.controlling().stream()
                        .map(f -> f.measure() + "  " + f.words()
                                + (f.policy().words().startsWith("no ")
                                        ? ""
                                        : " (" + f.policy().words() + ")"))
                        .toList());
        section(
                "Suspended",
                d.dormant().stream()
                        .map(x -> x.measure()
                                + (x.by().isEmpty() ? "" : ", by " + x.by())
                                + (x.revives().equals(StatusEvent.OPEN)
                                        ? ", without a stated end"
                                        : ", revives on " + x.revives() + " unless something else becomes known"))
                        .distinct()
                        .toList());
        section(
                "Not yet in force",
                d.notYet().stream()
                        .map(x -> x.measure() + ", from " + x.starts())
                        .distinct()
                        .toList());
        section("Exceptions and authorisations", d.authorisations());
        section("Guidance", d.interpretations());
        section("Missing facts", d.missing());
        section(
                "Just outside",
                d.nearMisses().stream()
                        .limit(5)
                        .map(x -> x.measure() + ": " + x.why())
                        .toList());
        if (d.textVersusEnforcement()) {
            section("Text and enforcement", List.of("What the law says and what is enforced differ here."));
        }
        switch (d.nextChange()) {
            case Determination.NextChange.None none -> section("Next change", List.of("none known"));
            case Determination.NextChange.On on ->
                section(
                        "Next change",
                        List.of(on.day() + ": " + on.outcome()
                                + (on.measures().isEmpty() ? "" : " (" + String.join(", ", on.measures()) + ")")));
        }
        section("Not confirmed", d.unconfirmed());
        section(
                "Read as",
                d.explanation().parts().stream()
                        .filter(p -> List.of("product", "inferred fact", "party", "possible party", "headquarters")
                                .contains(p.what()))
                        .map(p -> p.what() + ": " + p.value() + " (" + p.because() + ")")
                        .toList());
        section(
                "Sources",
                d.citations().stream().limit(explain ? Long.MAX_VALUE : 6).toList());
        print.println();
        print.println(Determination.DISCLAIMER);
        print.flush();
    }

    private void section(String head, List<String> lines) {
        if (!lines.isEmpty()) {
            PrintWriter print = spec.commandLine().getOut();
            print.println();
            print.println(head + ":");
            lines.forEach(l -> print.println("  " + l));
        }
    }
}
