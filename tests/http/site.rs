//! The files of a directory.

use crate::server::Server;
use std::io::{Read, Write};
use tempfile::TempDir;

/// A folder with a site in it, and a secret beside it.
fn site() -> (TempDir, Server) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("www");
    std::fs::create_dir_all(root.join("shop")).unwrap();
    std::fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    for name in ["index.html", "shop/index.html", "app.js", "app.mjs", "core.wasm", "style.css", "data.json", "a b.txt"]
    {
        std::fs::write(root.join(name), name).unwrap();
    }
    let server = Server::start(&["--www", root.to_str().unwrap()]);
    (folder, server)
}

#[tokio::test]
async fn files_have_the_right_types() {
    let (_folder, server) = site();
    for (path, file, kind) in [
        ("/", "index.html", "text/html"),
        ("/shop/", "shop/index.html", "text/html"),
        ("/app.js", "app.js", "text/javascript"),
        ("/app.mjs?v=1", "app.mjs", "text/javascript"),
        ("/core.wasm", "core.wasm", "application/wasm"),
        ("/style.css", "style.css", "text/css"),
        ("/data.json", "data.json", "application/json"),
        ("/a%20b.txt", "a b.txt", "text/plain"),
    ] {
        let answer = server.get(path).await;
        assert_eq!((answer.status, answer.text()), (200, file), "{path}");
        assert_eq!(answer.header("content-type"), kind, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn pages_alone_have_a_policy() {
    let (_folder, server) = site();
    let policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
    assert_eq!(server.get("/").await.header("content-security-policy"), policy);
    assert_eq!(server.get("/app.js").await.header("content-security-policy"), "");
}

#[tokio::test]
async fn a_folder_leads_to_its_page_and_a_missing_file_is_404() {
    let (_folder, server) = site();
    let answer = server.get("/shop").await;
    assert_eq!((answer.status, answer.header("location")), (307, "/shop/"));
    assert_eq!(server.get("/nothing.js").await.status, 404);
    assert_eq!(server.get("/healthz").await.status, 200);
}

/// The whole answer to a path that no client library would send as it is.
fn raw(server: &Server, path: &str) -> String {
    let mut stream = std::net::TcpStream::connect(&server.address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn no_path_leads_out_of_the_directory() {
    let (folder, server) = site();
    assert!(raw(&server, "/app.js").ends_with("app.js"));
    let absolute = folder.path().join("secret.txt").display().to_string();
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/..%2Fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/shop/../../secret.txt",
        "/shop/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/.../secret.txt",
        "/..%00/secret.txt",
        "/%252e%252e%252fsecret.txt",
        &format!("/{absolute}"),
        &format!("/%2f{}", absolute.trim_start_matches('/')),
    ] {
        let answer = raw(&server, path);
        assert!(!answer.contains("secret") || !answer.contains(" 200 "), "{path}: {answer}");
        assert!(!answer.contains("HTTP/1.1 200"), "{path}: {answer}");
    }
}

#[tokio::test]
async fn without_a_directory_there_are_no_files() {
    let server = Server::start(&[]);
    assert_eq!(server.get("/").await.error(), (404, "path.unknown".to_owned()));
    assert_eq!(server.get("/Cargo.toml").await.error(), (404, "path.unknown".to_owned()));
}
