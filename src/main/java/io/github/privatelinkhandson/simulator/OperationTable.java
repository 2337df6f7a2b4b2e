package io.github.privatelinkhandson.simulator;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.wire.AwsService;
import io.github.privatelinkhandson.simulator.wire.Call;
import io.github.privatelinkhandson.simulator.wire.Operations;

/**
 * All operations that the practice AWS plays, by service and action.
 */
final class OperationTable {

	private static final String REQUEST = "Request";

	private final Map<AwsService, Map<String, Operation>> operations = new EnumMap<>(AwsService.class);

	OperationTable(List<? extends Operations> beans) {
		for (Operations bean : beans) {
			for (Method method : bean.getClass().getDeclaredMethods()) {
				add(bean, method);
			}
		}
	}

	Optional<Operation> find(Target target) {
		return Optional.ofNullable(
				this.operations.getOrDefault(target.service(), Map.of()).get(target.action().toLowerCase(Locale.ROOT)));
	}

	private void add(Operations bean, Method method) {
		Class<?>[] parameters = method.getParameterTypes();
		if (parameters.length != 2 || parameters[1] != Call.class || !SdkPojo.class.isAssignableFrom(parameters[0])
				|| !parameters[0].getSimpleName().endsWith(REQUEST) || method.isSynthetic()) {
			return;
		}
		AwsService.ofModel(parameters[0]).ifPresent((service) -> {
			String request = parameters[0].getSimpleName();
			String action = request.substring(0, request.length() - REQUEST.length()).toLowerCase(Locale.ROOT);
			Operation operation = new Operation(bean, method);
			Operation other = this.operations.computeIfAbsent(service, (s) -> new HashMap<>())
				.putIfAbsent(action, operation);
			if (other != null) {
				throw new IllegalStateException("two methods play one operation: " + other + " and " + operation);
			}
		});
	}

}
