package io.sealift.core.ingest;

import io.sealift.core.runtime.TimeLeft;
import io.sealift.core.store.StoreUnavailableException;
import java.util.List;

/** What a function does with the messages that it is called with. */
public interface Ingestor {
    /**
     * Ingests what the messages report.
     *
     * @throws StoreUnavailableException if not even the recall worked: all messages must come again
     */
    IngestReport ingest(List<QueueMessage> messages, TimeLeft timeLeft);
}
