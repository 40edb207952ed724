package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the ledger's one table; template.yaml declares the table itself.
 *
 * <table>
 * <caption>Items</caption>
 * <tr><th>pk</th><th>gsi1pk</th><th>gsi1sk</th></tr>
 * <tr><td>{@code FILE#<file>}</td><td>{@code <manifest>#<first digit of file>}, {@code SUPERSEDED}, {@code REFUSED},
 * {@code FAILING} or {@code DISCARDED}</td><td>file</td></tr>
 * <tr><td>{@code MANIFEST#<manifest>}</td><td>{@code MANIFESTS#ACTIVE} or {@code MANIFESTS#ARCHIVED}</td><td>manifest</td></tr>
 * <tr><td>{@code OPEN#0}, the pointer to the open manifest</td><td></td><td></td></tr>
 * <tr><td>{@code SLOT#0}, the load slot</td><td></td><td></td></tr>
 * </table>
 */
final class LedgerTable {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String INDEX = "gsi1";
    static final String INDEX_PK = "gsi1pk";
    static final String INDEX_SK = "gsi1sk";
    /** When DynamoDB may drop the item, in seconds since 1970; files only. */
    static final String EXPIRES_AT = "expiresAt";

    static final String ACTIVE = "MANIFESTS#ACTIVE";
    static final String ARCHIVED = "MANIFESTS#ARCHIVED";
    static final String SUPERSEDED = "SUPERSEDED";
    static final String REFUSED = "REFUSED";
    static final String FAILING = "FAILING";
    static final String DISCARDED = "DISCARDED";

    /** A manifest's files are spread over as many index keys, so that no partition of the index is hot. */
    static final String SHARDS = "0123456789abcdef";

    /** How the keys of files begin. */
    static final String FILE = "FILE#";

    private static final String MANIFEST = "MANIFEST#";
    /** Every item stands alone so far; parts of an item can come to stand beside it. */
    private static final String WHOLE = "#";

    private LedgerTable() {}

    static Map<String, AttributeValue> fileKey(FileId id) {
        return key(FILE + id);
    }

    static Map<String, AttributeValue> manifestKey(ManifestId id) {
        return key(MANIFEST + id);
    }

    static Map<String, AttributeValue> openKey() {
        return key("OPEN#0");
    }

    static Map<String, AttributeValue> slotKey() {
        return key("SLOT#0");
    }

    /** The index key of the manifest's files whose ids begin with this digit. */
    static String shard(ManifestId manifest, char digit) {
        return manifest + "#" + digit;
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(WHOLE));
    }
}
