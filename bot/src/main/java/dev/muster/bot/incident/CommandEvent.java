package dev.muster.bot.incident;

import java.time.Instant;
import java.util.List;

import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to command and the other roles, besides that somebody gets one. */
public sealed interface CommandEvent extends IncidentEvent {
    /** Somebody does not hold this role any more, and nobody does in their place. */
    record RoleReleased(String role, String name, UserId user) implements CommandEvent {
        @Override
        public String kind() {
            return "role_released";
        }
    }

    /**
     * A role was offered to somebody.
     *
     * @param from     who holds it
     * @param takeover whether {@code to} asked for it, so that silence moves it
     */
    record HandoverOffered(int handover, String role, String name, UserId from, UserId to, Instant expiresAt,
            boolean takeover) implements CommandEvent {
        @Override
        public String kind() {
            return "handover_offered";
        }
    }

    /** The role moved; {@code bySilence} where the one who had it did not keep it. */
    record HandoverAccepted(int handover, String role, String name, UserId from, UserId to,
            boolean bySilence) implements CommandEvent {
        @Override
        public String kind() {
            return "handover_accepted";
        }
    }

    /** The role stays where it is: {@code kept} where the one who has it said so, else the one asked did. */
    record HandoverDeclined(int handover, String role, String name, UserId from, UserId to,
            boolean kept) implements CommandEvent {
        @Override
        public String kind() {
            return "handover_declined";
        }
    }

    /** Nothing moved; {@code why} is null where nobody answered in time. */
    record HandoverExpired(int handover, String role, String name, UserId from, UserId to,
            @Nullable String why) implements CommandEvent {
        @Override
        public String kind() {
            return "handover_expired";
        }
    }

    /** Somebody was asked, in public and once, whether they wish to take command. */
    record TakeoverAsked(int takeover, UserId user, Instant expiresAt) implements CommandEvent {
        @Override
        public String kind() {
            return "takeover_asked";
        }
    }

    /** They said so, or that they do not. */
    record TakeoverAnswered(int takeover, UserId user, boolean yes) implements CommandEvent {
        @Override
        public String kind() {
            return "takeover_answered";
        }
    }

    /** They said nothing; {@code why} is null for that, else what became of it. */
    record TakeoverLapsed(int takeover, UserId user, @Nullable String why) implements CommandEvent {
        @Override
        public String kind() {
            return "takeover_lapsed";
        }
    }

    /** The commander was shown words for a hard moment. */
    record ScriptOffered(String script, UserId user) implements CommandEvent {
        @Override
        public String kind() {
            return "script_offered";
        }
    }

    /** Whoever has command was told that nobody is their deputy. */
    record DeputySuggested(UserId user) implements CommandEvent {
        @Override
        public String kind() {
            return "deputy_suggested";
        }
    }

    /** Whoever has command now was asked what the one before had been asked, or nobody had; {@code about} such as {@code proposal:3}. */
    record CommanderAsked(String about, UserId user) implements CommandEvent {
        @Override
        public String kind() {
            return "commander_asked";
        }
    }

    /** Those who lead got their line about how it stands. */
    record CommanderTicked(List<UserId> users) implements CommandEvent {
        public CommanderTicked {
            users = List.copyOf(users);
        }

        @Override
        public String kind() {
            return "commander_ticked";
        }
    }

    /** There was still no commander after the channel had been asked; {@code group} is the id of the user group that is called. */
    record CommandersCalled(String group) implements CommandEvent {
        @Override
        public String kind() {
            return "commanders_called";
        }
    }

    /**
     * Somebody has had a role for long: for so many minutes, hours of their night counted more.
     *
     * @param step counts from 1
     * @param role the role's id; null for command
     * @param name how the role is said in full; null for command
     */
    record FatigueNoticed(UserId user, long minutes, int step, @Nullable String role,
            @Nullable String name) implements CommandEvent {
        @Override
        public String kind() {
            return "fatigue_noticed";
        }
    }

    /** The commander said this in the channel, with words from a script. */
    record ScriptSpoken(String script, String text) implements CommandEvent {
        @Override
        public String kind() {
            return "script_spoken";
        }
    }
}
