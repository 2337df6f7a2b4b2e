package io.github.privatelinkhandson.stage.reachability;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Binds the name of a fix in an address or a form. An unknown name is something that is
 * not there.
 */
@Component
class FixConverter implements Converter<String, Fix> {

	@Override
	public Fix convert(String source) {
		return Fix.of(source).orElseThrow(() -> new NotFoundException("fix", source));
	}

}
