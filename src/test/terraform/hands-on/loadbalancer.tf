# The provider's load balancer.

resource "aws_lb_target_group" "web" {
  name     = "NLB-B-tg"
  port     = 80
  protocol = "TCP"
  vpc_id   = aws_vpc.vpc["B"].id

  health_check {
    protocol            = "HTTP"
    path                = "/index.html"
    interval            = 10
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_target_group_attachment" "web" {
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.server["B"].id
  port             = 80
}

resource "aws_lb" "provider" {
  name                                                         = "NLB-B"
  load_balancer_type                                           = "network"
  internal                                                     = true
  subnets                                                      = [for letter in ["a", "c"] : aws_subnet.subnet["B-private-${letter}"].id]
  security_groups                                              = [aws_security_group.group["NLB-B-sg"].id]
  enforce_security_group_inbound_rules_on_private_link_traffic = var.enforce ? "on" : "off"
  enable_cross_zone_load_balancing                             = var.cross_zone
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.provider.arn
  port              = 80
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
