package io.sealift.proof.simulation;

import io.sealift.core.ledger.FileEntry;
import io.sealift.core.ledger.FileEntry.Disposition.Staged;
import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Packs that differ from what was written. */
final class Repacked {
    private Repacked() {}

    /** The same pack, as if it were under another manifest. */
    static Pack under(ManifestId manifest, Pack pack) {
        return new Pack(manifest, pack.id(), pack.rows(), pack.originals(), pack.rejectedRows(), pack.files());
    }

    /** The same files, as if they were under another manifest. */
    static List<FileEntry> under(ManifestId manifest, List<FileEntry> files) {
        return files.stream()
                .map(file -> {
                    Staged was = (Staged) file.disposition();
                    return with(
                            file,
                            file.id(),
                            new Staged(manifest, was.pack(), was.rows(), was.repairs(), was.rejectedRows()));
                })
                .toList();
    }

    /** The same pack with only these of its files. */
    static Pack of(Pack pack, List<FileEntry> files) {
        Set<FileId> ids = files.stream().map(FileEntry::id).collect(Collectors.toSet());
        SortedMap<Integer, FileId> some = new TreeMap<>(pack.files());
        some.values().retainAll(ids);
        return new Pack(pack.manifest(), pack.id(), pack.rows(), pack.originals(), pack.rejectedRows(), some);
    }

    /** These files, as if the rows of others were theirs as well. */
    static List<FileEntry> withRowsOf(List<FileEntry> all, List<FileEntry> files) {
        long rows = all.stream()
                .filter(file -> !files.contains(file))
                .mapToLong(file -> ((Staged) file.disposition()).rows())
                .sum();
        Staged was = (Staged) files.getFirst().disposition();
        List<FileEntry> more = new ArrayList<>(files);
        more.set(
                0,
                with(
                        files.getFirst(),
                        files.getFirst().id(),
                        new Staged(was.manifest(), was.pack(), was.rows() + rows, was.repairs(), was.rejectedRows())));
        return more;
    }

    /** The same pack, its files identified by their ETags. */
    static Pack byETag(Pack pack, List<FileEntry> files) {
        SortedMap<Integer, FileId> renamed = new TreeMap<>(pack.files());
        for (FileEntry file : files) {
            renamed.replaceAll((_, id) -> id.equals(file.id()) ? FileId.ofETag(file.source()) : id);
        }
        return new Pack(pack.manifest(), pack.id(), pack.rows(), pack.originals(), pack.rejectedRows(), renamed);
    }

    /** The same files, identified by their ETags. */
    static List<FileEntry> byETag(List<FileEntry> files) {
        return files.stream()
                .map(file -> with(file, FileId.ofETag(file.source()), (Staged) file.disposition()))
                .toList();
    }

    private static FileEntry with(FileEntry file, FileId id, Staged staged) {
        return FileEntry.of(id, file.source(), file.sizeBytes(), file.recordedAt(), staged)
                .plus(file.sequencers());
    }
}
