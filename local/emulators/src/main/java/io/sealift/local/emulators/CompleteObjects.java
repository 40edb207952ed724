package io.sealift.local.emulators;

import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists only objects that are completely written and not deleted, as S3 does.
 *
 * <p>The file system store writes into {@code <key>-<uuid>} beside the object and renames it at the end; its listings
 * show that file. Trino mistook such a half-written list of a manifest for another list. So keys of that form are not
 * listed, even those left by a crash; nor is a producer's key with such an ending.
 *
 * <p>A file that is deleted between reading its folder and reading the file itself has no ETag.
 */
final class CompleteObjects extends ForwardingBlobStore {
    private static final Pattern IN_FLIGHT =
            Pattern.compile(".*-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.DOTALL);

    CompleteObjects(BlobStore store) {
        super(store);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        ListObjectsV2Response all = super.list(request);
        List<S3Object> complete = complete(all.contents());
        int hidden = all.contents().size() - complete.size();
        Integer count = all.keyCount();
        return all.toBuilder()
                .contents(complete)
                .keyCount(count == null ? null : count - hidden)
                .build();
    }

    @Override
    public ListObjectsResponse listV1(ListObjectsRequest request) {
        ListObjectsResponse all = super.listV1(request);
        return all.toBuilder().contents(complete(all.contents())).build();
    }

    private static List<S3Object> complete(List<S3Object> objects) {
        return objects.stream()
                .filter(object -> object.eTag() != null
                        && !IN_FLIGHT.matcher(object.key()).matches())
                .toList();
    }
}
