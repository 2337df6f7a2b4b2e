# A VPC in two zones with all that published modules put around one: gateways, tables, defaults taken over, endpoints.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  default_tags {
    tags = { Project = "vpc" }
  }
}

data "aws_region" "current" {}

data "aws_availability_zones" "available" {
  state = "available"
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

locals {
  zones = slice(data.aws_availability_zones.available.names, 0, 2)
}

resource "aws_vpc" "main" {
  cidr_block                           = "10.20.0.0/16"
  instance_tenancy                     = "default"
  assign_generated_ipv6_cidr_block     = true
  enable_dns_hostnames                 = true
  enable_dns_support                   = true
  enable_network_address_usage_metrics = true
  tags                                 = { Name = "main" }
}

resource "aws_vpc_ipv4_cidr_block_association" "more" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.21.0.0/16"
}

resource "aws_vpc_dhcp_options" "main" {
  domain_name          = "example.internal"
  domain_name_servers  = ["AmazonProvidedDNS"]
  ntp_servers          = ["169.254.169.123"]
  netbios_name_servers = ["10.20.0.9"]
  netbios_node_type    = 2
  tags                 = { Name = "main" }
}

resource "aws_vpc_dhcp_options_association" "main" {
  vpc_id          = aws_vpc.main.id
  dhcp_options_id = aws_vpc_dhcp_options.main.id
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "main" }
}

resource "aws_vpn_gateway" "main" {
  vpc_id          = aws_vpc.main.id
  amazon_side_asn = "64512"
  tags            = { Name = "main" }
}

resource "aws_customer_gateway" "main" {
  type        = "ipsec.1"
  ip_address  = "203.0.113.9"
  bgp_asn     = 65112
  device_name = "office"
  tags        = { Name = "office" }
}

resource "aws_egress_only_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "main" }
}

resource "aws_subnet" "public" {
  count                                          = length(local.zones)
  vpc_id                                         = aws_vpc.main.id
  availability_zone                              = local.zones[count.index]
  cidr_block                                     = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  ipv6_cidr_block                                = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, count.index)
  map_public_ip_on_launch                        = true
  assign_ipv6_address_on_creation                = true
  enable_resource_name_dns_a_record_on_launch    = true
  enable_resource_name_dns_aaaa_record_on_launch = true
  private_dns_hostname_type_on_launch            = "resource-name"
  tags                                           = { Name = "public-${count.index}", Tier = "public" }
}

resource "aws_subnet" "private" {
  count             = length(local.zones)
  vpc_id            = aws_vpc_ipv4_cidr_block_association.more.vpc_id
  availability_zone = local.zones[count.index]
  cidr_block        = cidrsubnet(aws_vpc_ipv4_cidr_block_association.more.cidr_block, 8, count.index)
  ipv6_cidr_block   = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 16 + count.index)
  tags              = { Name = "private-${count.index}" }
}

output "subnets" {
  value = concat(aws_subnet.public[*].arn, aws_subnet.private[*].arn)
}
