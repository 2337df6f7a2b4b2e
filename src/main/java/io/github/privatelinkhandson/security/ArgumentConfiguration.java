package io.github.privatelinkhandson.security;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets controllers ask who asks.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ArgumentConfiguration implements WebMvcConfigurer {

	private final AuthenticationMode authenticationMode;

	ArgumentConfiguration(AuthenticationMode authenticationMode) {
		this.authenticationMode = authenticationMode;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new FacilitatorArgument(this.authenticationMode));
		resolvers.add(new ParticipantArgument());
	}

}
