package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsEnvironment;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.CallerIdentity;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.database.Database;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.LabLeases;
import io.github.privatelinkhandson.lab.LabStatus;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.problem.ConflictException;
import io.github.privatelinkhandson.stage.ZoneSelector;
import io.github.privatelinkhandson.stage.blueprint.Stages;

/**
 * Opens labs.
 */
@Service
public class LabLauncher {

	private static final int ID_DIGITS = 12;

	private static final int SUFFIX_DIGITS = 4;

	private final Labs labs;

	private final Stages stages;

	private final AwsClientFactory clients;

	private final Database database;

	private final LabLeases leases;

	private final ReconcileScheduler scheduler;

	private final Clock clock;

	LabLauncher(Labs labs, Stages stages, AwsClientFactory clients, Database database, LabLeases leases,
			ReconcileScheduler scheduler, Clock clock) {
		this.labs = labs;
		this.stages = stages;
		this.clients = clients;
		this.database = database;
		this.leases = leases;
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/**
	 * Opens a lab for the user of the present request, if there is one, who may have a
	 * limited number of them; nothing is created in its account yet.
	 * @throws io.github.privatelinkhandson.problem.ConflictException with code
	 * {@code labs-limit} or {@code labs-per-person-limit}
	 * @throws IllegalArgumentException if there is no such region
	 * @throws software.amazon.awssdk.core.exception.SdkException if the account or its
	 * zones cannot be learned
	 */
	public Lab open(CloudMode mode, String region) {
		requireRegion(region);
		@Nullable String person = person();
		this.labs.requireRoom(person);
		return open(mode, this.clients.newAccount(mode, region), region,
				new Occasion(person, null, this.leases::usualEnd));
	}

	/**
	 * Opens a lab in mode {@code aws} for the user of the present request in the account
	 * that the user means.
	 * @param account the account's id; null if the user has not named it
	 * @throws io.github.privatelinkhandson.problem.ConflictException with code
	 * {@code AccountUnconfirmed} without one, {@code WrongAccount} if there are no
	 * credentials of that account, or as {@link #open(CloudMode, String)}
	 * @throws IllegalArgumentException if there is no such region, or the id is none
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS takes no
	 * credentials, or the zones cannot be learned
	 */
	public Lab openInAws(String region, @Nullable String account) {
		requireRegion(region);
		if (account == null) {
			throw new ConflictException("AccountUnconfirmed",
					"Mode aws needs the id of the account that you mean, as account");
		}
		if (!account.matches("[0-9]{12}")) {
			throw new IllegalArgumentException("account takes the 12 digits of an account's id");
		}
		@Nullable String person = person();
		this.labs.requireRoom(person);
		List<String> accounts = this.clients.accounts(CloudMode.AWS, region);
		if (!accounts.contains(account)) {
			throw new ConflictException(AwsFailure.WRONG_ACCOUNT,
					"The credentials in use belong to account " + String.join(", ", accounts) + ", not to " + account);
		}
		return open(CloudMode.AWS, account, region, new Occasion(person, null, this.leases::usualEnd));
	}

	/**
	 * Opens a lab of a workshop in one of the accounts that the cloud has.
	 * @throws IllegalArgumentException if there is no such region
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials for the account, or its zones cannot be learned
	 */
	public Lab open(CloudMode mode, String account, String region, String workshop, Instant end) {
		requireRegion(region);
		return open(mode, account, region, new Occasion(null, workshop, (now) -> end));
	}

	/**
	 * Opens a lab of a workshop, which lasts as long as that does.
	 * @throws IllegalArgumentException if there is no such region
	 * @throws software.amazon.awssdk.core.exception.SdkException if the account or its
	 * zones cannot be learned
	 */
	public Lab open(CloudMode mode, String region, String workshop, Instant end) {
		requireRegion(region);
		this.labs.requireRoom(null);
		return open(mode, this.clients.newAccount(mode, region), region, new Occasion(null, workshop, (now) -> end));
	}

	private Lab open(CloudMode mode, String account, String region, Occasion occasion) {
		AwsClients aws = this.clients.clients(mode, account, region);
		List<String> zones = ZoneSelector.choose(aws, region);
		boolean taken = mode == CloudMode.AWS || this.stages.namesTaken(aws);
		Lab opened = this.database.exclusively("labs", () -> {
			this.labs.requireRoom(occasion.person());
			String id = newId();
			Instant now = this.clock.instant();
			Lab lab = new Lab(id, new AwsEnvironment(mode, account, region),
					new Lab.Layout(zones.get(0), zones.get(1), suffix(id, mode, account, taken)),
					this.leases.begin(now, occasion.end().apply(now), occasion.workshop()), LabStatus.NEW, null, 1);
			this.labs.add(lab, occasion.person());
			return lab;
		});
		this.scheduler.expect(opened);
		return opened;
	}

	/**
	 * The account that a lab of mode {@code aws} would be built in.
	 * @throws software.amazon.awssdk.core.exception.SdkException if there are no
	 * credentials that AWS takes
	 */
	public CallerIdentity caller(String region) {
		requireRegion(region);
		String account = this.clients.newAccount(CloudMode.AWS, region);
		AwsClients aws = this.clients.clients(CloudMode.AWS, account, region);
		return aws.caller();
	}

	/**
	 * Counts the labs that have resources in an account and region of AWS and that this
	 * console does not have: another console's, or those of data that were lost.
	 * @return how many; empty if the credentials may not ask
	 */
	public Optional<Long> countStrays(String account, String region) {
		Set<String> known = this.labs.all()
			.stream()
			.filter((lab) -> lab.status() != LabStatus.GONE)
			.map(Lab::id)
			.collect(Collectors.toSet());
		try {
			return Optional.of(this.clients.clients(CloudMode.AWS, account, region)
				.tagValues(Lab.TAG)
				.filter((lab) -> !known.contains(lab))
				.count());
		}
		catch (SdkException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The article's names are used as they are by the only lab of a practice account, in
	 * whatever region, if nobody else uses them there. In AWS somebody else may begin to
	 * use them at any time, such as another console.
	 */
	private String suffix(String id, CloudMode mode, String account, boolean taken) {
		Set<String> suffixes = this.labs.in(account)
			.stream()
			.filter((lab) -> lab.mode() == mode && lab.status() != LabStatus.GONE)
			.map(Lab::suffix)
			.collect(Collectors.toSet());
		if (suffixes.isEmpty() && !taken) {
			return "";
		}
		String suffix = "-" + id.substring(0, SUFFIX_DIGITS);
		return suffixes.contains(suffix) ? suffix(newId(), mode, account, taken) : suffix;
	}

	private static @Nullable String person() {
		@Nullable Authentication user = SecurityContextHolder.getContext().getAuthentication();
		return (user != null) ? user.getName() : null;
	}

	private static String newId() {
		return UUID.randomUUID().toString().replace("-", "").substring(0, ID_DIGITS);
	}

	private static void requireRegion(String region) {
		if (!AwsClientFactory.isRegion(region)) {
			throw new IllegalArgumentException("There is no region " + region);
		}
	}

	/**
	 * The reason to open a lab.
	 *
	 * @param person the name of the person who opens it; null if nobody is counted
	 * @param end makes the lab's end of its beginning
	 */
	private record Occasion(@Nullable String person, @Nullable String workshop, UnaryOperator<Instant> end) {

	}

}
