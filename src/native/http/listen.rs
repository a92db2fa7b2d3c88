//! Connections: a port, the requests on it, and an orderly end.

use crate::error::Error;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io::ErrorKind;
use std::pin::pin;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// How many ports after the one that was asked for are tried.
const FURTHER: u16 = 20;

/// How long requests that have begun may go on once the server is told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// How long to wait when no connection can be taken, as when too many files are open.
const PAUSE: Duration = Duration::from_millis(50);

/// Listens on the port, or on the next free one; port 0 is any.
///
/// # Errors
/// `serve.bind`.
pub(super) async fn bind(host: &str, port: u16) -> Result<TcpListener, Error> {
    let last = if port == 0 { 0 } else { port.saturating_add(FURTHER) };
    let mut candidate = port;
    loop {
        match TcpListener::bind((host, candidate)).await {
            Err(error) if error.kind() == ErrorKind::AddrInUse && candidate < last => candidate += 1,
            result => {
                return result.map_err(|error| Error::new("serve.bind", format!("{host}:{candidate}: {error}")));
            }
        }
    }
}

/// Ends when the process is told to stop: SIGINT, and SIGTERM where there is such a thing.
pub(super) fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        let interrupt = async {
            if tokio::signal::ctrl_c().await.is_err() {
                // It can't be listened to; the other one still can.
                std::future::pending::<()>().await;
            }
        };
        #[cfg(unix)]
        tokio::select! { () = interrupt => {}, _ = terminate.recv() => {} }
        #[cfg(not(unix))]
        interrupt.await;
    })
}

/// Answers requests until `stop` ends, and then the ones that have begun.
pub(super) async fn serve(listener: TcpListener, router: Router, time: Duration, stop: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(time);
    let open = GracefulShutdown::new();
    // Dropping the one end tells the other ones.
    let (serving, served) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let stream = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(_) => {
                    sleep(PAUSE).await;
                    continue;
                }
            },
        };
        // Small answers go out at once; where that can't be set, they go out later.
        let _ = stream.set_nodelay(true);
        let (http, service) = (http.clone(), TowerToHyperService::new(router.clone()));
        let (watcher, mut served) = (open.watcher(), served.clone());
        tokio::spawn(async move {
            // Browsers open connections in advance. One on which nothing was asked yet is not waited for at the end.
            tokio::select! {
                _ = served.changed() => return,
                ready = timeout(time, stream.readable()) => if !matches!(ready, Ok(Ok(()))) { return },
            }
            // A connection that breaks off concerns nobody but the client.
            let _ = watcher.watch(http.serve_connection(TokioIo::new(stream), service)).await;
        });
    }
    drop((listener, serving));
    tokio::select! { () = open.shutdown() => {}, () = sleep(GRACE) => {} }
}
