// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `users`.

/// The model `PgSettingAnnotation`.
pub(crate) mod pg_setting_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[PG_PROVIDER, PG_ID];

    pub(crate) const PG_PROVIDER: Field = Field::named("pg_provider").longest(16);

    pub(crate) const PG_ID: Field = Field::named("pg_id").longest(80);
}
