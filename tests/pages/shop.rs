//! A sandbox for the code of a page, and what happened in it.

use iamport::{Client, Credentials};
use iamport_sandbox::{EffectKind, Fault, FaultKind, NewPayment, Sandbox};

pub(super) struct Shop {
    pub(super) sandbox: Sandbox,
    pub(super) client: Client,
}

impl Shop {
    pub(super) async fn open() -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let (key, secret) = sandbox.credentials();
        let client = Client::builder()
            .base_url(sandbox.url())
            .credentials(Credentials::new(key, secret))
            .build()
            .unwrap();
        Self { sandbox, client }
    }

    /// A payment by card of this order, as its `imp_uid`.
    pub(super) fn paid(&self, merchant_uid: &str, amount: u32) -> String {
        self.create(NewPayment::paid("payco", amount).merchant_uid(merchant_uid))
    }

    pub(super) fn create(&self, payment: NewPayment) -> String {
        let created = self.sandbox.control().create_payment(payment);
        created.unwrap().imp_uid
    }

    /// The next answer of this operation is lost after its effect.
    pub(super) fn lose_the_answer_of(&self, operation: &str) {
        let lost = Fault::new(FaultKind::ResetBeforeAnswer).after();
        let lost = lost.on(operation).once();
        self.sandbox.control().inject(lost).unwrap();
    }

    /// How often such a thing happened, and that the ledger has nothing to say against all that did.
    #[track_caller]
    pub(super) fn count(&self, kind: EffectKind) -> usize {
        let control = self.sandbox.control();
        assert_eq!(control.check_invariants(), []);
        let effects = control.effects();
        effects.iter().filter(|effect| effect.kind == kind).count()
    }

    /// The sums that were given back, one by one.
    #[track_caller]
    pub(super) fn refunds(&self) -> Vec<String> {
        let control = self.sandbox.control();
        assert_eq!(control.check_invariants(), []);
        let effects = control.effects().into_iter();
        effects
            .filter(|effect| effect.kind == EffectKind::Refunded)
            .filter_map(|effect| Some(effect.transfer?.debit.amount.to_string()))
            .collect()
    }

    /// The state of a payment.
    pub(super) fn status(&self, imp_uid: &str) -> String {
        let payment = self.sandbox.control().payment(imp_uid).unwrap();
        payment.status.as_str().to_owned()
    }
}
