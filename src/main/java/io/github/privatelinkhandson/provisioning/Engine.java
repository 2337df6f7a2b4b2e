package io.github.privatelinkhandson.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

import io.github.privatelinkhandson.aws.AwsClientFactory;
import io.github.privatelinkhandson.aws.AwsClients;
import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.aws.Mode;
import io.github.privatelinkhandson.lab.Lab;
import io.github.privatelinkhandson.lab.Labs;
import io.github.privatelinkhandson.observation.Observer;
import io.github.privatelinkhandson.observation.Scope;
import io.github.privatelinkhandson.observation.model.Snapshot;

/**
 * Looks at every account and region in which there is work to do, again and again until
 * there is none: one observation for all its labs, then one advance of each. No thread
 * waits for AWS; what is to be done is in the database, so that a restart goes on from
 * there.
 */
@Component
public class Engine implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Engine.class);

	private final Labs labs;

	private final List<LabAdvance> advances;

	private final AwsClientFactory clients;

	private final Clouds clouds;

	private final Observer observer;

	private final Workers workers;

	private final Clock clock;

	private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();

	/**
	 * The places with a look under way or planned; true where another was asked for
	 * meanwhile.
	 */
	private final Map<Place, Boolean> places = new ConcurrentHashMap<>();

	private volatile boolean running;

	Engine(Labs labs, List<LabAdvance> advances, AwsClientFactory clients, Clouds clouds, Observer observer,
			Workers workers, Clock clock) {
		this.labs = labs;
		this.advances = advances;
		this.clients = clients;
		this.clouds = clouds;
		this.observer = observer;
		this.workers = workers;
		this.clock = clock;
		this.scheduler.setThreadNamePrefix("engine-");
		this.scheduler.setTargetTaskExecutor((task) -> workers.submit(() -> {
			task.run();
			return this;
		}));
	}

	/**
	 * Sees to a lab soon.
	 */
	public void wake(Lab lab) {
		Place place = new Place(lab.mode(), lab.account(), lab.region());
		if (this.running && this.places.put(place, true) == null) {
			plan(place, Duration.ZERO);
		}
	}

	/**
	 * Observes a lab's account and region now.
	 * @throws software.amazon.awssdk.core.exception.SdkException if AWS does not let it
	 * be observed
	 */
	public Snapshot observe(Lab lab) {
		return observe(new Place(lab.mode(), lab.account(), lab.region()), List.of(lab));
	}

	@Override
	public void start() {
		this.running = true;
		this.labs.all().stream().filter(this::concerned).forEach(this::wake);
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void plan(Place place, Duration pause) {
		if (this.running) {
			this.scheduler.schedule(() -> look(place), this.clock.instant().plus(pause));
		}
	}

	private void look(Place place) {
		this.places.put(place, false);
		Duration pause = Pace.of(this.clouds.of(place.mode()).speed()).interval();
		try {
			List<Lab> concerned = this.labs.in(place.account(), place.region())
				.stream()
				.filter((lab) -> lab.mode() == place.mode() && concerned(lab))
				.toList();
			if (concerned.isEmpty() && this.places.remove(place, false)) {
				return;
			}
			if (!concerned.isEmpty() && advance(place, concerned)) {
				pause = Pace.of(this.clouds.of(place.mode()).speed()).soon();
			}
		}
		catch (RuntimeException ex) {
			logger.error("Looking at {} failed; it is tried again", place, ex);
		}
		plan(place, pause);
	}

	private boolean advance(Place place, List<Lab> concerned) {
		AwsClients aws = this.clients.clients(place.mode(), place.account(), place.region());
		Snapshot snapshot;
		try {
			snapshot = observe(place, concerned);
		}
		catch (RuntimeException ex) {
			AwsFailure failure = AwsFailure.of(ex);
			logger.warn("{} cannot be observed: {} {}", place, failure.code(), failure.message());
			concerned.forEach((lab) -> advances(lab).forEach((advance) -> advance.hindered(lab, failure)));
			return false;
		}
		Duration pace = Pace.of(this.clouds.of(place.mode()).speed()).soon();
		boolean acted = false;
		for (Lab lab : concerned) {
			for (LabAdvance advance : advances(lab)) {
				acted |= advance(advance, lab, snapshot, aws, pace);
			}
		}
		return acted;
	}

	/**
	 * One lab's failure never stops another's work.
	 */
	private static boolean advance(LabAdvance advance, Lab lab, Snapshot snapshot, AwsClients aws, Duration pace) {
		try {
			return advance.advance(lab, snapshot, aws, pace);
		}
		catch (RuntimeException ex) {
			logger.error("Lab {} could not be advanced; it is tried again", lab.id(), ex);
			return false;
		}
	}

	private Snapshot observe(Place place, List<Lab> concerned) {
		Set<String> roles = concerned.stream().map((lab) -> lab.name("SSM-role")).collect(Collectors.toSet());
		return this.observer.observe(this.clients.clients(place.mode(), place.account(), place.region()),
				place.account(), place.region(), Scope.allLabs(roles, roles));
	}

	private boolean concerned(Lab lab) {
		return !advances(lab).isEmpty();
	}

	private List<LabAdvance> advances(Lab lab) {
		return this.advances.stream().filter((advance) -> advance.concerns(lab)).toList();
	}

	/**
	 * An account and region of a cloud.
	 */
	private record Place(Mode mode, String account, String region) {
	}

	/**
	 * How often to look: seldom while AWS works, soon after it was asked for something.
	 */
	private record Pace(Duration interval, Duration soon) {

		private static final long LEAST_INTERVAL = 150;

		private static final long LEAST_SOON = 50;

		static Pace of(double speed) {
			return new Pace(Duration.ofMillis(Math.max(LEAST_INTERVAL, (long) (3000 / speed))),
					Duration.ofMillis(Math.max(LEAST_SOON, (long) (2000 / speed))));
		}

	}

}
