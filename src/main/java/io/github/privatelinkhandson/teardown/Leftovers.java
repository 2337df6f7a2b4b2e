package io.github.privatelinkhandson.teardown;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.ObservationScope;
import io.github.privatelinkhandson.observation.Observer;
import io.github.privatelinkhandson.observation.model.Snapshot;
import io.github.privatelinkhandson.provisioning.Ledger;
import io.github.privatelinkhandson.provisioning.LedgerEntry;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * Finds what was made for labs after they were gone, so that it can be taken down like
 * any other.
 */
@Service
public class Leftovers {

	private static final Logger logger = LoggerFactory.getLogger(Leftovers.class);

	private final Labs labs;

	private final Ledger ledger;

	private final AwsClientFactory clients;

	private final Observer observer;

	Leftovers(Labs labs, Ledger ledger, AwsClientFactory clients, Observer observer) {
		this.labs = labs;
		this.ledger = ledger;
		this.clients = clients;
		this.observer = observer;
	}

	/**
	 * Makes labs that are gone, and of which something is there again, labs that are not
	 * gone. Each account is observed once; one that cannot be observed has none.
	 * @return those labs, as they are now
	 */
	public List<Lab> takeIn(Collection<Lab> labs) {
		Map<AwsEnvironment, List<Lab>> gone = labs.stream()
			.filter((lab) -> lab.status() == LabStatus.GONE)
			.collect(Collectors.groupingBy(Lab::environment));
		List<Lab> found = gone.entrySet()
			.parallelStream()
			.flatMap((entry) -> find(entry.getKey(), entry.getValue()).stream())
			.toList();
		return found.stream().map((lab) -> this.labs.change(lab.id(), Lab::found)).toList();
	}

	private List<Lab> find(AwsEnvironment environment, List<Lab> gone) {
		boolean whole = environment.mode() == CloudMode.PRACTICE
				&& this.labs.in(environment.account()).stream().allMatch((lab) -> lab.status() == LabStatus.GONE);
		Set<String> roles = gone.stream()
			.map((lab) -> lab.name(ServersBlueprint.ROLE.name()))
			.collect(Collectors.toSet());
		try {
			AwsClients aws = this.clients.clients(environment.mode(), environment.account(), environment.region());
			Snapshot seen = this.observer.observe(aws, environment.account(), environment.region(),
					whole ? ObservationScope.account() : ObservationScope.allLabs(roles));
			return gone.stream().filter((lab) -> isThere(lab, seen, aws, whole)).toList();
		}
		catch (SdkException ex) {
			logger.warn("{} could not be searched for leftovers: {}", environment, AwsFailure.of(ex).code());
			return List.of();
		}
	}

	private boolean isThere(Lab lab, Snapshot seen, AwsClients aws, boolean whole) {
		UntaggedResources untagged = new UntaggedResources(lab, aws);
		Map<String, LedgerEntry> entries = this.ledger.entries(lab.id());
		Snapshot all = untagged.withLeftovers(seen, whole);
		return !new OwnedResources(lab, all, entries, whole).nothingObserved();
	}

}
