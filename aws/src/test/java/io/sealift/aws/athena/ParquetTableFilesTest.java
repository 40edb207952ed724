package io.sealift.aws.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.aws.http.ScriptedHttp;
import io.sealift.aws.s3.S3ObjectStore;
import io.sealift.core.query.DamagedTableFileException;
import io.sealift.core.query.TableFiles.Footer;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.core.store.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
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
        byte[] whole = file(metadata(200, group(150), group(50)));
        answer(whole);
        // When
        Footer footer = files.footer(of(whole.length));
        // Then
        assertThat(footer).isEqualTo(new Footer(200, new TreeMap<>()));
        assertThat(http.asked().getFirst().header("Range")).isEqualTo("bytes=-65536");
        assertThat(http.asked().getFirst().header("If-Match")).isEqualTo("\"e1\"");
    }

    @Test
    void shouldReadAgainWhenFooterIsLongerThanFirstRead() throws IOException {
        // Given
        FileMetaData metadata = metadata(7, group(7));
        metadata.setCreated_by("x".repeat(100_000));
        byte[] whole = file(metadata);
        answer(Arrays.copyOfRange(whole, whole.length - 65_536, whole.length));
        int footerBytes = whole.length - "PAR1pages".length();
        answer(Arrays.copyOfRange(whole, whole.length - footerBytes, whole.length));
        // When
        Footer footer = files.footer(of(whole.length));
        // Then
        assertThat(footer.rows()).isEqualTo(7);
    }

    @Test
    void shouldSumNullsOfColumnsThatAreCountedInEveryRowGroup() throws IOException {
        // Given
        RowGroup first = group(150, "humidity", 3);
        first.addToColumns(column("station", OptionalLong.of(0)));
        first.addToColumns(column("rain", OptionalLong.of(9)));
        first.addToColumns(column("wind", OptionalLong.empty()));
        RowGroup second = group(50, "humidity", 4);
        second.addToColumns(column("station", OptionalLong.of(0)));
        second.addToColumns(column("rain", OptionalLong.empty()));
        second.addToColumns(column("wind", OptionalLong.of(1)));
        byte[] whole = file(metadata(200, first, second));
        answer(whole);
        // When
        Footer footer = files.footer(of(whole.length));
        // Then
        assertThat(footer).isEqualTo(new Footer(200, new TreeMap<>(Map.of("humidity", 7L, "station", 0L))));
    }

    @Test
    void shouldRefuseWhenCountsDisagree() throws IOException {
        assertDamaged(file(metadata(231, group(200))), "its footer counts 231 rows, and 200 in its row groups");
    }

    @Test
    void shouldRefuseWhenFileIsCut() throws IOException {
        byte[] whole = file(metadata(200, group(200)));
        assertDamaged(Arrays.copyOf(whole, whole.length - 1), "it does not end with PAR1");
        assertDamaged(new byte[0], "it does not end with PAR1");
    }

    @Test
    void shouldRefuseWhenFooterIsLongerThanFile() {
        assertDamaged(end(1_000), "it has 8 bytes, less than its footer of 1000");
    }

    @Test
    void shouldRefuseWhenFooterIsNoThrift() {
        byte[] noThrift = ByteBuffer.allocate(108)
                .put("?".repeat(100).getBytes(StandardCharsets.US_ASCII))
                .put(end(100))
                .array();
        assertDamaged(noThrift, "its footer of 100 bytes cannot be read");
        assertDamaged(end(-1), "its footer claims -1 bytes");
        assertDamaged(end(0), "its footer claims 0 bytes");
    }

    @Test
    void shouldRefuseWhenEndIsNotAsLongAsTheSizeSays() throws IOException {
        // Given
        answer(file(metadata(200, group(200))));
        // When, Then
        assertDamaged(10, "bytes instead of 10");
    }

    @Test
    void shouldRefuseWhenGoneOrReplaced() {
        // Given
        http.answer(404, "<Error><Code>NoSuchKey</Code></Error>");
        http.answer(412, "<Error><Code>PreconditionFailed</Code></Error>");
        // When, Then
        assertDamaged(100, "it is gone");
        assertDamaged(100, "it was replaced");
    }

    private void assertDamaged(byte[] content, String problem) {
        answer(content);
        assertDamaged(content.length, problem);
    }

    private void assertDamaged(long sizeBytes, String problem) {
        assertThatThrownBy(() -> files.footer(of(sizeBytes)))
                .isInstanceOf(DamagedTableFileException.class)
                .hasMessageContaining(FILE.toString())
                .hasMessageContaining(problem);
    }

    private static StoredObject of(long sizeBytes) {
        return new StoredObject(FILE, sizeBytes, Instant.EPOCH);
    }

    private void answer(byte[] content) {
        http.answer(206, Map.of("ETag", "\"e1\""), content);
    }

    static FileMetaData metadata(long rows, RowGroup... groups) {
        return new FileMetaData(1, List.of(new SchemaElement("root")), rows, List.of(groups));
    }

    static RowGroup group(long rows, String column, long nulls) {
        RowGroup group = group(rows);
        group.addToColumns(column(column, OptionalLong.of(nulls)));
        return group;
    }

    private static RowGroup group(long rows) {
        return new RowGroup(new ArrayList<>(), 10, rows);
    }

    private static ColumnChunk column(String name, OptionalLong nulls) {
        ColumnMetaData data = new ColumnMetaData(
                Type.INT32, List.of(Encoding.PLAIN), List.of(name), CompressionCodec.SNAPPY, 1, 1, 1, 4);
        Statistics statistics = new Statistics();
        nulls.ifPresent(statistics::setNull_count);
        data.setStatistics(statistics);
        ColumnChunk chunk = new ColumnChunk(4);
        chunk.setMeta_data(data);
        return chunk;
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
