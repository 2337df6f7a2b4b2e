#!/usr/bin/env python3
"""Writes src/main/resources/simulator/constraints.json: what AWS's service models demand of requests.

Source: the service-2.json models of botocore (Copyright Amazon.com, Inc., Apache License 2.0), of which only required members,
enumerations, lengths, ranges, patterns and the names of documented filters are kept, and only for the operations that
docs/practice-aws.md lists. Run it in the project's root, with botocore installed, after an operation was added or to follow AWS.
"""
import json
import re
from pathlib import Path

import botocore
from botocore.loaders import Loader

PAGE = Path("docs/practice-aws.md")
TARGET = Path("src/main/resources/simulator/constraints.json")
MODELS = {"ec2": "ec2", "elasticloadbalancing": "elbv2", "iam": "iam", "sts": "sts", "ssm": "ssm",
          "logs": "logs", "servicequotas": "service-quotas"}
CONSTRAINTS = ("min", "max", "pattern", "enum")
# Types of which this cloud knows only some, and which it refuses in words of its own.
OWN_LISTS = {"InstanceType"}


def operations():
    """The operations of the page's tables, by the signing name of their service."""
    service, found = None, {}
    for line in PAGE.read_text().splitlines():
        if line.startswith("#"):
            heading = re.fullmatch(r"### .+ \(`([a-z0-9]+)`\)", line)
            service = heading and heading[1]
        row = re.match(r"\| `([A-Za-z0-9]+)` \|", line)
        if service and row:
            found.setdefault(service, []).append(row[1])
    return found


def kids(shape):
    yield from ((name, member["shape"]) for name, member in shape.get("members", {}).items())
    yield from ((part, shape[part]["shape"]) for part in ("member", "key", "value") if part in shape)


def reachable(shapes, start):
    seen, todo = set(), [start]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += [kid for _, kid in kids(shapes[name])]
    return seen


def is_constrained(name, shape):
    return bool(shape.get("required")) or any(key in shape for key in CONSTRAINTS) and name not in OWN_LISTS


def kept(shapes, names):
    """The names that are constrained, or lead to a shape that is."""
    result = {name for name in names if is_constrained(name, shapes[name])}
    grown = True
    while grown:
        grown = {name for name in names - result if any(kid in result for _, kid in kids(shapes[name]))}
        result |= grown
    return result


def compact(name, shape, result):
    members = {member: kid for member, kid in kids(shape) if kid in result}
    constraints = {} if name in OWN_LISTS else {key: shape[key] for key in CONSTRAINTS if key in shape}
    return {"type": shape["type"], **({"members": members} if members else {}),
            **({"required": shape["required"]} if shape.get("required") else {}), **constraints}


def filters(shape):
    """The names of filters that the documentation of the member Filters lists."""
    for member in ("Filters", "Filter"):
        documentation = shape.get("members", {}).get(member, {}).get("documentation", "")
        names = re.findall(r"<li>\s*<p>\s*(?:<code>)?([a-z][a-zA-Z0-9.:<>-]+)(?:</code>)?\s+-", documentation)
        if names:
            return [name for name in names if not re.match("tag(:|$)", name)]
    return []


def service(name, actions):
    model = Loader().load_service_model(MODELS[name], "service-2")
    shapes, spelled = model["shapes"], {action.lower(): action for action in model["operations"]}
    inputs, names = {}, set()
    for action in sorted(spelled[action.lower()] for action in actions):
        start = model["operations"][action].get("input", {}).get("shape")
        if start:
            inputs[action] = {"input": start}
            documented = filters(shapes[start])
            if documented:
                inputs[action]["filters"] = documented
            names |= reachable(shapes, start)
    result = kept(shapes, names)
    return inputs, {shape: compact(shape, shapes[shape], result) for shape in sorted(result)}


def lines(mapping):
    return ",\n".join(f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in mapping.items())


def main():
    parts = [f'"source": "service-2.json of botocore {botocore.__version__}, Apache License 2.0; see docs/model/constraints.py"']
    for name, actions in operations().items():
        inputs, shapes = service(name, actions)
        parts.append(f'"{name}": {{\n  "operations": {{\n{lines(inputs)}\n  }},\n  "shapes": {{\n{lines(shapes)}\n  }}\n}}')
    TARGET.write_text("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main()
