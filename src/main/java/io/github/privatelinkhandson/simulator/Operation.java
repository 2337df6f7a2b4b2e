package io.github.privatelinkhandson.simulator;

import java.lang.reflect.Method;

import org.springframework.util.ReflectionUtils;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.operation.Operations;
import io.github.privatelinkhandson.simulator.operation.ResponseMapper;

/**
 * One operation that the practice AWS supports: a method of a bean.
 */
final class Operation {

	private final Operations bean;

	private final Method method;

	private final ResponseMapper response;

	Operation(Operations bean, Method method) {
		this.bean = bean;
		this.method = method;
		ReflectionUtils.makeAccessible(method);
		this.response = new ResponseMapper(method.getParameterTypes()[0]);
	}

	SdkPojo builder() {
		return Models.builder(this.method.getParameterTypes()[0]);
	}

	SdkPojo run(SdkPojo request, Call call) {
		return this.response.map(ReflectionUtils.invokeMethod(this.method, this.bean, request, call), request);
	}

	@Override
	public String toString() {
		return this.method.toString();
	}

}
