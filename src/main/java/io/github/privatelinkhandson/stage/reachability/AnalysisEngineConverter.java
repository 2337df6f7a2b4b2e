package io.github.privatelinkhandson.stage.reachability;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.problem.NotFoundException;

/**
 * Binds the name of an analysis engine in an address or a form. An unknown name is
 * something that is not there.
 */
@Component
class AnalysisEngineConverter implements Converter<String, AnalysisEngine> {

	@Override
	public AnalysisEngine convert(String source) {
		return AnalysisEngine.of(source).orElseThrow(() -> new NotFoundException("engine", source));
	}

}
