package io.sealift.cli.dlq;

import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.JsonOption;
import io.sealift.cli.common.LocalFiles;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.Replace;
import io.sealift.core.store.ObjectLocation;
import io.sealift.feed.validation.ValidationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a corrected file in a refused one's place. */
@Command(
        name = "replace",
        description = "Put a corrected local file in a refused one's place, if it is sound itself.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is uploaded, and the refused file is on record as replaced",
            "1:the file would be refused too, or cannot take its place",
            "2:there is no such letter or file, or it could not run as it was called"
        })
public final class DlqReplaceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Parameters(index = "0", paramLabel = "ID", description = "The beginning of its id; see: sealift dlq list")
    private String id;

    @Parameters(index = "1", paramLabel = "FILE", description = "The corrected file.")
    private Path file;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        LocalFiles.requireFile(file);
        try (Deployment deployment = target.open();
                DeadLetterBatch batch = deployment.openLetters()) {
            Letter letter = batch.find(id);
            LetterOutcome outcome = replace(deployment, letter, batch);
            return DlqOutcome.print(spec, letter, outcome, output);
        }
    }

    /** Validated under its future key, which also tells whether it is packed. */
    private LetterOutcome replace(Deployment deployment, Letter letter, DeadLetterBatch batch) {
        String key = letter.landed().map(ObjectLocation::key).orElse(file.toString());
        ValidationResult result = LocalFiles.validate(deployment.validator(), key, file);
        if (result instanceof ValidationResult.Refused) {
            return new LetterOutcome.Blocked(
                    "%s would be %s Nothing was changed".formatted(file, DlqText.verdict(result)));
        }
        return new Replace(deployment.letterServices())
                .run(letter, file.getFileName().toString(), () -> Files.newInputStream(file), batch);
    }
}
