package io.github.privatelinkhandson.database;

import ch.qos.logback.classic.LoggerContext;
import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Guards the database: its files, its migrations, its connections, its health, and the
 * log of its faults.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	@Bean
	static DatabaseAvailability databaseAvailability(ApplicationEventPublisher events) {
		return new DatabaseAvailability(events);
	}

	@Bean
	static BeanPostProcessor databaseGuard(DatabaseAvailability availability) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (!(bean instanceof HikariDataSource pool)) {
					return bean;
				}
				DatabaseFolder.of(String.valueOf(pool.getJdbcUrl())).ifPresent(DatabaseFolder::protect);
				return GuardedDataSource.of(pool, availability);
			}

		};
	}

	@Bean
	FlywayMigrationStrategy interruptedMigrations() {
		return new InterruptedMigrations();
	}

	/**
	 * Takes the place of Spring Boot's, which reads only: a disk that is full would not
	 * be noticed.
	 */
	@Bean
	HealthIndicator dbHealthIndicator(DatabaseAvailability availability) {
		return () -> availability.answers() ? Health.up().build() : Health.down().build();
	}

	@Bean
	DisposableBean databaseFaultFilter(DatabaseAvailability availability) {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		DatabaseFaultFilter filter = new DatabaseFaultFilter(availability);
		context.addTurboFilter(filter);
		return () -> context.getTurboFilterList().remove(filter);
	}

}
