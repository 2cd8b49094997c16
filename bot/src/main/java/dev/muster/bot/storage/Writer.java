package dev.muster.bot.storage;

/** Carries writes out, each as one transaction that is durable when its job is told. */
interface Writer extends AutoCloseable {
    /** Takes a job on; its end is told to the job, never thrown. */
    void submit(Job<?> job);

    /** Whether the calling thread is one that carries jobs out, which must not wait for another. */
    boolean isOwnThread();

    /** How many transactions were committed so far; callers that share one count once. */
    long commits();

    /** Finishes what was taken on, then stops. */
    @Override
    void close();
}
