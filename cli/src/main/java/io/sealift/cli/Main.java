package io.sealift.cli;

import io.sealift.cli.backfill.BackfillCommand;
import io.sealift.cli.demo.DemoCommand;
import io.sealift.cli.dlq.DlqCommand;
import io.sealift.cli.feed.CheckCommand;
import io.sealift.cli.fuzz.FuzzCommand;
import io.sealift.cli.load.InitCommand;
import io.sealift.cli.load.RetryCommand;
import io.sealift.cli.local.LocalCommand;
import io.sealift.cli.proof.ProveCommand;
import io.sealift.cli.status.StatusCommand;
import io.sealift.core.query.QueryFailedException;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.local.cloud.CloudStartException;
import io.sealift.local.template.TemplateException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.core.exception.SdkException;

/** The entry point of {@code ./sealift}. */
@Command(
        name = "sealift",
        description = "JSON files of an IoT feed become a partitioned Parquet table.",
        mixinStandardHelpOptions = true,
        version = "sealift 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:the command ran, and what it looked at is not well",
            "2:the command could not run as it was called"
        },
        subcommands = {
            BackfillCommand.class,
            CheckCommand.class,
            DemoCommand.class,
            DlqCommand.class,
            FuzzCommand.class,
            InitCommand.class,
            LocalCommand.class,
            ProveCommand.class,
            RetryCommand.class,
            StatusCommand.class
        })
public final class Main {
    /** Runs one command and ends with its exit code. */
    public static void main(String[] args) {
        System.exit(run(commandLine(), args));
    }

    /** Runs one command and flushes its output; exiting would lose what is still in a buffer. */
    static int run(CommandLine commandLine, String... args) {
        int exitCode = commandLine.execute(args);
        commandLine.getOut().flush();
        return exitCode;
    }

    /** The whole command line, with one clear line for anything that cannot be done. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                // Set here, so that all commands share it.
                .setOut(new PrintWriter(System.out, true, System.out.charset()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("sealift: " + failure.getMessage());
                    if (isCallersToMend(failure)) {
                        return CommandLine.ExitCode.USAGE;
                    }
                    failure.printStackTrace(command.getErr());
                    // Not 1, which means that the command ran and found a problem.
                    return CommandLine.ExitCode.USAGE;
                })
                .setParameterExceptionHandler((wrong, args) -> {
                    wrong.getCommandLine()
                            .getErr()
                            .printf(
                                    "sealift: %s. See: %s --help%n",
                                    wrong.getMessage(),
                                    wrong.getCommandLine().getCommandSpec().qualifiedName());
                    return CommandLine.ExitCode.USAGE;
                });
    }

    /** The message says it all; a stack trace would only obscure it. */
    private static boolean isCallersToMend(Exception failure) {
        return failure instanceof CloudStartException
                || failure instanceof TemplateException
                || failure instanceof StoreUnavailableException
                || failure instanceof QueryFailedException
                || failure instanceof SdkException
                || failure instanceof IllegalArgumentException;
    }
}
