package io.github.privatelinkhandson.workshop.preflight;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.core.exception.SdkException;

import io.github.privatelinkhandson.aws.AwsFailure;
import io.github.privatelinkhandson.aws.Cloud;
import io.github.privatelinkhandson.aws.CloudMode;
import io.github.privatelinkhandson.aws.Clouds;
import io.github.privatelinkhandson.problem.ConflictException;

/**
 * Reports whether accounts and regions have the capacity for a workshop's labs. It only
 * reads; errors of AWS are reported for the environment concerned.
 */
@Service
public class Preflight {

	private final Clouds clouds;

	private final QuotaUsageReader reader;

	Preflight(Clouds clouds, QuotaUsageReader reader) {
		this.clouds = clouds;
		this.reader = reader;
	}

	/**
	 * Reports on all available accounts in each of the given regions.
	 */
	public PreflightReport inRegions(CloudMode mode, List<String> regions, int participants, Duration duration) {
		return report(mode, regions.stream().flatMap((region) -> environments(mode, region)).toList(), participants,
				duration);
	}

	public PreflightReport of(CloudMode mode, List<TargetEnvironment> places, int participants, Duration duration) {
		return report(mode, places.stream().map(Finding::of).toList(), participants, duration);
	}

	private Stream<Finding> environments(CloudMode mode, String region) {
		if (mode == CloudMode.PRACTICE) {
			return Stream.of(Finding.of(new TargetEnvironment(null, region)));
		}
		try {
			Cloud cloud = this.clouds.of(mode);
			return Stream.concat(
					cloud.accounts(region)
						.stream()
						.map((account) -> Finding.of(new TargetEnvironment(account, region))),
					cloud.failures(region)
						.stream()
						.map((failure) -> new Finding(new TargetEnvironment(null, region), null, failure)));
		}
		catch (SdkException ex) {
			return Stream.of(new Finding(new TargetEnvironment(null, region), null, AwsFailure.of(ex)));
		}
	}

	private PreflightReport report(CloudMode mode, List<Finding> asked, int participants, Duration duration) {
		List<Finding> findings = (mode == CloudMode.AWS)
				? asked.stream().map((finding) -> read(finding, asked)).toList() : asked;
		int[] shares = shares(findings, participants);
		List<EnvironmentReport> places = IntStream.range(0, shares.length)
			.mapToObj((index) -> findings.get(index).report(shares[index], duration))
			.toList();
		return new PreflightReport(mode, participants, duration, places);
	}

	private Finding read(Finding asked, List<Finding> all) {
		String account = asked.place().account();
		if (account == null) {
			return asked;
		}
		int regions = (int) all.stream().filter((other) -> account.equals(other.place().account())).count();
		try {
			return new Finding(asked.place(), this.reader.read(CloudMode.AWS, account, asked.place().region(), regions),
					null);
		}
		catch (SdkException ex) {
			return new Finding(asked.place(), null, AwsFailure.of(ex));
		}
		catch (ConflictException ex) {
			return new Finding(asked.place(), null, AwsFailure.recorded(ex.code(), String.valueOf(ex.getMessage())));
		}
	}

	/**
	 * Distributes participants evenly among the environments that have capacity left;
	 * when none has, evenly among those whose usage is known.
	 */
	private static int[] shares(List<Finding> findings, int participants) {
		int[] shares = new int[findings.size()];
		for (int participant = 0; participant < participants; participant++) {
			IntStream.range(0, shares.length)
				.boxed()
				.min(Comparator.comparingInt((Integer index) -> findings.get(index).placementRank(shares[index]))
					.thenComparingInt((index) -> shares[index]))
				.ifPresent((index) -> shares[index]++);
		}
		return shares;
	}

	private record Finding(TargetEnvironment place, @Nullable QuotaUsage usage, @Nullable AwsFailure failure) {

		static Finding of(TargetEnvironment place) {
			return new Finding(place, null, null);
		}

		int labs() {
			return Optional.ofNullable(this.usage).map(QuotaUsage::labs).orElse(0);
		}

		int placementRank(int share) {
			if (this.failure != null) {
				return 2;
			}
			return (this.usage == null || labs() > share) ? 0 : 1;
		}

		EnvironmentReport report(int share, Duration duration) {
			List<QuotaReport> quotas = Optional.ofNullable(this.usage)
				.map((known) -> known.reports(share))
				.orElse(List.of());
			return new EnvironmentReport(this.place, share, labs(), quotas,
					LabCosts.of(share, duration, this.place.region()), this.failure);
		}

	}

}
