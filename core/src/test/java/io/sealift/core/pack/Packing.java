package io.sealift.core.pack;

import io.sealift.core.ledger.FileId;
import io.sealift.core.notification.Notification.ObjectCreated;
import io.sealift.core.store.ObjectHeaders;
import io.sealift.core.store.ObjectLocation;
import io.sealift.core.store.ObjectVersion;
import io.sealift.feed.FeedDefinition;
import io.sealift.feed.validation.FileNaming;
import io.sealift.feed.validation.FileValidator;
import io.sealift.feed.validation.RejectPolicy;
import io.sealift.feed.validation.ValidationLimits;
import io.sealift.feed.validation.ValidationResult.Accepted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Files for packs, read by the real validator. */
final class Packing {
    static final FeedDefinition FEED = FeedDefinition.builtIn();
    private static final long ROWS_BYTES_MAX = 1 << 20;
    /** The MD5 of all files in these tests; packs do not compare it. */
    private static final String MD5 = "00000000000000000000000000000000";

    private Packing() {}

    /** A file with rows of one device on these days, one row per day. */
    static ReadFile file(int number, String key, String... days) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String day : days) {
            text.append("{\"deviceid\": \"%d\", \"datetime\": \"%s 09:36:36\", \"humidity\": \"4\"}%n"
                    .formatted(number, day));
        }
        return file(number, key, text.toString().getBytes(StandardCharsets.UTF_8), ObjectHeaders.NONE);
    }

    /** A file with this content. */
    static ReadFile file(int number, String key, byte[] content, ObjectHeaders headers) throws IOException {
        FileRows rows = new FileRows(number, key, FEED.columns().size(), ROWS_BYTES_MAX);
        Accepted accepted = (Accepted) new FileValidator(FEED, ValidationLimits.DEFAULT, RejectPolicy.rejectRows(0.9))
                .validate(FileNaming.of(key).orElseThrow(), new ByteArrayInputStream(content), rows);
        ObjectLocation location = new ObjectLocation("messages", key);
        FileId id = FileId.ofContent(location, "%032x".formatted(number));
        ObjectCreated object = new ObjectCreated(new ObjectVersion(location, "etag-" + number), content.length);
        return new ReadFile(new PackedFile(object, id, number, accepted), MD5, new Bytes(content), headers, rows);
    }
}
