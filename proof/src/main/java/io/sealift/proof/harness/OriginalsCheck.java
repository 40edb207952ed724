package io.sealift.proof.harness;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.store.ObjectVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Whether every original of a pack can be recovered byte for byte: invariant 5. */
final class OriginalsCheck {
    private final PipelineHarness harness;
    /** What was found to be right; it stays right as long as the ETag is the same. */
    private final Set<ObjectVersion> right = new HashSet<>();

    OriginalsCheck(PipelineHarness harness) {
        this.harness = harness;
    }

    void check(Pack pack, UnaryOperator<FileId> contentId, ObjectVersion kept, List<String> found) {
        if (right.contains(kept)) {
            return;
        }
        byte[] content = harness.store().content(kept.location()).orElseThrow();
        Map<FileId, byte[]> originals = switch (pack.originals()) {
            case Pack.Originals.Zip _ -> unzipped(content);
            case Pack.Originals.Copy _ -> Map.of(pack.files().firstEntry().getValue(), content);
        };
        boolean all = true;
        for (FileId file : pack.files().values()) {
            byte[] landed = harness.producer()
                    .version(contentId.apply(file))
                    .map(harness.producer()::bytes)
                    .orElseGet(() -> new byte[0]);
            byte[] original = originals.getOrDefault(file, originals.get(contentId.apply(file)));
            if (original == null || !Arrays.equals(original, landed)) {
                found.add("%s holds other bytes of file %s than landed".formatted(kept, file));
                all = false;
            }
        }
        if (all) {
            right.add(kept);
        }
    }

    private static Map<FileId, byte[]> unzipped(byte[] content) {
        Map<FileId, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(
                        new FileId(entry.getName().substring(0, entry.getName().indexOf('/'))), zip.readAllBytes());
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException("A ZIP of originals is damaged", damaged);
        }
        return files;
    }
}
