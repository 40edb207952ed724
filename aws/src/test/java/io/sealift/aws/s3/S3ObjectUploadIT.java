package io.sealift.aws.s3;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.contracts.ObjectUploadContract;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class S3ObjectUploadIT extends ObjectUploadContract {
    private final EmulatedAws aws;
    private final ObjectStore store;
    private final String bucket;

    S3ObjectUploadIT(EmulatedAws aws) {
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
}
