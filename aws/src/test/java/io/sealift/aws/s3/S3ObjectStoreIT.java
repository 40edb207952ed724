package io.sealift.aws.s3;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.contracts.ObjectStoreContract;
import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.DeleteOutcome;
import io.sealift.core.store.ObjectVersion;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class S3ObjectStoreIT extends ObjectStoreContract {
    private final EmulatedAws aws;
    private final ObjectStore store;
    private final String bucket;

    S3ObjectStoreIT(EmulatedAws aws) {
        this.aws = aws;
        this.store = new S3ObjectStore(aws.clients().s3());
        this.bucket = aws.newBucket();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected String bucket() {
        return bucket;
    }

    @Override
    protected ObjectVersion put(ObjectLocation location, byte[] content) {
        return aws.put(location, content);
    }

    @Override
    protected ObjectVersion put(ObjectLocation location, byte[] content, ObjectHeaders headers) {
        return aws.put(location, content, headers);
    }

    /** S3Proxy answers 204 where S3 answers 404. */
    @Override
    protected DeleteOutcome outcomeOfDeletingMissing() {
        return DeleteOutcome.DELETED;
    }
}
