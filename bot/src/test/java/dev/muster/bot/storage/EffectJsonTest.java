package dev.muster.bot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.ReplyTo;
import dev.muster.bot.id.ChannelId;
import dev.muster.bot.id.IncidentId;
import dev.muster.bot.id.MessageRef;
import dev.muster.bot.id.SlackTs;
import dev.muster.bot.id.UserId;
import dev.muster.bot.incident.IncidentEvent;
import dev.muster.bot.incident.IncidentState;
import dev.muster.bot.incident.IncidentTime;
import dev.muster.bot.incident.RoleHolders;
import dev.muster.bot.incident.Severity;
import dev.muster.bot.incident.StandingMessage;
import dev.muster.bot.incident.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectJsonTest {
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(Map.entry(IncidentId.class, new IncidentId(12)),
            Map.entry(UserId.class, new UserId("U0ADA")), Map.entry(ChannelId.class, new ChannelId("C0INC")),
            Map.entry(SlackTs.class, new SlackTs("1700000000.000100")), Map.entry(String.class, "text \"<&>\" 🐟"),
            Map.entry(boolean.class, true), Map.entry(int.class, 3), Map.entry(Integer.class, 7),
            Map.entry(Form.OnProposal.Step.class, Form.OnProposal.Step.AMEND), Map.entry(long.class, 4L),
            Map.entry(Long.class, 9L),
            Map.entry(Form.OnAssignment.Step.class, Form.OnAssignment.Step.MORE),
            Map.entry(MessageRef.class, new MessageRef(new ChannelId("C0INC"), new SlackTs("1700000000.000100"))),
            Map.entry(Severity.class, Severity.SEV2), Map.entry(StandingMessage.class, StandingMessage.CARD),
            Map.entry(Instant.class, Instant.parse("2026-03-02T13:20:00Z")),
            Map.entry(IncidentTime.class, IncidentTime.MITIGATED),
            Map.entry(RoleHolders.class, RoleHolders.none()), Map.entry(Duration.class, Duration.ofMinutes(10)),
            Map.entry(Content.Aside.Offer.Kind.class, Content.Aside.Offer.Kind.SCRIPT),
            Map.entry(IncidentState.class, new IncidentState(Severity.SEV2, Status.OPEN, null, null, null, null, null, null)));

    /** Every concrete kind below a sealed type. */
    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EffectJsonTest::kinds) : Stream.of(type);
    }

    /** Every record of the type, with every choice of what it holds, with and without what may be missing. */
    private static Stream<Object> samples(Class<?> type) {
        Object plain = SAMPLES.get(type);
        return plain != null ? Stream.of(plain) : kinds(type).flatMap(EffectJsonTest::records);
    }

    private static Stream<Object> records(Class<?> type) {
        List<List<@Nullable Object>> argumentLists = List.of(List.of());
        for (RecordComponent component : type.getRecordComponents()) {
            List<@Nullable Object> choices = new ArrayList<>(choices(component));
            argumentLists = argumentLists.stream().flatMap(before -> choices.stream().map(choice -> {
                List<@Nullable Object> longer = new ArrayList<>(before);
                longer.add(choice);
                return longer;
            })).toList();
        }
        return argumentLists.stream().map(arguments -> make(type, arguments));
    }

    private static List<@Nullable Object> choices(RecordComponent component) {
        if (component.getType() == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return List.of(samples(element).toList());
        }
        if (component.getType() == Map.class) {
            return List.of(Map.of(new UserId("U1"), "user_is_bot"));
        }
        List<@Nullable Object> choices = new ArrayList<>(samples(component.getType()).toList());
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            choices.add(null);
        }
        return choices;
    }

    private static Object make(Class<?> type, List<@Nullable Object> arguments) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample for " + type, e);
        }
    }

    static Stream<Object> effects() {
        return samples(Effect.class);
    }

    static Stream<Object> events() {
        return samples(IncidentEvent.class);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void every_effect_reads_back_as_it_was_written(Effect effect) {
        String json = EffectJson.write(effect);

        assertThat(EffectJson.read(json)).isEqualTo(effect);
        assertThat(json).startsWith("{\"type\":\"" + EffectJson.kind(effect) + "\"").doesNotContain("null")
                .doesNotContain("dev.muster");
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_data_without_nulls_under_names_with_underscores(IncidentEvent event) {
        String json = EventJson.write(EventJson.of(event));

        assertThat(json).startsWith("{").doesNotContain("null").doesNotContain("dev.muster").doesNotContain("SEV2")
                .doesNotContain("\"value\"");
        EventJson.of(event).fieldNames().forEachRemaining(name -> assertThat(name).matches("[a-z][a-z_]*"));
    }

    @Test
    void every_kind_has_a_stored_name_and_no_two_of_a_type_share_one() {
        for (Class<?> type : List.of(Effect.class, Destination.class, Content.class, ReplyTo.class, Form.class)) {
            assertThat(kinds(type).map(EffectJson.NAMES::get)).as(type.getSimpleName()).doesNotContainNull()
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z][a-z_]*"));
        }
    }

    @Test
    void the_stored_form_stays_as_it_is() {
        Effect effect = new Effect.Post(new IncidentId(12), new Destination.InThread(new SlackTs("1700000000.000100")),
                new Content.Line("hello"));

        assertThat(EffectJson.write(effect)).isEqualTo("{\"type\":\"post\",\"of\":\"INC-12\","
                + "\"to\":{\"type\":\"in_thread\",\"root\":\"1700000000.000100\"},\"content\":{\"type\":\"line\",\"mrkdwn\":\"hello\"}}");
    }

    @Test
    void what_an_older_program_did_not_write_reads_as_empty_and_what_a_newer_one_added_is_passed_over() {
        Effect read = EffectJson.read(
                "{\"type\":\"create_channel\",\"of\":\"INC-1\",\"name\":\"inc-1-x\",\"is_private\":false,\"colour\":\"red\"}");

        assertThat(read).isEqualTo(new ChannelEffect.CreateChannel(new IncidentId(1), "inc-1-x", false, List.of(), null));
    }

    @Test
    void what_is_no_effect_is_refused() {
        assertThatThrownBy(() -> EffectJson.read("{\"type\":\"of_tomorrow\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EffectJson.read("{")).isInstanceOf(IllegalArgumentException.class);
    }
}
