package io.sealift.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sealift.core.ingest.BatchIngestor;
import io.sealift.core.ingest.Ingestor;

/**
 * What Lambda calls with a batch of the queue's messages.
 *
 * <p>Only the messages whose files are all done are taken from the queue; SQS brings the others again, and to the
 * dead-letter queue in the end.
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
