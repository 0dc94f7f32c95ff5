//! Whom webhooks may reach.
//!
//! Callers name the addresses, and the sandbox's machine makes the calls. So a sandbox that listens on
//! loopback, where its callers could make the same calls themselves, reaches loopback and no more; one that
//! listens for others reaches nothing of its own. What is beyond that was allowed at the start by whoever started
//! it. None ever reaches itself.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use url::{Host, Url};

/// Whom the webhooks of one sandbox may reach.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    /// Where the sandbox itself listens.
    own: SocketAddr,
    allowed: Vec<Allowed>,
    /// Whether an address is one of this machine's.
    is_of_machine: fn(IpAddr) -> bool,
}

/// A host that was allowed at the start, at every port of it or at one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Allowed {
    host: Host,
    port: Option<u16>,
}

/// An address that a webhook can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) host: Host,
    pub(super) port: u16,
    /// The header `Host`.
    pub(super) header: String,
    /// Path and query.
    pub(super) path: String,
}

impl Target {
    /// What `url` names, if it is anything that speaks HTTP.
    pub(super) fn parse(url: &str) -> Option<Target> {
        let url = Url::parse(url).ok().filter(|url| url.scheme() == "http")?;
        let name = url.host_str()?;
        let header = match url.port() {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        };
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        Some(Target {
            host: plain(url.host()?.to_owned()),
            port: url.port_or_known_default()?,
            header,
            path,
        })
    }

    /// The server that it is on.
    pub(super) fn server(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }
}

/// The one spelling of a host that has several: `localhost` is the number that it means, for which no name
/// server is asked, and an IPv4 address is none of IPv6.
fn plain(host: Host) -> Host {
    let ip = match host {
        Host::Domain(name) if name == "localhost" => IpAddr::V4(Ipv4Addr::LOCALHOST),
        Host::Domain(name) => return Host::Domain(name),
        Host::Ipv4(ip) => IpAddr::V4(ip),
        Host::Ipv6(ip) => canonical(IpAddr::V6(ip)),
    };
    match ip {
        IpAddr::V4(ip) => Host::Ipv4(ip),
        IpAddr::V6(ip) => Host::Ipv6(ip),
    }
}

/// An address of IPv4 that is written as one of IPv6, in either way, is that address.
fn canonical(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V6(six) if !six.is_loopback() && !six.is_unspecified() => {
            six.to_ipv4().map_or(ip, IpAddr::V4)
        }
        _ => ip,
    }
}

impl Allowed {
    /// Reads `NAME` or `NAME:PORT`.
    fn read(text: &str) -> Option<Allowed> {
        let text = match text.parse() {
            Ok(IpAddr::V6(ip)) => format!("[{ip}]"),
            _ => text.to_owned(),
        };
        // A URL forgets the usual port of its scheme, and the two have different ones.
        let read = |scheme| {
            let url = Url::parse(&format!("{scheme}://{text}")).ok()?;
            let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
            let is_bare = is_bare && url.username().is_empty() && url.password().is_none();
            (is_bare && !text.contains(['/', '\\', '@', '?', '#'])).then_some(url)
        };
        let (http, https) = (read("http")?, read("https")?);
        Some(Allowed {
            host: plain(http.host()?.to_owned()),
            port: http.port().or(https.port()),
        })
    }
}

impl Reach {
    /// The reach of a sandbox that listens at `own`, with the hosts that were allowed at its start.
    ///
    /// # Errors
    ///
    /// One is no host, in a sentence.
    pub(crate) fn new(own: SocketAddr, allowed: &[String]) -> Result<Reach, String> {
        let read = |text: &String| {
            Allowed::read(text).ok_or_else(|| {
                format!("`{text}` is not a host for webhooks, such as `shop` or `shop:3000`")
            })
        };
        Ok(Reach {
            own,
            allowed: allowed.iter().map(read).collect::<Result<_, _>>()?,
            is_of_machine,
        })
    }

    /// Why `url` will never be called, if that is known already. What a name means is only known when it is
    /// called.
    pub(crate) fn refusal(&self, url: &str) -> Option<String> {
        let Some(target) = Target::parse(url) else {
            return Some("it is not an http:// address".to_owned());
        };
        match &target.host {
            Host::Domain(_) if self.entries(&target).next().is_some() => None,
            Host::Domain(_) => Some(not_allowed(&target)),
            Host::Ipv4(ip) => self.refusal_of(&target, IpAddr::V4(*ip)),
            Host::Ipv6(ip) => self.refusal_of(&target, IpAddr::V6(*ip)),
        }
    }

    /// Which of the addresses that a target has may be connected to.
    ///
    /// # Errors
    ///
    /// None, and why, in a sentence.
    pub(super) fn choose(
        &self,
        target: &Target,
        addresses: impl IntoIterator<Item = SocketAddr>,
    ) -> Result<Vec<SocketAddr>, String> {
        let mut why = format!("{} has no address", target.host);
        let mut chosen = Vec::new();
        for address in addresses {
            let ip = canonical(address.ip());
            match self.refusal_of(target, ip) {
                None => chosen.push(SocketAddr::new(ip, target.port)),
                Some(reason) => why = format!("{} is {ip}, and {reason}", target.host),
            }
        }
        if chosen.is_empty() {
            return Err(why);
        }
        Ok(chosen)
    }

    /// What was allowed of a target.
    fn entries(&self, target: &Target) -> impl Iterator<Item = &Allowed> {
        self.allowed.iter().filter(|allowed| {
            allowed.host == target.host && allowed.port.is_none_or(|port| port == target.port)
        })
    }

    /// Why `ip`, which is an address of the target, is not called.
    fn refusal_of(&self, target: &Target, ip: IpAddr) -> Option<String> {
        if is_nobody(ip) {
            return Some("that is no address of a receiver".to_owned());
        }
        let is_of_machine = ip.is_loopback() || ip == self.own.ip() || (self.is_of_machine)(ip);
        let among_themselves = self.own.ip().is_loopback();
        if is_of_machine && target.port == self.own.port() {
            return Some("that is the sandbox itself".to_owned());
        }
        if among_themselves && ip.is_loopback() {
            // No name but `localhost` gets this far without being allowed.
            return None;
        }
        // The host alone would open every service there.
        let by_port = self.entries(target).any(|allowed| allowed.port.is_some());
        if is_of_machine && !among_themselves && !by_port {
            return Some(format!(
                "that is the machine of the sandbox, of which only those ports are called that were allowed at the \
                 start (--allow-webhook-host {}:{}, SandboxBuilder::allow_webhook_host)",
                target.host, target.port
            ));
        }
        if self.entries(target).next().is_none() {
            return Some(not_allowed(target));
        }
        // A cloud tells its machines their secrets there.
        if is_link_local(ip) && matches!(target.host, Host::Domain(_)) {
            return Some("that is an address of the link, which no name may stand for".to_owned());
        }
        None
    }
}

fn not_allowed(target: &Target) -> String {
    format!(
        "{} was not allowed at the start of the sandbox (--allow-webhook-host {}, \
         SandboxBuilder::allow_webhook_host)",
        target.host, target.host
    )
}

/// Whether nobody has this address alone. The first network of IPv4 means this machine to some systems.
fn is_nobody(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.octets()[0] == 0 || ip.is_multicast() || ip.is_broadcast(),
        IpAddr::V6(ip) => ip.is_unspecified() || ip.is_multicast(),
    }
}

fn is_link_local(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unicast_link_local(),
    }
}

/// Whether an address is one of this machine's: no other can be bound to.
fn is_of_machine(ip: IpAddr) -> bool {
    UdpSocket::bind((ip, 0)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An address of the machine of these tests that is not of loopback.
    const MACHINE: &str = "10.7.7.7";

    fn reach(own: &str, allowed: &[&str]) -> Reach {
        let allowed: Vec<String> = allowed.iter().map(|host| (*host).to_owned()).collect();
        Reach {
            is_of_machine: |ip| ip.to_string() == MACHINE,
            ..Reach::new(own.parse().unwrap(), &allowed).unwrap()
        }
    }

    /// Why no address of these is called for `url`.
    fn chosen(reach: &Reach, url: &str, addresses: &[&str]) -> Result<Vec<String>, String> {
        let target = Target::parse(url).unwrap();
        let addresses = addresses
            .iter()
            .map(|ip| SocketAddr::new(ip.parse().unwrap(), target.port));
        let chosen = reach.choose(&target, addresses)?;
        Ok(chosen.iter().map(ToString::to_string).collect())
    }

    /// Every way to write loopback that a URL knows.
    const LOOPBACK: &[&str] = &[
        "http://127.0.0.1:3000/",
        "http://localhost:3000/",
        "http://LOCALHOST:3000/",
        "http://[::1]:3000/",
        "http://127.9.9.9:3000/",
        "http://2130706433:3000/",
        "http://0x7f.1:3000/",
        "http://017700000001:3000/",
        "http://127.1:3000/",
        "http://%31%32%37.0.0.1:3000/",
        "http://[::ffff:127.0.0.1]:3000/",
        "http://[::ffff:7f00:1]:3000/",
        "http://[::127.0.0.1]:3000/",
        "http://127\u{3002}0.0.1:3000/",
        "http:127.0.0.1:3000/",
        "http://user@127.0.0.1:3000/",
        "http://127.0.0.1:3000?x",
    ];

    #[test]
    fn loopback_is_reached_from_loopback_only() {
        let here = reach("127.0.0.1:8080", &[]);
        for own in ["0.0.0.0:8080", "[::]:8080", "10.7.7.7:8080"] {
            let everywhere = reach(own, &["shop"]);
            for url in LOOPBACK {
                assert_eq!(here.refusal(url), None, "{url}");
                let refusal = everywhere.refusal(url).unwrap_or_default();
                assert!(refusal.contains("--allow-webhook-host"), "{url}: {refusal}");
            }
        }
    }

    #[test]
    fn nothing_else_is_reached_unless_it_was_allowed() {
        for own in ["127.0.0.1:8080", "0.0.0.0:8080"] {
            let reach = reach(own, &["shop", "other:3000", "192.0.2.7", "fd00::7"]);
            for url in [
                "http://shop/",
                "http://SHOP:1/a",
                "http://other:3000/",
                "http://192.0.2.7/",
                "http://[::ffff:192.0.2.7]:9/",
                "http://[fd00::7]/",
            ] {
                assert_eq!(reach.refusal(url), None, "{url}");
            }
            for url in [
                "http://shop.example/",
                "http://other/",
                "http://other:3001/",
                "http://192.0.2.8/",
                "http://10.0.0.1/",
                "http://10.7.7.7/",
                "http://169.254.169.254/latest/meta-data",
                "http://[fd00::8]/",
                "http://localhost.example.com/",
                "http://localhost./",
            ] {
                let refusal = reach.refusal(url).unwrap_or_default();
                assert!(refusal.contains("--allow-webhook-host"), "{url}: {refusal}");
            }
            for url in [
                "https://shop/",
                "ftp://shop/",
                "shop:3000",
                "//shop/",
                "/hook",
                "",
                "http://",
                "http://sh op/",
            ] {
                let refusal = reach.refusal(url).unwrap_or_default();
                assert!(refusal.contains("http://"), "{url}: {refusal}");
            }
        }
    }

    #[test]
    fn nobody_is_no_receiver() {
        let allowed = ["0.0.0.0", "::", "255.255.255.255", "224.0.0.1", "ff02::1"];
        for own in ["127.0.0.1:8080", "0.0.0.0:8080"] {
            let reach = reach(own, &allowed);
            for url in [
                "http://0.0.0.0:3000/",
                "http://0:3000/",
                "http://[::]:3000/",
                "http://[::ffff:0.0.0.0]:3000/",
                "http://0.1.2.3/",
                "http://255.255.255.255/",
                "http://224.0.0.1/",
                "http://[ff02::1]/",
            ] {
                let refusal = reach.refusal(url).unwrap_or_default();
                assert!(refusal.contains("no address"), "{url}: {refusal}");
            }
        }
    }

    #[test]
    fn the_sandbox_itself_is_never_reached() {
        let urls = [
            "http://127.0.0.1:8080/_sandbox/reset",
            "http://localhost:8080/",
            "http://[::1]:8080/",
            "http://10.7.7.7:8080/",
        ];
        let allowed = ["127.0.0.1:8080", "[::1]:8080", "10.7.7.7:8080", "own:8080"];
        for own in ["127.0.0.1:8080", "0.0.0.0:8080", "10.7.7.7:8080"] {
            let reach = reach(own, &allowed);
            for url in urls {
                let refusal = reach.refusal(url).unwrap_or_default();
                assert!(refusal.contains("itself"), "{own} {url}: {refusal}");
            }
            for ip in ["127.0.0.1", "::1", "10.7.7.7", "::ffff:127.0.0.1"] {
                let why = chosen(&reach, "http://own:8080/", &[ip]).unwrap_err();
                assert!(why.contains("itself"), "{own} {ip}: {why}");
            }
        }
    }

    #[test]
    fn a_port_of_the_own_machine_is_reached_only_if_it_was_allowed() {
        let reach = reach(
            "0.0.0.0:8080",
            &["localhost", "127.0.0.2:3000", "[::1]:3000", "10.7.7.7:80"],
        );
        for url in [
            "http://127.0.0.2:3000/",
            "http://[::1]:3000/",
            "http://10.7.7.7/",
        ] {
            assert_eq!(reach.refusal(url), None, "{url}");
        }
        let refusal = reach.refusal("http://127.0.0.1:3000/").unwrap_or_default();
        assert!(
            refusal.contains("--allow-webhook-host 127.0.0.1:3000"),
            "{refusal}"
        );
        for url in ["http://127.0.0.2:3001/", "http://10.7.7.7:81/"] {
            assert!(reach.refusal(url).is_some(), "{url}");
        }
    }

    #[test]
    fn a_name_is_connected_to_only_where_it_may_lead() {
        let everywhere = reach("0.0.0.0:8080", &["shop", "near:3000"]);
        let url = "http://shop:3000/";
        for forbidden in [
            "127.0.0.1",
            "::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "10.7.7.7",
            "::ffff:10.7.7.7",
            "0.0.0.0",
            "::",
            "169.254.169.254",
            "fe80::1",
        ] {
            let why = chosen(&everywhere, url, &[forbidden]).unwrap_err();
            assert!(why.contains("shop is "), "{forbidden}: {why}");
            // The others that the name has are not given up for it.
            let others = chosen(&everywhere, url, &["172.18.0.3", forbidden, "192.0.2.1"]);
            assert_eq!(others.unwrap(), ["172.18.0.3:3000", "192.0.2.1:3000"]);
        }
        assert!(chosen(&everywhere, url, &[]).is_err());
        let near = chosen(&everywhere, "http://near:3000/", &["127.0.0.1"]);
        assert_eq!(near.unwrap(), ["127.0.0.1:3000"]);
        // Loopback is open to the callers of a sandbox that listens there.
        let here = reach("127.0.0.1:8080", &["shop"]);
        assert_eq!(
            chosen(&here, url, &["127.0.0.1"]).unwrap(),
            ["127.0.0.1:3000"]
        );
        let why = chosen(&here, "http://other:3000/", &["192.0.2.1"]).unwrap_err();
        assert!(why.contains("not allowed"), "{why}");
    }

    #[test]
    fn hosts_are_read_with_and_without_a_port() {
        let read =
            |text| Allowed::read(text).map(|allowed| (allowed.host.to_string(), allowed.port));
        for (text, host, port) in [
            ("shop", "shop", None),
            ("Shop:80", "shop", Some(80)),
            ("shop:443", "shop", Some(443)),
            ("my_shop:3000", "my_shop", Some(3000)),
            ("localhost:1", "127.0.0.1", Some(1)),
            ("::1", "[::1]", None),
            ("[fd00::1]:80", "[fd00::1]", Some(80)),
            ("::ffff:10.0.0.1", "10.0.0.1", None),
        ] {
            assert_eq!(read(text), Some((host.to_owned(), port)), "{text}");
        }
        for text in [
            "",
            "http://shop",
            "shop/",
            "shop/a",
            "shop?a",
            "shop#a",
            "a@shop",
            "shop:x",
            "sh op",
            "shop\\a",
        ] {
            assert_eq!(read(text), None, "{text}");
            let refused = Reach::new("127.0.0.1:1".parse().unwrap(), &[text.to_owned()]);
            assert!(refused.is_err(), "{text}");
        }
    }

    #[test]
    fn a_machine_knows_its_own_addresses() {
        assert!(is_of_machine("127.0.0.1".parse().unwrap()));
        // Set aside for examples: no machine has it.
        assert!(!is_of_machine("192.0.2.1".parse().unwrap()));
    }
}
