package dev.muster.sandbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.muster.sandbox.workspace.Account;
import dev.muster.sandbox.workspace.Bot;
import dev.muster.sandbox.workspace.Conversation;
import dev.muster.sandbox.workspace.Conversation.Kind;
import dev.muster.sandbox.workspace.Usergroup;
import dev.muster.sandbox.workspace.Workspace;

/** Brings people, channels and other bots into being. */
final class Population {
    private final Workspace workspace;

    Population(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The user id of the person of this name. */
    String person(String name, PersonOptions options) {
        return workspace.locked(() -> workspace.accounts().named(name).map(Account::id).orElseGet(() -> {
            String real = options.realName().isEmpty() ? capitalised(name) : options.realName();
            String email = options.email().isEmpty() ? name + "@" + workspace.team().domain() + ".example" : options.email();
            return workspace.accounts().add(new Account(workspace.ids().next("U"), name, real, email, options.timeZone().getId(),
                    options.guest(), false, null, workspace.now())).id();
        }));
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    Usergroup usergroup(String handle, Person... members) {
        return workspace.accounts().put(new Usergroup(workspace.ids().next("S"), handle, handle,
                Arrays.stream(members).map(Person::id).toList(), workspace.now()));
    }

    Conversation channel(String name) {
        return workspace.locked(() -> workspace.conversations().named(name).orElseGet(() -> {
            Set<String> everybody = workspace.accounts().all().stream()
                    .filter(a -> !a.isBot() && !a.restricted() && !a.id().equals(Account.SLACKBOT)).map(Account::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return workspace.conversations().setUp(name, Kind.PUBLIC, true, everybody);
        }));
    }

    Conversation privateChannel(String name, Person... members) {
        Set<String> ids = Arrays.stream(members).map(Person::id).collect(Collectors.toCollection(LinkedHashSet::new));
        return workspace.conversations().setUp(name, Kind.PRIVATE, false, ids);
    }

    Bot webhook(String name) {
        return workspace.accounts()
                .addBot(new Bot(workspace.ids().next("B"), workspace.ids().next("A"), name, null, workspace.now()));
    }

    /** Another app with a bot user, whose name is made of the letters of the app's. */
    Bot app(String name) {
        String userName = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "");
        return appBot(workspace.ids().next("A"), workspace.ids().next("B"), workspace.ids().next("U"), name, userName);
    }

    Bot appBot(String appId, String botId, String userId, String name, String userName) {
        Bot bot = workspace.accounts().addBot(new Bot(botId, appId, name, userId, workspace.now()));
        Account unused = workspace.accounts()
                .add(new Account(userId, userName, name, "", "UTC", false, false, botId, workspace.now()));
        return bot;
    }
}
