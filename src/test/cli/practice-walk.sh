#!/usr/bin/env bash
# The article's steps, typed as AWS CLI commands, to Hello! and back to an empty account. Every answer that matters is
# compared; the first difference ends the script. Needs AWS_ENDPOINT_URL, a region and credentials.
set -euo pipefail
shopt -s inherit_errexit
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Older versions of the CLI do not look at AWS_ENDPOINT_URL
aws() {
	command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"
}

# expect WANTED FOUND
expect() {
	[[ "$2" == "$1" ]] || { echo "line ${BASH_LINENO[0]}: expected '$1', found '$2'" >&2; exit 1; }
}

# refused CODE COMMAND...: the command must fail, and with that code
refused() {
	local code=$1 said
	shift
	if said=$("$@" 2>&1); then
		echo "line ${BASH_LINENO[0]}: not refused: $* said $said" >&2
		exit 1
	fi
	[[ "$said" == *"($code)"* ]] || { echo "line ${BASH_LINENO[0]}: expected $code, found: $said" >&2; exit 1; }
}

# text COMMAND...: as the CLI prints it for scripts
text() {
	aws "$@" --output text
}

tags() {
	echo "ResourceType=$1,Tags=[{Key=Name,Value=$2},{Key=privatelink-handson:lab,Value=cli}]"
}

zone_a=$(text ec2 describe-availability-zones --filters Name=state,Values=available \
	--query "AvailabilityZones[?ends_with(ZoneName, 'a')].ZoneName | [0]")
zone_c=${zone_a%a}c

# Stage 1: a VPC with a public and a private subnet in each zone, and one NAT gateway
build_vpc() {
	local name=$1 net=$2 vpc gateway public private_a private_c table address nat
	vpc=$(text ec2 create-vpc --cidr-block "$net.0.0/16" --tag-specifications "$(tags vpc "privatelink-$name-vpc")" \
		--query Vpc.VpcId)
	aws ec2 wait vpc-available --vpc-ids "$vpc"
	aws ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
	gateway=$(text ec2 create-internet-gateway --query InternetGateway.InternetGatewayId)
	aws ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
	public=$(text ec2 create-subnet --vpc-id "$vpc" --cidr-block "$net.0.0/20" --availability-zone "$zone_a" \
		--query Subnet.SubnetId)
	private_a=$(text ec2 create-subnet --vpc-id "$vpc" --cidr-block "$net.128.0/20" --availability-zone "$zone_a" \
		--query Subnet.SubnetId)
	private_c=$(text ec2 create-subnet --vpc-id "$vpc" --cidr-block "$net.144.0/20" --availability-zone "$zone_c" \
		--query Subnet.SubnetId)
	table=$(text ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId)
	expect True "$(text ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --gateway-id "$gateway")"
	aws ec2 associate-route-table --route-table-id "$table" --subnet-id "$public" > /dev/null
	address=$(text ec2 allocate-address --domain vpc --query AllocationId)
	nat=$(text ec2 create-nat-gateway --subnet-id "$public" --allocation-id "$address" --query NatGateway.NatGatewayId)
	aws ec2 wait nat-gateway-available --nat-gateway-ids "$nat"
	table=$(text ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" Name=association.main,Values=true \
		--query RouteTables[0].RouteTableId)
	aws ec2 create-route --route-table-id "$table" --destination-cidr-block 0.0.0.0/0 --nat-gateway-id "$nat" > /dev/null
	printf '%s\n' "vpc_$name=$vpc" "igw_$name=$gateway" "public_$name=$public" "private_a_$name=$private_a" \
		"private_c_$name=$private_c" "eip_$name=$address" "nat_$name=$nat" > "$folder/$name"
}

# Stage 2: the role
build_role() {
	aws iam create-role --role-name SSM-role --assume-role-policy-document '{"Version": "2012-10-17", "Statement":
		[{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}' > /dev/null
	aws iam attach-role-policy --role-name SSM-role --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore
	aws iam create-instance-profile --instance-profile-name SSM-role > /dev/null
	aws iam add-role-to-instance-profile --instance-profile-name SSM-role --role-name SSM-role
	aws iam wait instance-profile-exists --instance-profile-name SSM-role
}

build_vpc A 10.0 & first=$!
build_vpc B 10.1 & second=$!
build_role
wait $first
wait $second
source "$folder/A"
source "$folder/B"

# Stage 2: groups, instances and the web server
group() {
	text ec2 create-security-group --group-name "$1" --description "$1" --vpc-id "$2" --query GroupId
}
ec2_a_sg=$(group EC2-A-sg "$vpc_A")
ec2_b_sg=$(group EC2-B-sg "$vpc_B")
refused InvalidGroup.Duplicate group EC2-B-sg "$vpc_B"

server() {
	text ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 \
		--instance-type t3.micro --subnet-id "$2" --security-group-ids "$3" --iam-instance-profile Name=SSM-role \
		--tag-specifications "$(tags instance "$1")" --query Instances[0].InstanceId
}
ec2_a=$(server EC2-A "$private_a_A" "$ec2_a_sg")
ec2_b=$(server EC2-B "$private_c_B" "$ec2_b_sg")
aws ec2 wait instance-running --instance-ids "$ec2_a" "$ec2_b"
expect "$ec2_b" "$(text ec2 describe-instances --filters Name=tag:Name,Values=EC2-B Name=instance-state-name,Values=running \
	--query 'Reservations[].Instances[].InstanceId')"

# on INSTANCE COMMAND: what it prints, by way of Systems Manager
on() {
	local id attempt
	for attempt in 1 2 3 4 5 6 7 8; do
		id=$(text ssm send-command --document-name AWS-RunShellScript --instance-ids "$1" --parameters "{\"commands\": [\"$2\"]}" \
			--query Command.CommandId 2> "$folder/refusal") && break
		grep -q InvalidInstanceId "$folder/refusal" || { cat "$folder/refusal" >&2; exit 1; }
	done
	aws ssm wait command-executed --command-id "$id" --instance-id "$1" || true
	text ssm get-command-invocation --command-id "$id" --instance-id "$1" --query StandardOutputContent
}
expect 'Hello!' "$(on "$ec2_b" "dnf install -y -q httpd > /dev/null && echo 'Hello!' > /var/www/html/index.html && \
systemctl enable --now httpd 2> /dev/null && curl -s http://localhost:80")"

# Stage 3: the load balancer, its mistakes included
nlb_sg=$(group NLB-B-sg "$vpc_B")
target_group=$(text elbv2 create-target-group --name NLB-B-tg --protocol TCP --port 80 --vpc-id "$vpc_B" \
	--health-check-protocol HTTP --health-check-path /index.html --query TargetGroups[0].TargetGroupArn)
aws elbv2 register-targets --target-group-arn "$target_group" --targets "Id=$ec2_b"
nlb=$(text elbv2 create-load-balancer --name NLB-B --type network --scheme internal --subnets "$private_a_B" "$private_c_B" \
	--security-groups "$nlb_sg" --query LoadBalancers[0].LoadBalancerArn)
aws elbv2 create-listener --load-balancer-arn "$nlb" --protocol TCP --port 80 \
	--default-actions "Type=forward,TargetGroupArn=$target_group" > /dev/null
aws ec2 authorize-security-group-ingress --group-id "$ec2_b_sg" --protocol tcp --port 80 --source-group "$nlb_sg" > /dev/null
refused InvalidPermission.Duplicate aws ec2 authorize-security-group-ingress --group-id "$ec2_b_sg" --protocol tcp --port 80 \
	--source-group "$nlb_sg"
aws elbv2 wait load-balancer-available --load-balancer-arns "$nlb"
aws elbv2 wait target-in-service --target-group-arn "$target_group" --targets "Id=$ec2_b"

# Stages 4 to 6: the endpoint service, the endpoint, the approval
service=$(text ec2 create-vpc-endpoint-service-configuration --network-load-balancer-arns "$nlb" --acceptance-required \
	--query ServiceConfiguration.ServiceId)
service_name=$(text ec2 describe-vpc-endpoint-service-configurations --service-ids "$service" \
	--query ServiceConfigurations[0].ServiceName)
vpce_sg=$(group privatelink-A-vpce-sg "$vpc_A")
aws ec2 authorize-security-group-ingress --group-id "$vpce_sg" --ip-permissions \
	"IpProtocol=tcp,FromPort=80,ToPort=80,UserIdGroupPairs=[{GroupId=$ec2_a_sg}]" > /dev/null
endpoint=$(text ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id "$vpc_A" --service-name "$service_name" \
	--subnet-ids "$private_a_A" --security-group-ids "$vpce_sg" --query VpcEndpoint.VpcEndpointId)
state() {
	text ec2 describe-vpc-endpoints --vpc-endpoint-ids "$endpoint" --query VpcEndpoints[0].State
}
expect pendingAcceptance "$(state)"
expect None "$(text ec2 accept-vpc-endpoint-connections --service-id "$service" --vpc-endpoint-ids "$endpoint" \
	--query 'Unsuccessful[0]')"
expect available "$(state)"
dns_name=$(text ec2 describe-vpc-endpoints --filters Name=vpc-endpoint-type,Values=Interface "Name=vpc-id,Values=$vpc_A" \
	--query 'VpcEndpoints[0].DnsEntries[0].DnsName')

# Stage 7: three analyses, two mistakes
path=$(text ec2 create-network-insights-path --source "$ec2_a" --destination "$ec2_b" --protocol tcp \
	--query NetworkInsightsPath.NetworkInsightsPathId)
analyse() {
	local analysis
	analysis=$(text ec2 start-network-insights-analysis --network-insights-path-id "$path" \
		--query NetworkInsightsAnalysis.NetworkInsightsAnalysisId)
	text ec2 describe-network-insights-analyses --network-insights-analysis-ids "$analysis" --query \
		'NetworkInsightsAnalyses[0].[Status, NetworkPathFound, Explanations[0].ExplanationCode]' | tr '\t' ' '
}
expect 'succeeded False ENI_SG_RULES_MISMATCH' "$(analyse)"
expect off "$(text elbv2 set-security-groups --load-balancer-arn "$nlb" --security-groups "$nlb_sg" \
	--enforce-security-group-inbound-rules-on-private-link-traffic off \
	--query EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic)"
expect 'succeeded False ELBV2_LISTENERS_MISMATCH' "$(analyse)"
aws elbv2 modify-load-balancer-attributes --load-balancer-arn "$nlb" \
	--attributes Key=load_balancing.cross_zone.enabled,Value=true > /dev/null
expect 'succeeded True None' "$(analyse)"

# Stage 8: the connection
address=$(text ec2 describe-network-interfaces --filters "Name=description,Values=VPC Endpoint Interface $endpoint" \
	--query NetworkInterfaces[0].PrivateIpAddress)
expect "$address" "$(on "$ec2_a" "dig +short $dns_name")"
expect 'Hello!' "$(on "$ec2_a" "curl -s http://$dns_name")"

# Stage 9: teardown, in the wrong order first
refused AnalysisExistsForNetworkInsightsPath aws ec2 delete-network-insights-path --network-insights-path-id "$path"
expect ExistingVpcEndpointConnections "$(text ec2 delete-vpc-endpoint-service-configurations --service-ids "$service" \
	--query 'Unsuccessful[0].Error.Code')"
refused ResourceInUse aws elbv2 delete-load-balancer --load-balancer-arn "$nlb"
refused ResourceInUse aws elbv2 delete-target-group --target-group-arn "$target_group"
refused DependencyViolation aws ec2 delete-security-group --group-id "$nlb_sg"
refused DependencyViolation aws ec2 delete-subnet --subnet-id "$private_a_A"
refused DependencyViolation aws ec2 detach-internet-gateway --internet-gateway-id "$igw_A" --vpc-id "$vpc_A"
refused DependencyViolation aws ec2 delete-vpc --vpc-id "$vpc_B"
refused DeleteConflict aws iam delete-role --role-name SSM-role

for analysis in $(text ec2 describe-network-insights-analyses --network-insights-path-id "$path" \
	--query 'NetworkInsightsAnalyses[].NetworkInsightsAnalysisId'); do
	aws ec2 delete-network-insights-analysis --network-insights-analysis-id "$analysis" > /dev/null
done
aws ec2 delete-network-insights-path --network-insights-path-id "$path" > /dev/null
aws ec2 delete-vpc-endpoints --vpc-endpoint-ids "$endpoint" > /dev/null
refused InvalidVpcEndpointId.NotFound aws ec2 describe-vpc-endpoints --vpc-endpoint-ids "$endpoint"
aws ec2 delete-vpc-endpoint-service-configurations --service-ids "$service" > /dev/null
aws elbv2 delete-load-balancer --load-balancer-arn "$nlb"
aws elbv2 wait load-balancers-deleted --load-balancer-arns "$nlb"
aws elbv2 delete-target-group --target-group-arn "$target_group"
aws ec2 terminate-instances --instance-ids "$ec2_a" "$ec2_b" > /dev/null
aws ec2 delete-nat-gateway --nat-gateway-id "$nat_A" > /dev/null
aws ec2 delete-nat-gateway --nat-gateway-id "$nat_B" > /dev/null
aws ec2 wait nat-gateway-deleted --nat-gateway-ids "$nat_A" "$nat_B"
aws ec2 wait instance-terminated --instance-ids "$ec2_a" "$ec2_b"
for group in "$ec2_b_sg" "$nlb_sg" "$vpce_sg" "$ec2_a_sg"; do
	aws ec2 delete-security-group --group-id "$group" > /dev/null
done

remove_vpc() {
	local vpc=vpc_$1 gateway=igw_$1 address=eip_$1 subnet association table
	aws ec2 release-address --allocation-id "${!address}"
	aws ec2 detach-internet-gateway --internet-gateway-id "${!gateway}" --vpc-id "${!vpc}"
	aws ec2 delete-internet-gateway --internet-gateway-id "${!gateway}"
	for subnet in public_$1 private_a_$1 private_c_$1; do
		aws ec2 delete-subnet --subnet-id "${!subnet}"
	done
	table=$(text ec2 describe-route-tables --filters "Name=vpc-id,Values=${!vpc}" \
		--query "RouteTables[?!(Associations[?Main])].RouteTableId")
	aws ec2 delete-route-table --route-table-id "$table"
	aws ec2 delete-vpc --vpc-id "${!vpc}"
}
remove_vpc A & first=$!
remove_vpc B & second=$!
aws iam remove-role-from-instance-profile --instance-profile-name SSM-role --role-name SSM-role
aws iam delete-instance-profile --instance-profile-name SSM-role
aws iam detach-role-policy --role-name SSM-role --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore
aws iam delete-role --role-name SSM-role
wait $first
wait $second
