package io.sealift.local.emulators;

/** Looks at the calls of a service that speaks AWS's JSON protocol, as they pass by. */
interface JsonCalls {
    /** What the server is to get instead of a request's body. */
    byte[] asked(String action, byte[] body);

    /** Takes note of an answer to a request's body, before the caller has it. */
    void answered(String action, byte[] asked, int status, byte[] answer);
}
