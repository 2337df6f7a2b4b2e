package io.github.privatelinkhandson.simulator.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.BootModeType;
import software.amazon.awssdk.services.ec2.model.EbsEncryptionSupport;
import software.amazon.awssdk.services.ec2.model.EbsNvmeSupport;
import software.amazon.awssdk.services.ec2.model.EbsOptimizedSupport;
import software.amazon.awssdk.services.ec2.model.EnaSupport;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeHypervisor;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.NetworkInfo;
import software.amazon.awssdk.services.ec2.model.PlacementGroupStrategy;
import software.amazon.awssdk.services.ec2.model.RootDeviceType;
import software.amazon.awssdk.services.ec2.model.UsageClassType;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;

/**
 * An instance type.
 *
 * @param interfaces how many network interfaces it may have
 * @param addresses how many IPv4 addresses each of them may have
 */
record TypeSpec(String name, InstanceFamily family, int cpus, int mebibytes, int interfaces, int addresses) {

	static final List<TypeSpec> ALL = Stream.of(InstanceFamily.values())
		.flatMap((family) -> family.types().stream())
		.toList();

	/** A zone of N. Virginia that has old hardware only. */
	private static final String OLD_ZONE = "use1-az3";

	static Optional<TypeSpec> find(String name) {
		return ALL.stream().filter((type) -> type.name().equals(name)).findFirst();
	}

	boolean offeredIn(String zoneId) {
		return previousGenerationHardware() || !zoneId.equals(OLD_ZONE);
	}

	boolean burstable() {
		return this.family.burstable();
	}

	String cpuCredits() {
		return previousGenerationHardware() ? "standard" : "unlimited";
	}

	boolean previousGenerationHardware() {
		return this.family == InstanceFamily.T2;
	}

	String architecture() {
		return this.family.architecture();
	}

	int cores() {
		return this.cpus / this.family.threadsPerCore();
	}

	int threadsPerCore() {
		return this.family.threadsPerCore();
	}

	/**
	 * Numbers of threads that can be asked for; none where that has no choice.
	 */
	private @Nullable List<Integer> validThreadsPerCore() {
		return previousGenerationHardware() ? null : (threadsPerCore() == 1) ? List.of(1) : List.of(1, 2);
	}

	InstanceTypeInfo model() {
		boolean xen = previousGenerationHardware();
		return InstanceTypeInfo.builder()
			.instanceType(InstanceType.fromValue(this.name))
			.currentGeneration(true)
			.freeTierEligible(Stream.of("t2.micro", "t3.micro").anyMatch(this.name::equals))
			.supportedUsageClasses(UsageClassType.ON_DEMAND, UsageClassType.SPOT)
			.supportedRootDeviceTypes(RootDeviceType.EBS)
			.supportedVirtualizationTypes(VirtualizationType.HVM)
			.bareMetal(false)
			.hypervisor(xen ? InstanceTypeHypervisor.XEN : InstanceTypeHypervisor.NITRO)
			.processorInfo((processor) -> processor.supportedArchitectures(ArchitectureType.fromValue(architecture()))
				.sustainedClockSpeedInGhz(gigahertz())
				.manufacturer(this.family.manufacturer()))
			.vCpuInfo((cpu) -> cpu.defaultVCpus(this.cpus)
				.defaultCores(cores())
				.defaultThreadsPerCore(threadsPerCore())
				.validThreadsPerCore(validThreadsPerCore()))
			.memoryInfo((memory) -> memory.sizeInMiB((long) this.mebibytes))
			.instanceStorageSupported(false)
			.ebsInfo((ebs) -> ebs
				.ebsOptimizedSupport(xen ? EbsOptimizedSupport.UNSUPPORTED : EbsOptimizedSupport.DEFAULT)
				.encryptionSupport(EbsEncryptionSupport.SUPPORTED)
				.nvmeSupport(xen ? EbsNvmeSupport.UNSUPPORTED : EbsNvmeSupport.REQUIRED))
			.networkInfo(networkInfo())
			.placementGroupInfo((group) -> group.supportedStrategies(PlacementGroupStrategy.PARTITION,
					PlacementGroupStrategy.SPREAD))
			.hibernationSupported(!arm())
			.burstablePerformanceSupported(burstable())
			.dedicatedHostsSupported(false)
			.autoRecoverySupported(true)
			.supportedBootModes(
					arm() ? List.of(BootModeType.UEFI) : List.of(BootModeType.LEGACY_BIOS, BootModeType.UEFI))
			.build();
	}

	private NetworkInfo networkInfo() {
		return NetworkInfo.builder()
			.networkPerformance(this.family.network())
			.maximumNetworkInterfaces(this.interfaces)
			.maximumNetworkCards(1)
			.defaultNetworkCardIndex(0)
			.ipv4AddressesPerInterface(this.addresses)
			.ipv6AddressesPerInterface(this.addresses)
			.ipv6Supported(true)
			.enaSupport(previousGenerationHardware() ? EnaSupport.UNSUPPORTED : EnaSupport.REQUIRED)
			.efaSupported(false)
			.encryptionInTransitSupported(false)
			.build();
	}

	private boolean arm() {
		return architecture().equals("arm64");
	}

	private double gigahertz() {
		return (previousGenerationHardware() && this.mebibytes > 2048) ? 2.3 : this.family.gigahertz();
	}

}
