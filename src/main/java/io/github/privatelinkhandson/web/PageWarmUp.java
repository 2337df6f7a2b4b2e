package io.github.privatelinkhandson.web;

import java.io.IOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.UrlResource;
import org.springframework.stereotype.Component;

/**
 * Fetches a page from this console at its start. The first page loads what all pages are
 * made with, for which whoever comes first would wait.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PageWarmUp {

	private static final Logger logger = LoggerFactory.getLogger(PageWarmUp.class);

	private final Environment environment;

	PageWarmUp(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void fetch() {
		String port = this.environment.getProperty("local.server.port");
		if (port == null) {
			return;
		}
		try {
			new UrlResource("http://localhost:" + port + "/join").getContentAsByteArray();
		}
		catch (IOException ex) {
			// as with TLS, or where it listens on another address only
			logger.debug("No page could be fetched at the start", ex);
		}
	}

}
