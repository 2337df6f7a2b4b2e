package io.github.privatelinkhandson.workshop.participation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.github.privatelinkhandson.provisioning.Provisioning;

/**
 * Has participants' requests held to the workshop's rules.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ParticipationConfiguration implements WebMvcConfigurer {

	private final ParticipantLabs seats;

	private final Provisioning provisioning;

	ParticipationConfiguration(ParticipantLabs seats, Provisioning provisioning) {
		this.seats = seats;
		this.provisioning = provisioning;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new WorkshopPolicy(this.seats, this.provisioning))
			.addPathPatterns("/labs/**", "/api/labs/**");
	}

}
