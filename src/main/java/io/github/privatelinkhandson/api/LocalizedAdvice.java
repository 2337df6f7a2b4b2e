package io.github.privatelinkhandson.api;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import io.github.privatelinkhandson.provisioning.CheckedStep;
import io.github.privatelinkhandson.provisioning.LabView;

/**
 * Replaces message keys of advice in all responses with text in the client's language.
 */
@RestControllerAdvice(basePackageClasses = LocalizedAdvice.class)
class LocalizedAdvice implements ResponseBodyAdvice<Object> {

	private final MessageSource messages;

	LocalizedAdvice(MessageSource messages) {
		this.messages = messages;
	}

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType type,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		Locale locale = LocaleContextHolder.getLocale();
		return (body instanceof List<?> list) ? list.stream().map((element) -> localize(element, locale)).toList()
				: localize(body, locale);
	}

	LabView localize(LabView lab, Locale locale) {
		return lab.withFailures((failure) -> new LabView.Failure(failure.code(), failure.message(),
				advice(failure, locale), failure.cause()));
	}

	private @Nullable Object localize(@Nullable Object body, Locale locale) {
		if (body instanceof LabView lab) {
			return localize(lab, locale);
		}
		return (body instanceof CheckedStep step) ? localize(step, locale) : body;
	}

	private CheckedStep localize(CheckedStep step, Locale locale) {
		String hint = (step.hint() != null) ? this.messages.getMessage("hint." + step.hint(), null, locale) : null;
		return new CheckedStep(step.step(), step.ok(), step.expected(), step.found(), hint, step.repair());
	}

	/**
	 * Returns the advice for an error code, or else that for its kind.
	 */
	private String advice(LabView.Failure failure, Locale locale) {
		String ofKind = this.messages.getMessage(failure.advice(), null, locale);
		return String.valueOf(this.messages.getMessage("advice.code." + failure.code(), null, ofKind, locale));
	}

}
