package dev.muster.bot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Who may import whom. Packages that a rule names may be missing: they are held to it from the day they arrive. */
@AnalyzeClasses(packages = "dev.muster.bot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String R = "dev.muster.bot.";

    private static final String[] LEVEL_1 = {"time", "id", "words", "log"};
    private static final String[] LEVEL_2 = and(LEVEL_1, "timer", "effect", "catalog..");
    private static final String[] LEVEL_3 = and(LEVEL_2, "incident", "incident.item");
    private static final String[] LEVEL_4 = and(LEVEL_3, "incident..");
    private static final String[] LEVEL_5 = and(LEVEL_4, "timeline", "paging..");
    private static final String[] LEVEL_6 = and(LEVEL_5, "review..");
    private static final String[] CONVERSATION = and(LEVEL_6, "slack.conversation", "slack.view");

    @ArchTest
    static final ArchRule level_1_time_id_words_and_log_know_nothing_of_the_rest = alone(LEVEL_1, LEVEL_1);

    @ArchTest
    static final ArchRule level_2_timer_sees_only_level_1 = alone(names("timer"), and(LEVEL_1, "timer"));

    @ArchTest
    static final ArchRule level_2_effect_sees_only_level_1 = alone(names("effect"), and(LEVEL_1, "effect"));

    @ArchTest
    static final ArchRule level_2_catalog_sees_only_level_1 = alone(names("catalog.."), and(LEVEL_1, "catalog.."));

    @ArchTest
    static final ArchRule level_3_what_incidents_hold_knows_nothing_of_them = alone(names("incident.item"),
            and(LEVEL_2, "incident.item"));

    @ArchTest
    static final ArchRule level_3_incident_sees_levels_1_and_2 = alone(names("incident"), LEVEL_3);

    @ArchTest
    static final ArchRule level_4_the_subjects_see_levels_1_to_3 = alone(names("incident.*.."), LEVEL_4);

    @ArchTest
    static final ArchRule level_5_timeline_sees_levels_1_to_4 = alone(names("timeline"), and(LEVEL_4, "timeline"));

    @ArchTest
    static final ArchRule level_5_paging_sees_levels_1_to_4 = alone(names("paging.."), and(LEVEL_4, "paging.."));

    @ArchTest
    static final ArchRule level_6_review_sees_levels_1_to_5 = alone(names("review.."), LEVEL_6);

    @ArchTest
    static final ArchRule level_7_storage_sees_no_other_edge = alone(names("storage.."), and(LEVEL_6, "storage.."));

    @ArchTest
    static final ArchRule level_7_slack_view_sees_no_other_edge = alone(names("slack.view.."), and(LEVEL_6, "slack.view.."));

    @ArchTest
    static final ArchRule level_7_slack_client_sees_no_other_edge = alone(names("slack.client.."),
            and(LEVEL_6, "slack.client.."));

    @ArchTest
    static final ArchRule level_7_pager_sees_no_other_edge = alone(names("pager.."), and(LEVEL_6, "pager.."));

    @ArchTest
    static final ArchRule level_7_web_sees_no_other_edge = alone(names("web.."), and(LEVEL_6, "web.."));

    @ArchTest
    static final ArchRule below_level_8_slack_conversation_says_only_what_people_ask_and_hear = alone(
            names("slack.conversation.."),
            and(LEVEL_6, "slack.conversation.."));

    @ArchTest
    static final ArchRule level_8_slack_command_sees_views_and_conversation = alone(names("slack.command.."),
            and(CONVERSATION, "slack.command.."));

    @ArchTest
    static final ArchRule level_8_slack_action_sees_views_and_conversation = alone(names("slack.action.."),
            and(CONVERSATION, "slack.action.."));

    @ArchTest
    static final ArchRule level_8_slack_event_sees_views_and_conversation = alone(names("slack.event.."),
            and(CONVERSATION, "slack.event.."));

    @ArchTest
    static final ArchRule level_8_slack_socket_sees_views_and_conversation = alone(names("slack.socket.."),
            and(CONVERSATION, "slack.socket.."));

    @ArchTest
    static final ArchRule level_8_slack_itself_stands_above_its_parts_and_beside_no_other_edge = alone(names("slack"),
            and(LEVEL_6, "slack.."));

    @ArchTest
    static final ArchRule level_9_only_the_top_sees_config = noClasses().that(outside("", "config.."))
            .should().dependOnClassesThat(in("config..")).allowEmptyShould(true);

    @ArchTest
    static final ArchRule level_10_nobody_sees_the_top = noClasses().that(outside("")).should().dependOnClassesThat(in(""))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_storage_sees_the_database = library("storage..", "org.jooq..", "java.sql..",
            "javax.sql..", "org.flywaydb..", "com.zaxxer..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule only_log_sees_logback = library("log", "ch.qos.logback..");

    @ArchTest
    static final ArchRule only_slack_sees_bolt = library("slack..", "com.slack.api..");

    @ArchTest
    static final ArchRule only_web_sees_javalin = library("web..", "io.javalin..",
            "jakarta.servlet..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule the_bot_knows_nothing_of_the_sandbox = noClasses().should()
            .dependOnClassesThat().resideInAnyPackage("dev.muster.sandbox..", "dev.muster.launcher..");

    /** {@code Access} decides who may know of which incident; what answers people and programs cannot go round it. */
    @ArchTest
    static final ArchRule whoever_answers_people_or_programs_asks_access_and_not_the_store = noClasses()
            .that(in("slack.command..", "slack.action..", "web..")).should().callMethodWhere(new ReadsTheStore());

    @ArchTest
    static final ArchRule no_package_is_in_a_cycle = slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classes_are_named_after_what_they_are = noClasses().should()
            .haveNameMatching(".*(Service|Manager|Helper|Helpers|Util|Utils)(\\$.*)?");

    @ArchTest
    static final ArchRule nobody_but_the_top_asks_the_system_for_the_time = noClasses().that(outside("")).should()
            .callMethodWhere(Predicates.target(new AsksForTheTime()));

    private static ArchRule alone(String[] packages, String[] allowed) {
        DescribedPredicate<JavaClass> forbidden = resideInAPackage("dev.muster..").and(DescribedPredicate.not(in(allowed)));
        return noClasses().that(in(packages)).should().dependOnClassesThat(forbidden)
                .as("%s should depend only on %s".formatted(Arrays.toString(packages), Arrays.toString(allowed)))
                .allowEmptyShould(true);
    }

    private static ArchRule library(String only, String... library) {
        return noClasses().that(outside(only)).should().dependOnClassesThat(resideInAnyPackage(library)).allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(of(packages));
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.not(in(packages));
    }

    /** Names of packages below this one, in full; the empty name is this one itself. */
    private static String[] of(String... packages) {
        return Arrays.stream(packages).map(name -> name.isEmpty() ? "dev.muster.bot" : R + name).toArray(String[]::new);
    }

    private static String[] names(String... packages) {
        return packages;
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Each package is a slice; the classes generated for storage are part of it. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            return SliceIdentifier.of(name.startsWith(R + "storage") ? R + "storage" : name);
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static final class ReadsTheStore extends DescribedPredicate<JavaMethodCall> {
        ReadsTheStore() {
            super("read incidents from the store");
        }

        @Override
        public boolean test(JavaMethodCall call) {
            return call.getTargetOwner().getName().equals(R + "incident.IncidentStore");
        }
    }

    /** {@code Instant.now()}, {@code Clock.systemUTC()} and their like: what no test can set. */
    private static final class AsksForTheTime extends DescribedPredicate<AccessTarget> {
        AsksForTheTime() {
            super("ask the system for the time");
        }

        @Override
        public boolean test(AccessTarget target) {
            String owner = target.getOwner().getName();
            boolean clock = owner.equals(Clock.class.getName()) && target.getName().startsWith("system");
            boolean now = owner.startsWith("java.time.") && target.getName().equals("now")
                    && target instanceof CodeUnitCallTarget call && call.getRawParameterTypes().isEmpty();
            boolean millis = owner.equals(System.class.getName()) && target.getName().equals("currentTimeMillis");
            return clock || now || millis;
        }
    }
}
