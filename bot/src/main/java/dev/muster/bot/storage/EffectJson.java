package dev.muster.bot.storage;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Destination;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.Form;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.ReplyTo;

/**
 * How effects are written in the outbox. The names are stored: they never change and never mean anything else. A row may
 * have been written by an older program, so what it did not know yet reads as null or empty.
 */
final class EffectJson {
    /** Each kind of effect, and each kind of what effects hold, by its stored name. */
    static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(ChannelEffect.CreateChannel.class, "create_channel"),
            Map.entry(ChannelEffect.MakePrivate.class, "make_private"),
            Map.entry(Effect.ReadMembers.class, "read_members"),
            Map.entry(Effect.ReadPresence.class, "read_presence"),
            Map.entry(ChannelEffect.Invite.class, "invite"),
            Map.entry(ChannelEffect.BringOver.class, "bring_over"),
            Map.entry(ChannelEffect.ArchiveChannel.class, "archive_channel"),
            Map.entry(Effect.Post.class, "post"),
            Map.entry(Effect.Update.class, "update"),
            Map.entry(ChannelEffect.SetTopic.class, "set_topic"),
            Map.entry(ChannelEffect.SetPurpose.class, "set_purpose"),
            Map.entry(ChannelEffect.Pin.class, "pin"),
            Map.entry(ChannelEffect.AddBookmark.class, "add_bookmark"),
            Map.entry(PersonalEffect.Answer.class, "answer"),
            Map.entry(PersonalEffect.AskWhichOf.class, "ask_which_of"),
            Map.entry(PersonalEffect.OpenForm.class, "open_form"),
            Map.entry(Effect.ShareExport.class, "share_export"),
            Map.entry(PersonalEffect.Welcome.class, "welcome"),
            Map.entry(PersonalEffect.PublishHome.class, "publish_home"),
            Map.entry(Effect.LookUpPerson.class, "look_up_person"),
            Map.entry(Effect.LookUpChannel.class, "look_up_channel"),
            Map.entry(Effect.Backfill.class, "backfill"),
            Map.entry(Destination.IncidentChannel.class, "incident_channel"),
            Map.entry(Destination.InThread.class, "in_thread"),
            Map.entry(Destination.UnderCard.class, "under_card"),
            Map.entry(Destination.AnnounceChannel.class, "announce_channel"),
            Map.entry(Destination.StakeholderChannel.class, "stakeholder_channel"),
            Map.entry(Destination.CustomerChannel.class, "customer_channel"),
            Map.entry(Destination.FormerChannel.class, "former_channel"),
            Map.entry(Destination.Direct.class, "direct"),
            Map.entry(Content.IncidentCard.class, "incident_card"),
            Map.entry(Content.Announcement.class, "announcement"),
            Map.entry(Content.CommanderMissing.class, "commander_missing"),
            Map.entry(Content.MadePrivate.class, "made_private"),
            Map.entry(Content.ItemCard.class, "item_card"),
            Map.entry(Content.ItemPrompt.class, "item_prompt"),
            Map.entry(Content.PromptOver.class, "prompt_over"),
            Map.entry(Content.PromptAgain.class, "prompt_again"),
            Map.entry(Content.UpdateTold.class, "update_told"),
            Map.entry(Content.UpdateElsewhere.class, "update_elsewhere"),
            Map.entry(Content.RoleCard.class, "role_card"),
            Map.entry(Content.HandoverBrief.class, "handover_brief"),
            Map.entry(Content.Aside.class, "aside"),
            Map.entry(Content.CommanderTick.class, "commander_tick"),
            Map.entry(Content.RestSuggested.class, "rest_suggested"),
            Map.entry(Content.ReviewsOverdue.class, "reviews_overdue"),
            Map.entry(Content.Line.class, "line"),
            Map.entry(Content.Drawn.class, "drawn"),
            Map.entry(Content.ResolveAsked.class, "resolve_asked"),
            Map.entry(Content.ChannelReady.class, "channel_ready"),
            Map.entry(Content.Overview.class, "overview"),
            Map.entry(Content.SimilarOpen.class, "similar_open"),
            Map.entry(Content.WhichPerson.class, "which_person"),
            Map.entry(Content.AssignOffer.class, "assign_offer"),
            Map.entry(Content.ArchiveOffer.class, "archive_offer"),
            Map.entry(ReplyTo.ResponseUrl.class, "response_url"),
            Map.entry(ReplyTo.Whisper.class, "whisper"),
            Map.entry(ReplyTo.Direct.class, "direct"),
            Map.entry(Form.Declare.class, "declare"),
            Map.entry(Form.DeclareFrom.class, "declare_from"),
            Map.entry(Form.ChangeSeverity.class, "change_severity"),
            Map.entry(Form.MakePrivate.class, "make_private"),
            Map.entry(Form.SayImpact.class, "say_impact"),
            Map.entry(Form.MergeInto.class, "merge_into"),
            Map.entry(Form.Propose.class, "propose"),
            Map.entry(Form.OnProposal.class, "on_proposal"),
            Map.entry(Form.HandOver.class, "hand_over"),
            Map.entry(Form.SpeakScript.class, "speak_script"),
            Map.entry(Form.Assign.class, "assign"),
            Map.entry(Form.OnAssignment.class, "on_assignment"),
            Map.entry(Form.ReviewOwner.class, "review_owner"),
            Map.entry(Form.Keep.class, "keep"),
            Map.entry(Form.WriteUpdate.class, "write_update"),
            Map.entry(Form.DeclineUpdate.class, "decline_update"),
            Map.entry(Form.ParkIdea.class, "park_idea"),
            Map.entry(Form.AddNote.class, "add_note"));

    private static final ObjectMapper MAPPER = mapper();

    private EffectJson() {}

    /** The stored name of this kind of effect. */
    static String kind(Effect effect) {
        String name = NAMES.get(effect.getClass());
        if (name == null) {
            throw new IllegalArgumentException("no stored name for " + effect.getClass().getName());
        }
        return name;
    }

    static String write(Effect effect) {
        kind(effect);
        try {
            return MAPPER.writerFor(Effect.class).writeValueAsString(effect);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("effect not written: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads what {@link #write} wrote; an {@link IllegalArgumentException} for anything else. */
    static Effect read(String json) {
        try {
            return MAPPER.readValue(json, Effect.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("effect not read: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectMapper mapper() {
        JsonMapper.Builder builder = Json.mapper().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS);
        for (Class<?> sealed : new Class<?>[]{Effect.class, Destination.class, Content.class, ReplyTo.class, Form.class}) {
            builder.addMixIn(sealed, ByName.class);
        }
        NAMES.forEach((type, name) -> builder.registerSubtypes(new NamedType(type, name)));
        return builder.build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface ByName {}
}
