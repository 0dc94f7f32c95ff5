"""Drives `async-iamport` from PyPI. Its `imp_url` is where it is told to go."""

import asyncio

from async_iamport import AsyncIamport

from common import URL, Walk


def main():
    loop = asyncio.new_event_loop()
    clients = []

    # A client opens its session when it is made, which it can do only within a running loop.
    async def made(key, secret):
        client = AsyncIamport(imp_key=key, imp_secret=secret, imp_url=URL)
        clients.append(client)
        return client

    try:
        Walk(
            lambda key, secret: loop.run_until_complete(made(key, secret)),
            loop.run_until_complete,
        ).run()
    finally:
        for client in clients:
            loop.run_until_complete(client.close_session())
        loop.close()


main()
