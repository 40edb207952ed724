package io.sealift.aws.s3;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.contracts.ObjectListingContract;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class S3ObjectListingIT extends ObjectListingContract {
    private final EmulatedAws aws;
    private final ObjectStore store;
    private final String bucket;

    S3ObjectListingIT(EmulatedAws aws) {
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

    /** S3Proxy orders by UTF-16, in which surrogates come before the end of the basic plane. */
    @Override
    protected List<String> keysBeyondBasicPlane() {
        return List.of("k/z", "k/\uD83C\uDF26", "k/\uFF5E");
    }
}
