package io.sealift.cli.dlq;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What people can do about dead letters. */
@Command(
        name = "dlq",
        description = {
            "Look at refused files and failed messages, and decide about them.",
            "While one of these commands runs, nobody else sees the dead letters."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is done",
            "1:it cannot be done, or not for all",
            "2:there is no such letter, or it could not run as it was called"
        },
        subcommands = {
            DlqListCommand.class,
            DlqShowCommand.class,
            DlqRedriveCommand.class,
            DlqReplaceCommand.class,
            DlqDiscardCommand.class
        })
public final class DlqCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing what to do: list, show, redrive, replace or discard");
    }
}
