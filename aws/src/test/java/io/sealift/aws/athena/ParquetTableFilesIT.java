package io.sealift.aws.athena;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.core.engine.TableFiles;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import io.sealift.testkit.contract.TableFilesContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class ParquetTableFilesIT extends TableFilesContract {
    private static final long ROWS = 200;

    private final EmulatedAws aws;
    private final TableFiles files;
    private final String bucket;

    ParquetTableFilesIT(EmulatedAws aws) {
        this.aws = aws;
        this.files = new ParquetTableFiles(new S3ObjectStore(aws.clients().s3()));
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
            return ParquetTableFilesTest.file(ParquetTableFilesTest.metadata(ROWS, 150, 50));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    protected long rowsInTableFile() {
        return ROWS;
    }
}
