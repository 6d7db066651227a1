package dev.chokepoint.app.cli.trade;

import picocli.CommandLine.Command;

/// `chokepoint store`: what a store holds.
@Command(
        name = "store",
        description = "What a store holds: files, figures of statistics, and trade as reported.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StoreListCommand.class, StoreFiguresCommand.class, StoreTradeCommand.class})
public final class StoreCommand {}
