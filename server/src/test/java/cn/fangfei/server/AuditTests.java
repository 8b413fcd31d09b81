package cn.fangfei.server;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fangfei.server.audit.AuditTrail;
import cn.fangfei.server.kernel.Permit;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every act of a person has a permission word and an audit line: no word, nobody acts; no line, no act. */
class AuditTests {

	/** Acts of a person that need no word: each is about one's own session, messages or lists, or the set-up, and has its line. */
	private static final Set<String> WITHOUT_WORD = Set.of("SessionDesk.signIn", "SessionDesk.switchPost",
			"SessionDesk.changePassword", "SessionDesk.signOut", "SetupDesk.complete", "WorkspaceDesk.save",
			"WorkspaceDesk.change", "WorkspaceDesk.use", "WorkspaceDesk.remove", "WorkspaceDesk.arrange",
			"MessageDesk.markRead", "MessageDesk.markAllRead", "AddressDesk.set",
			// no person: a machine shows its token
			"IntakeTokenDesk.receive", "FundsTokenDesk.receive");

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("cn.fangfei.server");

	@Test
	void everyPermittedActThatIsNotReadOnlyWritesItsLine() {
		var silent = deskMethods().filter(m -> m.isAnnotatedWith(Permit.class))
			.filter(m -> !readOnly(m))
			.filter(m -> !reachesTheTrail(m))
			.map(AuditTests::name)
			.toList();

		// VerificationDesk.conclude asks toVerify or toAmend and writes the line; the desk of the report asks asOf and writes it
		assertThat(silent).isSubsetOf(List.of("ClueDesk.toVerify", "ClueDesk.toAmend", "LedgerDesk.asOf",
				"LedgerDesk.casesAsOf"));
	}

	@Test
	void everyEndpointThatChangesSomethingReachesAPermittedOrKnownAct() {
		var changing = classes.stream()
			.filter(c -> c.getSimpleName().endsWith("Controller"))
			.flatMap(c -> c.getMethods().stream())
			.filter(m -> Stream.of("PostMapping", "PutMapping", "DeleteMapping")
				.anyMatch(a -> m.getAnnotations().stream().anyMatch(x -> x.getRawType().getSimpleName().equals(a))))
			.toList();

		assertThat(changing).hasSizeGreaterThan(15).allSatisfy(endpoint -> {
			var acts = reached(endpoint).stream()
				.filter(JavaMethod.class::isInstance)
				.map(JavaMethod.class::cast)
				.filter(m -> m.isAnnotatedWith(Permit.class) || WITHOUT_WORD.contains(name(m)))
				.collect(Collectors.toSet());
			assertThat(acts).as(endpoint.getFullName()).isNotEmpty();
			assertThat(acts).as("audit line of " + endpoint.getFullName()).anyMatch(this::reachesTheTrail);
		});
	}

	private Stream<JavaMethod> deskMethods() {
		return classes.stream()
			.filter(c -> c.isAnnotatedWith(Service.class) && c.getSimpleName().endsWith("Desk"))
			.flatMap(c -> c.getMethods().stream());
	}

	private static boolean readOnly(JavaMethod method) {
		var own = method.tryGetAnnotationOfType(Transactional.class);
		return own.isPresent() ? own.get().readOnly()
				: method.getOwner().tryGetAnnotationOfType(Transactional.class).map(Transactional::readOnly).orElse(false);
	}

	private boolean reachesTheTrail(JavaMethod method) {
		return reached(method).stream().anyMatch(unit -> unit.getOwner().isEquivalentTo(AuditTrail.class));
	}

	/** What a method calls, directly or by way of the house's own classes, lambdas included. */
	private static Set<JavaCodeUnit> reached(JavaMethod method) {
		var seen = new HashSet<JavaCodeUnit>();
		var next = new ArrayDeque<JavaCodeUnit>(List.of(method));
		while (!next.isEmpty()) {
			var unit = next.poll();
			if (seen.add(unit) && unit.getOwner().getPackageName().startsWith("cn.fangfei.server")
					&& !unit.getOwner().isAnnotatedWith(Repository.class)
					&& !unit.getOwner().isEquivalentTo(JdbcClient.class)) {
				Stream.concat(unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
					.flatMap(call -> call.getTarget().resolveMember().stream())
					.filter(JavaCodeUnit.class::isInstance)
					.map(JavaCodeUnit.class::cast)
					.forEach(next::add);
			}
		}
		return seen;
	}

	private static String name(JavaMethod method) {
		return method.getOwner().getSimpleName() + "." + method.getName();
	}
}
