package io.sealift.aws.sqs;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.contracts.DeadLetterQueueContract;
import io.sealift.core.deadletter.DeadLetterQueue;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class SqsDeadLetterQueueIT extends DeadLetterQueueContract {
    private final EmulatedAws aws;
    private final String queueUrl;

    SqsDeadLetterQueueIT(EmulatedAws aws) {
        this.aws = aws;
        this.queueUrl = aws.newQueue();
    }

    @Override
    protected DeadLetterQueue queue() {
        return new SqsDeadLetterQueue(aws.clients().sqs(), queueUrl);
    }

    @Override
    protected void put(String body) {
        aws.clients().sqs().sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }
}
