package io.sealift.aws.sqs;

import io.sealift.aws.emulated.EmulatedAws;
import io.sealift.core.deadletter.LetterBox;
import io.sealift.testkit.contract.LetterBoxContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatedAws.Extension.class)
class SqsLetterBoxIT extends LetterBoxContract {
    private final EmulatedAws aws;
    private final String queueUrl;

    SqsLetterBoxIT(EmulatedAws aws) {
        this.aws = aws;
        this.queueUrl = aws.newQueue();
    }

    @Override
    protected LetterBox box() {
        return new SqsLetterBox(aws.clients().sqs(), queueUrl);
    }

    @Override
    protected void put(String body) {
        aws.clients().sqs().sendMessage(request -> request.queueUrl(queueUrl).messageBody(body));
    }
}
