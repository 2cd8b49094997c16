package dev.muster.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Instant;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.muster.sandbox", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_have_no_cycles = slices().matching("dev.muster.(sandbox..)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_sandbox_knows_nothing_of_other_modules = noClasses().that().resideInAPackage("dev.muster.sandbox..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.muster.bot..", "dev.muster.launcher..");

    @ArchTest
    static final ArchRule state_knows_neither_http_nor_delivery = noClasses().that().resideInAPackage("..sandbox.workspace..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("..sandbox.api..", "..sandbox.delivery..", "..sandbox.wire..", "io.javalin..");

    @ArchTest
    static final ArchRule nothing_reads_the_time_but_from_the_clock = noClasses().that().resideInAPackage("dev.muster.sandbox..")
            .should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(Thread.class, "sleep", long.class);
}
