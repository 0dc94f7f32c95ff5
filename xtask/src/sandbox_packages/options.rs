//! How the packages are built.

/// What the command line says.
#[derive(clap::Args, Debug)]
pub(crate) struct Options {
    /// Keeps the folder with the environments, the sources that were put together and what everything has said.
    #[arg(long)]
    pub(crate) keep: bool,
    /// Linux only: compiles with Zig against glibc 2.17, so that the packages run on older systems too. For publishing.
    #[arg(long)]
    pub(crate) zig: bool,
    /// Does not optimize the command, which is quicker: to see that all works, and not for publishing.
    #[arg(long)]
    pub(crate) debug: bool,
}
