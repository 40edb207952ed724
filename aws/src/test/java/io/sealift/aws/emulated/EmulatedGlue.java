package io.sealift.aws.emulated;

import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.glue.GlueServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * The local cloud's Glue, empty.
 *
 * @param server the service
 * @param client its client
 */
public record EmulatedGlue(GlueServer server, GlueClient client) implements AutoCloseable {
    /** Starts it. */
    public static EmulatedGlue start() {
        try {
            GlueServer server = GlueServer.start(
                    GlueCatalog.open(
                            Files.createTempDirectory(
                                    Files.createDirectories(EmulatedAws.home().resolve("aws/target")), "glue-"),
                            Clock.systemUTC()),
                    0);
            GlueClient client = GlueClient.builder()
                    .endpointOverride(server.endpoint())
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                    .build();
            return new EmulatedGlue(server, client);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot prepare a folder for the catalog", failure);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
