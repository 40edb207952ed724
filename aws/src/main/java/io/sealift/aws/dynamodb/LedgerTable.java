package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.ManifestId;
import io.sealift.core.ledger.PackId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the ledger's one table; template.yaml declares the table itself.
 *
 * <table>
 * <caption>Items</caption>
 * <tr><th>pk</th><th>sk</th><th>gsi1pk</th><th>gsi1sk</th></tr>
 * <tr><td>{@code FILE#<file>}, also an alias</td><td>{@code #}</td><td>{@code FAILING} if it is failing; most files are
 * in no index</td><td>file</td></tr>
 * <tr><td>{@code MANIFEST#<manifest>}</td><td>{@code #}</td><td>{@code MANIFESTS#ACTIVE} or {@code MANIFESTS#ARCHIVED}</td>
 * <td>manifest</td></tr>
 * <tr><td>{@code MANIFEST#<manifest>}</td><td>{@code PACK#<pack>}</td><td></td><td></td></tr>
 * <tr><td>{@code MANIFEST#<manifest>}</td><td>{@code SLICE#<number, 6 digits>}</td><td></td><td></td></tr>
 * <tr><td>{@code OPEN#0}, the pointer to the open manifest</td><td>{@code #}</td><td></td><td></td></tr>
 * <tr><td>{@code ENGINE#0}, whether the engine works</td><td>{@code #}</td><td></td><td></td></tr>
 * </table>
 */
final class LedgerTable {
    static final String PK = "pk";
    static final String SK = "sk";
    static final String INDEX = "gsi1";
    static final String INDEX_PK = "gsi1pk";
    static final String INDEX_SK = "gsi1sk";
    /** When DynamoDB may drop the item, in seconds since 1970; files and aliases only. */
    static final String EXPIRES_AT = "expiresAt";

    static final String ACTIVE = "MANIFESTS#ACTIVE";
    static final String ARCHIVED = "MANIFESTS#ARCHIVED";
    static final String FAILING = "FAILING";

    /** The prefix of the keys of files. */
    static final String FILE = "FILE#";
    /** The prefix of the sort keys of packs. */
    static final String PACK = "PACK#";
    /** The prefix of the sort keys of slices. */
    static final String SLICE = "SLICE#";

    private static final String MANIFEST = "MANIFEST#";
    /** The sort key of a main item, which other items may accompany. */
    private static final String WHOLE = "#";

    private LedgerTable() {}

    static Map<String, AttributeValue> fileKey(FileId id) {
        return key(FILE + id, WHOLE);
    }

    static Map<String, AttributeValue> manifestKey(ManifestId id) {
        return key(MANIFEST + id, WHOLE);
    }

    static Map<String, AttributeValue> packKey(ManifestId manifest, PackId id) {
        return key(MANIFEST + manifest, PACK + id);
    }

    /** Padded, so that the order of keys is the order of numbers. */
    static Map<String, AttributeValue> sliceKey(ManifestId manifest, int number) {
        return key(MANIFEST + manifest, SLICE + "%06d".formatted(number));
    }

    static Map<String, AttributeValue> openKey() {
        return key("OPEN#0", WHOLE);
    }

    static Map<String, AttributeValue> engineKey() {
        return key("ENGINE#0", WHOLE);
    }

    static FileId fileOf(Item item) {
        return item.parsed(PK, pk -> new FileId(pk.substring(FILE.length())));
    }

    static ManifestId manifestOf(Item item) {
        return item.parsed(PK, pk -> new ManifestId(pk.substring(MANIFEST.length())));
    }

    static PackId packOf(Item item) {
        return item.parsed(SK, sk -> new PackId(sk.substring(PACK.length())));
    }

    static int sliceOf(Item item) {
        return item.parsed(SK, sk -> Integer.valueOf(sk.substring(SLICE.length())));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
}
