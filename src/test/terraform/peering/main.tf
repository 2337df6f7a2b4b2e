# Two VPCs that are peered: one asks, the other accepts, and each has routes and a group for the other.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {}

data "aws_caller_identity" "current" {}

locals {
  vpcs   = { asking = "10.40.0.0/16", accepting = "10.41.0.0/16" }
  others = { asking = "accepting", accepting = "asking" }
}

resource "aws_vpc" "side" {
  for_each             = local.vpcs
  cidr_block           = each.value
  enable_dns_hostnames = true
  tags                 = { Name = each.key }
}

resource "aws_subnet" "side" {
  for_each   = local.vpcs
  vpc_id     = aws_vpc.side[each.key].id
  cidr_block = cidrsubnet(each.value, 8, 1)
  tags       = { Name = each.key }
}

resource "aws_vpc_peering_connection" "pair" {
  vpc_id        = aws_vpc.side["asking"].id
  peer_vpc_id   = aws_vpc.side["accepting"].id
  peer_owner_id = data.aws_caller_identity.current.account_id
  auto_accept   = false
  tags          = { Side = "asking" }

  lifecycle {
    ignore_changes = [tags]
  }
}

resource "aws_vpc_peering_connection_accepter" "pair" {
  vpc_peering_connection_id = aws_vpc_peering_connection.pair.id
  auto_accept               = true
  tags                      = { Side = "accepting" }
}

resource "aws_vpc_peering_connection_options" "pair" {
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.pair.id

  requester {
    allow_remote_vpc_dns_resolution = true
  }

  accepter {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_route_table" "side" {
  for_each = local.vpcs
  vpc_id   = aws_vpc.side[each.key].id
  tags     = { Name = each.key }
}

resource "aws_route_table_association" "side" {
  for_each       = local.vpcs
  route_table_id = aws_route_table.side[each.key].id
  subnet_id      = aws_subnet.side[each.key].id
}

resource "aws_route" "other" {
  for_each                  = local.others
  route_table_id            = aws_route_table.side[each.key].id
  destination_cidr_block    = aws_vpc.side[each.value].cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.pair.id
}

resource "aws_security_group" "side" {
  for_each = local.vpcs
  name     = each.key
  vpc_id   = aws_vpc.side[each.key].id
}

resource "aws_vpc_security_group_ingress_rule" "other" {
  for_each                     = local.others
  security_group_id            = aws_security_group.side[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
  referenced_security_group_id = aws_security_group.side[each.value].id
  depends_on                   = [aws_vpc_peering_connection_accepter.pair]
}
