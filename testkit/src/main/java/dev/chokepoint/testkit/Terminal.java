package dev.chokepoint.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Runs the command line of a program as at a terminal and keeps what the last run printed.
public final class Terminal {
    /// A program: words in, an exit code out.
    @FunctionalInterface
    public interface Program {
        int run(PrintWriter out, PrintWriter err, String... words);
    }

    private final Program program;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    public Terminal(Program program) {
        this.program = program;
    }

    /// Runs the program and returns its exit code; what an earlier run printed is forgotten.
    public int run(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        PrintWriter toOut = new PrintWriter(out);
        PrintWriter toErr = new PrintWriter(err);
        int code = program.run(toOut, toErr, words);
        toOut.flush();
        toErr.flush();
        return code;
    }

    /// What the last run printed as its answer.
    public String out() {
        return out.toString();
    }

    /// What the last run told on the way and complained of.
    public String err() {
        return err.toString();
    }
}
