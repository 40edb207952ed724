package io.sealift.cli.common;

import io.sealift.local.cloud.CloudSettings;
import io.sealift.local.cloud.LocalCloud;
import java.util.Map;
import java.util.function.Consumer;

/** A local cloud in this process, and the deployment in it. It ends with this process, however that ends. */
public final class RunningCloud implements AutoCloseable {
    /** Where the SDK looks if the environment, which a process cannot change for itself, has no such variable. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3",
            "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs",
            "AWS_ENDPOINT_URL_DYNAMODB", "aws.endpointUrlDynamoDb",
            "AWS_ENDPOINT_URL_ATHENA", "aws.endpointUrlAthena",
            "AWS_ENDPOINT_URL_GLUE", "aws.endpointUrlGlue",
            "AWS_REGION", "aws.region",
            "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
            "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey");

    private final LocalCloud cloud;
    private final Deployment deployment;
    private final Thread atExit;

    private RunningCloud(LocalCloud cloud, Deployment deployment) {
        this.cloud = cloud;
        this.deployment = deployment;
        this.atExit = new Thread(cloud::close, "stop-local-cloud");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a cloud and points this process's AWS clients at it. */
    public static RunningCloud start(CloudSettings settings, Consumer<String> progress) {
        LocalCloud cloud = LocalCloud.start(settings, progress);
        try {
            return new RunningCloud(cloud, deployment(cloud.environment().variables()));
        } catch (RuntimeException failure) {
            cloud.close();
            throw failure;
        }
    }

    /** Points this process's AWS clients at the cloud of these variables, and opens the deployment in it. */
    public static Deployment deployment(Map<String, String> variables) {
        PROPERTIES.forEach((variable, property) -> System.setProperty(property, variables.getOrDefault(variable, "")));
        return Deployment.open(variables);
    }

    /** The cloud. */
    public LocalCloud cloud() {
        return cloud;
    }

    /** The deployment in it. */
    public Deployment deployment() {
        return deployment;
    }

    /** What {@code sealift init} does. */
    public void createTables() {
        deployment.sql().setUp().forEach(deployment.queries()::execute);
    }

    @Override
    public void close() {
        deployment.close();
        cloud.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is already running, and closing twice does no harm.
        }
    }
}
