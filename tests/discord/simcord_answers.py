"""Plays scenarios in simcord, and prints what came of each call and which events were told.

    python simcord_answers.py scenarios.json

simcord is another stand-in for Discord, written by other people from other readings. Where it and ours differ, one of them is
wrong, or Discord leaves it open: `differences.json` says which.
"""

import json
import re
import sys

from simcord.backend import Backend
from simcord.backend.errors import BackendError
from simcord.http.router import RouteNotImplemented, UnsupportedField, dispatch


def town():
    """A guild, a bot below one role and above another, and people."""
    backend = Backend()
    people = {name: backend.make_user(name) for name in ["owner", "boss", "tom", "stranger"]}
    guild = backend.create_guild("Harbour", owner_id=people["owner"].id)
    bot_role = next(role for role in guild.roles.values() if role.managed)
    low, high = (backend.create_role(guild.id, name) for name in ["Low", "High"])
    low.position, bot_role.position, high.position = 1, 2, 3
    backend.add_member(guild.id, people["boss"].id, roles=[high.id])
    backend.add_member(guild.id, people["tom"].id)
    channel = backend.create_channel(guild.id, "general")
    names = {name: person.id for name, person in people.items()}
    names |= {"guild": guild.id, "low": low.id, "high": high.id, "general": channel.id}
    return backend, names


def filled(value, names):
    text = json.dumps(value)
    return json.loads(re.sub(r"\{(\w+)\}", lambda found: str(names.get(found[1], found[0])), text))


def outcome(backend, names, verb, path, body, reason):
    try:
        said = dispatch(backend, verb, filled(path, names), json=filled(body, names), reason=reason or None)
    except (RouteNotImplemented, UnsupportedField):
        return "not there"
    except BackendError as refused:
        return refused.code
    if isinstance(said, dict) and "id" in said:
        names["last"] = said["id"]
    return 0


def play(scenario):
    backend, names = town()
    events = []
    backend.subscribers.append(lambda name, _payload: events.append(name))
    codes = [outcome(backend, names, *call) for call in scenario["calls"]]
    return {"name": scenario["name"], "codes": codes, "events": events}


with open(sys.argv[1], encoding="utf-8") as scenarios:
    print(json.dumps([play(scenario) for scenario in json.load(scenarios)]))
