package dev.muster.bot.review;

/** Hears how far an export has come; called for each entry, so it must be quick. */
public interface ExportProgress {
    /** This many entries were looked at. */
    void read(long entries);

    /** This many of {@code all} entries were written. */
    void written(long entries, long all);

    /** Hears nothing. */
    static ExportProgress silent() {
        return new ExportProgress() {
            @Override
            public void read(long entries) {
                // Nobody waits for it.
            }

            @Override
            public void written(long entries, long all) {
                // Nobody waits for it.
            }
        };
    }
}
