package io.sealift.core.ingest;

import io.sealift.core.pack.PackWriter;
import io.sealift.core.pack.PackedFile;
import io.sealift.core.pack.ReadFile;
import io.sealift.core.runtime.TimeLeft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Steps 4 and 5 for small files: packs them and commits the pack, or several if needed. */
final class PackCommitter {
    private final IngestServices services;
    private final OpenManifest openManifest;
    private final PackWriter writer;

    PackCommitter(IngestServices services, IngestSettings settings) {
        this.services = services;
        this.openManifest = new OpenManifest(services);
        this.writer =
                new PackWriter(services.store(), services.workers(), services.ids(), settings.keys(), settings.feed());
    }

    /** Returns the outcomes of these files, at least one; tries until each has an outcome or the time is up. */
    List<FileOutcome> commit(List<ReadFile> files, TimeLeft timeLeft) {
        PackWriter.Packed packed;
        try {
            packed = writer.pack(files);
        } catch (IOException | RuntimeException damaged) {
            return halves(files, damaged.toString(), timeLeft);
        }
        return switch (new PackCommit(services, openManifest, packed).run(timeLeft)) {
            case PackCommit.Result.Invalid invalid -> halves(files, invalid.reason(), timeLeft);
            case PackCommit.Result.Done done -> {
                List<FileOutcome> outcomes = new ArrayList<>(done.outcomes());
                if (!done.uncommitted().isEmpty()) {
                    Set<PackedFile> left = new HashSet<>(done.uncommitted());
                    outcomes.addAll(commit(
                            files.stream()
                                    .filter(file -> left.contains(file.file()))
                                    .toList(),
                            timeLeft));
                }
                yield outcomes;
            }
        };
    }

    /** One strange file must not fail them all: halving finds whatever makes a pack fail. */
    private List<FileOutcome> halves(List<ReadFile> files, String reason, TimeLeft timeLeft) {
        if (files.size() == 1) {
            PackedFile file = files.getFirst().file();
            return List.of(new FileOutcome.Failed(
                    file.object(),
                    "%s could not be packed and committed: %s"
                            .formatted(file.object().version(), reason)));
        }
        int middle = files.size() / 2;
        List<FileOutcome> outcomes = new ArrayList<>(commit(files.subList(0, middle), timeLeft));
        outcomes.addAll(commit(files.subList(middle, files.size()), timeLeft));
        return outcomes;
    }
}
