"""A program that uses the package, for a type checker alone: what is wrong in it must be found."""

from typing import List, Literal, Optional, Union, assert_type

import iamport_sandbox
from iamport_sandbox.control import Effect, EffectKind, PaymentAnnotation


def use() -> None:
    with iamport_sandbox.start(["--seed", "7"]) as sandbox:
        assert_type(sandbox.url, str)
        control = sandbox.control
        payment = control.create_payment(pg_provider="kcp", amount=5000, vbank=True)
        assert_type(payment, PaymentAnnotation)
        assert_type(payment["imp_uid"], str)
        effects = control.list_effects()
        assert_type(effects, List[Effect])
        assert_type(effects[0]["imp_uid"], Optional[str])
        kind: EffectKind = effects[0]["kind"]
        refunded: Literal["refunded"] = "refunded"
        assert kind == refunded
        control.inject_fault(kind="reset_before_answer", operation="cancelPayment", when="after", times="always")
        assert control.reset() is None  # type: ignore[func-returns-value]
        control.inject_fault(kind="no_such_kind")  # type: ignore[arg-type]
        control.deposit(imp_uid="imp_1", no_such_field=1)  # type: ignore[call-arg]
        control.deposit()  # type: ignore[call-arg]
        amount: Union[float, str] = payment["amount"]
        print(amount, payment["no_such_key"])  # type: ignore[typeddict-item]
