package io.sealift.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sealift.core.store.ObjectHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalsZipTest {
    private static final String ROW = "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\"}\n";

    @TempDir
    private Path folder;

    @Test
    void shouldGiveEveryOriginalBackByteForByteWhenRead() throws IOException {
        // Given
        byte[] plain = (ROW + "\r\n" + ROW).getBytes(StandardCharsets.UTF_8);
        byte[] gzip = gzip(ROW);
        List<ReadFile> files = List.of(
                Packing.file(0, "in/a b.json", plain, ObjectHeaders.NONE),
                Packing.file(1, "in/c.json.gz", gzip, ObjectHeaders.NONE));
        // When
        try (ZipFile zip = zip(files)) {
            // Then
            ZipEntry first = zip.getEntry(files.getFirst().id() + "/in/a%20b.json");
            assertThat(zip.getInputStream(first).readAllBytes()).isEqualTo(plain);
            ZipEntry second = zip.getEntry(files.getLast().id() + "/in/c.json.gz");
            assertThat(zip.getInputStream(second).readAllBytes()).isEqualTo(gzip);
            assertThat(second.getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(first.getMethod()).isEqualTo(ZipEntry.DEFLATED);
        }
    }

    @Test
    void shouldSayWhatProducerSaidWhenObjectHadHeaders() throws IOException {
        // Given
        ObjectHeaders headers = ObjectHeaders.of(
                Map.of("content-type", "application/json", "content-encoding", "identity"), Map.of("site", "nörd"));
        ReadFile file = Packing.file(0, "a.json", ROW.getBytes(StandardCharsets.UTF_8), headers);
        // When
        try (ZipFile zip = zip(List.of(file))) {
            JsonNode said =
                    new JsonMapper().readTree(zip.entries().nextElement().getComment());
            // Then
            assertThat(said.path("etag").asText()).isEqualTo("etag-0");
            assertThat(said.path("md5").asText()).hasSize(32);
            assertThat(said.path("content-type").asText()).isEqualTo("application/json");
            assertThat(said.path("content-encoding").asText()).isEqualTo("identity");
            assertThat(said.path("metadata").path("site").asText()).isEqualTo("nörd");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.json, a/b.json",
        "/a.json, %2Fa.json",
        "a//b.json, a/%2Fb.json",
        "../a.json, %2E./a.json",
        "a/./b.json, a/%2E/b.json",
        "a+*?.json, a%2B%2A%3F.json",
        "größe.json, gr%C3%B6%C3%9Fe.json",
    })
    void shouldNameNothingThatLeavesItsFolderWhenKeyIsOdd(String key, String name) throws IOException {
        // Given
        ReadFile file = Packing.file(0, key, ROW.getBytes(StandardCharsets.UTF_8), ObjectHeaders.NONE);
        // Then
        assertThat(OriginalsZip.name(file)).isEqualTo(file.id() + "/" + name);
    }

    private ZipFile zip(List<ReadFile> files) throws IOException {
        Path path = folder.resolve("originals.zip");
        Files.write(path, OriginalsZip.of(files));
        return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
