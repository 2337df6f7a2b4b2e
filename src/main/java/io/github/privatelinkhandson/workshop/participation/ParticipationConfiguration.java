package io.github.privatelinkhandson.workshop.participation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.github.privatelinkhandson.provisioning.LabQueries;
import io.github.privatelinkhandson.workshop.AuditLog;

/**
 * Registers the interceptors that lead participants home, and apply a workshop's rules to
 * their requests.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ParticipationConfiguration implements WebMvcConfigurer {

	private final ParticipantLabs participantLabs;

	private final LabQueries queries;

	private final AuditLog auditLog;

	ParticipationConfiguration(ParticipantLabs participantLabs, LabQueries queries, AuditLog auditLog) {
		this.participantLabs = participantLabs;
		this.queries = queries;
		this.auditLog = auditLog;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new ParticipantHome());
		registry.addInterceptor(new WorkshopPolicy(this.participantLabs, this.queries, this.auditLog))
			.addPathPatterns("/labs/**", "/api/labs/**");
	}

}
