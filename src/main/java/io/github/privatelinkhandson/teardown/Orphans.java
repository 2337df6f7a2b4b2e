package io.github.privatelinkhandson.teardown;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.iam.IamClient;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabSettings;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.ObservationScope;
import io.github.privatelinkhandson.observation.Observer;
import io.github.privatelinkhandson.observation.model.ObservedResource;
import io.github.privatelinkhandson.stage.servers.ServersBlueprint;

/**
 * Finds what carries a lab's tag in an account but is in no ledger, and takes it in: as a
 * lab again, that can be taken down like any other.
 */
@Service
public class Orphans {

	private static final Predicate<String> LAB_ID = (tag) -> tag.matches("[A-Za-z0-9-]{1,36}");

	private final Labs labs;

	private final LabSettings settings;

	private final Clouds clouds;

	private final AwsClientFactory clients;

	private final Observer observer;

	private final Clock clock;

	Orphans(Labs labs, LabSettings settings, Clouds clouds, AwsClientFactory clients, Observer observer, Clock clock) {
		this.labs = labs;
		this.settings = settings;
		this.clouds = clouds;
		this.clients = clients;
		this.observer = observer;
		this.clock = clock;
	}

	/**
	 * The accounts in which there may be some: those of the practice AWS in which this
	 * console has had labs, or all of the credentials in use.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials that AWS takes
	 */
	public Collection<String> accounts(CloudMode mode, String region) {
		return (mode == CloudMode.AWS) ? this.clouds.of(mode).accounts(region)
				: this.labs.all()
					.stream()
					.filter((lab) -> lab.mode() == mode)
					.map(Lab::account)
					.collect(Collectors.toSet());
	}

	/**
	 * Returns why credentials cannot be used, each in words that name their source.
	 */
	public List<AwsFailure> failures(CloudMode mode, String region) {
		return this.clouds.of(mode).failures(region);
	}

	/**
	 * Returns the regions that are enabled in an account, but for those that the settings
	 * exclude.
	 * @throws software.amazon.awssdk.core.exception.SdkException if they cannot be
	 * learned
	 */
	public List<String> regions(CloudMode mode, String account, String region) {
		return this.clients.clients(mode, account, region)
			.ec2()
			.describeRegions()
			.regions()
			.stream()
			.map(Region::regionName)
			.filter(this.clouds.of(mode)::allows)
			.sorted()
			.toList();
	}

	/**
	 * Finds the orphaned resources of an account in these regions, which should be all
	 * that are enabled: IAM's are told apart by what the regions have of their labs.
	 */
	public AccountOrphans find(CloudMode mode, String account, Collection<String> regions) {
		Map<String, List<Orphan>> regional = new TreeMap<>();
		Map<String, AwsFailure> failures = new TreeMap<>();
		Set<Orphan> global = new LinkedHashSet<>();
		for (String region : regions) {
			try {
				List<Orphan> found = find(mode, account, region);
				regional.put(region, found.stream().filter((orphan) -> !orphan.isGlobal()).toList());
				found.stream().filter(Orphan::isGlobal).forEach(global::add);
			}
			catch (SdkException ex) {
				failures.put(region, AwsFailure.of(ex));
			}
		}
		return new AccountOrphans(regional, List.copyOf(global), failures);
	}

	private List<Orphan> find(CloudMode mode, String account, String region) {
		Set<String> kept = this.labs.all()
			.stream()
			.filter((lab) -> lab.mode() == mode && lab.status() != LabStatus.GONE)
			.map(Lab::id)
			.collect(Collectors.toSet());
		AwsClients aws = this.clients.clients(mode, account, region);
		ObservationScope scope = ObservationScope.allLabs(names(aws.iam()));
		return Stream.concat(this.observer.observe(aws, account, region, scope).all(), UntaggedResources.tagged(aws))
			.filter((found) -> found.tags().containsKey(Lab.TAG) && !kept.contains(found.tags().get(Lab.TAG)))
			.flatMap(Orphans::orphan)
			.toList();
	}

	/**
	 * Takes orphans in that were found in an account and region.
	 * @return the labs that they belong to now
	 */
	public List<Lab> adopt(CloudMode mode, String account, String region, Collection<Orphan> orphans) {
		return orphans.stream()
			.map(Orphan::lab)
			.distinct()
			.filter(LAB_ID)
			.map((id) -> adopt(id, mode, account, region, suffix(id, orphans)))
			.toList();
	}

	private Lab adopt(String id, CloudMode mode, String account, String region, String suffix) {
		if (this.labs.all().stream().anyMatch((lab) -> lab.id().equals(id))) {
			return this.labs.change(id, (lab) -> lab.found(new AwsEnvironment(mode, account, region), suffix));
		}
		Instant now = this.clock.instant();
		Lab lab = new Lab(id, new AwsEnvironment(mode, account, region), new Lab.Layout("", "", suffix),
				new Lab.Lease(now, this.settings.end(now), null), LabStatus.FAILED, null, 1);
		this.labs.add(lab);
		return lab;
	}

	/**
	 * Returns the suffix of the lab's names: the role is looked up by its name.
	 */
	private static String suffix(String lab, Collection<Orphan> orphans) {
		String role = ServersBlueprint.ROLE.name();
		return orphans.stream()
			.filter((orphan) -> orphan.lab().equals(lab) && orphan.isGlobal())
			.map((orphan) -> orphan.id().substring(role.length()))
			.findFirst()
			.orElse("");
	}

	private static Stream<Orphan> orphan(ObservedResource found) {
		return Deletions.of(found)
			.stream()
			.map((deletion) -> Orphan.of(deletion.type(), found.label(), found.id(), found.tags()));
	}

	/**
	 * The names of the roles and instance profiles that may be a lab's.
	 */
	private static Set<String> names(IamClient iam) {
		return Stream
			.concat(iam.listRolesPaginator().roles().stream().map((role) -> role.roleName()),
					iam.listInstanceProfilesPaginator()
						.instanceProfiles()
						.stream()
						.map((profile) -> profile.instanceProfileName()))
			.filter((name) -> name.startsWith(ServersBlueprint.ROLE.name()))
			.collect(Collectors.toSet());
	}

}
