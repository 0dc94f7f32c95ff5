// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `auth`.

/// `POST /users/getToken`
pub(crate) mod get_token {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[IMP_KEY, IMP_SECRET];

    pub(crate) const IMP_KEY: Field = Field::named("imp_key").required();

    pub(crate) const IMP_SECRET: Field = Field::named("imp_secret").required();
}
