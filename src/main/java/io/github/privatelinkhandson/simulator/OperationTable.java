package io.github.privatelinkhandson.simulator;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.SdkRequest;

import io.github.privatelinkhandson.simulator.operation.AwsService;
import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.ResponseMapper;

/**
 * All operations that the practice AWS supports, by service and action.
 */
final class OperationTable {

	private final Map<AwsService, Map<String, Operation>> operations = new EnumMap<>(AwsService.class);

	OperationTable(List<? extends Operations> beans) {
		for (Operations bean : beans) {
			for (Method method : bean.getClass().getDeclaredMethods()) {
				add(bean, method);
			}
		}
	}

	Optional<Operation> find(RequestTarget target) {
		return Optional
			.ofNullable(this.operations.getOrDefault(target.service(), Map.of()).get(lowerCase(target.action())));
	}

	boolean supports(String action) {
		return this.operations.values().stream().anyMatch((ofService) -> ofService.containsKey(lowerCase(action)));
	}

	private static String lowerCase(String action) {
		return action.toLowerCase(Locale.ROOT);
	}

	private void add(Operations bean, Method method) {
		if (!isOperation(method)) {
			return;
		}
		Class<?> request = method.getParameterTypes()[0];
		AwsService.ofModel(request).ifPresent((service) -> {
			Operation operation = new Operation(bean, method);
			Operation other = this.operations.computeIfAbsent(service, (s) -> new HashMap<>())
				.putIfAbsent(lowerCase(action(method)), operation);
			if (other != null) {
				throw new IllegalStateException("two methods play one operation: " + other + " and " + operation);
			}
		});
	}

	/**
	 * Tells if a method is {@code (XRequest, Call) -> R}, R being XResponse or what it
	 * can be made of, and for others to call.
	 */
	static boolean isOperation(Method method) {
		Class<?>[] parameters = method.getParameterTypes();
		return (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0 && parameters.length == 2
				&& SdkRequest.class.isAssignableFrom(parameters[0]) && parameters[1] == Call.class
				&& new ResponseMapper(parameters[0]).maps(method.getReturnType());
	}

	/**
	 * The action that an operation implements, as the SDK spells it.
	 */
	static String action(Method operation) {
		return operation.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", "");
	}

}
