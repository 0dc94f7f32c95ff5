//! Writes `control.openapi.json` anew, the description of the control:
//! `cargo run -q -p iamport-sandbox --example control_openapi`

fn main() -> std::io::Result<()> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/control.openapi.json");
    std::fs::write(file, iamport_sandbox::control::openapi())
}
