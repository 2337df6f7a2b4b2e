package io.github.privatelinkhandson.simulator.network;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.ResponseMapper;
import io.github.privatelinkhandson.simulator.quotas.Quota;
import io.github.privatelinkhandson.simulator.store.TestAccount;
import io.github.privatelinkhandson.simulator.validation.TestModels;

/**
 * All operations of the practice AWS on one account in memory, by their requests.
 */
public final class TestCloud {

	private static final String SIMULATOR = "io.github.privatelinkhandson.simulator";

	private static final Map<Class<?>, Operation> OPERATIONS = operations();

	private final TestAccount account;

	public TestCloud() {
		this(new TestAccount());
	}

	private TestCloud(TestAccount account) {
		this.account = account;
		this.account.allow(Quota.STANDARD_CPUS, 64);
	}

	/**
	 * The same practice AWS as another account has it.
	 */
	public TestCloud neighbour(String id) {
		return new TestCloud(this.account.neighbour(id));
	}

	public String accountId() {
		return this.account.id();
	}

	private record Operation(Object bean, Method method) {
	}

	/**
	 * Sends a request, as a client of that type of answer would.
	 */
	public <R extends SdkPojo> R send(SdkPojo request, Class<R> response) {
		Operation operation = Optional.ofNullable(OPERATIONS.get(request.getClass())).orElseThrow();
		AwsService service = request.getClass().getPackageName().contains("loadbalancing") ? AwsService.ELBV2
				: AwsService.EC2;
		return response
			.cast(this.account.call(service, (call) -> invoke(operation, TestModels.checked(request, call), call)));
	}

	/**
	 * Looks at what is there.
	 */
	public <T> T see(Function<Call, T> look) {
		return this.account.ec2(look);
	}

	public void pass(Duration duration) {
		this.account.pass(duration);
	}

	private static Object invoke(Operation operation, SdkPojo request, Call call) {
		try {
			Object result = operation.method().invoke(operation.bean(), request, call);
			return new ResponseMapper(request.getClass()).map(result, request);
		}
		catch (InvocationTargetException ex) {
			throw (RuntimeException) ex.getCause();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<Class<?>, Operation> operations() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(Operations.class));
		Map<Class<?>, Operation> operations = new HashMap<>();
		scanner.findCandidateComponents(SIMULATOR)
			.stream()
			.map(BeanDefinition::getBeanClassName)
			.flatMap((name) -> Stream.of(ClassUtils.resolveClassName(name, null).getDeclaredConstructors()))
			.filter((constructor) -> constructor.getParameterCount() == 0)
			.forEach((constructor) -> add(operations, bean(constructor)));
		return operations;
	}

	private static Object bean(Constructor<?> constructor) {
		try {
			constructor.setAccessible(true);
			return constructor.newInstance();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void add(Map<Class<?>, Operation> operations, Object bean) {
		for (Method method : bean.getClass().getDeclaredMethods()) {
			if (!Modifier.isPrivate(method.getModifiers()) && method.getParameterCount() == 2
					&& method.getParameterTypes()[1] == Call.class
					&& SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0])) {
				method.setAccessible(true);
				operations.put(method.getParameterTypes()[0], new Operation(bean, method));
			}
		}
	}

}
