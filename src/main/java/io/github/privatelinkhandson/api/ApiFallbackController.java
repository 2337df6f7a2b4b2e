package io.github.privatelinkhandson.api;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Answers requests to the JSON interface for unknown paths and unsupported methods.
 */
@RestController
class ApiFallbackController {

	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	ApiFallbackController(ObjectProvider<RequestMappingHandlerMapping> mappings) {
		this.mappings = mappings;
	}

	@RequestMapping({ "/api", "/api/**" })
	void unknown(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
		PathContainer path = PathContainer.parsePath(request.getRequestURI());
		Set<String> methods = this.mappings.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().entrySet().stream())
			.filter((mapping) -> isOfInterface(mapping.getValue()) && matches(mapping.getKey(), path))
			.flatMap((mapping) -> mapping.getKey().getMethodsCondition().getMethods().stream())
			.map(RequestMethod::name)
			.collect(Collectors.toSet());
		if (!methods.isEmpty()) {
			throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
		}
		throw new NotFoundException("call", request.getMethod() + " " + request.getRequestURI());
	}

	private static boolean isOfInterface(HandlerMethod method) {
		return method.getBeanType().getPackage().equals(ApiFallbackController.class.getPackage());
	}

	private static boolean matches(RequestMappingInfo mapping, PathContainer path) {
		return mapping.getPathPatternsCondition() != null && mapping.getPathPatternsCondition()
			.getPatterns()
			.stream()
			.anyMatch((pattern) -> pattern.matches(path));
	}

}
