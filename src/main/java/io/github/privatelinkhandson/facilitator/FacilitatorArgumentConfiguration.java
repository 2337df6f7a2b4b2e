package io.github.privatelinkhandson.facilitator;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.github.privatelinkhandson.security.AuthenticationMode;

/**
 * Registers {@link FacilitatorArgument}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class FacilitatorArgumentConfiguration implements WebMvcConfigurer {

	private final AuthenticationMode authenticationMode;

	FacilitatorArgumentConfiguration(AuthenticationMode authenticationMode) {
		this.authenticationMode = authenticationMode;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new FacilitatorArgument(this.authenticationMode));
	}

}
