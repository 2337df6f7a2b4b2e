# Security groups. NLB-B-sg has no inbound rule, as in the article.

locals {
  groups = {
    "EC2-A-sg"              = { vpc = "A", description = "The consumer" }
    "privatelink-A-vpce-sg" = { vpc = "A", description = "The endpoint" }
    "EC2-B-sg"              = { vpc = "B", description = "The provider" }
    "NLB-B-sg"              = { vpc = "B", description = "The load balancer" }
  }
}

resource "aws_security_group" "group" {
  for_each    = local.groups
  name        = each.key
  description = each.value.description
  vpc_id      = aws_vpc.vpc[each.value.vpc].id
  tags        = { Name = each.key }
}

resource "aws_vpc_security_group_egress_rule" "all" {
  for_each          = local.groups
  security_group_id = aws_security_group.group[each.key].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

resource "aws_security_group_rule" "server_from_load_balancer" {
  security_group_id        = aws_security_group.group["EC2-B-sg"].id
  type                     = "ingress"
  protocol                 = "tcp"
  from_port                = 80
  to_port                  = 80
  source_security_group_id = aws_security_group.group["NLB-B-sg"].id
  description              = "HTTP from NLB-B"
}

resource "aws_vpc_security_group_ingress_rule" "endpoint_from_client" {
  security_group_id            = aws_security_group.group["privatelink-A-vpce-sg"].id
  ip_protocol                  = "tcp"
  from_port                    = 80
  to_port                      = 80
  referenced_security_group_id = aws_security_group.group["EC2-A-sg"].id
  description                  = "HTTP from EC2-A"
  tags                         = { Name = "from EC2-A" }
}
