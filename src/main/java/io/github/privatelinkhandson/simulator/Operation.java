package io.github.privatelinkhandson.simulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.ResponseMapper;

/**
 * One operation that the practice AWS supports: a method of a bean.
 */
final class Operation {

	private final Operations bean;

	private final Method method;

	private final Method builder;

	private final ResponseMapper response;

	Operation(Operations bean, Method method) {
		this.bean = bean;
		this.method = method;
		this.method.setAccessible(true);
		Class<?> request = method.getParameterTypes()[0];
		this.builder = builder(request);
		this.response = new ResponseMapper(request);
	}

	private static Method builder(Class<?> model) {
		try {
			return model.getMethod("builder");
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalArgumentException(model + " has no builder", ex);
		}
	}

	SdkPojo builder() {
		return (SdkPojo) Objects.requireNonNull(invoke(this.builder, null));
	}

	SdkPojo run(SdkPojo request, Call call) {
		return this.response.map(invoke(this.method, this.bean, request, call), request);
	}

	private static @Nullable Object invoke(Method method, @Nullable Object target, Object... arguments) {
		try {
			return method.invoke(target, arguments);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw new IllegalStateException(method + " failed", ex.getCause());
		}
	}

	@Override
	public String toString() {
		return this.method.toString();
	}

}
