package dev.chokepoint.app.cli.options;

import dev.chokepoint.base.AsOf;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// The two clocks of a question on the command line.
public final class DateOptions {
    @Option(
            names = "--on",
            paramLabel = "DATE",
            split = ",",
            description = "valid date: the day measures bind (default: today for check and ledger, else the day of the"
                    + " world); two, D1,D2, for check --batch")
    private List<LocalDate> on = List.of();

    @Option(
            names = "--known",
            paramLabel = "DATE",
            description = "knowledge date: nothing published after it is used (default: as for --on)")
    private @Nullable LocalDate known;

    @Option(names = "--as-of", paramLabel = "DATE", description = "sets both dates")
    private @Nullable LocalDate asOf;

    /// A command line that contradicts itself.
    public static final class UsageException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        public UsageException(String message) {
            super(message);
        }
    }

    /// Reads a day as it is typed.
    public static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("the day (" + text + ") must look like 2025-06-10");
        }
    }

    /// The dates asked for; what is not given is today.
    public AsOf asOf() {
        return asOf(LocalDate.now(ZoneId.systemDefault()));
    }

    /// The dates asked for; what is not given is `otherwise`.
    public AsOf asOf(LocalDate otherwise) {
        requireOneWay();
        if (on.size() > 1) {
            throw new UsageException("--on takes one day here; two are for check --batch.");
        }
        if (asOf != null) {
            return AsOf.of(asOf);
        }
        return new AsOf(on.isEmpty() ? otherwise : on.getFirst(), known == null ? otherwise : known);
    }

    private void requireOneWay() {
        if (asOf != null && (!on.isEmpty() || known != null)) {
            throw new UsageException("--as-of sets both dates; give it alone, or --on and --known.");
        }
    }

    /// The two valid dates, the earlier one first, where more than one was given.
    public Optional<List<LocalDate>> twoDays() {
        if (on.size() < 2) {
            return Optional.empty();
        }
        requireOneWay();
        List<LocalDate> days = on.stream().distinct().sorted().toList();
        if (days.size() != 2) {
            throw new UsageException("--on takes one day, or two that differ, such as 2026-11-01,2026-12-01.");
        }
        return Optional.of(days);
    }

    /// The dates asked for, where any was given.
    Optional<AsOf> ifGiven() {
        return asOf == null && on.isEmpty() && known == null ? Optional.empty() : Optional.of(asOf());
    }

    /// The knowledge date, where one was given.
    public Optional<LocalDate> knownIfGiven() {
        return Optional.ofNullable(known != null ? known : asOf);
    }
}
