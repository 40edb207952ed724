package io.sealift.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealift.core.layout.Window;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.PackId;
import io.sealift.core.ledger.RowsObject;
import io.sealift.core.store.ObjectHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PackContentTest {
    private static final List<String> COLUMNS = Packing.FEED.columnNames();
    private final PackCheck check = new PackCheck(Packing.FEED);

    @Test
    void shouldPutRowsOfEachWindowIntoOneObjectWhenFilesSpreadOverWindows() throws IOException {
        // Given
        List<ReadFile> files = List.of(
                Packing.file(0, "a.json", "2020-05-12", "2020-05-13", "2021-05-12"),
                Packing.file(1, "b.json", "2020-05-12"));
        // When
        PackContent content = PackContent.of(files, COLUMNS);
        // Then
        assertThat(content.rows())
                .extracting(
                        part -> part.object().window(), part -> part.object().rowsPerDay())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Window.of("2020-05-12"), Map.of("2020-05-12", 2L, "2020-05-13", 1L)),
                        org.assertj.core.groups.Tuple.tuple(Window.of("2021-05-12"), Map.of("2021-05-12", 1L)));
        assertThat(text(content.rows().getFirst()).lines())
                .containsExactly(
                        "{\"_f\":0,\"deviceid\":\"0\",\"datetime\":\"2020-05-12 09:36:36\",\"humidity\":\"4\"}",
                        "{\"_f\":0,\"deviceid\":\"0\",\"datetime\":\"2020-05-13 09:36:36\",\"humidity\":\"4\"}",
                        "{\"_f\":1,\"deviceid\":\"1\",\"datetime\":\"2020-05-12 09:36:36\",\"humidity\":\"4\"}");
        assertThat(content.rows().getFirst().object().nulls())
                .containsOnly(
                        Map.entry("temperature", 3L),
                        Map.entry("winddirection", 3L),
                        Map.entry("windintensity", 3L),
                        Map.entry("rainheight", 3L));
        assertThatCode(() -> check.check(content)).doesNotThrowAnyException();
    }

    @Test
    void shouldAddUpToTotalsOfItsFilesWhenPutUnderManifest() throws IOException {
        // Given
        PackContent content = PackContent.of(
                List.of(Packing.file(3, "a.json", "2020-05-12"), Packing.file(7, "b.json", "2020-05-12")), COLUMNS);
        // When
        Pack pack = content.in(new ManifestId("20261122T150000Z-00000001"), new PackId("0123456789abcdef01234567"));
        // Then
        assertThat(pack.files()).containsOnlyKeys(3, 7);
        assertThat(pack.totals().files()).isEqualTo(2);
        assertThat(pack.totals().rows()).isEqualTo(2);
        assertThat(pack.totals().bytes())
                .isEqualTo(text(content.rows().getFirst()).length());
    }

    @Test
    void shouldKeepRejectedRowsBesideWhenPolicyLetsThemOut() throws IOException {
        // Given
        String text = "{\"deviceid\": \"1\", \"datetime\": \"2020-05-12 09:36:36\"}\n{\"deviceid\": \"x\"}\n";
        ReadFile file = Packing.file(0, "some/a.json", text.getBytes(StandardCharsets.UTF_8), ObjectHeaders.NONE);
        // When
        PackContent content = PackContent.of(List.of(file), COLUMNS);
        // Then
        String rejected = new String(
                new GZIPInputStream(new ByteArrayInputStream(content.rejected().array())).readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(rejected).contains("\"object_key\":\"some/a.json\"", "\"line\":2", "WRONG_TYPE");
        assertThatCode(() -> check.check(content)).doesNotThrowAnyException();
    }

    @Test
    void shouldNotPassWhenRowsWereDamagedOnTheirWay() throws IOException {
        // Given
        PackContent content = PackContent.of(List.of(Packing.file(0, "a.json", "2020-05-12")), COLUMNS);
        PackContent.RowsContent rows = content.rows().getFirst();
        FastGzip gzip = new FastGzip();
        byte[] other = text(rows).replace("2020-05-12", "2020-05-13").getBytes(StandardCharsets.UTF_8);
        gzip.write(other, 0, other.length);
        PackContent damaged = new PackContent(
                content.files(),
                List.of(new PackContent.RowsContent(rows.object(), new Bytes(gzip.finished()))),
                content.originals(),
                content.rejected());
        // Then
        assertThatThrownBy(() -> check.check(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2020-05-12=1")
                .hasMessageContaining("2020-05-13=1");
    }

    @Test
    void shouldNotPassWhenFileHasNoRowsInThePack() throws IOException {
        // Given
        ReadFile packed = Packing.file(0, "a.json", "2020-05-12");
        ReadFile forgotten = Packing.file(1, "b.json", "2020-05-12");
        PackContent content = PackContent.of(List.of(packed), COLUMNS);
        PackContent damaged =
                new PackContent(List.of(packed, forgotten), content.rows(), content.originals(), content.rejected());
        // Then
        assertThatThrownBy(() -> check.check(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("b.json")
                .hasMessageContaining("has 1 rows, of which 0 were packed");
    }

    @Test
    void shouldNotPassWhenOriginalIsAnother() throws IOException {
        // Given
        ReadFile file = Packing.file(0, "a.json", "2020-05-12");
        ReadFile other = Packing.file(0, "a.json", "2020-05-13");
        PackContent content = PackContent.of(List.of(file), COLUMNS);
        PackContent damaged = new PackContent(
                content.files(), content.rows(), new Bytes(OriginalsZip.of(List.of(other))), content.rejected());
        // Then
        assertThatThrownBy(() -> check.check(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.json")
                .hasMessageContaining("other bytes");
    }

    private static RowsObject object(PackContent.RowsContent rows) {
        return rows.object();
    }

    private static String text(PackContent.RowsContent rows) throws IOException {
        assertThat(object(rows).bytes()).isEqualTo(rows.packed().length());
        try (GZIPInputStream content =
                new GZIPInputStream(new ByteArrayInputStream(rows.packed().array()))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
