# Rules beside their group: as aws_security_group_rule, and as a resource each.

resource "aws_security_group" "rules" {
  name_prefix = "rules-"
  description = "Rules of their own"
  vpc_id      = aws_vpc.main.id

  timeouts {
    create = "15m"
    delete = "45m"
  }

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  ports = {
    https    = { from = 443, to = 443, protocol = "tcp" }
    database = { from = 5432, to = 5432, protocol = "6" }
    names    = { from = 53, to = 53, protocol = "udp" }
    ping     = { from = 8, to = 0, protocol = "icmp" }
    ping6    = { from = 128, to = 0, protocol = "icmpv6" }
    tunnel   = { from = -1, to = -1, protocol = "50" }
  }
}

resource "aws_security_group_rule" "blocks" {
  for_each          = local.ports
  security_group_id = aws_security_group.rules.id
  type              = "ingress"
  description       = "Ingress ${each.key}"
  protocol          = each.value.protocol
  from_port         = each.value.from
  to_port           = each.value.to
  cidr_blocks       = each.key == "ping6" ? null : [aws_vpc.main.cidr_block, "192.0.2.0/24"]
  ipv6_cidr_blocks  = each.key == "ping6" ? ["2001:db8::/64"] : null
}

resource "aws_security_group_rule" "both" {
  security_group_id = aws_security_group.rules.id
  type              = "egress"
  protocol          = "tcp"
  from_port         = 0
  to_port           = 65535
  cidr_blocks       = ["0.0.0.0/0"]
  ipv6_cidr_blocks  = ["::/0"]
  prefix_list_ids   = [data.aws_prefix_list.s3.id]
}

resource "aws_security_group_rule" "self" {
  security_group_id = aws_security_group.rules.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 30
  to_port           = 40
  self              = true
  description       = "VPC: ${aws_vpc.main.id}"
}

resource "aws_security_group_rule" "groups" {
  count                    = 2
  security_group_id        = aws_security_group.rules.id
  type                     = "ingress"
  protocol                 = "tcp"
  from_port                = 3306
  to_port                  = 3306
  source_security_group_id = [data.aws_security_group.default.id, aws_security_group.inline.id][count.index]
}

resource "aws_vpc_security_group_ingress_rule" "block" {
  security_group_id = aws_security_group.single.id
  description       = "HTTPS"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = aws_vpc.main.cidr_block
  tags              = { Name = "https" }
}

resource "aws_vpc_security_group_ingress_rule" "list" {
  security_group_id = aws_security_group.single.id
  ip_protocol       = "udp"
  from_port         = 500
  to_port           = 500
  prefix_list_id    = aws_ec2_managed_prefix_list.offices.id
}

resource "aws_vpc_security_group_ingress_rule" "group" {
  security_group_id            = aws_security_group.single.id
  ip_protocol                  = "icmp"
  from_port                    = -1
  to_port                      = -1
  referenced_security_group_id = aws_security_group.rules.id
}

resource "aws_vpc_security_group_egress_rule" "ipv6" {
  security_group_id = aws_security_group.single.id
  ip_protocol       = "-1"
  cidr_ipv6         = "::/0"
}

resource "aws_security_group" "single" {
  name   = "single"
  vpc_id = aws_vpc.main.id
}
