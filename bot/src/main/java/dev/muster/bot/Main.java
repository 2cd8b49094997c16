package dev.muster.bot;

import java.io.PrintStream;

/** Starts what the first argument asks for. */
public final class Main {

    private Main() {}

    /** Prints how to call it. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        out.println("usage: muster run | export | check");
    }
}
