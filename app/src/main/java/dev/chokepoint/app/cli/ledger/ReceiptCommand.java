package dev.chokepoint.app.cli.ledger;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.WorldOption;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.page.ReceiptPage;
import dev.chokepoint.app.text.ReceiptTable;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.ledger.ReceiptsView;
import dev.chokepoint.controls.fast.DeterminationEngine;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.ledger.DeterminationRecords;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.receipt.ChainEnds;
import dev.chokepoint.data.receipt.KeyFile;
import dev.chokepoint.data.receipt.Link;
import dev.chokepoint.data.receipt.Receipt;
import dev.chokepoint.data.receipt.ReceiptCheck;
import dev.chokepoint.data.receipt.ReceiptFile;
import dev.chokepoint.data.receipt.SigningKey;
import dev.chokepoint.data.receipt.VerificationKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks, asks again and prints receipts of answers.
@Command(
        name = "receipt",
        description = "Receipts of answers, as --keep writes them: checked offline, asked again, printed.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ReceiptCommand.Verify.class,
            ReceiptCommand.Rerun.class,
            ReceiptCommand.Export.class,
            ReceiptCommand.Key.class
        })
public final class ReceiptCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /// The file of receipts and what it is held against.
    static final class Checking {
        @Parameters(
                index = "0",
                paramLabel = "FILE",
                description = "the receipts, or a folder that holds " + DeterminationRecords.FILE)
        private Path file = Path.of("");

        @Option(
                names = "--key",
                paramLabel = "FILE",
                description = "a public key that signed (PEM, or its base64); may be given more than once (default: the"
                        + " key of this installation, else the one that the first receipt names)")
        private List<Path> keys = List.of();

        @Option(
                names = "--last",
                paramLabel = "HASH",
                description = "a hash noted elsewhere, which must be that of a receipt in the file")
        private String last = "";

        @Option(
                names = "--excerpt",
                description = "the file holds some receipts of a chain: what is missing between them is no finding")
        private boolean excerpt;

        private String owner = "";

        ReceiptFile.Verdict check(Consumer<ReceiptCheck.Checked> each) {
            Set<VerificationKey> expected = expected();
            ChainEnds ends = ChainEnds.beside(KeyOption.ofInstallation().file());
            return ReceiptFile.verify(
                    DeterminationRecords.file(file),
                    new ReceiptCheck(expected, excerpt),
                    first -> excerpt ? Optional.<Link>empty() : ends.find(first),
                    last,
                    each);
        }

        private Set<VerificationKey> expected() {
            Set<VerificationKey> out = new HashSet<>();
            keys.forEach(k -> out.add(KeyFile.at(k).shown()));
            KeyFile own = KeyOption.ofInstallation();
            if (!out.isEmpty()) {
                owner = "Signatures are held against the key given.";
            } else if (own.exists()) {
                out.add(own.shown());
                owner = "Signatures are held against the key of this installation.";
            } else {
                owner = "Signatures are held against the key that the first receipt names; whose key that is was not"
                        + " checked (--key FILE).";
            }
            return out;
        }

        /// Against whose key the signatures were held, in words.
        String owner() {
            return owner;
        }

        Path file() {
            return DeterminationRecords.file(file);
        }
    }

    /// What the subcommands share.
    abstract static class OnReceipts implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter err = spec.commandLine().getErr();
            PrintWriter out = spec.commandLine().getOut();
            try {
                return run(out, err);
            } catch (InputException e) {
                e.problems().forEach(p -> err.println(p.text()));
                err.println(e.getMessage());
                return ExitCode.BAD_INPUT;
            } catch (IllegalArgumentException e) {
                err.println(e.getMessage());
                return ExitCode.BAD_INPUT;
            } finally {
                out.flush();
            }
        }

        abstract int run(PrintWriter out, PrintWriter err);
    }

    /// Whether signature, chain and hash of each line hold.
    @Command(
            name = "verify",
            description = {
                "Whether signature, chain and hash of each line hold; needs no network and no ledger.",
                "Exit code 1 where a line does not hold or one is missing, 3 where there is no receipt."
            },
            mixinStandardHelpOptions = true)
    static final class Verify extends OnReceipts {
        @Mixin
        private Checking checking = new Checking();

        @Option(names = "--quiet", description = "only the lines that do not hold")
        private boolean quiet;

        @Override
        int run(PrintWriter out, PrintWriter err) {
            ReceiptFile.Verdict verdict = checking.check(c -> {
                if (!quiet || !c.holds()) {
                    print(c, out);
                }
            });
            if (verdict.cutOff()) {
                out.println("The last line is cut off and is no receipt: a crash left it, or the end of the file was"
                        + " removed. The next receipt that is kept removes it.");
            }
            if (!verdict.end().isEmpty()) {
                out.println(
                        verdict.end() + " The end of the file was cut off, or it was put back to an earlier state.");
            }
            if (verdict.receipts() == 0) {
                err.println("The file (" + checking.file() + ") holds no receipt.");
                return ExitCode.BAD_INPUT;
            }
            long doubtful = verdict.doubtful();
            out.println(verdict.receipts() + (verdict.receipts() == 1 ? " receipt" : " receipts") + ", "
                    + (doubtful == 0
                            ? "all lines hold."
                            : doubtful + (doubtful == 1 ? " line does" : " lines do") + " not hold."));
            out.println(checking.owner() + " Fingerprint: "
                    + String.join(
                            ", ",
                            verdict.keys().stream()
                                    .map(VerificationKey::fingerprint)
                                    .sorted()
                                    .toList())
                    + ".");
            out.println("The last receipt is number " + verdict.last().number() + ", hash "
                    + verdict.last().hash() + ". Noted elsewhere, it shows later that none was cut off (--last).");
            return verdict.holds() ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
        }

        private static void print(ReceiptCheck.Checked c, PrintWriter out) {
            out.println("line " + c.line() + "  "
                    + c.receipt()
                            .map(r -> "receipt " + r.number() + "  " + r.text("at") + "  signature "
                                    + holds(c.signature()) + "  chain " + holds(c.chain()) + "  hash "
                                    + holds(c.hash()))
                            .orElse("no receipt"));
            c.problems().forEach(p -> out.println("    " + p));
        }

        private static String holds(boolean holds) {
            return holds ? "holds" : "DOES NOT HOLD";
        }
    }

    /// What of the kept answers changed since, and because of which event.
    @Command(
            name = "rerun",
            description = "Asks the kept determinations again and says what changed and because of which event.",
            mixinStandardHelpOptions = true)
    static final class Rerun extends OnReceipts {
        @Parameters(index = "0", paramLabel = "FILE", description = "the receipts")
        private Path file = Path.of("");

        @Mixin
        private WorldOption world = new WorldOption();

        @Option(
                names = "--known",
                paramLabel = "DATE",
                description = "moves all of them to another knowledge date (default: as they were asked)")
        private @Nullable LocalDate known;

        @Override
        int run(PrintWriter out, PrintWriter err) {
            Path folder = world.ledgerFolder();
            Ledger ledger = InputException.require("The ledger", LedgerReader.read(folder));
            return KeptAnswers.again(
                    file,
                    DeterminationEngine.of(ledger),
                    KeepOptions.stamp(folder, ledger),
                    Optional.ofNullable(known),
                    out,
                    err);
        }
    }

    /// Receipts as a table, as JSON or as a page that prints.
    @Command(
            name = "export",
            description = {
                "The receipts as a table, as JSON or as a page that prints, each with what was found of it.",
                "Exit code 1 where a line does not hold."
            },
            mixinStandardHelpOptions = true)
    static final class Export extends OnReceipts {
        /// What is written.
        enum Format {
            csv,
            json,
            html
        }

        @Mixin
        private Checking checking = new Checking();

        @Option(names = "--format", defaultValue = "html", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
        private Format format = Format.html;

        @Option(names = "--out", paramLabel = "FILE", description = "where it goes (default: the terminal)")
        private @Nullable Path target;

        @Override
        int run(PrintWriter out, PrintWriter err) {
            List<ReceiptsView.Line> lines = new ArrayList<>();
            ReceiptFile.Verdict verdict = checking.check(c -> lines.add(ReceiptsView.Line.of(c)));
            ReceiptsView view = new ReceiptsView(
                    String.valueOf(checking.file().getFileName()),
                    verdict.receipts(),
                    verdict.doubtful(),
                    verdict.holds(),
                    verdict.cutOff() ? "The last line is cut off. " + verdict.end() : verdict.end(),
                    verdict.keys().stream().map(VerificationKey::text).sorted().toList(),
                    checking.owner(),
                    lines);
            String text = switch (format) {
                case csv -> ReceiptTable.csv(view);
                case json -> AnswerJson.write(AnswerKind.RECEIPTS, view);
                case html ->
                    new ReceiptPage(view, LocalDate.now(ZoneId.systemDefault()).toString()).html();
            };
            if (target == null) {
                out.print(text);
            } else {
                AtomicFile.write(target, text);
                err.println("Wrote " + target + ".");
            }
            if (!verdict.holds()) {
                err.println("Not all of it holds; chokepoint receipt verify says what.");
            }
            return verdict.holds() ? ExitCode.DONE : ExitCode.ROWS_REJECTED;
        }
    }

    /// The public key of this installation.
    @Command(
            name = "key",
            description = {
                "The public key of this installation as PEM, to be handed to those who check your receipts.",
                "Makes the key where there is none yet."
            },
            mixinStandardHelpOptions = true)
    static final class Key extends OnReceipts {
        @Mixin
        private KeyOption key = new KeyOption();

        @Override
        int run(PrintWriter out, PrintWriter err) {
            SigningKey signing = key.toSign(err);
            out.print(KeyFile.pem(signing.shown()));
            err.println("Fingerprint " + signing.shown().fingerprint() + ", in "
                    + key.file().file() + "; receipts are " + Receipt.FORMAT + ".");
            return ExitCode.DONE;
        }
    }
}
