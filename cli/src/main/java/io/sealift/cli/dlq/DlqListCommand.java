package io.sealift.cli.dlq;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.JsonOption;
import io.sealift.cli.common.SinceOption;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Letter;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters. */
@Command(
        name = "list",
        description = "List dead letters by their reason, the newest first; a file that was refused twice stands once.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed, also where there is none", "2:it could not run as it was called"})
public final class DlqListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Option(names = "--reason", paramLabel = "R", description = "Only those of this reason, as in WRONG_TYPE.")
    private @Nullable String reason;

    @Option(
            names = "--since",
            paramLabel = "T",
            converter = SinceOption.class,
            description = "Only those since then: 2026-11-22T15:00:00Z, or 7d for that long ago.")
    private @Nullable Instant since;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Deployment deployment = target.open();
                DeadLetterBatch batch = deployment.openLetters()) {
            List<Letter> shown = batch.letters().stream()
                    .filter(letter -> reason == null || letter.reason().equalsIgnoreCase(reason))
                    .filter(letter -> since == null || !letter.at().isBefore(since))
                    .toList();
            out.print(
                    output.isJson()
                            ? DlqJson.list(shown, batch)
                            : DlqText.list(shown, batch.idDigits()) + DlqText.more(batch));
        }
        return 0;
    }
}
