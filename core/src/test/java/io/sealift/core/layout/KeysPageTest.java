package io.sealift.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.LoadId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import io.sealift.core.store.ObjectLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of keys lists exactly the keys that the class makes. */
class KeysPageTest {
    private static final Path PAGE = Path.of("../docs/keys.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (staging|processed|archive) \\| `([^`]+)` \\|");

    private static final ManifestId MANIFEST = new ManifestId("20261122T150000Z-9f8e7d6c");
    private static final PackId PACK = new PackId("0123456789abcdef01234567");
    private static final FileId FILE = new FileId("0123456789abcdef0123456789abcdef");
    private static final LoadId LOAD = new LoadId(MANIFEST, 7, 3);
    private final Keys keys = new Keys(new Buckets("messages", "staging", "processed", "archive"));

    @Test
    void shouldListWhatClassMakesAndNothingElse() throws IOException {
        // Given
        Set<String> made = new TreeSet<>();
        for (ObjectLocation location : all()) {
            made.add(location.bucket() + " " + generic(location.key()));
        }
        // When
        Set<String> listed = new TreeSet<>();
        ROW.matcher(Files.readString(PAGE)).results().forEach(row -> listed.add(row.group(1) + " " + row.group(2)));
        // Then
        assertThat(listed).isEqualTo(made);
    }

    private List<ObjectLocation> all() {
        ObjectLocation rows = keys.rows(MANIFEST, PACK, 184, 5);
        return List.of(
                rows,
                Keys.cut(rows, 9),
                keys.originals(MANIFEST, PACK),
                keys.original(MANIFEST, PACK, "in/name"),
                keys.rejected(MANIFEST, PACK),
                keys.sealedList(MANIFEST, 7),
                new ObjectLocation("staging", Keys.loading(LOAD)),
                keys.verifiedList(LOAD),
                Keys.published(keys.partitionOf("2026-11-22"), LOAD, 6),
                new ObjectLocation("archive", Keys.archived(MANIFEST)),
                keys.quarantined(FILE, "in/name"),
                keys.quarantinedRows(FILE, MANIFEST, 7),
                keys.sidecar(FILE));
    }

    private static String generic(String key) {
        return key.replace(LOAD + "-6", "<load>-<k>")
                .replace(LOAD.toString(), "<load>")
                .replace(MANIFEST + "-7", "<manifest>-<slice>")
                .replace(MANIFEST.toString(), "<manifest>")
                .replace(FILE.value(), "<file>")
                .replace(PACK.value(), "<pack>")
                .replace("-184-5", "-<window>-<part>")
                .replace("-file9", "-file<n>")
                .replace("2026-11-22", "<yyyy-MM-dd>")
                .replaceAll("/name$", "/<name>");
    }
}
