package io.sealift.testkit.fake;

import io.sealift.core.deadletter.LetterBox;
import io.sealift.testkit.contract.LetterBoxContract;

class InMemoryLetterBoxTest extends LetterBoxContract {
    private final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters();

    @Override
    protected LetterBox box() {
        return deadLetters;
    }

    @Override
    protected void put(String body) {
        deadLetters.moved(body);
    }
}
