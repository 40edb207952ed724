package io.sealift.core.pack;

import java.io.IOException;

/** A file has more rows than fit into its share of the memory: it must be read as a large file. */
public final class TooLargeForMemoryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Names the share, in bytes of canonical rows. */
    TooLargeForMemoryException(long bytesMax) {
        super("its rows take more than %d bytes in canonical form".formatted(bytesMax));
    }
}
