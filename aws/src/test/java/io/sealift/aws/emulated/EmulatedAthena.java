package io.sealift.aws.emulated;

import io.sealift.local.athena.AthenaServer;
import io.sealift.local.athena.AthenaSettings;
import io.sealift.local.athena.WorkGroup;
import io.sealift.local.glue.GlueCatalog;
import io.sealift.local.glue.GlueServer;
import io.sealift.local.trino.TrinoServer;
import io.sealift.local.trino.TrinoSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;

/** The local cloud's Athena, with one workgroup. */
public final class EmulatedAthena implements AutoCloseable {
    /** Its workgroup. */
    public static final String WORKGROUP = "sealift";

    private final GlueServer glue;
    private final TrinoServer trino;
    private final AthenaServer server;
    private final AthenaClient client;
    private final GlueClient catalog;

    private EmulatedAthena(
            GlueServer glue, TrinoServer trino, AthenaServer server, AthenaClient client, GlueClient catalog) {
        this.glue = glue;
        this.trino = trino;
        this.server = server;
        this.client = client;
        this.catalog = catalog;
    }

    /** Starts it over the emulated objects; takes as long as Trino does. */
    public static EmulatedAthena start(EmulatedAws aws) {
        Path folder = newFolder();
        GlueCatalog catalog = GlueCatalog.open(folder.resolve("glue"), Clock.systemUTC());
        GlueServer glue = GlueServer.start(catalog, 0);
        TrinoServer trino = TrinoServer.start(
                EmulatedAws.home(),
                new TrinoSettings(folder.resolve("trino"), EmulatedAws.freePort(), glue.endpoint(), aws.objects()));
        WorkGroup group =
                new WorkGroup(WORKGROUP, "s3://" + aws.newBucket() + "/queries/", WorkGroup.Enforcement.WORKGROUP);
        AthenaServer server = AthenaServer.start(
                new AthenaSettings(folder.resolve("athena"), 0, List.of(group), aws.objects()),
                catalog,
                trino.client(),
                _ -> {},
                Clock.systemUTC(),
                UUID::randomUUID);
        AthenaClient client = AthenaClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(aws.objects().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                .build();
        GlueClient clientOfGlue = GlueClient.builder()
                .endpointOverride(glue.endpoint())
                .region(Region.of(aws.objects().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                .build();
        return new EmulatedAthena(glue, trino, server, client, clientOfGlue);
    }

    /** Its client. */
    public AthenaClient client() {
        return client;
    }

    /** The client of its catalog. */
    public GlueClient catalog() {
        return catalog;
    }

    @Override
    public void close() {
        catalog.close();
        client.close();
        server.close();
        trino.close();
        glue.close();
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(EmulatedAws.home().resolve("aws/target")), "athena-");
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot prepare a folder for the engine", failure);
        }
    }
}
