package io.github.privatelinkhandson.provisioning;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.stage.ZoneSelector;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * Reads at the start of a console what the opening of a lab reads. The first use of the
 * SDK's clients and of the practice AWS loads thousands of classes, for which whoever
 * opens the first lab would wait.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class LauncherWarmUp {

	private static final Logger logger = LoggerFactory.getLogger(LauncherWarmUp.class);

	private static final String REGION = "ap-northeast-1";

	private final AwsClientFactory clients;

	private final Stages stages;

	private final TransactionTemplate transaction;

	LauncherWarmUp(AwsClientFactory clients, Stages stages, TransactionTemplate transaction) {
		this.clients = clients;
		this.stages = stages;
		this.transaction = transaction;
	}

	@EventListener(ApplicationReadyEvent.class)
	void read() {
		this.transaction.executeWithoutResult((status) -> {
			// the account is for these calls alone
			status.setRollbackOnly();
			try {
				AwsClients aws = this.clients.clients(CloudMode.PRACTICE,
						this.clients.newAccount(CloudMode.PRACTICE, REGION), REGION);
				ZoneSelector.choose(aws, REGION);
				this.stages.namesTaken(aws);
			}
			catch (RuntimeException ex) {
				AwsFailure failure = AwsFailure.ofAws(ex).orElseThrow(() -> ex);
				logger.warn("The practice AWS does not answer at the start: {}", failure.message());
			}
		});
	}

}
