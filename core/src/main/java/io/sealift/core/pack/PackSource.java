package io.sealift.core.pack;

import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.Pack;
import java.util.List;

/** Something that can become a pack, under one manifest or under several in turn. */
public interface PackSource {
    /** The files in it. */
    List<PackedFile> files();

    /**
     * Puts all of it under a manifest, under names that were never used before.
     *
     * @throws io.sealift.core.store.StoreUnavailableException if some of it may not be there
     */
    Pack writeUnder(ManifestId manifest);
}
