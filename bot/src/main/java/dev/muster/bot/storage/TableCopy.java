package dev.muster.bot.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.muster.bot.storage.generated.DefaultSchema;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.UniqueKey;

/** Copies the rows of tables from one database to another, a few at a time. */
final class TableCopy {
    static final int BATCH = 500;

    /** Told how far it is. */
    @FunctionalInterface
    interface Progress {
        void copied(String table, long rows);
    }

    private final DSLContext source;
    private final DSLContext target;
    private final Progress progress;

    TableCopy(DSLContext source, DSLContext target, Progress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /** Every table of the schema, each after those that it refers to. */
    static List<Table<?>> all() {
        List<Table<?>> left = new ArrayList<>(DefaultSchema.DEFAULT_SCHEMA.getTables());
        List<Table<?>> ordered = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        while (!left.isEmpty()) {
            List<Table<?>> ready = left.stream().filter(table -> table.getReferences().stream()
                    .map(key -> key.getKey().getTable().getName())
                    .allMatch(name -> name.equals(table.getName()) || taken.contains(name))).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables that refer to each other in a circle: " + left);
            }
            ordered.addAll(ready);
            ready.forEach(table -> taken.add(table.getName()));
            left.removeAll(ready);
        }
        return ordered;
    }

    long copy(Table<?> table) {
        Field<?>[] fields = table.fields();
        long rows = 0;
        try (Cursor<? extends Record> cursor = source.select(fields).from(table).orderBy(key(table)).fetchSize(BATCH)
                .fetchLazy()) {
            while (cursor.hasNext()) {
                List<? extends Record> batch = cursor.fetchNext(BATCH);
                insert(table, fields, batch);
                rows += batch.size();
                progress.copied(table.getName(), rows);
            }
        }
        return rows;
    }

    private void insert(Table<?> table, Field<?>[] fields, List<? extends Record> rows) {
        BatchBindStep batch = target.batch(target.insertInto(table, fields).values(new Object[fields.length]));
        for (Record row : rows) {
            refuseNul(table, row);
            batch = batch.bind(row.intoArray());
        }
        int[] unused = batch.execute();
    }

    /** Muster writes none, and replaces those that it is sent; a row that holds one was written by another program. */
    private static void refuseNul(Table<?> table, Record row) {
        for (Field<?> field : row.fields()) {
            if (row.get(field) instanceof String text && text.indexOf('\0') >= 0) {
                String key = Arrays.stream(key(table)).map(part -> part.getName() + " " + row.get(part))
                        .collect(Collectors.joining(", "));
                throw new StoreException.CannotCopy(
                        "The column %s of %s (%s) holds a NUL character, which PostgreSQL cannot keep. Nothing was copied."
                                .formatted(field.getName(), table.getName(), key));
            }
        }
    }

    private static Field<?>[] key(Table<?> table) {
        UniqueKey<?> key = table.getPrimaryKey();
        return key == null ? table.fields() : key.getFieldsArray();
    }
}
