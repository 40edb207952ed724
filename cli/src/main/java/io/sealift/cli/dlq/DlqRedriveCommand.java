package io.sealift.cli.dlq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.Json;
import io.sealift.cli.common.JsonOption;
import io.sealift.core.deadletter.DeadLetterBatch;
import io.sealift.core.deadletter.Letter;
import io.sealift.core.deadletter.LetterOutcome;
import io.sealift.core.deadletter.Redrive;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has files tried again. */
@Command(
        name = "redrive",
        description = {
            "Send files through validation again, once the feed definition is widened or the cause is gone.",
            "Rows that only the engine refused are loaded again, with the manifest that they are in.",
            "It can be repeated without harm."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of them are tried again, or none was there",
            "1:some cannot be tried again, or more wait in the queue than are taken out at once",
            "2:there is no such letter, or it could not run as it was called"
        })
public final class DlqRedriveCommand implements Callable<Integer> {
    /** Which letters: they exclude each other. */
    static final class Choice {
        @Parameters(paramLabel = "ID", arity = "1", description = "The one whose id begins so; see: sealift dlq list")
        private @Nullable String id;

        @Option(names = "--reason", paramLabel = "R", description = "All of this reason, as in WRONG_TYPE.")
        private @Nullable String reason;

        // Not an option: it applies if neither of the others is given.
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--all", description = "All of them.")
        private boolean all;
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public Integer call() {
        try (Deployment deployment = target.open();
                DeadLetterBatch batch = deployment.openLetters()) {
            return redrive(new Redrive(deployment.letterServices()), batch);
        }
    }

    /** Redrives the chosen letters of the batch, and returns the exit code. */
    int redrive(Redrive redrive, DeadLetterBatch batch) {
        PrintWriter out = spec.commandLine().getOut();
        int digits = batch.idDigits();
        ArrayNode done = Json.array();
        int blocked = 0;
        for (Letter letter : chosen(batch)) {
            LetterOutcome outcome = dryRun ? redrive.plan(letter) : redrive.run(letter, batch);
            done.add(DlqJson.node(letter, outcome));
            blocked += outcome instanceof LetterOutcome.Blocked ? 1 : 0;
            if (!output.isJson()) {
                out.printf(
                        "%s  %s  %s%n",
                        letter.id().substring(0, digits), DlqText.key(letter, 80), DlqText.outcome(outcome));
            }
        }
        int good = done.size() - blocked;
        // Somebody who names one letter does not ask what else waits.
        boolean isRest = batch.isCutOff() && choice.id == null;
        if (output.isJson()) {
            ObjectNode root = Json.object().put("dryRun", dryRun).put("more", batch.isCutOff());
            root.set("letters", done);
            out.print(Json.text(root));
        } else {
            out.printf(
                    "redrive: %d of %d %s%n",
                    good, done.size(), dryRun ? "would be done, nothing was changed" : "done");
            out.print(isRest ? DlqText.more(batch) : "");
        }
        return blocked == 0 && !isRest ? 0 : 1;
    }

    private List<Letter> chosen(DeadLetterBatch batch) {
        if (choice.id != null) {
            return List.of(batch.find(choice.id));
        }
        return batch.letters().stream()
                .filter(letter -> choice.reason == null || letter.reason().equalsIgnoreCase(choice.reason))
                .toList();
    }
}
