package io.sealift.core.validation;

import java.io.IOException;
import java.util.List;

/** Takes the rows of a file one by one; the bytes are lent for the call only. */
interface RowSink {
    /** Takes none: for a look at a file. */
    RowSink NONE = new RowSink() {
        @Override
        public void good(byte[] text, int start, int end, List<Replacement> replacements) {}

        @Override
        public void bad(Refusal refusal, byte[] text, int start, int end) {}
    };

    /** A row that loads. */
    void good(byte[] text, int start, int end, List<Replacement> replacements) throws IOException;

    /** A row that is left out. */
    void bad(Refusal refusal, byte[] text, int start, int end) throws IOException;
}
