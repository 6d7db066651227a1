package dev.chokepoint.app.cli.options;

import dev.chokepoint.data.files.AtomicFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// How an answer is written, and where to.
public final class AnswerOptions {
    /// How an answer is written.
    public enum Format {
        text,
        json,
        html
    }

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "PATH", description = "file to write instead of the terminal")
    private @Nullable Path out;

    public Format format() {
        return format;
    }

    /// Prints, or writes to the file that was named.
    public void write(CommandSpec spec, String text) {
        write(spec, text, out);
    }

    /// Prints where no file is named, else writes the file whole and says so.
    public static void write(CommandSpec spec, String text, @Nullable Path out) {
        if (out == null) {
            PrintWriter to = spec.commandLine().getOut();
            to.print(text);
            to.flush();
        } else {
            AtomicFile.write(out, text);
            spec.commandLine().getErr().println("written: " + out);
        }
    }
}
