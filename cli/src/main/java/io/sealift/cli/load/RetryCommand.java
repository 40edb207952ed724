package io.sealift.cli.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealift.cli.common.Deployment;
import io.sealift.cli.common.DeploymentOption;
import io.sealift.cli.common.Json;
import io.sealift.cli.common.JsonOption;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.load.ManifestRetry;
import java.time.Clock;
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

/** Lets stopped manifests be loaded again. */
@Command(
        name = "retry",
        description = {
            "Give what stopped or waits its tries anew, once the cause is gone; the loader's next run goes on with it.",
            "A manifest that is being loaded can be named, too: its slices that wait, or are set aside, are tried at once."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the tries are given anew; with --all also where no manifest has stopped",
            "1:there is no such manifest, nothing of it stopped or waits, or a change is not confirmed",
            "2:it could not run as it was called"
        })
public final class RetryCommand implements Callable<Integer> {
    /** Which manifests: they exclude each other. */
    static final class Choice {
        @Parameters(
                paramLabel = "MANIFEST",
                arity = "1",
                description = "Its id, as in 20261122T150000Z-9f8e7d6c; see: sealift status")
        private @Nullable String manifest;

        // Not an option: it applies if the other is not given.
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--all", description = "All that have stopped.")
        private boolean all;
    }

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Mixin
    private JsonOption output = new JsonOption();

    @Spec
    private CommandSpec spec;

    @Mixin
    private DeploymentOption target = new DeploymentOption();

    @Override
    public Integer call() {
        List<ManifestId> named = choice.manifest == null ? List.of() : List.of(new ManifestId(choice.manifest));
        try (Deployment deployment = target.open()) {
            ManifestRetry retry = new ManifestRetry(deployment.ledger(), Clock.systemUTC());
            return retry(retry, choice.manifest == null ? retry.stopped() : named);
        }
    }

    /** Retries them one by one, and returns the exit code. */
    int retry(ManifestRetry retry, List<ManifestId> manifests) {
        ArrayNode done = Json.array();
        int renewed = 0;
        for (ManifestId id : manifests) {
            ManifestRetry.Outcome outcome = retry.retry(id);
            renewed += outcome instanceof ManifestRetry.Outcome.Renewed ? 1 : 0;
            RetryText said = RetryText.of(id, outcome);
            done.add(said.json());
            if (!output.isJson()) {
                spec.commandLine().getOut().printf("retry: %s%n", said.text());
            }
        }
        if (output.isJson()) {
            ObjectNode root = Json.object().put("renewed", renewed);
            root.set("manifests", done);
            spec.commandLine().getOut().print(Json.text(root));
        } else if (manifests.isEmpty()) {
            spec.commandLine().getOut().printf("retry: no manifest has stopped%n");
        }
        return renewed == manifests.size() ? 0 : 1;
    }
}
