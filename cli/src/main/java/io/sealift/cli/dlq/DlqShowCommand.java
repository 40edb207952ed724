package io.sealift.cli.dlq;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.JsonOption;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Inspector;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.ObjectText;
import io.sealift.feed.validation.ValidationResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one dead letter. */
@Command(
        name = "show",
        description = "Show one dead letter: its event, why, the place in the file, and what would become of it now.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:there is no such letter, or it could not run as it was called"})
public final class DlqShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Parameters(paramLabel = "ID", description = "The beginning of its id; see: sealift dlq list")
    private String id;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        try (Deployment deployment = target.open();
                DeadLetterBatch batch = deployment.openLetters()) {
            Letter letter = batch.find(id);
            Inspector inspector = new Inspector(deployment.store(), deployment.validator());
            Optional<ObjectText> seen = inspector.text(letter);
            Optional<ValidationResult> now = inspector.judge(letter);
            String verdict =
                    now.map(result -> "it would be " + DlqText.verdict(result)).orElse(DlqText.noVerdict(letter));
            spec.commandLine()
                    .getOut()
                    .print(output.isJson() ? DlqJson.show(letter, seen, now) : DlqText.show(letter, seen, verdict));
        }
        return 0;
    }
}
