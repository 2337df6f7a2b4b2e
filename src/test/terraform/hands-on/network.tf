# Two VPCs, each as the VPC console's "VPC and more" makes it: two zones, one NAT gateway.

locals {
  vpcs = {
    A = "10.0.0.0/16"
    B = "10.1.0.0/16"
  }
  tiers = { public = 0, private = 8 }
  subnets = {
    for subnet in flatten([
      for vpc, cidr in local.vpcs : [
        for tier, offset in local.tiers : [
          for index, letter in ["a", "c"] : {
            key  = "${vpc}-${tier}-${letter}"
            vpc  = vpc
            tier = tier
            zone = local.zones[letter]
            cidr = cidrsubnet(cidr, 4, offset + index)
          }
        ]
      ]
    ]) : subnet.key => subnet
  }
  public  = { for key, subnet in local.subnets : key => subnet if subnet.tier == "public" }
  private = { for key, subnet in local.subnets : key => subnet if subnet.tier == "private" }
}

resource "aws_vpc" "vpc" {
  for_each             = local.vpcs
  cidr_block           = each.value
  enable_dns_hostnames = true
  tags                 = { Name = "privatelink-${each.key}-vpc" }

  lifecycle {
    precondition {
      condition     = length(setsubtract(values(local.zones), data.aws_availability_zones.available.names)) == 0
      error_message = "The region lacks one of the zones."
    }
  }
}

resource "aws_internet_gateway" "gateway" {
  for_each = local.vpcs
  vpc_id   = aws_vpc.vpc[each.key].id
  tags     = { Name = "privatelink-${each.key}-igw" }
}

resource "aws_subnet" "subnet" {
  for_each          = local.subnets
  vpc_id            = aws_vpc.vpc[each.value.vpc].id
  cidr_block        = each.value.cidr
  availability_zone = each.value.zone
  tags              = { Name = "privatelink-${each.key}" }
}

resource "aws_route_table" "public" {
  for_each = local.vpcs
  vpc_id   = aws_vpc.vpc[each.key].id
  tags     = { Name = "privatelink-${each.key}-rtb-public" }

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.gateway[each.key].id
  }
}

resource "aws_route_table_association" "public" {
  for_each       = local.public
  route_table_id = aws_route_table.public[each.value.vpc].id
  subnet_id      = aws_subnet.subnet[each.key].id
}

resource "aws_eip" "nat" {
  for_each   = local.vpcs
  domain     = "vpc"
  tags       = { Name = "privatelink-${each.key}-eip" }
  depends_on = [aws_internet_gateway.gateway]
}

resource "aws_nat_gateway" "nat" {
  for_each      = local.vpcs
  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = aws_subnet.subnet["${each.key}-public-a"].id
  tags          = { Name = "privatelink-${each.key}-nat" }
  depends_on    = [aws_internet_gateway.gateway, aws_route_table_association.public]
}

resource "aws_route_table" "private" {
  for_each = local.private
  vpc_id   = aws_vpc.vpc[each.value.vpc].id
  tags     = { Name = "privatelink-${each.key}-rtb" }
}

resource "aws_route" "private" {
  for_each               = local.private
  route_table_id         = aws_route_table.private[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat[each.value.vpc].id
}

resource "aws_route_table_association" "private" {
  for_each       = local.private
  route_table_id = aws_route_table.private[each.key].id
  subnet_id      = aws_subnet.subnet[each.key].id
}
