package dev.muster.bot.incident;

import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Content;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.PersonalEffect;
import org.jspecify.annotations.Nullable;

/** What effects are called when people must be told that one cannot work. */
final class EffectNames {
    private EffectNames() {}

    static String of(Effect effect) {
        return switch (effect) {
            case ChannelEffect.CreateChannel create -> "Creating the channel #" + create.name();
            case ChannelEffect.MakePrivate make -> "Making the incident private";
            case Effect.ReadPresence read -> "Asking who is active";
            case Effect.ReadMembers read -> "Reading who is in the channel";
            case ChannelEffect.Invite invite -> "Inviting people";
            case ChannelEffect.BringOver over -> "Inviting people from the merged incident's channel";
            case ChannelEffect.ArchiveChannel archive -> "Archiving the channel";
            case Effect.Post post -> "Posting " + of(post.content());
            case Effect.Update update -> "Updating " + of(update.content());
            case ChannelEffect.SetTopic topic -> "Setting the topic";
            case ChannelEffect.SetPurpose purpose -> "Setting the purpose";
            case ChannelEffect.Pin pin -> "Pinning the card";
            case ChannelEffect.AddBookmark bookmark -> "Adding the bookmark " + bookmark.title();
            case PersonalEffect.Answer answer -> "Answering";
            case PersonalEffect.AskWhichOf ask -> "Answering";
            case PersonalEffect.OpenForm form -> "Opening the form";
            case Effect.ShareExport share -> "Sharing the " + share.format() + " export" + profile(share.profile());
            case PersonalEffect.Welcome welcome -> "Showing a newcomer where it stands";
            case PersonalEffect.PublishHome home -> "Drawing a Home tab";
            case Effect.LookUpPerson person -> "Looking up a name";
            case Effect.LookUpChannel channel -> "Looking up a channel's name";
            case Effect.Backfill backfill -> "Reading the channel's history";
        };
    }

    /** The whole needs no words. */
    private static String profile(@Nullable String profile) {
        return profile == null || profile.equals("full") ? "" : " (" + profile + ")";
    }

    private static String of(Content content) {
        return switch (content) {
            case Content.IncidentCard card -> "the incident card";
            case Content.Announcement announcement -> "the announcement";
            case Content.CommanderMissing prompt -> "the question who takes command";
            case Content.MadePrivate madePrivate -> "what remains of a message";
            case Content.ItemCard card -> "a card";
            case Content.ItemPrompt prompt -> "a question";
            case Content.PromptOver over -> "what became of a question";
            case Content.PromptAgain again -> "a question";
            case Content.UpdateTold told -> "an answer";
            case Content.UpdateElsewhere copy -> "an update for others";
            case Content.RoleCard card -> "what a role asks of somebody";
            case Content.HandoverBrief brief -> "the brief for a handover";
            case Content.Aside aside -> "a private message";
            case Content.CommanderTick tick -> "a private message";
            case Content.RestSuggested rest -> "a question";
            case Content.ReviewsOverdue overdue -> "a private message";
            case Content.Line line -> "a message";
            case Content.Drawn drawn -> "an answer";
            case Content.ResolveAsked asked -> "a question";
            case Content.ChannelReady ready -> "an answer";
            case Content.Overview overview -> "an overview";
            case Content.SimilarOpen similar -> "an answer";
            case Content.WhichPerson which -> "an answer";
            case Content.AssignOffer offer -> "an answer";
            case Content.ArchiveOffer offer -> "the question whether to archive the channel";
        };
    }
}
