//! TLS, by whichever library the features choose.

use crate::error::Error;

pub(crate) use backend::{AVAILABLE, Tls};

/// rustls with an explicit provider. Neither reads nor sets the provider of the process.
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
mod backend {
    use std::sync::Arc;

    use rustls::crypto::CryptoProvider;
    use rustls::{ClientConfig, RootCertStore};
    use rustls_platform_verifier::BuilderVerifierExt as _;

    use super::Error;

    pub(crate) const AVAILABLE: bool = true;

    #[cfg(feature = "rustls-ring")]
    fn provider() -> CryptoProvider {
        rustls::crypto::ring::default_provider()
    }

    #[cfg(not(feature = "rustls-ring"))]
    fn provider() -> CryptoProvider {
        rustls::crypto::aws_lc_rs::default_provider()
    }

    /// What every HTTP client of one transport is set up with.
    pub(crate) struct Tls(ClientConfig);

    impl Tls {
        pub(crate) fn new(needed: bool) -> Result<Self, Error> {
            let fail = |_| {
                Error::invalid_input("TLS can't be set up: this system offers no root certificates")
            };
            let config = ClientConfig::builder_with_provider(Arc::new(provider()))
                .with_safe_default_protocol_versions()
                .map_err(fail)?;
            let mut config = if needed {
                config
                    .with_platform_verifier()
                    .map_err(fail)?
                    .with_no_client_auth()
            } else {
                // reqwest wants a configuration in any case; one that trusts nobody costs no reading of certificates.
                config
                    .with_root_certificates(RootCertStore::empty())
                    .with_no_client_auth()
            };
            config.alpn_protocols = vec![b"http/1.1".to_vec()];
            Ok(Self(config))
        }

        pub(crate) fn apply(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
            builder.tls_backend_preconfigured(self.0.clone())
        }
    }
}

/// The platform's own library.
#[cfg(all(
    feature = "native-tls",
    not(any(feature = "rustls-ring", feature = "rustls-aws-lc"))
))]
mod backend {
    use super::Error;

    pub(crate) const AVAILABLE: bool = true;

    pub(crate) struct Tls;

    impl Tls {
        #[expect(
            clippy::unnecessary_wraps,
            reason = "one signature for every kind of TLS"
        )]
        pub(crate) fn new(_: bool) -> Result<Self, Error> {
            Ok(Self)
        }

        pub(crate) fn apply(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
            builder.tls_backend_native()
        }
    }
}

/// No TLS: the sandbox on this machine is all that can be reached.
#[cfg(not(any(
    feature = "rustls-ring",
    feature = "rustls-aws-lc",
    feature = "native-tls"
)))]
mod backend {
    use super::Error;

    pub(crate) const AVAILABLE: bool = false;

    pub(crate) struct Tls;

    impl Tls {
        #[expect(
            clippy::unnecessary_wraps,
            reason = "one signature for every kind of TLS"
        )]
        pub(crate) fn new(_: bool) -> Result<Self, Error> {
            Ok(Self)
        }

        pub(crate) fn apply(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
            builder
        }
    }
}
