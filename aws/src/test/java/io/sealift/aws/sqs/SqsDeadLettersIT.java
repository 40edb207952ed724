package io.sealift.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.contracts.DeadLettersContract;
import io.sealift.core.quarantine.DeadLetters;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(EmulatedAws.Extension.class)
class SqsDeadLettersIT extends DeadLettersContract {
    private static final int PATIENCE_SECONDS = 5;

    private final SqsClient sqs;
    private final String queueUrl;

    SqsDeadLettersIT(EmulatedAws aws) {
        this.sqs = aws.clients().sqs();
        this.queueUrl = sqs.createQueue(request -> request.queueName("letters-" + UUID.randomUUID()))
                .queueUrl();
    }

    @Override
    protected DeadLetters deadLetters() {
        return new SqsDeadLetters(sqs, queueUrl);
    }

    @Override
    protected Found receive() {
        Message message = sqs.receiveMessage(request -> request.queueUrl(queueUrl)
                        .waitTimeSeconds(PATIENCE_SECONDS)
                        .maxNumberOfMessages(1)
                        .messageAttributeNames("All"))
                .messages()
                .getFirst();
        assertThat(message.messageAttributes().values())
                .allMatch(value -> value.dataType().equals("String"));
        return new Found(
                message.body(),
                message.messageAttributes().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                attribute -> attribute.getValue().stringValue())));
    }
}
