//! A client for the API that the settings name, and how one call of it is watched.

use std::sync::Arc;

use iamport::confirm::{FileJournal, Journal};
use iamport::{Client, ClientBuilder, Error, Identity, PassedOver, Response};
use iamport_sandbox::Sandbox;

use crate::call_context::CallContext;
use crate::failure::Failure;
use crate::global::Global;
use crate::output::{self, View};
use crate::place::Place;
use crate::settings::{Pair, Settings, environment};
use crate::signals::Stop;
use crate::terminal::{self, NOTE};

/// A client, and the API that it talks to where that is in this process.
pub(crate) struct Session {
    client: Client,
    place: Place,
    view: View,
    pair: Pair,
    journal: Option<std::path::PathBuf>,
    /// Stops when it is dropped.
    _sandbox: Option<Sandbox>,
}

impl Session {
    /// A client as options, environment and profile say. Nothing is sent.
    pub(crate) async fn open(global: &Global) -> Result<Self, Failure> {
        Self::with(global, |builder| builder).await
    }

    /// The same, with settings of the client that a command has of its own.
    pub(crate) async fn with(
        global: &Global,
        own: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Result<Self, Failure> {
        let builder =
            own(Client::builder()
                .user_agent_suffix(concat!("iamport-cli/", env!("CARGO_PKG_VERSION"))));
        let view = global.view();
        if global.sandbox {
            return Self::in_process(builder, view).await;
        }
        let settings = Settings::read(global, &environment)?;
        let mut builder = builder.credentials(settings.pair.credentials());
        if let Some(url) = settings.base_url {
            builder = builder.base_url(url);
        }
        if let Some(tier) = settings.tier {
            builder = builder.tier(tier);
        }
        for name in &settings.http_hosts {
            builder = builder.allow_http_host(name);
        }
        let client = builder.build().map_err(Failure::Settings)?;
        let place = Place {
            url: client.base_url().to_owned(),
            url_is_argument: global.base_url.is_some(),
            http_hosts: global.allow_http_host.clone(),
            profile: settings.profile,
            profile_is_argument: global.profile.is_some(),
            in_process: false,
        };
        // Nobody has to guess which shop it is that they look at.
        if terminal::is_watched() {
            output::say(&place.banner());
        }
        Ok(Self {
            client,
            place,
            view,
            pair: settings.pair,
            journal: settings.journal,
            _sandbox: None,
        })
    }

    /// Neither the key nor the address nor the sub-merchant nor the journal of a shop goes to a sandbox that is gone in a
    /// moment.
    async fn in_process(builder: ClientBuilder, view: View) -> Result<Self, Failure> {
        let sandbox = Sandbox::start()
            .await
            .map_err(|error| Failure::System(format!("no sandbox could be started: {error}")))?;
        output::say(&format!(
            "note: this runs on a sandbox inside this process, {}; nothing is real, and the credentials in the \
             environment are not used",
            sandbox.url()
        ));
        let (key, secret) = sandbox.credentials();
        let pair = Pair::of_sandbox(key, secret);
        let client = builder
            .credentials(pair.credentials())
            .base_url(sandbox.url())
            .build()
            .map_err(Failure::Settings)?;
        let place = Place {
            url: client.base_url().to_owned(),
            url_is_argument: false,
            http_hosts: Vec::new(),
            profile: None,
            profile_is_argument: false,
            in_process: true,
        };
        Ok(Self {
            client,
            place,
            view,
            pair,
            journal: None,
            _sandbox: Some(sandbox),
        })
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// The key pair that the client calls with.
    pub(crate) fn pair(&self) -> &Pair {
        &self.pair
    }

    /// Where changes are written down before they are sent; none for a sandbox in this process.
    pub(crate) fn journal(&self) -> Result<Option<Arc<dyn Journal>>, Failure> {
        if self.place.in_process {
            return Ok(None);
        }
        let Some(folder) = &self.journal else {
            return Err(Failure::Usage(
                "there is no folder for the journal of changes on this machine; name one with --journal".to_owned(),
            ));
        };
        match FileJournal::open(folder) {
            Ok(journal) => Ok(Some(Arc::new(journal))),
            Err(error) => Err(Failure::Usage(format!(
                "the journal of changes can't be kept in {}: {error}; name another folder with --journal",
                folder.display()
            ))),
        }
    }

    /// The folder of the journal, in words.
    pub(crate) fn journal_folder(&self) -> String {
        self.journal
            .as_ref()
            .map_or_else(|| "-".to_owned(), |folder| folder.display().to_string())
    }

    /// A call of this API that failed.
    pub(crate) fn failed(&self, error: Error, call: CallContext) -> Failure {
        Failure::Call(error, call.into(), self.place.clone().into())
    }

    /// A call of this API that somebody stopped waiting for.
    pub(crate) fn stopped(&self, call: CallContext) -> Failure {
        Failure::Stopped(call.into(), self.place.clone().into())
    }

    /// Waits for a call that only reads. Somebody who loses patience is let go at once.
    pub(crate) async fn read<T>(
        &self,
        call: CallContext,
        sent: impl Future<Output = Result<Response<T>, Error>>,
    ) -> Result<T, Failure> {
        let mut stop = listen()?;
        tokio::select! {
            // An answer that is here counts.
            biased;
            result = sent => self.answered(result, call),
            () = stop.asked() => Err(self.stopped(call)),
        }
    }

    /// The value of an answer; doubts that it leaves are told.
    pub(crate) fn answered<T>(
        &self,
        result: Result<Response<T>, Error>,
        call: CallContext,
    ) -> Result<T, Failure> {
        match result {
            Ok(response) => {
                doubts(&response)
                    .iter()
                    .for_each(|doubt| output::say(doubt));
                Ok(response.into_inner())
            }
            Err(error) => Err(self.failed(error, call)),
        }
    }

    /// Waits for a change. What was sent can't be taken back, so whoever asks to stop is told so and how it ends; a second time
    /// is believed.
    pub(crate) async fn change<T>(
        &self,
        call: &CallContext,
        sent: impl Future<Output = T>,
    ) -> Result<T, Failure> {
        let mut stop = listen()?;
        let mut sent = std::pin::pin!(sent);
        tokio::select! {
            biased;
            result = &mut sent => return Ok(result),
            () = stop.asked() => {}
        }
        output::say(&terminal::styled(
            NOTE,
            "stopping: what was sent can't be taken back, and it is waited for how it ends; ask once more to leave at once",
        ));
        tokio::select! {
            biased;
            result = &mut sent => Ok(result),
            () = stop.asked() => Err(self.stopped(call.clone())),
        }
    }
}

/// Begins to listen for signals.
pub(crate) fn listen() -> Result<Stop, Failure> {
    Stop::listen()
        .map_err(|error| Failure::System(format!("signals can't be listened for: {error}")))
}

/// What is to be known of an answer before it is relied on.
fn doubts<T>(response: &Response<T>) -> Vec<String> {
    let mut doubts = Vec::new();
    match response.identity() {
        Identity::Proven | Identity::NotAsked => {}
        Identity::Alike => doubts.push(
            "note: the answer writes the id in other letters than it was asked for; compare the two".to_owned(),
        ),
        _ => doubts.push(
            "note: the answer does not say that it is about what was asked; look at it again before you rely on it"
                .to_owned(),
        ),
    }
    let passed_over: Vec<&str> = response
        .passed_over()
        .iter()
        .map(PassedOver::path)
        .collect();
    if !passed_over.is_empty() {
        doubts.push(format!(
            "note: what the answer has at {} is not what the API documents, and is left out",
            passed_over.join(", ")
        ));
    }
    doubts
}
