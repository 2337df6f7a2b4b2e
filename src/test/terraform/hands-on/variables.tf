variable "endpoint" {
  description = "Where the practice AWS listens; null for AWS itself."
  type        = string
  default     = null
}

variable "region" {
  type    = string
  default = "ap-northeast-1"
}

variable "enforce" {
  description = "Whether the load balancer's inbound rules apply to PrivateLink traffic: the third of the four points."
  type        = bool
  default     = true
}

variable "cross_zone" {
  description = "Whether the load balancer's nodes forward to the other zone: the fourth of the four points."
  type        = bool
  default     = false
}
