//! Which clients are tried, and with what.

/// Where a client comes from, and what runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A package of PyPI.
    Python,
    /// A package of npm.
    Node,
}

/// A client that nobody of this project wrote.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) kind: Kind,
    /// The name of its package.
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    /// The file that its driver is written to.
    pub(crate) file: &'static str,
    /// The driver.
    pub(crate) driver: &'static str,
}

/// The clients, in the order of the table's columns.
pub(crate) const CLIENTS: &[Client] = &[
    Client {
        kind: Kind::Python,
        package: "iamport-rest-client",
        version: "0.9.0",
        file: "drive_iamport_rest_client.py",
        driver: include_str!("drivers/drive_iamport_rest_client.py"),
    },
    Client {
        kind: Kind::Python,
        package: "async-iamport",
        version: "0.2.0",
        file: "drive_async_iamport.py",
        driver: include_str!("drivers/drive_async_iamport.py"),
    },
    Client {
        kind: Kind::Node,
        package: "iamport-rest-client-nodejs",
        version: "0.9.12",
        file: "drive_iamport_rest_client_nodejs.cjs",
        driver: include_str!("drivers/drive_iamport_rest_client_nodejs.cjs"),
    },
    Client {
        kind: Kind::Node,
        package: "iamport",
        version: "0.3.4",
        file: "drive_iamport.cjs",
        driver: include_str!("drivers/drive_iamport.cjs"),
    },
    Client {
        kind: Kind::Node,
        package: "iamport-server-api",
        version: "10.0.0",
        file: "drive_iamport_server_api.cjs",
        driver: include_str!("drivers/drive_iamport_server_api.cjs"),
    },
];

/// What the drivers of a kind share: a file and its text.
pub(crate) const fn common(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Python => ("common.py", include_str!("drivers/common.py")),
        Kind::Node => ("common.cjs", include_str!("drivers/common.cjs")),
    }
}

/// The operations that are tried: the word that drivers use, and the words of the table.
pub(crate) const OPERATIONS: &[(&str, &str)] = &[
    ("token", "get a token"),
    ("issue", "issue an account"),
    ("revoke", "revoke an account"),
    ("modify", "change an account"),
    ("holder", "name of an account holder"),
    ("get", "get a payment"),
    ("get-many", "get several payments"),
    ("find", "find by order"),
    ("find-all", "find all by order"),
    ("list", "list by status"),
    ("cancel-part", "cancel in part"),
    ("cancel-all", "cancel the whole"),
    ("prepare", "prepare an amount"),
    ("prepared", "get a prepared amount"),
    ("prepare-change", "change a prepared amount"),
    ("key-store", "issue a billing key"),
    ("key-get", "get a billing key"),
    ("key-list", "get several billing keys"),
    ("key-delete", "delete a billing key"),
    ("key-payments", "payments of a billing key"),
    ("pay-once", "pay once by card"),
    ("pay-again", "pay by billing key"),
    ("schedule", "schedule a payment"),
    ("schedule-get", "get a schedule"),
    ("schedule-list", "list schedules"),
    ("unschedule", "unschedule"),
    ("otp-request", "ask for a verification"),
    ("otp-confirm", "confirm a verification"),
    ("certification", "get a verification"),
    ("certification-delete", "delete a verification"),
    ("receipt-issue", "issue a cash receipt"),
    ("receipt-get", "get a cash receipt"),
    ("receipt-revoke", "revoke a cash receipt"),
    ("codes", "banks and card companies"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_have_one_name_each() {
        let mut names: Vec<_> = OPERATIONS.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), OPERATIONS.len());
    }

    #[test]
    fn a_driver_drives_the_client_that_it_stands_beside() {
        for client in CLIENTS {
            assert!(client.driver.contains(client.package), "{}", client.file);
        }
    }
}
