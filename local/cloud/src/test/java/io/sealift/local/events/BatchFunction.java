package io.sealift.local.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;

/** A function for tests: handles each message of a batch as its body says, and logs it. */
public final class BatchFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : event.getRecords()) {
            int receipts = Integer.parseInt(message.getAttributes().get("ApproximateReceiveCount"));
            context.getLogger()
                    .log("[" + message.getBody() + " " + receipts + " of " + message.getEventSourceArn() + "]\n");
            switch (message.getBody()) {
                case "fail" -> failures.add(new BatchItemFailure(message.getMessageId()));
                case "fail once" -> {
                    if (receipts == 1) {
                        failures.add(new BatchItemFailure(message.getMessageId()));
                    }
                }
                case "crash once" -> {
                    if (receipts == 1) {
                        Runtime.getRuntime().halt(9);
                    }
                }
                default -> {
                    // Handled.
                }
            }
        }
        return new SQSBatchResponse(failures);
    }
}
