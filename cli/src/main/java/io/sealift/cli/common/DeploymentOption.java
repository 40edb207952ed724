package io.sealift.cli.common;

import io.sealift.local.cloud.CloudEnvironment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which deployment a command works on. */
public final class DeploymentOption {
    private static final String VARIABLES = "SEALIFT_";
    private static final String DEFAULT_FOLDER = ".sealift/local";

    @Option(
            names = "--local",
            paramLabel = "DIR",
            description =
                    "The local cloud that runs in this folder. Default: the deployment that the SEALIFT_ variables"
                            + " name, or else the local cloud that runs in .sealift/local.")
    private @Nullable Path folder;

    /** Opens that deployment; throws {@link IllegalArgumentException} if none can be found. */
    public Deployment open() {
        return folder == null
                ? open(System.getenv(), Home.path().resolve(DEFAULT_FOLDER))
                : CloudEnvironment.ofRunning(folder)
                        .map(found -> RunningCloud.deployment(found.variables()))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "No local cloud runs in %s. Start one: ./sealift local up --dir %s"
                                        .formatted(folder, folder)));
    }

    static Deployment open(Map<String, String> variables, Path defaultFolder) {
        if (variables.keySet().stream().anyMatch(name -> name.startsWith(VARIABLES))) {
            return Deployment.open(variables);
        }
        Optional<CloudEnvironment> local = CloudEnvironment.ofRunning(defaultFolder);
        return RunningCloud.deployment(local.orElseThrow(() -> new IllegalArgumentException(
                        "No deployment is named: no SEALIFT_ variable is set, and no local cloud runs in %s. Start one: ./sealift local up. Or set the variables to the outputs of a stack, the first is SEALIFT_MESSAGES_BUCKET"
                                .formatted(defaultFolder)))
                .variables());
    }
}
