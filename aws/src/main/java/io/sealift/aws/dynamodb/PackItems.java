package io.sealift.aws.dynamodb;

import io.sealift.core.ledger.FileId;
import io.sealift.core.ledger.Pack;
import io.sealift.core.ledger.RowsObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Packs as items, each object of rows as one short text: {@code window part bytes textBytes|days|rows|nulls}, with the
 * nulls in the order of {@code columns}. See {@link DayCounts} and {@link Runs}.
 */
final class PackItems {
    private static final String ROWS = "rows";
    private static final String COLUMNS = "columns";
    private static final String FILES = "files";
    private static final String REJECTED_ROWS = "rejectedRows";
    private static final String ORIGINALS = "originals";
    private static final String ZIP = "ZIP";
    private static final String COPY = "COPY";
    private static final String COPY_OF = "copyOf";
    private static final String GAP = " ";
    private static final String COLON = ":";
    private static final char BAR = '|';

    private PackItems() {}

    static Map<String, AttributeValue> write(Pack pack) {
        List<String> columns = pack.rows().stream()
                .flatMap(object -> object.nulls().keySet().stream())
                .distinct()
                .sorted()
                .toList();
        Map<String, AttributeValue> item = new HashMap<>(LedgerTable.packKey(pack.manifest(), pack.id()));
        item.put(COLUMNS, Values.texts(columns));
        item.put(
                ROWS,
                Values.texts(pack.rows().stream()
                        .map(object -> write(object, columns))
                        .toList()));
        item.put(REJECTED_ROWS, Values.number(pack.rejectedRows()));
        item.put(
                FILES,
                Values.text(pack.files().entrySet().stream()
                        .map(file -> file.getKey() + COLON + file.getValue())
                        .collect(Collectors.joining(GAP))));
        switch (pack.originals()) {
            case Pack.Originals.Zip _ -> item.put(ORIGINALS, Values.text(ZIP));
            case Pack.Originals.Copy copy -> {
                item.put(ORIGINALS, Values.text(COPY));
                item.put(COPY_OF, Values.text(copy.key()));
            }
        }
        return item;
    }

    static Pack read(Map<String, AttributeValue> attributes) {
        Item item = new Item(attributes);
        List<String> columns = item.texts(COLUMNS);
        return new Pack(
                LedgerTable.manifestOf(item),
                LedgerTable.packOf(item),
                item.each(ROWS, text -> object(text, columns)),
                originals(item),
                item.number(REJECTED_ROWS),
                item.parsed(FILES, PackItems::files));
    }

    private static Pack.Originals originals(Item item) {
        String kind = item.text(ORIGINALS);
        return switch (kind) {
            case ZIP -> new Pack.Originals.Zip();
            case COPY -> new Pack.Originals.Copy(item.text(COPY_OF));
            default -> throw Item.unknown("pack whose originals are", kind);
        };
    }

    private static String write(RowsObject object, List<String> columns) {
        List<Long> nulls = columns.stream()
                .map(column -> object.nulls().getOrDefault(column, 0L))
                .toList();
        return "%d %d %d %d|%s|%s"
                .formatted(
                        object.window(),
                        object.part(),
                        object.bytes(),
                        object.textBytes(),
                        DayCounts.write(object.rowsPerDay()),
                        Runs.write(nulls));
    }

    private static RowsObject object(String text, List<String> columns) {
        int first = text.indexOf(BAR);
        int last = text.lastIndexOf(BAR);
        String[] head = text.substring(0, first).split(GAP, -1);
        List<Long> counts = Runs.read(text.substring(last + 1));
        SortedMap<String, Long> nulls = new TreeMap<>();
        for (int index = 0; index < columns.size(); index++) {
            if (counts.get(index) > 0) {
                nulls.put(columns.get(index), counts.get(index));
            }
        }
        return new RowsObject(
                Long.parseLong(head[0]),
                Integer.parseInt(head[1]),
                Long.parseLong(head[2]),
                Long.parseLong(head[3]),
                DayCounts.read(text.substring(first + 1, last)),
                nulls);
    }

    private static SortedMap<Integer, FileId> files(String text) {
        SortedMap<Integer, FileId> files = new TreeMap<>();
        for (String file : text.split(GAP, -1)) {
            int colon = file.indexOf(COLON);
            files.put(Integer.parseInt(file.substring(0, colon)), new FileId(file.substring(colon + 1)));
        }
        return files;
    }
}
