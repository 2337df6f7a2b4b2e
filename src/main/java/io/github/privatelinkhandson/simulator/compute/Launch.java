package io.github.privatelinkhandson.simulator.compute;

import java.util.List;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.CapacityReservationPreference;
import software.amazon.awssdk.services.ec2.model.DeviceType;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.HypervisorType;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAutoRecoveryState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataEndpointState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataProtocolState;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataTagsState;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Tenancy;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

import io.github.privatelinkhandson.simulator.operation.Call;
import io.github.privatelinkhandson.simulator.vpc.NetworkInterfaceService;

/**
 * The validated request of RunInstances. Its instances differ in ids and addresses only.
 */
record Launch(RunInstancesRequest request, AmazonLinux image, TypeSpec type, LaunchPlacement place,
		@Nullable InstanceProfile profile, List<Tag> tags) {

	private static final int HOPS = 2;

	Instance model(Call call, String id, int index, @Nullable String privateIp) {
		return hardware(software(Instance.builder(), this.image.imageId(call.region()))).instanceId(id)
			.amiLaunchIndex(index)
			.clientToken((this.request.clientToken() != null) ? this.request.clientToken() : "")
			.keyName(this.request.keyName())
			.productCodes(List.of())
			.tags(this.tags)
			.vpcId(this.place.subnet().vpcId())
			.subnetId(this.place.subnet().subnetId())
			.privateIpAddress(privateIp)
			.privateDnsName((privateIp != null) ? new NetworkInterfaceService(call).dnsName(privateIp)
					: new NetworkInterfaceService(call).resourceName(id))
			.privateDnsNameOptions((options) -> options
				.hostnameType((privateIp != null) ? HostnameType.IP_NAME : HostnameType.RESOURCE_NAME)
				.enableResourceNameDnsARecord(false)
				.enableResourceNameDnsAAAARecord(false))
			.usageOperationUpdateTime(call.now())
			.build();
	}

	private Instance.Builder software(Instance.Builder instance, String imageId) {
		if (this.profile != null) {
			instance.iamInstanceProfile((it) -> it.arn(this.profile.arn()).id(this.profile.instanceProfileId()));
		}
		return instance.imageId(imageId)
			.bootMode(this.image.bootMode())
			.platformDetails("Linux/UNIX")
			.usageOperation("RunInstances")
			.rootDeviceName(AmazonLinux.ROOT_DEVICE)
			.rootDeviceType(DeviceType.EBS)
			.virtualizationType(VirtualizationType.HVM)
			.metadataOptions(metadataOptions(this.request.metadataOptions()));
	}

	private Instance.Builder hardware(Instance.Builder instance) {
		boolean monitored = this.request.monitoring() != null
				&& Boolean.TRUE.equals(this.request.monitoring().enabled());
		return instance.instanceType(InstanceType.fromValue(this.type.name()))
			.architecture(ArchitectureValues.fromValue(this.type.architecture()))
			.hypervisor(HypervisorType.XEN)
			.enaSupport(true)
			.ebsOptimized(Boolean.TRUE.equals(this.request.ebsOptimized()))
			.currentInstanceBootMode((this.type.previousGenerationHardware()) ? "legacy-bios" : "uefi")
			.cpuOptions((cpu) -> cpu.coreCount(this.type.cores()).threadsPerCore(this.type.threadsPerCore()))
			.placement((it) -> it.availabilityZone(this.place.subnet().availabilityZone())
				.availabilityZoneId(this.place.subnet().availabilityZoneId())
				.groupName("")
				.tenancy(Tenancy.DEFAULT))
			.monitoring((it) -> it.state(monitored ? MonitoringState.ENABLED : MonitoringState.DISABLED))
			.capacityReservationSpecification(
					(it) -> it.capacityReservationPreference(CapacityReservationPreference.OPEN))
			.hibernationOptions((it) -> it.configured(false))
			.enclaveOptions((it) -> it.enabled(false))
			.maintenanceOptions((it) -> it.autoRecovery(InstanceAutoRecoveryState.DEFAULT));
	}

	private HttpTokensState tokens() {
		return this.image.isOlder() ? HttpTokensState.OPTIONAL : HttpTokensState.REQUIRED;
	}

	/**
	 * Amazon Linux 2023 asks for tokens unless the request says otherwise, Amazon Linux 2
	 * does not.
	 */
	private InstanceMetadataOptionsResponse metadataOptions(@Nullable InstanceMetadataOptionsRequest wanted) {
		InstanceMetadataOptionsRequest given = (wanted != null) ? wanted
				: InstanceMetadataOptionsRequest.builder().build();
		return InstanceMetadataOptionsResponse.builder()
			.state(InstanceMetadataOptionsState.APPLIED)
			.httpTokens((given.httpTokens() != null) ? given.httpTokens() : tokens())
			.httpPutResponseHopLimit((given.httpPutResponseHopLimit() != null) ? given.httpPutResponseHopLimit()
					: this.image.isOlder() ? 1 : HOPS)
			.httpEndpoint((given.httpEndpoint() != null) ? given.httpEndpoint() : InstanceMetadataEndpointState.ENABLED)
			.httpProtocolIpv6((given.httpProtocolIpv6() != null) ? given.httpProtocolIpv6()
					: InstanceMetadataProtocolState.DISABLED)
			.instanceMetadataTags((given.instanceMetadataTags() != null) ? given.instanceMetadataTags()
					: InstanceMetadataTagsState.DISABLED)
			.build();
	}

}
