//! `--secret-file`: digests that only who has the secret can compute.

use super::run;
use serde_json::Value;

const CUSTOMER: &str = r#"{"email":"ole@smed.dk"}"#;

/// The secret of RFC 4231's test case 2, lengthened, and what openssl 3.0 says under it:
/// `printf 'debitor.key.v1\nemail=ole@smed.dk' | openssl dgst -sha256 -mac HMAC -macopt "key:$secret"`.
const SECRET: &str = "Jefe, what do ya want for nothing";
const DIGEST: &str = "e9330a70121b11c8ede6b7679ea2ae85ab9d1e16d7821e456a7c334535aec33c";

/// Runs a command with a secret file of these bytes.
fn run_with(command: &str, secret: &[u8]) -> super::Run {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    std::fs::write(&file, secret).unwrap();
    run(&[command, "--secret-file", file.to_str().unwrap()], CUSTOMER)
}

#[test]
fn a_digest_under_a_secret_is_the_hmac_that_openssl_gives() {
    for ending in ["", "\n", "\r\n"] {
        let run = run_with("key", format!("{SECRET}{ending}").as_bytes());
        assert_eq!(
            run.out,
            format!(
                "{{\"version\":1,\"rule\":[\"email\"],\"value\":\"email=ole@smed.dk\",\"digest\":\"{DIGEST}\",\
                 \"digest_kind\":\"hmac-sha256\"}}\n"
            ),
            "{}",
            run.err
        );
        assert!(!run.err.contains("Jefe"));
    }
}

#[test]
fn a_report_has_the_same_key() {
    let key = &run_with("check", SECRET.as_bytes()).lines()[0]["key"];
    assert_eq!((key["digest"].as_str(), key["digest_kind"].as_str()), (Some(DIGEST), Some("hmac-sha256")));
}

#[test]
fn without_a_secret_nothing_is_added() {
    let key = &run(&["key"], CUSTOMER).lines()[0];
    let names: Vec<&String> = key.as_object().unwrap().keys().collect();
    assert_eq!(names, ["version", "rule", "value", "digest"]);
    assert_ne!(key["digest"], Value::from(DIGEST));
}

#[test]
fn only_one_line_feed_at_the_end_is_no_part_of_a_secret() {
    let digest = |secret: &str| run_with("key", secret.as_bytes()).lines()[0]["digest"].clone();
    let plain = digest(SECRET);
    assert_eq!(digest(&format!("{SECRET}\n")), plain);
    for other in [format!("{SECRET}\n\n"), format!(" {SECRET}"), format!("{SECRET} ")] {
        assert_ne!(digest(&other), plain, "{other:?}");
    }
}

#[test]
fn a_secret_has_16_bytes() {
    assert_eq!(run_with("key", b"0123456789abcdef\n").code, 0);
    for short in [&b""[..], b"\n", b"0123456789abcde", b"0123456789abcde\n", b"0123456789abcde\r\n"] {
        let run = run_with("key", short);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{short:?}");
        assert!(run.err.starts_with("debitor: secret.short: "), "{}", run.err);
        assert!(!run.err.contains("0123"), "{}", run.err);
    }
}

#[test]
fn a_secret_of_any_bytes_and_longer_than_a_block_is_taken() {
    let bytes: Vec<u8> = (0..=255).collect();
    assert_eq!(run_with("key", &bytes).code, 0);
}

#[test]
fn a_missing_file_and_one_that_is_no_secret_end_with_2() {
    let missing = run(&["key", "--secret-file", "no-such-secret"], CUSTOMER);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(missing.err.starts_with("debitor: secret.file: no-such-secret: "), "{}", missing.err);
    let large = run_with("check", &vec![b'x'; (64 << 10) + 1]);
    assert_eq!(large.code, 2);
    assert!(large.err.starts_with("debitor: secret.file: "), "{}", large.err);
}

#[test]
fn a_secret_is_never_taken_from_the_command_line() {
    for option in ["--secret", "--secret=0123456789abcdef"] {
        assert_eq!(run(&["key", option], CUSTOMER).code, 2);
    }
}
