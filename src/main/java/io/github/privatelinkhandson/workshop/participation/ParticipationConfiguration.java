package io.github.privatelinkhandson.workshop.participation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.github.privatelinkhandson.provisioning.Provisioning;

/**
 * Registers the interceptor that enforces a workshop's rules.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ParticipationConfiguration implements WebMvcConfigurer {

	private final ParticipantLabs participantLabs;

	private final Provisioning provisioning;

	ParticipationConfiguration(ParticipantLabs participantLabs, Provisioning provisioning) {
		this.participantLabs = participantLabs;
		this.provisioning = provisioning;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new WorkshopPolicy(this.participantLabs, this.provisioning))
			.addPathPatterns("/labs/**", "/api/labs/**");
	}

}
