package io.sealift.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sealift.core.ingest.Ingestor;
import io.sealift.core.ingest.LargeFileIngestor;

/** Lambda calls this with messages from the queue for large files: one per call, with a quarter of an hour for each. */
public final class LargeFileHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final IngestCall call;

    /** Lambda's constructor: wires itself from the environment. */
    public LargeFileHandler() {
        this(IngestWiring.of(System.getenv()));
    }

    private LargeFileHandler(IngestWiring wiring) {
        this(new LargeFileIngestor(wiring.services(), wiring.settings()), wiring.reporter());
    }

    LargeFileHandler(Ingestor ingestor, IngestReporter reporter) {
        this.call = new IngestCall(ingestor, reporter);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return call.on(event, context);
    }
}
