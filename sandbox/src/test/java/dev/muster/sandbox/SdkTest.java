package dev.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsCreateResponse;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slack's own client finds nothing odd. */
class SdkTest {
    private final Sandbox sandbox = Sandbox.start(Fixture.standing());
    private final SlackConfig config = config();
    private final Slack slack = Slack.getInstance(config);
    private final MethodsClient client = slack.methods(sandbox.botToken());

    private SlackConfig config() {
        SlackConfig made = new SlackConfig();
        made.setMethodsEndpointUrlPrefix(sandbox.apiUrl());
        made.setProxyUrl(null);
        made.setStatsEnabled(false);
        made.setFailOnUnknownProperties(true);
        return made;
    }

    @AfterEach
    void stop() throws Exception {
        slack.close();
        config.close();
        assertThat(sandbox.violations()).isEmpty();
        sandbox.close();
    }

    @Test
    void a_channel_is_made_filled_and_read_back() throws IOException, SlackApiException {
        Person anna = sandbox.person("anna");
        assertThat(client.authTest(r -> r).getUserId()).isEqualTo(sandbox.botUserId());
        ConversationsCreateResponse made = client.conversationsCreate(r -> r.name("made"));
        String channel = made.getChannel().getId();
        assertThat(client.conversationsInvite(r -> r.channel(channel).users(List.of(anna.id()))).isOk()).isTrue();
        assertThat(client.conversationsSetTopic(r -> r.channel(channel).topic("topic")).getChannel().getTopic().getValue())
                .isEqualTo("topic");

        ChatPostMessageResponse posted = client.chatPostMessage(r -> r.channel(channel).text("hi")
                .blocks(List.of(Blocks.section(s -> s.text(BlockCompositions.markdownText("*hi*")))))
                .metadata(Metadata.builder().eventType("kind").eventPayload(Map.of("id", "7")).build()));
        assertThat(posted.isOk()).as(posted.toString()).isTrue();
        String ts = posted.getTs();
        assertThat(client.chatPostMessage(r -> r.channel(channel).threadTs(ts).text("reply")).isOk()).isTrue();
        assertThat(client.chatUpdate(r -> r.channel(channel).ts(ts).text("hello")).isOk()).isTrue();
        assertThat(client.pinsAdd(r -> r.channel(channel).timestamp(ts)).isOk()).isTrue();
        assertThat(client.bookmarksAdd(r -> r.channelId(channel).title("T").type("link").link("https://e.example")).isOk())
                .isTrue();
        assertThat(client.reactionsAdd(r -> r.channel(channel).timestamp(ts).name("eyes")).isOk()).isTrue();

        var history = client.conversationsHistory(r -> r.channel(channel).includeAllMetadata(true).limit(5));
        assertThat(history.getMessages().getFirst().getMetadata().getEventPayload()).containsEntry("id", "7");
        assertThat(history.getMessages().getFirst().getReactions().getFirst().getName()).isEqualTo("eyes");
        assertThat(client.conversationsReplies(r -> r.channel(channel).ts(ts)).getMessages()).hasSize(2);
        assertThat(client.conversationsMembers(r -> r.channel(channel)).getMembers()).containsExactly(sandbox.botUserId(),
                anna.id());
        assertThat(client.conversationsList(r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL))).getChannels()).hasSize(1);
        assertThat(client.conversationsArchive(r -> r.channel(channel)).isOk()).isTrue();
    }

    @Test
    void people_and_direct_messages_are_found() throws IOException, SlackApiException {
        Person anna = sandbox.person("anna", PersonOptions.defaults().realName("Anna Berg").timeZone("Europe/Berlin"));
        assertThat(client.usersInfo(r -> r.user(anna.id())).getUser().getTz()).isEqualTo("Europe/Berlin");
        assertThat(client.usersList(r -> r).getMembers()).extracting(m -> m.getName()).contains("anna", "slackbot");
        String dm = client.conversationsOpen(r -> r.users(List.of(anna.id()))).getChannel().getId();
        assertThat(client.chatPostMessage(r -> r.channel(dm).text("psst")).isOk()).isTrue();
        sandbox.usergroup("oncall", anna);
        String group = client.usergroupsList(r -> r).getUsergroups().getFirst().getId();
        assertThat(client.usergroupsUsersList(r -> r.usergroup(group)).getUsers()).containsExactly(anna.id());
        assertThat(client.teamInfo(r -> r).getTeam().getName()).isEqualTo("Acme");
    }

    @Test
    void a_file_goes_up_through_the_client() throws IOException, SlackApiException {
        Channel general = sandbox.channel("general");
        sandbox.addApp(general);
        var uploaded = client.filesUploadV2(
                r -> r.channel(general.id()).filename("a.txt").title("A").content("content").initialComment("see"));
        assertThat(uploaded.isOk()).as(uploaded.toString()).isTrue();
        assertThat(sandbox.messages(general).getLast().fileIds()).hasSize(1);
    }
}
