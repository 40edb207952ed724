package io.sealift.local.emulators;

/** Counts the calls of SQS by action; a batch is one call. */
record QueueCalls(Counts counts) implements JsonCalls {
    @Override
    public byte[] asked(String action, byte[] body) {
        return body;
    }

    @Override
    public void answered(String action, byte[] asked, int status, byte[] answer) {
        counts.call("sqs", action);
    }
}
