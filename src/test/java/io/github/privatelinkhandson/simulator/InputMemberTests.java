package io.github.privatelinkhandson.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.StringUtils;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

import io.github.privatelinkhandson.simulator.TestWire.Answer;
import io.github.privatelinkhandson.simulator.TestWire.Played;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Pages;
import io.github.privatelinkhandson.simulator.validation.TestModels;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing is taken with success and silently not done: each input member of each
 * operation is read by the code, or listed with what is done with it.
 */
@ValidationTest
class InputMemberTests {

	/** Read for all operations by one class. */
	private static final Set<String> GENERIC = Set.of("DryRun");

	/** Read for the operations that ask for a page of a request. */
	private static final Set<String> PAGING = Set.of("MaxResults", "NextToken", "MaxItems", "Marker", "PageSize",
			"Limit", "Filters", "Filter");

	@Autowired
	private TestWire wire;

	/** Names of the methods that are called, by the SDK's class. */
	private Map<String, Set<String>> calls;

	private Map<String, String> listed;

	/** The requests whose operations ask for a page of them, by the SDK's class. */
	private Set<String> paged;

	@BeforeAll
	void readClasses() {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(PracticeAws.class.getPackageName());
		this.calls = classes.stream()
			.flatMap(InputMemberTests::accesses)
			.filter((access) -> access.getTargetOwner().getName().startsWith("software.amazon.awssdk.services."))
			.collect(Collectors.groupingBy((access) -> access.getTargetOwner().getName(),
					Collectors.mapping((access) -> access.getName().toLowerCase(Locale.ROOT), Collectors.toSet())));
		this.paged = classes.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.getRawParameterTypes().size() == 2
					&& method.getRawParameterTypes().get(1).getName().equals(Call.class.getName())
					&& asksForPage(method, new HashSet<>()))
			.map((method) -> method.getRawParameterTypes().get(0).getName())
			.collect(Collectors.toSet());
		this.listed = TestModels.unplayed()
			.stream()
			.collect(Collectors.toMap(TestModels.Unplayed::key, TestModels.Unplayed::treatment));
	}

	@Test
	void everyMemberIsReadOrListed() {
		Set<String> silent = new TreeSet<>();
		visit((key, read) -> {
			if (!read && !this.listed.containsKey(key)) {
				silent.add(key);
			}
		});
		assertThat(silent).isEmpty();
	}

	@Test
	void everyListedMemberExistsAndIsNotRead() {
		Set<String> unknown = new TreeSet<>(this.listed.keySet());
		visit((key, read) -> {
			if (!read) {
				unknown.remove(key);
			}
		});
		assertThat(unknown).isEmpty();
	}

	@Test
	void refusedMembersAreRefusedInWords() {
		assertThat(this.wire.operations()
			.flatMap((operation) -> operation.empty()
				.sdkFields()
				.stream()
				.filter((field) -> "refuse".equals(this.listed.get(key(operation, operation.request(), field))))
				.map((field) -> answer(operation, field)))
			.filter((answer) -> answer.status() != 400)).isEmpty();
	}

	private Answer answer(Played operation, SdkField<?> field) {
		SdkPojo builder = TestModels.withRequired(operation.service(), operation.action(), operation.builder());
		field.set(builder, TestModels.sample(field));
		return this.wire.send(operation, (SdkPojo) ((Buildable) builder).build());
	}

	/**
	 * Returns whether a method hands a request to {@link Pages}, by itself or by what it
	 * calls.
	 */
	private static boolean asksForPage(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
		return seen.add(method) && method.getMethodCallsFromSelf()
			.stream()
			.anyMatch((call) -> isPageOfRequest(call) || (call.getTargetOwner().getName().contains(".simulator.")
					&& call.getTarget().resolveMember().filter((called) -> asksForPage(called, seen)).isPresent()));
	}

	private static boolean isPageOfRequest(JavaMethodCall call) {
		return call.getTargetOwner().getName().equals(Pages.class.getName()) && call.getTarget()
			.getRawParameterTypes()
			.stream()
			.anyMatch((type) -> type.getName().equals(SdkPojo.class.getName()));
	}

	private static Stream<? extends JavaCodeUnitAccess<?>> accesses(JavaClass type) {
		return Stream.concat(type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream());
	}

	/**
	 * Visits all members of all requests, and those of structures that may be given.
	 */
	private void visit(Visitor visitor) {
		for (Played operation : this.wire.operations().toList()) {
			Set<Class<?>> seen = new HashSet<>();
			Deque<SdkPojo> todo = new ArrayDeque<>(List.of(operation.empty()));
			while (!todo.isEmpty()) {
				SdkPojo pojo = todo.remove();
				if (seen.add(pojo.getClass())) {
					pojo.sdkFields().forEach((field) -> todo.addAll(visit(operation, pojo, field, visitor)));
				}
			}
		}
	}

	private List<SdkPojo> visit(Played operation, SdkPojo pojo, SdkField<?> field, Visitor visitor) {
		String key = key(operation, pojo.getClass(), field);
		boolean read = GENERIC.contains(field.memberName()) || isRead(pojo.getClass(), field)
				|| (PAGING.contains(StringUtils.capitalize(field.memberName()))
						&& this.paged.contains(pojo.getClass().getName()));
		List<SdkPojo> nested = nested(field);
		boolean byItsMembers = !read && !this.listed.containsKey(key) && !nested.isEmpty();
		if (!byItsMembers) {
			visitor.visit(key, read);
		}
		return (read || byItsMembers) ? nested : List.of();
	}

	private boolean isRead(Class<?> type, SdkField<?> field) {
		String name = field.memberName().toLowerCase(Locale.ROOT);
		Set<String> called = this.calls.getOrDefault(type.getName(), Set.of());
		return Stream.of(name, name + "asstring", name + "asstrings", "has" + name, name + "s")
			.anyMatch(called::contains);
	}

	private static List<SdkPojo> nested(SdkField<?> field) {
		ListTrait list = field.getTrait(ListTrait.class);
		SdkField<?> value = (list != null) ? list.memberFieldInfo() : field;
		return (value.constructor() == null) ? List.of()
				: List.of((SdkPojo) ((Buildable) value.constructor().get()).build());
	}

	private static String key(Played operation, Class<?> owner, SdkField<?> field) {
		return operation.service().signingName() + "." + TestModels.owner(owner) + "." + field.memberName();
	}

	private interface Visitor {

		void visit(String key, boolean read);

	}

}
