package io.sealift.cli.dlq;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.JsonOption;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Discard;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.quarantine.TextSample;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives up what was refused. */
@Command(
        name = "discard",
        description =
                "Give a refused file up, or the rows of it that only the engine refused; the ledger keeps why, the quarantine keeps the bytes until they expire.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is discarded",
            "1:it cannot be discarded",
            "2:there is no such letter, or it could not run as it was called"
        })
public final class DlqDiscardCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Parameters(paramLabel = "ID", description = "The beginning of its id; see: sealift dlq list")
    private String id;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            required = true,
            description = "Why, in words, for those who ask later.")
    private String why;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        if (why.isBlank()) {
            throw new IllegalArgumentException("--why is blank: say in words why nobody needs the file");
        }
        try (Deployment deployment = target.open();
                DeadLetterBatch batch = deployment.openLetters()) {
            Letter letter = batch.find(id);
            Discard discard = new Discard(deployment.letterServices());
            LetterOutcome outcome = discard.run(letter, TextSample.of(why, TextSample.MESSAGE_CHARS_MAX), batch);
            return DlqOutcome.print(spec, letter, outcome, output);
        }
    }
}
