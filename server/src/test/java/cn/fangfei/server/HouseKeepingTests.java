package cn.fangfei.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.kernel.Anyone;
import cn.fangfei.server.kernel.Permit;
import cn.fangfei.server.kernel.Refusal;
import cn.fangfei.server.kernel.SignedIn;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Habits that keep the house a house. */
@AnalyzeClasses(packages = "cn.fangfei", importOptions = DoNotIncludeTests.class)
class HouseKeepingTests {

	@ArchTest
	static final ArchRule detectionDependsOnJavaAlone = classes().that()
		.resideInAPackage("cn.fangfei.detection..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", "cn.fangfei.detection..");

	@ArchTest
	static final ArchRule onlyRoomsThatDetectImportDetection = noClasses().that()
		.resideInAPackage("cn.fangfei.server..")
		.and()
		.resideOutsideOfPackages("..registry..", "..intake..", "..funds..", "..warning..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("cn.fangfei.detection..");

	@ArchTest
	static final ArchRule controllersAreHidden = classes().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule repositoriesAreHidden = classes().that()
		.areAnnotatedWith(Repository.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule controllersAskDesksAndNeverTheDatabase = noClasses().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.dependOnClassesThat()
		.areAssignableTo(JdbcClient.class)
		.orShould()
		.dependOnClassesThat()
		.areAssignableTo(JdbcOperations.class)
		.orShould()
		.dependOnClassesThat()
		.areAnnotatedWith(Repository.class)
		.because("a transaction, its scope and its audit line begin on a desk");

	@ArchTest
	static final ArchRule transactionsBeginOnDesks = classes().that()
		.areAnnotatedWith(Transactional.class)
		.should()
		.beAnnotatedWith(Service.class);

	@ArchTest
	static final ArchRule refusalsAreNamedOnce = classes().that()
		.areAssignableTo(Refusal.class)
		.should()
		.haveSimpleNameNotEndingWith("Exception");

	@ArchTest
	static void everyRepositoryIsHeldToRunEachOfItsStatements(JavaClasses classes) throws IOException {
		var checked = Files.readString(Path.of("pom.xml"));

		for (var repository : classes) {
			if (repository.isAnnotatedWith(Repository.class)) {
				assertThat(checked).as("the coverage rule in server/pom.xml").contains("<include>" + repository.getName() + "</include>");
			}
		}
	}

	@ArchTest
	static final ArchRule everyEndpointDeclaresItsPolicy = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(RestController.class)
		.and()
		.arePublic()
		.or()
		.arePackagePrivate()
		.and()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(RestController.class)
		.should(new ArchCondition<>("declare exactly one policy when they answer requests") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				var verbs = Set.of(GetMapping.class, PostMapping.class, PutMapping.class, DeleteMapping.class);
				if (verbs.stream().noneMatch(method::isAnnotatedWith)) {
					return;
				}
				Set<Class<? extends Annotation>> policies = Set.of(Permit.class, SignedIn.class, Anyone.class);
				if (policies.stream().filter(method::isAnnotatedWith).count() != 1) {
					events.add(SimpleConditionEvent.violated(method, method.getFullName() + " declares no single policy"));
				}
			}
		});
}
