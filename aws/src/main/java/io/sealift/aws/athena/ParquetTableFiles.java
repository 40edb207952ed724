package io.sealift.aws.athena;

import io.sealift.core.query.DamagedTableFileException;
import io.sealift.core.query.TableFiles;
import io.sealift.core.store.ObjectStore;
import io.sealift.core.store.ObjectStore.ReadOutcome;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoreUnavailableException;
import io.sealift.core.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/** Reads the footers of Parquet files, and nothing else. */
public final class ParquetTableFiles implements TableFiles {
    /** A file ends with the length of its footer (four bytes, little-endian) and these bytes. */
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private static final int END_BYTES = Integer.BYTES + MAGIC.length;
    /** Footers for a few columns fit; larger ones cost a second call. */
    private static final int FIRST_READ_BYTES = 64 * 1024;
    /** No footer of our tables comes near this; a damaged length easily does. */
    private static final int FOOTER_BYTES_MAX = 64 * 1024 * 1024;

    private final ObjectStore store;

    /** Over the store that has the table's files. */
    public ParquetTableFiles(ObjectStore store) {
        this.store = store;
    }

    @Override
    public Footer footer(StoredObject file) {
        byte[] tail = tail(file, FIRST_READ_BYTES);
        int footerBytes = footerBytes(file.version(), tail);
        if (footerBytes + (long) END_BYTES > file.sizeBytes()) {
            throw new DamagedTableFileException(
                    file.version(),
                    "it has %d bytes, less than its footer of %d".formatted(file.sizeBytes(), footerBytes));
        }
        if (footerBytes + END_BYTES > tail.length) {
            tail = tail(file, footerBytes + END_BYTES);
        }
        int start = tail.length - END_BYTES - footerBytes;
        return footer(file.version(), parse(file.version(), Arrays.copyOfRange(tail, start, tail.length - END_BYTES)));
    }

    private static Footer footer(ObjectVersion file, FileMetaData metadata) {
        List<RowGroup> groups = metadata.getRow_groups();
        if (groups == null) {
            throw new DamagedTableFileException(file, "its footer has no row groups");
        }
        long inGroups = groups.stream().mapToLong(RowGroup::getNum_rows).sum();
        if (metadata.getNum_rows() != inGroups) {
            throw new DamagedTableFileException(
                    file,
                    "its footer counts %d rows, and %d in its row groups".formatted(metadata.getNum_rows(), inGroups));
        }
        return new Footer(inGroups, NullCounts.of(groups));
    }

    private static FileMetaData parse(ObjectVersion file, byte[] footer) {
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footer));
        } catch (IOException | RuntimeException unreadable) {
            DamagedTableFileException damaged = new DamagedTableFileException(
                    file, "its footer of %d bytes cannot be read: %s".formatted(footer.length, unreadable));
            damaged.initCause(unreadable);
            throw damaged;
        }
    }

    private static int footerBytes(ObjectVersion file, byte[] tail) {
        if (tail.length < END_BYTES
                || !Arrays.equals(MAGIC, Arrays.copyOfRange(tail, tail.length - MAGIC.length, tail.length))) {
            throw new DamagedTableFileException(file, "it does not end with PAR1");
        }
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - END_BYTES);
        if (length <= 0 || length > FOOTER_BYTES_MAX) {
            throw new DamagedTableFileException(file, "its footer claims %d bytes".formatted(length));
        }
        return length;
    }

    private byte[] tail(StoredObject file, int lengthBytes) {
        ObjectVersion version = file.version();
        byte[] tail = switch (store.readTail(version, lengthBytes)) {
            case ReadOutcome.Opened opened -> bytes(version, opened);
            case ReadOutcome.Changed changed -> throw new DamagedTableFileException(version, "it was replaced");
            case ReadOutcome.Missing missing -> throw new DamagedTableFileException(version, "it is gone");
        };
        long expected = Math.min(lengthBytes, file.sizeBytes());
        if (tail.length != expected) {
            throw new DamagedTableFileException(
                    version, "its end has %d bytes instead of %d".formatted(tail.length, expected));
        }
        return tail;
    }

    private static byte[] bytes(ObjectVersion file, ReadOutcome.Opened opened) {
        try (opened) {
            return opened.content().readAllBytes();
        } catch (IOException failure) {
            throw new StoreUnavailableException(
                    "End of %s could not be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }
}
