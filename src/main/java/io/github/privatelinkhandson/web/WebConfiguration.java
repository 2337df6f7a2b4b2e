package io.github.privatelinkhandson.web;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Configures languages, flash attributes, and request ids. The filter of the practice
 * AWS, on a port of its own, runs before that of the ids.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RequestLimits.class)
class WebConfiguration implements WebMvcConfigurer {

	private static final int AFTER_THE_PRACTICE_AWS = Ordered.HIGHEST_PRECEDENCE + 100;

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		LocaleChangeInterceptor language = new LocaleChangeInterceptor();
		language.setParamName(LanguageLinks.PARAMETER);
		language.setIgnoreInvalidLocale(true);
		registry.addInterceptor(language);
		registry.addInterceptor(new LanguageLinks());
	}

	@Bean
	LocaleResolver localeResolver() {
		return new PageLocales();
	}

	@Bean
	FlashMapManager flashMapManager() {
		return new CookieFlashMaps();
	}

	@Bean
	RequestBodies requestBodies(RequestLimits limits) {
		return new RequestBodies(limits);
	}

	@Bean
	FilterRegistrationBean<RefusedRequestFilter> refusedRequestFilter() {
		FilterRegistrationBean<RefusedRequestFilter> registration = new FilterRegistrationBean<>(
				new RefusedRequestFilter());
		registration.setOrder(AFTER_THE_PRACTICE_AWS + 1);
		return registration;
	}

	@Bean
	FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
		FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(new RequestIdFilter());
		registration.setOrder(AFTER_THE_PRACTICE_AWS);
		return registration;
	}

}
