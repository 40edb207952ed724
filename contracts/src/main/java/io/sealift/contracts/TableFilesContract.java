package io.sealift.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.query.DamagedTableFileException;
import io.sealift.core.query.TableFiles;
import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
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

    /** The counts of {@link #tableFile()}; neither its rows nor its NULLs are zero. */
    protected abstract Footer footer();

    /** Looks at an object. */
    protected abstract StoredObject head(ObjectLocation location);

    @Test
    void shouldCountRowsAndNullsWhenFileIsComplete() {
        // Given
        put(location(), tableFile());
        // When, Then
        assertThat(files().footer(head(location()))).isEqualTo(footer());
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
        put(location(), "old".getBytes(StandardCharsets.US_ASCII));
        StoredObject replaced = head(location());
        ObjectVersion current = put(location(), tableFile());
        StoredObject missing = new StoredObject(
                new ObjectVersion(new ObjectLocation(bucket(), "day=x/none"), current.eTag()),
                tableFile().length,
                replaced.lastModified());
        // When, Then
        assertThatThrownBy(() -> files().footer(replaced))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(replaced.location().key());
        assertThatThrownBy(() -> files().footer(missing))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(missing.location().key());
    }

    private void mustBeDamaged(byte[] content) {
        put(location(), content);
        StoredObject file = head(location());
        assertThatThrownBy(() -> files().footer(file))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(file.location().key());
    }

    private ObjectLocation location() {
        return new ObjectLocation(bucket(), "partitioned/day=2026-11-22/query-1_file");
    }
}
