//! Why there is no connection: told apart by the types of what failed, since the HTTP library's texts quote URLs.

use std::error::Error as StdError;
use std::io;

/// Why there is no connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "__rustls"),
    expect(
        dead_code,
        reason = "only the errors of rustls tell what is wrong with a certificate"
    )
)]
pub(crate) enum Cause {
    /// The name did not resolve.
    Name,
    /// Nobody listens at the port.
    PortRefused,
    CertificateExpired,
    CertificateNotYetValid,
    /// Nobody whom this system trusts has issued the certificate.
    IssuerUnknown,
    /// The certificate is for another host.
    WrongHost,
    /// Anything else of TLS.
    Tls,
    /// The proxy wants to know who calls (407).
    ProxyLogin,
    /// The proxy did not connect.
    Proxy,
    Other,
}

impl Cause {
    /// Reads it from an error and what is behind it; `https` says whether TLS was to be spoken.
    pub(crate) fn of(error: &reqwest::Error, https: bool) -> Self {
        if error.is_dns() {
            return Self::Name;
        }
        if let Some(cause) = chain(error).find_map(|it| of_tls(it).or_else(|| of_proxy(it))) {
            return cause;
        }
        match io_kind(error) {
            Some(io::ErrorKind::ConnectionRefused) => Self::PortRefused,
            // What talks, but not TLS; and what a TLS library says whose types are not known here.
            Some(io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) | None if https => {
                Self::Tls
            }
            _ => Self::Other,
        }
    }

    /// What it is and what to do, as the end of a sentence about the call.
    pub(crate) const fn sentence(self) -> &'static str {
        match self {
            Self::Name => {
                "no connection: the name of the API's host, or of the proxy, is unknown; check the base URL and name resolution (DNS)"
            }
            Self::PortRefused => {
                "no connection: nobody listens at the port; check the base URL, and whether the server runs"
            }
            Self::CertificateExpired => {
                "no connection: the server's certificate has expired; check the clock of this machine first"
            }
            Self::CertificateNotYetValid => {
                "no connection: the server's certificate is not valid yet; check the clock of this machine first"
            }
            Self::IssuerUnknown => {
                "no connection: this system does not know who issued the server's certificate; check its root \
                 certificates, and whether something in between opens TLS"
            }
            Self::WrongHost => {
                "no connection: the server's certificate is for another host; check the base URL and name resolution"
            }
            Self::Tls => "no connection: TLS failed; check that the port speaks TLS",
            Self::ProxyLogin => {
                "no connection: the proxy wants a user name and a password (407); check the proxy's settings"
            }
            Self::Proxy => "no connection: the proxy did not connect to the API; check the proxy",
            Self::Other => "no connection came about",
        }
    }

    /// One word for logs.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Name => "name-unknown",
            Self::PortRefused => "port-refused",
            Self::CertificateExpired => "certificate-expired",
            Self::CertificateNotYetValid => "certificate-not-yet-valid",
            Self::IssuerUnknown => "issuer-unknown",
            Self::WrongHost => "wrong-host",
            Self::Tls => "tls",
            Self::ProxyLogin => "proxy-login",
            Self::Proxy => "proxy",
            Self::Other => "no-connection",
        }
    }

    /// Whether it may pass without anybody mending something.
    pub(crate) const fn may_pass(self) -> bool {
        matches!(
            self,
            Self::Name | Self::PortRefused | Self::Tls | Self::Proxy | Self::Other
        )
    }

    pub(crate) const fn is_of_tls(self) -> bool {
        matches!(
            self,
            Self::CertificateExpired
                | Self::CertificateNotYetValid
                | Self::IssuerUnknown
                | Self::WrongHost
                | Self::Tls
        )
    }
}

/// The operating system's reason, where there is one.
pub(crate) fn io_kind(error: &(dyn StdError + 'static)) -> Option<io::ErrorKind> {
    chain(error)
        .filter_map(|it| it.downcast_ref::<io::Error>())
        .map(io::Error::kind)
        .find(|kind| *kind != io::ErrorKind::Other)
}

/// An error and all that is behind it, also what an `io::Error` wraps, which is no source of it.
fn chain<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    let mut next = Some(error);
    std::iter::from_fn(move || {
        let error = next?;
        let wrapped = error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        next = match wrapped {
            Some(inner) => Some(inner as &(dyn StdError + 'static)),
            None => error.source(),
        };
        Some(error)
    })
}

#[cfg(feature = "__rustls")]
fn of_tls(error: &(dyn StdError + 'static)) -> Option<Cause> {
    use rustls::CertificateError as Wrong;
    // It is no name, and so was not even looked up.
    if error.is::<rustls::pki_types::InvalidDnsNameError>() {
        return Some(Cause::Name);
    }
    Some(match error.downcast_ref::<rustls::Error>()? {
        rustls::Error::InvalidCertificate(wrong) => match wrong {
            Wrong::Expired | Wrong::ExpiredContext { .. } => Cause::CertificateExpired,
            Wrong::NotValidYet | Wrong::NotValidYetContext { .. } => Cause::CertificateNotYetValid,
            // Signed by somebody who bears the name of one whom this system trusts.
            Wrong::UnknownIssuer | Wrong::BadSignature => Cause::IssuerUnknown,
            Wrong::NotValidForName | Wrong::NotValidForNameContext { .. } => Cause::WrongHost,
            _ => Cause::Tls,
        },
        _ => Cause::Tls,
    })
}

#[cfg(not(feature = "__rustls"))]
fn of_tls(_: &(dyn StdError + 'static)) -> Option<Cause> {
    None
}

/// hyper-util does not let its type out, only this text, which quotes nothing.
fn of_proxy(error: &(dyn StdError + 'static)) -> Option<Cause> {
    let text = error.to_string();
    let what = text.strip_prefix("tunnel error: ")?;
    Some(match what {
        "proxy authorization required" => Cause::ProxyLogin,
        _ => Cause::Proxy,
    })
}
