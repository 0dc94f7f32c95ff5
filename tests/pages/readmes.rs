//! The READMEs of the repository and of its crates.

use iamport_sandbox::{EXAMPLE_IMP_UID, EffectKind};

use super::program;
use super::shop::Shop;

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn both_revoke_the_account_of_the_example_and_say_so() {
    for readme in ["readme::main_1", "readme_of_iamport::main_1"] {
        let shop = Shop::open().await;
        assert_eq!(program::run(readme, &shop), "revoked, now failed\n");
        assert_eq!(shop.status(EXAMPLE_IMP_UID), "failed", "{readme}");
        assert_eq!(shop.count(EffectKind::AccountRevoked), 1, "{readme}");
        assert_eq!(program::run(readme, &shop), "it was revoked before\n");
        assert_eq!(shop.count(EffectKind::AccountRevoked), 1, "{readme}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_sandbox_says_where_it_is() {
    let shop = Shop::open().await;
    let printed = program::run("readme_of_iamport_sandbox::main_1", &shop);
    assert!(printed.starts_with("http://127.0.0.1:"), "{printed}");
    let (key, secret) = shop.sandbox.credentials();
    assert!(
        printed.ends_with(&format!(" {key} {secret}\n")),
        "{printed}"
    );

    let printed = program::run("readme_of_iamport_testing::main_1", &shop);
    assert!(printed.starts_with("http://127.0.0.1:"), "{printed}");
}
