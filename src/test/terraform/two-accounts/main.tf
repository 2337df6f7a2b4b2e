# One account offers a service to another, which connects; the first accepts. Without keys of another account, both are
# the same.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "consumer_key" {
  description = "The consumer's access key; null for that of the environment."
  type        = string
  default     = null
}

variable "consumer_secret" {
  type      = string
  default   = null
  sensitive = true
}

provider "aws" {
  alias = "provider"
}

provider "aws" {
  alias      = "consumer"
  access_key = var.consumer_key
  secret_key = var.consumer_secret
}

data "aws_caller_identity" "consumer" {
  provider = aws.consumer
}
