package io.github.privatelinkhandson.workshop.closing;

import java.time.Duration;

import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import software.amazon.awssdk.services.ec2.Ec2Client;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.facilitator.SignIns;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.testkit.ConsoleTest;
import io.github.privatelinkhandson.testkit.CsrfToken;
import io.github.privatelinkhandson.testkit.TestPlan;
import io.github.privatelinkhandson.testkit.TestWorkshop;
import io.github.privatelinkhandson.workshop.Participants;
import io.github.privatelinkhandson.workshop.Workshop;
import io.github.privatelinkhandson.workshop.WorkshopStatus;
import io.github.privatelinkhandson.workshop.Workshops;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what stands in the account of a lab that is gone is found when the workshop
 * is taken down or closed.
 */
@ConsoleTest(properties = { "handson.practice.port=-1", "handson.practice.speed=2000",
		"handson.practice.throttling=false", "handson.facilitator.password=correct horse battery" })
class LeftoversTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Workshops workshops;

	@Autowired
	private Participants participants;

	@Autowired
	private Labs labs;

	@Autowired
	private AwsClientFactory clients;

	@Autowired
	private SignIns signIns;

	private Workshop workshop;

	private String lab;

	private Cookie lead;

	@BeforeEach
	void takeDown() {
		this.lead = new Cookie("facilitator", this.signIns.open("facilitator"));
		this.workshop = TestPlan.practice().name("Room").create(this.workshops, "facilitator");
		this.lab = String.valueOf(TestWorkshop.seat(this.participants, this.workshop, "Ann").lab());
		assertThat(post("/teardown?name=Room")).hasStatus(302);
		awaitGone();
	}

	@Test
	void whatIsMadeInAGoneLabsAccountBlocksClosingAndIsTakenDown() {
		String vpc = ec2().createVpc((request) -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
		assertThat(post("/close")).hasStatus(422).bodyText().contains("was there again", "id=\"closing-count\"");
		assertThat(status()).isEqualTo(WorkshopStatus.TEARING_DOWN);
		awaitGone();
		assertThat(ec2().describeVpcs().vpcs()).noneMatch((found) -> found.vpcId().equals(vpc));
		assertThat(post("/close")).hasStatus(302);
		assertThat(status()).isEqualTo(WorkshopStatus.CLOSED);
	}

	@Test
	void whatNoStageMakesIsFoundByTakingTheRoomDownOnceMore() {
		ec2().createKeyPair((request) -> request.keyName("mine"));
		assertThat(post("/teardown?name=Room")).hasStatus(302);
		awaitGone();
		assertThat(ec2().describeKeyPairs().keyPairs()).isEmpty();
		assertThat(post("/close")).hasStatus(302);
	}

	private Ec2Client ec2() {
		Lab gone = this.labs.get(this.lab);
		return this.clients.clients(gone.mode(), gone.account(), gone.region()).ec2();
	}

	private WorkshopStatus status() {
		return this.workshops.status(this.workshops.get(this.workshop.id()));
	}

	private void awaitGone() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(() -> assertThat(this.labs.get(this.lab).status()).isEqualTo(LabStatus.GONE));
	}

	private MvcTestResult post(String page) {
		return this.mvc.post()
			.uri("/workshops/" + this.workshop.id() + page)
			.cookie(this.lead, CsrfToken.cookie())
			.param("_csrf", CsrfToken.masked())
			.exchange();
	}

}
