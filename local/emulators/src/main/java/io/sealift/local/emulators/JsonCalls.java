package io.sealift.local.emulators;

/** Sees the calls of a service that speaks AWS's JSON protocol as they pass by. */
interface JsonCalls {
    /** What the server gets instead of a request's body. */
    byte[] asked(String action, byte[] body);

    /** Records the answer to a request's body, before the caller has it. */
    void answered(String action, byte[] asked, int status, byte[] answer);
}
