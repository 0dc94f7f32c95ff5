//! Changes whose outcome is known: sent once, and settled by looking when the answer is unclear.
//!
//! The API has no idempotency key. When the answer to a refund, a charge or a revoke is lost, `send` can only say
//! [`Unknown`](crate::Outcome::Unknown). `confirm()` in its place reads what there is before, sends the change once, and if the
//! answer is unclear reads again until the API's records tell what happened:
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = iamport_sandbox::Sandbox::start().await?;
//! # let (key, secret) = sandbox.credentials();
//! # let client = iamport::Client::builder()
//! #     .credentials(iamport::Credentials::new(key, secret))
//! #     .base_url(sandbox.url())
//! #     .build()?;
//! # let paid = sandbox.control().create_payment(iamport_sandbox::NewPayment::paid("payco", 5_000))?;
//! # let imp_uid = paid.imp_uid.as_str();
//! use iamport::confirm::Confirmed;
//!
//! let refund = || client.cancel_payment().imp_uid(imp_uid).amount(1_000).reason("고객 변심");
//! match refund().confirm().key("refund-1234").await? {
//!     Confirmed::Done { record, .. } => println!("given back: {:?}", record.cancel_amount),
//!     Confirmed::DoneBefore(_) => println!("an earlier run with this key did it"),
//!     Confirmed::Waiting(_) => println!("accepted; the gateway answers later"),
//!     Confirmed::NotDone(why) => println!("nothing was given back: {why}"),
//!     Confirmed::Unknown(unknown) => println!("look again later: {unknown}"),
//! }
//! // The same key never refunds a second time.
//! let again = refund().confirm().key("refund-1234").await?;
//! assert!(matches!(again, Confirmed::DoneBefore(_)));
//! # Ok(())
//! # }
//! ```
//!
//! # What is promised
//!
//! - The change is sent at most once, in a task of its own, so that it goes on when the future is dropped. Only a revoke and
//!   a change of an account, which converge, are sent again while the account is as it was. A refund, and a schedule without card
//!   data, is sent a second time only on request, [`Confirm::send_again`], and a refund then with the same balance as its
//!   `checksum`. All else is never sent again.
//! - *New* is what was not there before, never what is younger than some time. Nothing is concluded from an answer in which
//!   something was passed over or a key was absent.
//! - All reads after the change happen within one limit, [`Confirm::within`].
//!
//! # The key
//!
//! The key is yours, such as `refund-1234`. It is sent along as a mark that the API echoes: behind the `reason` of a cancel
//! as `[#refund-1234]`, in `custom_data` of charges, accounts and schedules. Whoever asks with the same key later finds the
//! mark and gets [`Confirmed::DoneBefore`], from another process and another machine, too. With a [`Journal`] the key also holds
//! between the sending and the mark's appearance, and for changes that have no mark, and [`Client::settle`](crate::Client::settle) settles
//! what an earlier run left open. The same key with another change is an error, before anything is sent.
//!
//! A program that ends between the journal and the sending leaves a key of which nobody knows whether anything was sent. To
//! ask again with that key looks, and sends nothing; with [`Confirm::send_again`] it also sends.
//!
//! # What stays open
//!
//! | change | what no client can know |
//! |---|---|
//! | cancel | `checksum` is documented as enforced, and the order of `cancel_history` as oldest first; both were never seen in a test against the live service. While nothing new stands in the history, the gateway may still pay: that is *unknown*, never *not done*. An entry of the same amount without a mark is told as [`Attribution::Unproven`]: so much left once, by whomever. Of several in one second without a mark nobody can tell which was the first |
//! | onetime, again | a failed attempt can still turn, when the gateway reports late |
//! | createVbank | two new accounts without a mark: both are named, and [`Client::revoke_surplus_accounts`](crate::Client::revoke_surplus_accounts) closes all but the one to keep |
//! | look-ups by order | they do not show payments of test channels; only a look-up by `imp_uid` does |
//! | revoke | *done* says that nobody can pay into the account any more, by whomever it was closed |

mod answer;
mod cancel;
mod charge;
mod engine;
pub(crate) mod entry;
#[cfg(feature = "file-journal")]
pub(crate) mod file_journal;
mod issue;
mod journal;
mod look;
mod mark;
mod modify;
mod revoke;
mod schedule;
mod settle;
mod surplus;

pub use self::answer::{Attribution, Confirmed, NotDone, Reason, Unknown};
pub use self::engine::Confirm;
pub use self::entry::Verdict;
#[cfg(feature = "file-journal")]
pub use self::file_journal::FileJournal;
pub use self::journal::{Claim, Journal};
pub use self::settle::Settled;
pub use self::surplus::SurplusAccount;
