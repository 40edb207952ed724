package io.sealift.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.engine.DamagedTableFileException;
import io.sealift.core.engine.TableFiles;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every reader of table files does. */
public abstract class TableFilesContract {
    /** The reader under test. */
    protected abstract TableFiles files();

    /** A bucket that exists and held no object when this test began. */
    protected abstract String bucket();

    /** Puts an object, replacing what is there. */
    protected abstract ObjectVersion put(ObjectLocation location, byte[] content);

    /** A complete file of the table. */
    protected abstract byte[] tableFile();

    /** The rows that are in {@link #tableFile()}; not zero. */
    protected abstract long rowsInTableFile();

    @Test
    void shouldCountRowsWhenFileIsComplete() {
        // Given
        ObjectVersion file = put(location(), tableFile());
        // When, Then
        assertThat(files().rows(file)).isEqualTo(rowsInTableFile());
    }

    @Test
    void shouldThrowWhenFileIsCutOrForeignOrTooLong() {
        byte[] whole = tableFile();
        mustBeDamaged(new byte[0]);
        mustBeDamaged("PAR1".getBytes(StandardCharsets.US_ASCII));
        mustBeDamaged("{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.US_ASCII));
        mustBeDamaged(Arrays.copyOf(whole, whole.length - 1));
        mustBeDamaged(Arrays.copyOf(whole, whole.length / 2));
        mustBeDamaged(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void shouldThrowWhenFileWasReplacedOrIsGone() {
        // Given
        ObjectVersion replaced = put(location(), "old".getBytes(StandardCharsets.US_ASCII));
        put(location(), tableFile());
        ObjectVersion missing = new ObjectVersion(new ObjectLocation(bucket(), "day=x/none"), replaced.eTag());
        // When, Then
        assertThatThrownBy(() -> files().rows(replaced))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(replaced.location().key());
        assertThatThrownBy(() -> files().rows(missing))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(missing.location().key());
    }

    private void mustBeDamaged(byte[] content) {
        ObjectVersion file = put(location(), content);
        assertThatThrownBy(() -> files().rows(file))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(file.location().key());
    }

    private ObjectLocation location() {
        return new ObjectLocation(bucket(), "partitioned/day=2026-11-22/query-1_file");
    }
}
