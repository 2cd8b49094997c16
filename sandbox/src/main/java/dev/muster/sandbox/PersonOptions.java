package dev.muster.sandbox;

import java.time.ZoneId;

/** What is known of a person; an empty real name or e-mail address is made up from the user name. */
public record PersonOptions(String realName, String email, ZoneId timeZone, boolean guest) {

    public static PersonOptions defaults() {
        return new PersonOptions("", "", ZoneId.of("UTC"), false);
    }

    public PersonOptions realName(String value) {
        return new PersonOptions(value, email, timeZone, guest);
    }

    public PersonOptions email(String value) {
        return new PersonOptions(realName, value, timeZone, guest);
    }

    public PersonOptions timeZone(String value) {
        return new PersonOptions(realName, email, ZoneId.of(value), guest);
    }

    /** A guest is put in no channel by themselves and cannot be invited by an app. */
    public PersonOptions asGuest() {
        return new PersonOptions(realName, email, timeZone, true);
    }
}
