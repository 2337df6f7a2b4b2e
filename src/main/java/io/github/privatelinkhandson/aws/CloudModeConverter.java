package io.github.privatelinkhandson.aws;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Binds the name of a cloud mode in a form.
 */
@Component
class CloudModeConverter implements Converter<String, CloudMode> {

	@Override
	public CloudMode convert(String source) {
		return CloudMode.ofJson(source);
	}

}
