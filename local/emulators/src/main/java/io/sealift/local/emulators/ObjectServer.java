package io.sealift.local.emulators;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/** S3: S3Proxy over a folder, with one subfolder per bucket and one file per object. */
final class ObjectServer {
    private static final int THREADS_MAX = 64;

    private ObjectServer() {}

    /**
     * Creates missing buckets and serves them; returns once it listens.
     *
     * @param more an additional filter for each request
     */
    static void start(EmulatorsConfig config, Path folder, Notifications notifications, List<Filter> more) {
        ConditionFilter conditions = new ConditionFilter();
        BlobStore store = new NotifyingBlobStore(
                new CompleteObjects(new AtomicObjects(new FilesystemNio2BlobStore(folder.toString()), conditions)),
                notifications);
        var existing = store.list().buckets().stream().map(Bucket::name).toList();
        for (String bucket : config.buckets()) {
            if (!existing.contains(bucket)) {
                store.createContainer(
                        CreateBucketRequest.builder().bucket(bucket).build());
            }
        }
        S3Proxy server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + config.ports().s3()))
                .awsAuthentication(
                        AuthenticationType.AWS_V2_OR_V4,
                        config.credentials().accessKey(),
                        config.credentials().secretKey())
                .jettyMaxThreads(THREADS_MAX)
                // Trino lists with x-amz-optional-object-attributes, which S3Proxy does not know.
                .ignoreUnknownHeaders(true)
                .build();
        try {
            addFilter(server, conditions);
            for (Filter filter : more) {
                addFilter(server, filter);
            }
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException("The object store did not start: " + failure.getMessage(), failure);
        }
    }

    /** S3Proxy has no place for a filter, so it is added to its Jetty server. */
    private static void addFilter(S3Proxy proxy, Filter filter) throws ReflectiveOperationException {
        Field field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        ((Server) field.get(proxy))
                .getDescendant(ServletContextHandler.class)
                .addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    }
}
