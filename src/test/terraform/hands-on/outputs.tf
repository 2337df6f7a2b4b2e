output "account" {
  value = data.aws_caller_identity.current.account_id
}

output "servers" {
  value = { for key, server in aws_instance.server : key => server.id }
}

output "service_name" {
  value = aws_vpc_endpoint_service.service.service_name
}

output "endpoint_dns_name" {
  value = aws_vpc_endpoint.endpoint.dns_entry[0].dns_name
}

output "path_found" {
  value = aws_ec2_network_insights_analysis.analysis.path_found
}

output "explanation_codes" {
  value = aws_ec2_network_insights_analysis.analysis.explanations[*].explanation_code
}
