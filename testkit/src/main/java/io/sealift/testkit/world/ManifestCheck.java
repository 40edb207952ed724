package io.sealift.testkit.world;

import io.sealift.core.ingest.StagingLayout;
import io.sealift.core.ledger.Attempt;
import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.Manifest;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.ManifestState;
import io.sealift.core.ledger.Totals;
import io.sealift.core.object.ObjectLocation;
import io.sealift.core.refusal.QuarantineLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether manifests, their lists and the bytes of their files agree: invariants 2, 3, 5 and 8. */
final class ManifestCheck {
    private final PipelineWorld world;
    private final Map<String, String> listsSeen = new HashMap<>();

    ManifestCheck(PipelineWorld world) {
        this.world = world;
    }

    void always(List<String> found) {
        Map<String, ManifestId> listedIn = new HashMap<>();
        checkUnchanged(found);
        for (Manifest manifest : world.ledger().manifests()) {
            List<FileEntry> files = files(manifest.id());
            Totals totals = files.stream()
                    .map(file -> new Totals(1, staged(file).rows(), file.sizeBytes()))
                    .reduce(Totals.NONE, Totals::plus);
            if (!totals.equals(manifest.totals())) {
                found.add("Manifest %s counts %s, its files add up to %s"
                        .formatted(manifest.id(), manifest.totals(), totals));
            }
            files.forEach(file -> checkBytes(manifest, file, found));
            checkList(manifest, files, found);
            for (FileEntry file : files) {
                ManifestId other = listedIn.put(file.id().value(), manifest.id());
                if (other != null) {
                    found.add("File %s is in the manifests %s and %s".formatted(file.id(), other, manifest.id()));
                }
            }
        }
    }

    void atRest(List<String> found) {
        for (Manifest manifest : world.ledger().manifests()) {
            switch (manifest.state()) {
                case OPEN -> {
                    if (manifest.totals().files() > 0) {
                        found.add("Manifest %s is still open with %s".formatted(manifest.id(), manifest.totals()));
                    }
                }
                case SEALED, LOADING, LOADED ->
                    found.add("Manifest %s is still %s".formatted(manifest.id(), manifest.state()));
                case ARCHIVED -> checkArchive(manifest, found);
                case FAILED -> checkKept(manifest, found);
            }
        }
        world.ledger()
                .slotHolder()
                .ifPresent(holder -> found.add("Manifest %s still holds the load slot".formatted(holder)));
    }

    void noneFailed(List<String> found) {
        for (Manifest manifest : world.ledger().manifests()) {
            if (manifest.state() == ManifestState.FAILED) {
                found.add("Manifest %s stopped: %s".formatted(manifest.id(), manifest.note()));
            }
        }
    }

    /** Nothing is staged but what waits to be loaded. */
    void noLeftovers(List<String> found) {
        for (Manifest manifest : world.ledger().manifests()) {
            if (manifest.state() == ManifestState.ARCHIVED) {
                for (String left :
                        world.store().keys(PipelineWorld.STAGING, StagingLayout.stagedPrefix(manifest.id()))) {
                    found.add("%s is left of manifest %s, which is archived".formatted(left, manifest.id()));
                }
            }
        }
    }

    private void checkBytes(Manifest manifest, FileEntry file, List<String> found) {
        Optional<byte[]> staged = world.store().content(staged(file).staged());
        Optional<byte[]> archived = world.store().content(archived(manifest, file));
        boolean mayBeMoved = manifest.state() == ManifestState.LOADED || manifest.state() == ManifestState.ARCHIVED;
        if (staged.isEmpty() && !mayBeMoved) {
            found.add("File %s of manifest %s, which is %s, is not staged any more"
                    .formatted(file.source(), manifest.id(), manifest.state()));
        }
        Optional<byte[]> kept = staged.or(() -> archived);
        if (kept.isEmpty()) {
            found.add("File %s of manifest %s is neither staged nor archived".formatted(file.source(), manifest.id()));
        } else if (staged(file).repairs().isEmpty()) {
            checkSameBytes(manifest, file, kept.get(), found);
        } else {
            checkRepaired(manifest, file, kept.get(), found);
        }
    }

    private void checkRepaired(Manifest manifest, FileEntry file, byte[] canonical, List<String> found) {
        ObjectLocation original = QuarantineLayout.original(
                PipelineWorld.ARCHIVE, file.id(), file.source().location().key());
        world.store()
                .content(original)
                .ifPresentOrElse(
                        bytes -> checkSameBytes(manifest, file, bytes, found),
                        () -> found.add("The original of %s, which is staged in another form, is not kept"
                                .formatted(file.source())));
        if (!FeedFiles.rowsPerDay(staged(file).staged().key(), canonical)
                .equals(world.producer().rowsPerDay(file.source()))) {
            found.add("The canonical form of %s holds other rows than landed".formatted(file.source()));
        }
    }

    private void checkSameBytes(Manifest manifest, FileEntry file, byte[] bytes, List<String> found) {
        if (!Arrays.equals(bytes, world.producer().bytes(file.source()))) {
            found.add("File %s of manifest %s holds other bytes than landed".formatted(file.source(), manifest.id()));
        }
    }

    /** A list is written once, a part's too. */
    private void checkUnchanged(List<String> found) {
        Map<String, String> now = new HashMap<>();
        for (String key : world.store().keys(PipelineWorld.STAGING, "sealed/")) {
            text(new ObjectLocation(PipelineWorld.STAGING, key)).ifPresent(list -> now.put(key, list));
        }
        listsSeen.forEach((key, before) -> {
            if (!before.equals(now.get(key))) {
                found.add("The list %s changed".formatted(key));
            }
        });
        listsSeen.putAll(now);
    }

    private void checkList(Manifest manifest, List<FileEntry> files, List<String> found) {
        Optional<String> list = text(StagingLayout.sealedList(PipelineWorld.STAGING, manifest.id()));
        String expected = files.stream()
                .map(file -> staged(file).staged().uri() + "\n")
                .sorted()
                .collect(Collectors.joining());
        // What the engine refused left the manifest, and its list never changes.
        List<String> left = manifest.setAside().stream()
                .filter(Attempt.Progress.SetAside::isMoved)
                .map(aside -> aside.file().value())
                .toList();
        Optional<String> sorted = list.map(text -> text.lines()
                .filter(line -> left.stream().noneMatch(line::contains))
                .sorted()
                .map(line -> line + "\n")
                .collect(Collectors.joining()));
        if (sorted.isPresent() && !sorted.get().equals(expected)) {
            found.add("The list of manifest %s is %s, its files are %s"
                    .formatted(
                            manifest.id(),
                            sorted.get().lines().toList(),
                            expected.lines().toList()));
        }
        if (manifest.isListed() && list.isEmpty()) {
            found.add("Manifest %s has slices and no list".formatted(manifest.id()));
        }
    }

    private void checkArchive(Manifest manifest, List<String> found) {
        for (FileEntry file : files(manifest.id())) {
            if (world.store().content(archived(manifest, file)).isEmpty()) {
                found.add("File %s of manifest %s is not archived".formatted(file.source(), manifest.id()));
            }
        }
    }

    private void checkKept(Manifest manifest, List<String> found) {
        for (FileEntry file : files(manifest.id())) {
            if (world.store().content(staged(file).staged()).isEmpty()) {
                found.add("File %s of manifest %s, which stopped, is not kept".formatted(file.source(), manifest.id()));
            }
        }
    }

    /** From the files themselves, not by the ledger's own index. */
    private List<FileEntry> files(ManifestId manifest) {
        return world.ledger().files().stream()
                .filter(file -> file.disposition() instanceof Staged staged
                        && staged.manifest().equals(manifest))
                .toList();
    }

    private static Staged staged(FileEntry file) {
        return (Staged) file.disposition();
    }

    private static ObjectLocation archived(Manifest manifest, FileEntry file) {
        String key = staged(file).staged().key();
        return new ObjectLocation(
                PipelineWorld.ARCHIVE,
                "archive/manifest=%s/%s".formatted(manifest.id(), key.substring(key.lastIndexOf('/') + 1)));
    }

    private Optional<String> text(ObjectLocation location) {
        return world.store().content(location).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
