//! The command line: `debitor --help`.

fn main() -> std::process::ExitCode {
    debitor::native::main()
}
