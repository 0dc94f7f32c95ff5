import pytest


@pytest.fixture(scope="session")
def iamport_sandbox_options():
    return ["--at", "1795424400"]
