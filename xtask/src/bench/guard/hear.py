"""discord.py hears a stream of gateway frames as it does from its socket, and says what that cost: a name and a number a
line. Its cache is the one it comes with; members are not asked for."""

import asyncio
import gc
import logging
import sys
import time

import discord
from discord.gateway import DiscordWebSocket
from discord.user import ClientUser

logging.disable(logging.CRITICAL)


class Bot(discord.Client):
    """Counts the messages that it is told of."""

    told = 0

    async def on_message(self, message):
        self.told += 1

    async def on_message_edit(self, before, after):
        self.told += 1


def resident():
    gc.collect()
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def frames(stream):
    """The frames of the next part."""
    for line in stream:
        line = line.rstrip("\n")
        if not line:
            return
        yield line


async def main(file):
    intents = discord.Intents.all()
    intents.presences = False
    bot = Bot(intents=intents, chunk_guilds_at_startup=False)
    await bot._async_setup_hook()
    state = bot._connection
    state.user = ClientUser(state=state, data={"id": "900", "username": "lodge", "discriminator": "0", "avatar": None})
    state._users[900] = state.user
    socket = DiscordWebSocket(None, loop=asyncio.get_running_loop())
    socket.shard_id = 0
    socket._connection = state
    socket._discord_parsers = state.parsers
    socket._dispatch = bot.dispatch
    socket.log_receive = lambda message: None

    async def hear(text):
        await socket.received_message(text)
        # What was set off by it runs, as between two frames of a socket.
        await asyncio.sleep(0)

    with open(file, encoding="utf-8") as stream:
        servers, before = 0, resident()
        for text in frames(stream):
            await hear(text)
            servers += 1
        there = servers if len(bot.guilds) == servers else -1
        print(f"servers {there}\nservers_mb {resident() - before:.2f}")
        for part in ("messages", "others"):
            heard = list(frames(stream))
            begun = time.process_time()
            for text in heard:
                await hear(text)
            print(f"{part} {len(heard)}\n{part}_seconds {time.process_time() - begun:.4f}")
    print(f"told {bot.told}")


asyncio.run(main(sys.argv[1]))
