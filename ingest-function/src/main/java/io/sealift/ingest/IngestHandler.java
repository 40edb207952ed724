package io.sealift.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.Ingestor;

/**
 * Lambda calls this with a batch of messages from the queue.
 *
 * <p>Only messages whose files are all done are removed from the queue; SQS delivers the others again, and finally
 * moves them to the dead-letter queue.
 */
public final class IngestHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final IngestCall call;

    /** Lambda's constructor: wires itself from the environment. */
    public IngestHandler() {
        this(IngestWiring.of(System.getenv()));
    }

    private IngestHandler(IngestWiring wiring) {
        this(new BatchIngestor(wiring.services(), wiring.settings()), wiring.reporter());
    }

    IngestHandler(Ingestor ingestor, IngestReporter reporter) {
        this.call = new IngestCall(ingestor, reporter);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return call.on(event, context);
    }
}
