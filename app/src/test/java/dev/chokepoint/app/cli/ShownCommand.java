package dev.chokepoint.app.cli;

import java.util.ArrayList;
import java.util.List;

/// A command line of a document, with what the document shows of its output.
///
/// @param output the lines of the block marked `output` behind it, empty where there is none
record ShownCommand(String command, List<String> output) {
    ShownCommand {
        output = List.copyOf(output);
    }

    /// The command lines of a Markdown page in their order.
    static List<ShownCommand> of(List<String> page) {
        List<ShownCommand> found = new ArrayList<>();
        boolean fenced = false;
        boolean behindCommands = false;
        List<String> output = null;
        for (String line : page) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
                if (fenced && line.strip().equals("```output")) {
                    if (!behindCommands) {
                        throw new IllegalArgumentException("A block (output) stands behind no block of commands.");
                    }
                    output = new ArrayList<>();
                } else if (!fenced && output != null) {
                    found.set(found.size() - 1, new ShownCommand(found.getLast().command(), output));
                    output = null;
                    behindCommands = false;
                } else if (fenced) {
                    behindCommands = false;
                }
            } else if (fenced && output != null) {
                output.add(line);
            } else if (fenced && line.strip().matches("(\\./)?chokepoint [a-z-].*")) {
                String command = line.strip().replaceFirst("^(\\./)?chokepoint ", "");
                found.add(new ShownCommand(command.replaceFirst("\\s+#.*", ""), List.of()));
                behindCommands = true;
            }
        }
        return found;
    }
}
