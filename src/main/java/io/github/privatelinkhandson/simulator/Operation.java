package io.github.privatelinkhandson.simulator;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Operations;

/**
 * One operation that the practice AWS supports: a method of a bean.
 */
final class Operation {

	private final Operations bean;

	private final Method method;

	private final Method builder;

	Operation(Operations bean, Method method) {
		this.bean = bean;
		this.method = method;
		this.method.setAccessible(true);
		try {
			this.builder = method.getParameterTypes()[0].getMethod("builder");
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalArgumentException(method + " takes a request without builder", ex);
		}
	}

	SdkPojo builder() {
		return invoke(this.builder, null);
	}

	SdkPojo run(SdkPojo request, Call call) {
		return invoke(this.method, this.bean, request, call);
	}

	private static SdkPojo invoke(Method method, @Nullable Object target, Object... arguments) {
		try {
			return (SdkPojo) method.invoke(target, arguments);
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
