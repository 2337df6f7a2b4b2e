package io.github.privatelinkhandson.simulator.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

import io.github.privatelinkhandson.simulator.operation.Models;
import io.github.privatelinkhandson.simulator.validation.Violation.Kind;

/**
 * Compares a request with its service's model.
 */
final class ModelValidator {

	private final ServiceModel model;

	private final List<Violation> violations = new ArrayList<>();

	private ModelValidator(ServiceModel model) {
		this.model = model;
	}

	/**
	 * All constraints that the request does not satisfy, in the order of its members.
	 */
	static List<Violation> violations(ServiceModel model, String action, SdkPojo request) {
		ModelValidator validator = new ModelValidator(model);
		model.input(action)
			.map((input) -> model.shapes().get(input.shape()))
			.ifPresent((shape) -> validator.structure(request, shape, Place.REQUEST));
		return validator.violations;
	}

	private void structure(SdkPojo pojo, Shape shape, Place place) {
		for (SdkField<?> field : pojo.sdkFields()) {
			Optional<Object> value = Models.given(pojo, field);
			if (shape.isRequired(field.memberName())
					&& value.filter((given) -> !isEmpty(given, shape, field.memberName())).isEmpty()) {
				this.violations.add(Violation.missing(place.member(field)));
			}
			else {
				value.ifPresent((given) -> kid(given, shape, field.memberName(), place.member(field)));
			}
		}
	}

	/**
	 * Returns whether a value counts as missing, as empty ones do in the services whose
	 * models bound no lengths.
	 */
	private boolean isEmpty(Object value, Shape parent, String member) {
		boolean bounded = kid(parent, member).filter((shape) -> shape.min() != null).isPresent();
		return !bounded && ((value instanceof String text && text.isBlank())
				|| (value instanceof Collection<?> items && items.isEmpty()));
	}

	private void kid(Object value, Shape parent, String member, Place place) {
		kid(parent, member).ifPresent((shape) -> value(value, shape, place));
	}

	private Optional<Shape> kid(Shape parent, String member) {
		return parent.member(member).map(this.model.shapes()::get);
	}

	private void value(Object value, Shape shape, Place place) {
		if (value instanceof SdkPojo pojo) {
			structure(pojo, shape, place);
		}
		else if (value instanceof Collection<?> items) {
			bounds(false, items.size(), value, shape, place);
			items(items, shape, place);
		}
		else if (value instanceof Map<?, ?> map) {
			bounds(false, map.size(), value, shape, place);
			entries(map, shape, place);
		}
		else if (value instanceof Number number) {
			bounds(true, number, value, shape, place);
		}
		else if (value instanceof String text) {
			text(text, shape, place);
		}
	}

	private void items(Collection<?> items, Shape shape, Place place) {
		int number = 1;
		for (Object item : items) {
			Place at = place.item(String.valueOf(number++));
			if (item != null) {
				kid(item, shape, "member", at);
			}
			else {
				this.violations.add(Violation.missing(at));
			}
		}
	}

	private void entries(Map<?, ?> map, Shape shape, Place place) {
		map.forEach((key, item) -> {
			kid(key, shape, "key", place);
			if (item != null) {
				kid(item, shape, "value", place.item(String.valueOf(key)));
			}
		});
	}

	private void text(String text, Shape shape, Place place) {
		if (!shape.values().isEmpty() && !shape.values().contains(text)) {
			this.violations
				.add(Violation.of(Kind.ENUM, place, text, "satisfy enum value set: [" + shape.valueSet() + "]"));
		}
		boolean tooLong = shape.max() != null && shape.max().compareTo(BigDecimal.valueOf(text.length())) < 0;
		if (shape.pattern() != null && !tooLong && !shape.pattern().matcher(text).matches()) {
			this.violations.add(Violation.of(Kind.PATTERN, place, text,
					"satisfy regular expression pattern: " + shape.pattern().pattern()));
		}
		bounds(false, text.length(), text, shape, place);
	}

	private void bounds(boolean number, Number actual, Object value, Shape shape, Place place) {
		BigDecimal measured = new BigDecimal(actual.toString());
		if (shape.min() != null && measured.compareTo(shape.min()) < 0) {
			this.violations.add(Violation.atLeast(number, place, value, shape.min()));
		}
		if (shape.max() != null && measured.compareTo(shape.max()) > 0) {
			this.violations.add(Violation.atMost(number, place, value, shape.max()));
		}
	}

}
