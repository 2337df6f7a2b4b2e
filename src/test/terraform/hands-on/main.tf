# The hands-on's whole final environment, as a learner would write it in Terraform.

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
  region                  = var.region
  skip_metadata_api_check = true

  endpoints {
    ec2   = var.endpoint
    elbv2 = var.endpoint
    iam   = var.endpoint
    ssm   = var.endpoint
    sts   = var.endpoint
  }

  default_tags {
    tags = { "privatelink-handson:lab" = "terraform" }
  }
}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

data "aws_availability_zones" "available" {
  state = "available"
}

locals {
  zones = { for letter in ["a", "c"] : letter => "${data.aws_region.current.name}${letter}" }
}
