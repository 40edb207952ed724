package io.sealift.aws.athena;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.contracts.TableFilesContract;
import io.sealift.core.query.TableFiles;
import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class ParquetTableFilesIT extends TableFilesContract {
    private final EmulatedAws aws;
    private final ObjectStore store;
    private final TableFiles files;
    private final String bucket;

    ParquetTableFilesIT(EmulatedAws aws) {
        this.aws = aws;
        this.store = new S3ObjectStore(aws.clients().s3());
        this.files = new ParquetTableFiles(store);
        this.bucket = aws.newBucket();
    }

    @Override
    protected TableFiles files() {
        return files;
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
    protected byte[] tableFile() {
        try {
            return ParquetTableFilesTest.file(ParquetTableFilesTest.metadata(
                    200,
                    ParquetTableFilesTest.group(150, "humidity", 3),
                    ParquetTableFilesTest.group(50, "humidity", 4)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    protected Footer footer() {
        return new Footer(200, new TreeMap<>(Map.of("humidity", 7L)));
    }

    @Override
    protected StoredObject head(ObjectLocation location) {
        return store.head(location).orElseThrow();
    }
}
