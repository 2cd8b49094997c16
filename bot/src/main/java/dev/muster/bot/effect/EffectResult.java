package dev.muster.bot.effect;

import java.util.List;
import java.util.Map;

import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.UserId;
import org.jspecify.annotations.Nullable;

/** What Slack said came of an effect. Texts that claim something happened are written from these and from nothing else. */
public sealed interface EffectResult {
    /** It worked, or was not needed any more, and there is nothing more to know. */
    record Done() implements EffectResult {}

    /** The channel is there, under the name Slack gave it. */
    record ChannelMade(ChannelId channel, String name) implements EffectResult {}

    /** This channel is archived now: by us, or by somebody before anything could be posted there. */
    record Archived(ChannelId channel) implements EffectResult {}

    /** The message that was to be changed is not there any more. */
    record MessageGone() implements EffectResult {}

    /** The message stands. {@code revision} is the incident's revision that it shows, {@code text} its plain text. */
    record Posted(MessageRef message, long revision, String text) implements EffectResult {}

    /** These people are in the channel now; the others could not be brought in, with Slack's word why. */
    record Invited(List<UserId> people, Map<UserId, String> refused) implements EffectResult {
        public Invited {
            people = List.copyOf(people);
            refused = Map.copyOf(refused);
        }
    }

    /** Who somebody is. {@code name} is what people call them. */
    record PersonFound(UserId person, String name, String timeZone, boolean bot) implements EffectResult {}

    /** These people are active at this moment. */
    record Present(List<UserId> active) implements EffectResult {
        public Present {
            active = List.copyOf(active);
        }
    }

    /** History was read; {@code added} messages were new. {@code refused} is why the threads were not given out; null where they were. */
    record Backfilled(int added, @Nullable String refused) implements EffectResult {
        /** How the record calls the reading of threads where it failed. */
        public static final String THREADS = "Reading the replies in threads";
    }

    /** A file was shared; {@code title} is its name. */
    record FileShared(String title) implements EffectResult {}
}
