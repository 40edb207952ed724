package io.sealift.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.sealift.core.ingest.IngestReport;
import io.sealift.core.ingest.Ingestor;
import io.sealift.core.ingest.QueueMessage;
import io.sealift.core.runtime.TimeLeft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * One call of a function in this jar: hands the messages to the ingestor, reports, and returns those that must come
 * again.
 *
 * @param ingestor what the function does
 * @param reporter reports it to people and alarms
 */
record IngestCall(Ingestor ingestor, IngestReporter reporter) {
    /** Kept in reserve at the end, to answer before Lambda ends the call. */
    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    SQSBatchResponse on(SQSEvent event, Context context) {
        return PowertoolsLogging.withLogging(context, () -> ingest(event, context));
    }

    private SQSBatchResponse ingest(SQSEvent event, Context context) {
        TimeLeft timeLeft =
                () -> Duration.ofMillis(context.getRemainingTimeInMillis()).minus(ANSWER_TIME);
        List<QueueMessage> messages = event.getRecords().stream()
                .map(message -> new QueueMessage(message.getMessageId(), message.getBody(), receives(message)))
                .toList();
        IngestReport report = ingestor.ingest(messages, timeLeft);
        reporter.report(report);
        return new SQSBatchResponse(report.failedMessages().stream()
                .map(SQSBatchResponse.BatchItemFailure::new)
                .toList());
    }

    /** SQS sets it on every message; a hand-made test event may not. */
    private static int receives(SQSEvent.SQSMessage message) {
        Map<String, String> attributes = message.getAttributes();
        String count = attributes == null ? null : attributes.get("ApproximateReceiveCount");
        return count == null ? 1 : Integer.parseInt(count);
    }
}
