//! Confirmed changes against a sandbox whose ledger knows what really happened, with everything going wrong that the
//! sandbox can make go wrong.

mod between;
mod boundaries;
mod killed;
mod looks;
mod matrix;
mod open;
mod program;
mod sequences;
mod shop;
mod usual;
