package dev.chokepoint.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A page for each command, made from what the command line itself knows of its options.
final class CommandReference {
    private static final String FOLDER = "(program)/reference/cli/";
    private final CommandSpec program;

    CommandReference(CommandSpec program) {
        this.program = program;
    }

    List<Source> pages() {
        List<Source> pages = new ArrayList<>();
        StringBuilder index = new StringBuilder("# The command line\n\n");
        index.append(paragraph(program.usageMessage().description()));
        index.append("| command | does |\n|---|---|\n");
        walk(program, pages, index);
        index.append('\n').append(paragraph(program.usageMessage().footer()));
        pages.addFirst(source("README", index.toString()));
        return pages;
    }

    private static void walk(CommandSpec parent, List<Source> pages, StringBuilder index) {
        for (CommandLine child : parent.subcommands().values()) {
            CommandSpec spec = child.getCommandSpec();
            if (spec.usageMessage().hidden()) {
                continue;
            }
            index.append("| [`")
                    .append(name(spec))
                    .append("`](")
                    .append(file(spec))
                    .append(".md) | ");
            index.append(cell(spec.usageMessage().description())).append(" |\n");
            pages.add(source(file(spec), text(child)));
            walk(spec, pages, index);
        }
    }

    private static Source source(String file, String markdown) {
        return new Source(
                FOLDER + file + ".md",
                "reference/cli/" + file.replace("README", "index") + ".html",
                Kind.REFERENCE,
                markdown);
    }

    private static String name(CommandSpec spec) {
        return spec.qualifiedName(" ").replaceFirst("^chokepoint ", "");
    }

    private static String file(CommandSpec spec) {
        return name(spec).replace(' ', '-');
    }

    private static String text(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        CommandLine.Help help =
                new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        StringBuilder page = new StringBuilder("# chokepoint " + name(spec) + "\n\n");
        page.append(paragraph(spec.usageMessage().description()));
        page.append("```\n").append(help.synopsis(0).stripTrailing()).append("\n```\n");
        List<PositionalParamSpec> parameters =
                spec.positionalParameters().stream().filter(p -> !p.hidden()).toList();
        if (!parameters.isEmpty()) {
            page.append("\n## What it takes\n\n| | |\n|---|---|\n");
            parameters.forEach(p -> row(page, p.paramLabel(), p));
        }
        List<OptionSpec> options =
                spec.options().stream().filter(o -> !o.hidden()).toList();
        page.append("\n## Options\n\n| option | |\n|---|---|\n");
        options.forEach(o -> row(page, names(o), o));
        if (!spec.subcommands().isEmpty()) {
            page.append("\n## Commands below it\n\n| command | does |\n|---|---|\n");
            for (CommandLine child : spec.subcommands().values()) {
                CommandSpec below = child.getCommandSpec();
                page.append("| [`")
                        .append(name(below))
                        .append("`](")
                        .append(file(below))
                        .append(".md) | ");
                page.append(cell(below.usageMessage().description())).append(" |\n");
            }
        }
        if (spec.usageMessage().footer().length > 0) {
            page.append('\n').append(paragraph(spec.usageMessage().footer()));
        }
        return page.toString();
    }

    private static String names(OptionSpec option) {
        String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        return String.join(", ", option.names()) + label;
    }

    private static void row(StringBuilder page, String name, ArgSpec argument) {
        String given = Optional.ofNullable(argument.defaultValue())
                .filter(value -> !value.isBlank() && argument.arity().max() > 0)
                .filter(value -> !String.join(" ", argument.description()).contains(value))
                .map(value -> " Default: `" + value + "`.")
                .orElse("");
        String needed = argument.required() ? " Required." : "";
        page.append("| `").append(name.replace("|", "\\|")).append("` | ");
        page.append(cell(argument.description())).append(needed).append(given).append(" |\n");
    }

    private static String paragraph(String... lines) {
        String text = plain(lines);
        return text.isEmpty() ? "" : escaped(text) + "\n\n";
    }

    private static String cell(String... lines) {
        return escaped(plain(lines)).replace("|", "\\|");
    }

    private static String plain(String... lines) {
        return String.join(" ", lines)
                .replaceAll("@\\|\\w+(,\\w+)* (.*?)\\|@", "$2")
                .replace("%n", " ")
                .replace("%%", "%")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /// What a description writes as it is must not be taken for markup.
    private static String escaped(String text) {
        return text.replaceAll("([*_<\\[\\]])", "\\\\$1");
    }
}
