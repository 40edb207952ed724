package io.sealift.aws.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.core.engine.DamagedTableFileException;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.object.ObjectVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class ParquetTableFilesTest {
    private static final ObjectVersion FILE =
            new ObjectVersion(new ObjectLocation("processed", "partitioned/day=2020-05-12/f"), "e1");

    private final ScriptedHttp http = new ScriptedHttp();
    private final ParquetTableFiles files = new ParquetTableFiles(new S3ObjectStore(http.wire(S3Client.builder())));

    @Test
    void shouldCountRowsWhenFooterIsWhole() throws IOException {
        // Given
        answer(file(metadata(200, 150, 50)));
        // When
        long rows = files.rows(FILE);
        // Then
        assertThat(rows).isEqualTo(200);
        assertThat(http.asked().getFirst().header("Range")).isEqualTo("bytes=-65536");
        assertThat(http.asked().getFirst().header("If-Match")).isEqualTo("\"e1\"");
    }

    @Test
    void shouldReadAgainWhenFooterIsLongerThanFirstRead() throws IOException {
        // Given
        FileMetaData metadata = metadata(7, 7);
        metadata.setCreated_by("x".repeat(100_000));
        byte[] whole = file(metadata);
        answer(Arrays.copyOfRange(whole, whole.length - 65_536, whole.length));
        answer(whole);
        // When
        long rows = files.rows(FILE);
        // Then
        assertThat(rows).isEqualTo(7);
    }

    @Test
    void shouldRefuseWhenCountsDisagree() throws IOException {
        // Given
        answer(file(metadata(231, 200)));
        // When, Then
        assertDamaged("its footer counts 231 rows, and 200 in its row groups");
    }

    @Test
    void shouldRefuseWhenFileIsCut() throws IOException {
        // Given
        byte[] whole = file(metadata(200, 200));
        answer(Arrays.copyOf(whole, whole.length - 1));
        answer(new byte[0]);
        // When, Then
        assertDamaged("it does not end with PAR1");
        assertDamaged("it does not end with PAR1");
    }

    @Test
    void shouldRefuseWhenFooterIsLongerThanFile() {
        // Given
        byte[] lying = end(1_000);
        answer(lying);
        answer(lying);
        // When, Then
        assertDamaged("it has 8 bytes, less than its footer of 1000");
    }

    @Test
    void shouldRefuseWhenFooterIsNoThrift() {
        // Given
        answer(ByteBuffer.allocate(108)
                .put("?".repeat(100).getBytes(StandardCharsets.US_ASCII))
                .put(end(100))
                .array());
        answer(end(-1));
        answer(end(0));
        // When, Then
        assertDamaged("its footer of 100 bytes cannot be read");
        assertDamaged("its footer claims -1 bytes");
        assertDamaged("its footer claims 0 bytes");
    }

    @Test
    void shouldRefuseWhenGoneOrReplaced() {
        // Given
        http.answer(404, "<Error><Code>NoSuchKey</Code></Error>");
        http.answer(412, "<Error><Code>PreconditionFailed</Code></Error>");
        // When, Then
        assertDamaged("it is gone");
        assertDamaged("it was replaced");
    }

    private void assertDamaged(String problem) {
        assertThatThrownBy(() -> files.rows(FILE))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(FILE.toString())
                .hasMessageContaining(problem);
    }

    private void answer(byte[] content) {
        http.answer(206, Map.of("ETag", "\"e1\""), content);
    }

    static FileMetaData metadata(long rows, long... groups) {
        List<RowGroup> all = Arrays.stream(groups)
                .mapToObj(inGroup -> new RowGroup(List.of(), 10, inGroup))
                .toList();
        return new FileMetaData(1, List.of(new SchemaElement("root")), rows, all);
    }

    static byte[] file(FileMetaData metadata) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("PAR1pages".getBytes(StandardCharsets.US_ASCII));
        int before = file.size();
        Util.writeFileMetaData(metadata, file);
        file.writeBytes(end(file.size() - before));
        return file.toByteArray();
    }

    private static byte[] end(int footerBytes) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footerBytes)
                .put("PAR1".getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
