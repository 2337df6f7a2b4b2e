package io.github.privatelinkhandson.seat;

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
class SeatConfiguration implements WebMvcConfigurer {

	private final Seats seats;

	private final Provisioning provisioning;

	SeatConfiguration(Seats seats, Provisioning provisioning) {
		this.seats = seats;
		this.provisioning = provisioning;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new SeatRules(this.seats, this.provisioning))
			.addPathPatterns("/labs/**", "/api/labs/**");
	}

}
