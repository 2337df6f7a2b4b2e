package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Service;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.Caller;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.aws.Mode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.stage.Zones;

/**
 * Opens labs.
 */
@Service
public class NewLabs {

	private static final int ID_DIGITS = 12;

	private static final int SUFFIX_DIGITS = 4;

	private final Labs labs;

	private final Clouds clouds;

	private final AwsClientFactory clients;

	private final Clock clock;

	NewLabs(Labs labs, Clouds clouds, AwsClientFactory clients, Clock clock) {
		this.labs = labs;
		this.clouds = clouds;
		this.clients = clients;
		this.clock = clock;
	}

	/**
	 * Opens a lab; nothing is created in its account yet.
	 * @throws IllegalArgumentException if there is no such region
	 * @throws software.amazon.awssdk.core.exception.SdkException if the account or its
	 * zones cannot be learned
	 */
	public Lab open(Mode mode, String region) {
		requireRegion(region);
		String account = this.clouds.of(mode).newAccount(region);
		List<String> zones = Zones.choose(this.clients.clients(mode, account, region), region);
		String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
		boolean alone = this.labs.in(account, region).stream().allMatch((lab) -> lab.status() == LabStatus.GONE);
		Lab lab = new Lab(id, mode, account, region, zones.get(0), zones.get(1),
				alone ? "" : "-" + id.substring(0, SUFFIX_DIGITS), this.clock.instant(), LabStatus.NEW, null, 1);
		this.labs.add(lab);
		return lab;
	}

	/**
	 * The account that a lab of mode {@code aws} would be built in.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials that AWS takes
	 */
	public Caller caller(String region) {
		requireRegion(region);
		String account = this.clouds.of(Mode.AWS).newAccount(region);
		AwsClients aws = this.clients.clients(Mode.AWS, account, region);
		return aws.caller();
	}

	private static void requireRegion(String region) {
		if (!AwsClientFactory.isRegion(region)) {
			throw new IllegalArgumentException("There is no region " + region);
		}
	}

}
