package dev.muster.bot.slack.client;

import java.time.Clock;

import dev.muster.bot.effect.Attempt;
import dev.muster.bot.effect.ChannelEffect;
import dev.muster.bot.effect.Effect;
import dev.muster.bot.effect.EffectResult;
import dev.muster.bot.effect.EffectSender;
import dev.muster.bot.effect.PersonalEffect;
import dev.muster.bot.effect.QueuedEffect;

/** Carries effects out in Slack, one small class per family of them. */
public final class SlackSender implements EffectSender {
    private final ChannelMaker channelMaker;
    private final Invitations invitations;
    private final BringingOver bringingOver;
    private final ChannelEffects channels;
    private final MessageEffects messages;
    private final PrivateEffects privately;
    private final PersonalEffects personally;
    private final FileEffects files;
    private final PeopleEffects people;
    private final MemberEffects members;
    private final GroupEffects groups;
    private final Backfill backfill;
    private final SlackPorts ports;

    /** @param named the channels that the operator named */
    public SlackSender(SlackClient client, SlackIdentity identity, SlackPorts ports, ChannelSettings named,
            Clock clock) {
        PagedSearch search = new PagedSearch(client, clock);
        channelMaker = new ChannelMaker(client, search, identity);
        invitations = new Invitations(client, ports);
        bringingOver = new BringingOver(client, invitations, ports,
                () -> identity.known().map(SlackIdentity.Identity::botUser));
        channels = new ChannelEffects(client, ports);
        messages = new MessageEffects(client, new Poster(client, search, clock), new DirectChannels(client),
                NamedChannels.of(named, client, search, clock), ports);
        privately = new PrivateEffects(client, messages, ports);
        personally = new PersonalEffects(client, ports);
        files = new FileEffects(client, search, ports);
        people = new PeopleEffects(client, ports, clock);
        groups = new GroupEffects(client, people, privately, ports);
        members = new MemberEffects(client, ports, clock);
        backfill = ports.backfill();
        this.ports = ports;
    }

    @Override
    public Attempt send(QueuedEffect queued) {
        return switch (queued.effect()) {
            case ChannelEffect.CreateChannel effect ->
                hasChannel(effect) ? new Attempt.Succeeded(new EffectResult.Done()) : channelMaker.create(queued, effect);
            case ChannelEffect.MakePrivate effect -> hasChannel(effect) && ports.channels().isPrivate(effect.of())
                    ? new Attempt.Succeeded(new EffectResult.Done())
                    : channelMaker.create(queued, effect.channel());
            case Effect.ReadPresence effect -> members.presence(effect);
            case Effect.ReadMembers effect -> members.read(effect);
            case ChannelEffect.Invite effect -> invitations.invite(effect);
            case ChannelEffect.BringOver effect -> bringingOver.bring(effect);
            case ChannelEffect.ArchiveChannel effect -> channels.archive(effect);
            case Effect.Post effect -> messages.post(queued, effect);
            case Effect.Update effect -> messages.update(queued, effect);
            case ChannelEffect.SetTopic effect -> channels.setTopic(effect);
            case ChannelEffect.SetPurpose effect -> channels.setPurpose(effect);
            case ChannelEffect.Pin effect -> channels.pin(effect);
            case ChannelEffect.AddBookmark effect -> channels.addBookmark(queued, effect);
            case PersonalEffect.Answer effect -> privately.answer(queued, effect);
            case PersonalEffect.AskWhichOf effect -> groups.ask(queued, effect);
            case PersonalEffect.OpenForm effect -> privately.openForm(queued, effect);
            case Effect.ShareExport effect -> files.share(queued, effect);
            case PersonalEffect.Welcome effect -> personally.welcome(queued, effect);
            case PersonalEffect.PublishHome effect -> personally.publishHome(effect);
            case Effect.LookUpPerson effect -> people.lookUp(effect);
            case Effect.LookUpChannel effect -> people.lookUp(effect);
            case Effect.Backfill effect -> backfill.run(effect);
        };
    }

    /** Of several wishes for a channel the first one's is the one; who wished for it as well is brought in there. */
    private boolean hasChannel(Effect.InIncident effect) {
        return ports.channels().isMade(effect.of());
    }
}
