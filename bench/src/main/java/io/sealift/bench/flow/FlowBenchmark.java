package io.sealift.bench.flow;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Measures whole flows in fresh local clouds, of this tree and of others, in one run on one machine. See
 * docs/benchmarks.md.
 */
@Command(
        name = "bench/flow",
        description = "Measure whole flows in fresh local clouds.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RequestsCommand.class,
            SpeedCommand.class,
            LatencyCommand.class,
            LoadCommand.class,
            MemoryCommand.class
        })
public final class FlowBenchmark {
    private FlowBenchmark() {}

    /** Runs a measurement, then exits, whatever threads a cloud may have left. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FlowBenchmark()).execute(arguments));
    }
}
