"""Drives `iamport-rest-client` from PyPI. Its `imp_url` is where it is told to go, with a slash at the end."""

from iamport import Iamport

from common import URL, Walk

# It hands `params` to a method of its own that has no such parameter: a TypeError before any request.
WITHOUT = {"list": "its find_by_status raises a TypeError before it sends anything"}


def made(key, secret):
    return Iamport(imp_key=key, imp_secret=secret, imp_url=URL + "/")


Walk(made, without=WITHOUT).run()
