package io.github.privatelinkhandson.workshop;

import java.util.Arrays;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Binds the name of an action type in a form.
 */
@Component
class ActionTypeConverter implements Converter<String, ActionType> {

	@Override
	public ActionType convert(String source) {
		return Arrays.stream(ActionType.values())
			.filter((type) -> type.key().equals(source))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no action type " + source));
	}

}
