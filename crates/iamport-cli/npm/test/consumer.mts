// A program that uses the package, for the compiler alone: what is wrong in it must be found.
import { startSandbox, type Answer, type Sandbox } from "iamport-sandbox";

export async function use(): Promise<void> {
  await using sandbox: Sandbox = await startSandbox({ options: ["--seed", "7"] });
  const url: string = sandbox.url;
  const { control } = sandbox;
  const payment = await control.createPayment({ pg_provider: "kcp", amount: 5000, vbank: true });
  const id: string = payment.imp_uid;
  const effects: Answer<"listEffects"> = await control.listEffects();
  const refunds = effects.filter((effect) => effect.kind === "refunded" && effect.imp_uid === id);
  await control.deposit({ imp_uid: id, depositor: "홍길동" });
  await control.injectFault({ kind: "reset_before_answer", operation: "cancelPayment", when: "after" });
  await control.moveClock({ advance: 86_400 });
  await control.moveClock();
  await control.readTranscript();
  await control.readTranscript({ after: 1 });
  const nothing: null = await control.reset();
  const snapshot = await control.takeSnapshot();
  await control.restoreSnapshot(snapshot);
  await sandbox.stop();
  // @ts-expect-error no such kind
  await control.injectFault({ kind: "no_such_kind" });
  // @ts-expect-error no such field
  await control.deposit({ imp_uid: id, no_such_field: 1 });
  // @ts-expect-error the payment is missing
  await control.deposit({});
  // @ts-expect-error the payment is missing
  await control.deposit();
  // @ts-expect-error a kind is missing
  await control.injectFault();
  // @ts-expect-error a snapshot is missing
  await control.restoreSnapshot();
  // @ts-expect-error no such call
  await control.noSuchCall({ imp_uid: id });
  // @ts-expect-error no such word
  effects.filter((effect) => effect.kind === "no_such_word");
  // @ts-expect-error it takes nothing
  await control.reset({ all: true });
  return void [url, refunds, nothing];
}
