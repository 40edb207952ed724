package io.sealift.aws.sqs;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.contracts.EventQueueContract;
import io.sealift.core.notification.EventQueue;
import io.sealift.core.runtime.Pause;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(EmulatedAws.Extension.class)
class SqsEventQueueIT extends EventQueueContract {
    private final EmulatedAws aws;
    private final String queueUrl;
    private final EventQueue queue;

    SqsEventQueueIT(EmulatedAws aws) {
        this.aws = aws;
        this.queueUrl = aws.newQueue();
        this.queue = new SqsEventQueue(aws.clients().sqs(), queueUrl, Clock.systemUTC(), Pause.real());
    }

    @Override
    protected EventQueue queue() {
        return queue;
    }

    @Override
    protected List<String> receive() {
        return aws
                .clients()
                .sqs()
                .receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).visibilityTimeout(600))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }
}
