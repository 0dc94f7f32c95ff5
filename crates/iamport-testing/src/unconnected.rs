//! Servers with which no connection comes about: certificates that are wrong in one way each, and proxies that don't connect.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, PKCS_ECDSA_P256_SHA256,
    date_time_ymd,
};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What is wrong with a server's certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// Nothing, for `localhost`.
    Right,
    /// It was valid until 2001.
    Expired,
    /// It will be valid from 2100.
    NotYetValid,
    /// It is for `elsewhere.example`.
    OfAnotherHost,
    /// It is signed by somebody whom nobody knows.
    OfAnotherIssuer,
}

/// Somebody who issues certificates, whom a test can make a program trust.
#[derive(Debug)]
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    /// A new one.
    #[must_use]
    #[expect(
        clippy::new_without_default,
        reason = "it makes keys, which no default does"
    )]
    pub fn new() -> Self {
        Self::named("an authority of a test")
    }

    fn named(name: &str) -> Self {
        let key = key();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: certificate.pem(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Writes its certificate to a file, for `SSL_CERT_FILE`.
    pub fn write(&self, path: &Path) {
        std::fs::write(path, &self.pem).unwrap();
    }

    /// A server at `localhost` with such a certificate, which answers nothing; its URL. It listens until the process ends.
    #[must_use]
    pub fn server(&self, certificate: Certificate) -> String {
        let other = Self::named("another authority");
        let issuer = match certificate {
            Certificate::OfAnotherIssuer => &other.issuer,
            _ => &self.issuer,
        };
        let host = match certificate {
            Certificate::OfAnotherHost => "elsewhere.example",
            _ => "localhost",
        };
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        (params.not_before, params.not_after) = match certificate {
            Certificate::Expired => (date_time_ymd(2000, 1, 1), date_time_ymd(2001, 1, 1)),
            Certificate::NotYetValid => (date_time_ymd(2100, 1, 1), date_time_ymd(2101, 1, 1)),
            _ => (date_time_ymd(2000, 1, 1), date_time_ymd(2100, 1, 1)),
        };
        let key = key();
        let signed = params.signed_by(&key, issuer).unwrap();
        let secret = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![signed.der().clone()], secret)
            .unwrap();
        let config = Arc::new(config);
        let port = listen(move |stream| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, stream);
            // A client that does not like the certificate goes away.
            let _ = stream.read(&mut [0; 1024]);
        });
        format!("https://localhost:{port}")
    }
}

/// A server that says these bytes to whoever sends something; its port. It listens until the process ends.
#[must_use]
pub fn saying(bytes: &'static [u8]) -> u16 {
    listen(move |mut stream| {
        if stream.read(&mut [0; 1024]).is_ok() {
            let _ = stream.write_all(bytes);
        }
    })
}

fn listen(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            serve(stream);
        }
    });
    port
}

fn key() -> KeyPair {
    KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap()
}
