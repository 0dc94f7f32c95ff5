//! Every operation of the API and how much of it the sandbox plays, a line each with a tab between:
//! `cargo run -p iamport-sandbox --example levels`.

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for operation in iamport_sandbox::operations() {
        writeln!(out, "{}\t{}", operation.operation_id, operation.level)?;
    }
    Ok(())
}
