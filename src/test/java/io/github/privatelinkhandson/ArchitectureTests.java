package io.github.privatelinkhandson;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Holds the code to the rules of the style guide that packages and types can break.
 */
@AnalyzeClasses(packagesOf = HandsonApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String BASE = "io.github.privatelinkhandson.";

	@ArchTest
	static final ArchRule reachabilityIsPlainJava = noClasses().that()
		.resideInAPackage(BASE + "reachability..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.beans..", "org.springframework.context..",
				"org.springframework.stereotype..", "org.springframework.jdbc..", "software.amazon..", "java.sql..",
				"javax.sql..")
		.because("the path analysis is a pure function of the snapshot");

	@ArchTest
	static final ArchRule onlySomeModulesKnowTheSdk = noClasses().that()
		.resideOutsideOfPackages(BASE + "aws..", BASE + "observation..", BASE + "stage..", BASE + "teardown..",
				BASE + "workshop.preflight..", BASE + "simulator..", BASE + "practice..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("software.amazon.awssdk..")
		.because("what AWS says is translated in one place");

	@ArchTest
	static final ArchRule onlyItsWiringUsesTheSimulator = noClasses().that()
		.resideOutsideOfPackages(BASE + "simulator..", BASE + "practice..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(BASE + "simulator..")
		.because("the console must not know which cloud it talks to");

	@ArchTest
	static final ArchRule onlyTheNetworkFollowsPackets = noClasses().that()
		.resideInAPackage(BASE + "simulator..")
		.and()
		.resideOutsideOfPackages(BASE + "simulator.network..", BASE + "simulator.insights..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(BASE + "reachability..")
		.because("commands, health checks and analyses ask one model of the network")
		.allowEmptyShould(false);

	@ArchTest
	static final ArchRule partsOfTheWorkshopFormNoCircle = slices().matching(BASE + "workshop.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule noSessions = noClasses().should()
		.dependOnClassesThat()
		.haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
		.because("any replica answers any request");

	@ArchTest
	static final ArchRule noValueAnnotation = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(Value.class)
		.because("settings are records under handson.*");

	@ArchTest
	static final ArchRule noFieldInjection = noFields().should()
		.beAnnotatedWith(Autowired.class)
		.because("dependencies come through the constructor");

	@ArchTest
	static final ArchRule controllersArePackagePrivate = classes().that()
		.areAnnotatedWith(Controller.class)
		.or()
		.areAnnotatedWith(RestController.class)
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule configurationsArePackagePrivate = classes().that()
		.areAnnotatedWith(Configuration.class)
		.and(DescribedPredicate.not(DescribedPredicate.describe("are the application",
				(JavaClass type) -> type.isEquivalentTo(HandsonApplication.class))))
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule repositoriesOfTheConsoleArePackagePrivate = classes().that()
		.areAnnotatedWith(Repository.class)
		.and()
		.resideOutsideOfPackage(BASE + "simulator..")
		.should()
		.notBePublic();

	@ArchTest
	static final ArchRule stagesArePackagePrivate = classes().that()
		.implement(BASE + "stage.Stage")
		.should()
		.notHaveModifier(JavaModifier.PUBLIC);

	@ArchTest
	static final ArchRule namesSayWhatTypesAre = noClasses().should()
		.haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto)$")
		.because("such names say nothing");

}
