package dev.muster.bot;

import java.lang.reflect.InvocationTargetException;

/** The first class of the program. It is compiled for Java 8, so that an old Java can still say what is missing, in one sentence. */
public final class Launch {

    static final int OLDEST = 21;

    private Launch() {}

    /** Goes on to the program itself where this Java is new enough; ends with 1 where it is not. */
    public static void main(String[] arguments) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (!newEnough(version)) {
            System.err.println(refusal(version));
            System.exit(1);
        }
        try {
            Class.forName("dev.muster.bot.Main").getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /**
     * Whether a Java of this version runs the program.
     *
     * @param specification such as {@code 1.8}, {@code 17} or {@code 25}
     */
    static boolean newEnough(String specification) {
        String feature = specification.startsWith("1.") ? specification.substring(2) : specification;
        try {
            return Integer.parseInt(feature) >= OLDEST;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    static String refusal(String specification) {
        return "Muster needs Java " + OLDEST + " or newer and this is Java " + specification
                + ": install one, for example from https://adoptium.net, and ./muster will find it.";
    }
}
