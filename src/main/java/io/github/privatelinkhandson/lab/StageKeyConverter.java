package io.github.privatelinkhandson.lab;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Binds the name of a stage in an address or a form. An unknown name is something that is
 * not there.
 */
@Component
class StageKeyConverter implements Converter<String, StageKey> {

	@Override
	public StageKey convert(String source) {
		return StageKey.of(source).orElseThrow(() -> new NotFoundException("stage", source));
	}

}
