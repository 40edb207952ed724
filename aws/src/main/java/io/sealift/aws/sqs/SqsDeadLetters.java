package io.sealift.aws.sqs;

import io.sealift.core.quarantine.DeadLetter;
import io.sealift.core.quarantine.DeadLetterText;
import io.sealift.core.quarantine.DeadLetters;
import io.sealift.core.store.StoreUnavailableException;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Dead letters in the dead-letter queue of the ingest queue, alongside what its redrive policy moves there.
 *
 * <p>SQS does not detect repeats in a standard queue, and the SDK retries after a lost reply, so a letter may be there
 * twice.
 */
public final class SqsDeadLetters implements DeadLetters {
    private final SqsClient sqs;
    private final String queueUrl;

    /** Over a client that the caller closes. */
    public SqsDeadLetters(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(DeadLetter letter) {
        Map<String, MessageAttributeValue> attributes = DeadLetterText.attributes(letter).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> text(attribute.getValue())));
        try {
            sqs.sendMessage(request -> request.queueUrl(queueUrl)
                    .messageBody(DeadLetterText.body(letter))
                    .messageAttributes(attributes));
        } catch (SdkException failure) {
            throw new StoreUnavailableException(
                    "SQS queue %s did not take a dead letter: %s. If this lasts, check SEALIFT_DEAD_LETTER_QUEUE_URL and the role's sqs:SendMessage on it"
                            .formatted(queueUrl, failure.getMessage()),
                    failure);
        }
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
