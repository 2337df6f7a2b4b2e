#!/usr/bin/env bash
# modules.sh FOLDER...: applies each folder of Terraform, such as an example of a published module, at AWS_ENDPOINT_URL,
# plans it again without change, and destroys it. Prints a line for each folder, and exits 1 if one failed. Needs terraform
# and AWS's provider (TF_PLUGIN_DIR names a file-system mirror of it); says so if they are missing, and exits 0.
set -uo pipefail

command -v terraform > /dev/null || { echo "NOT TRIED: there is no terraform on the PATH"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export AWS_ENDPOINT_URL=${AWS_ENDPOINT_URL:-http://localhost:4566}
export AWS_DEFAULT_REGION=${AWS_DEFAULT_REGION:-ap-northeast-1}
export AWS_ACCESS_KEY_ID=${AWS_ACCESS_KEY_ID:-test} AWS_SECRET_ACCESS_KEY=${AWS_SECRET_ACCESS_KEY:-test}
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
export TF_IN_AUTOMATION=1 TF_INPUT=0 TF_CLI_ARGS=-no-color CHECKPOINT_DISABLE=1
if [[ -n "${TF_PLUGIN_DIR:-}" ]]; then
	printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$TF_PLUGIN_DIR" > "$work/terraform.rc"
	export TF_CLI_CONFIG_FILE=$work/terraform.rc
fi

# step NAME ARGUMENT...: terraform with these arguments, its output in a file of that name
step() {
	local name=$1
	shift
	terraform "$@" > "$work/$name" 2>&1
}

# errors NAME: what that step said was wrong, in one line
errors() {
	grep -A 8 -E '^(│ )?Error: ' "$work/$1" | sed -E 's/^│ ?//' | grep -vE '^(╷|╵|--| *with | *on .* line )' | tr -s ' \n' ' '
}

# numbers NAME: what that step counted
numbers() {
	sed -nE 's/^(Apply|Destroy) complete! Resources: (.*)\.$/\2/p' "$work/$1"
}

# try: the folder that is the current one; what came of it is printed, 1 if it failed
try() {
	local state=(-state="$work/state") status applied
	if ! step init init; then
		if grep -qE 'Failed to (query available provider packages|install provider)' "$work/init"; then
			echo "NOT TRIED: a provider is missing: $(errors init)"
			return 0
		fi
		echo "FAILED at init: $(errors init)"
		return 1
	fi
	if step apply apply -auto-approve "${state[@]}"; then
		step plan plan -detailed-exitcode "${state[@]}"
		status=$?
		case $status in
			0) applied="$(numbers apply); planned again without change" ;;
			2) applied="FAILED: planned again with change: $(grep -E '^  # |^Plan: |^Changes to Outputs|^  [~+-] ' "$work/plan" | tr -s ' \n' ' ')" ;;
			*) applied="FAILED at plan: $(errors plan)" ;;
		esac
	else
		status=1 applied="FAILED at apply: $(errors apply)"
	fi
	if ! step destroy destroy -auto-approve "${state[@]}"; then
		echo "$applied; FAILED at destroy: $(errors destroy)"
		return 1
	fi
	echo "$applied; $(numbers destroy)"
	return "$status"
}

failed=0 count=0
for folder in "$@"; do
	[[ -d "$folder" ]] || { echo "$folder: FAILED: no such folder"; failed=1; continue; }
	locked=no
	[[ -e "$folder/.terraform.lock.hcl" ]] && locked=yes
	rm -f "$work"/state*
	export TF_DATA_DIR=$work/data-$((count += 1))
	said=$(cd "$folder" && try) || failed=1
	echo "$folder: $said"
	[[ $locked == yes ]] || rm -f "$folder/.terraform.lock.hcl"
done
exit $failed
