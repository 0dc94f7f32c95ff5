//! What goes wrong: answers that are none, connections that break, ids that want to be routes, servers that
//! repeat what they heard. All of it over raw sockets, so that nothing is well-formed by accident.

mod answers;
mod arbitrary;
mod connections;
mod expected;
mod limits;
mod no_connection;
mod outcomes;
mod paths;
mod secrets;
mod spellings;
mod table;
