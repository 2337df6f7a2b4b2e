# Reachability Analyzer's path, and an analysis that is made anew when a switch changes.

resource "aws_ec2_network_insights_path" "path" {
  source      = aws_instance.server["A"].id
  destination = aws_instance.server["B"].id
  protocol    = "tcp"
  tags        = { Name = "EC2A-B" }
}

resource "terraform_data" "switches" {
  input = "${aws_lb.provider.enforce_security_group_inbound_rules_on_private_link_traffic} ${aws_lb.provider.enable_cross_zone_load_balancing}"
}

resource "aws_ec2_network_insights_analysis" "analysis" {
  network_insights_path_id = aws_ec2_network_insights_path.path.id
  depends_on = [
    aws_lb_listener.web, aws_lb_target_group_attachment.web, aws_vpc_endpoint_connection_accepter.accepted,
    aws_security_group_rule.server_from_load_balancer, aws_vpc_security_group_ingress_rule.endpoint_from_client,
    aws_vpc_security_group_egress_rule.all
  ]

  lifecycle {
    replace_triggered_by = [terraform_data.switches]
  }
}
