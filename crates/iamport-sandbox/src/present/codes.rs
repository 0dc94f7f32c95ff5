//! Standard codes on the wire.

use crate::facts::Institution;
use crate::wire::Json;

pub(crate) fn institutions(all: &[Institution]) -> Json {
    Json::Array(all.iter().map(institution).collect())
}

pub(crate) fn institution(one: &Institution) -> Json {
    Json::Object(vec![("code", one.code.into()), ("name", one.name.into())])
}
