using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(
    name = "main",
    worker = (
      compatibilityDate = "2026-10-01",
      modules = [
        (name = "worker.js", esModule = embed "built/worker.js"),
        (name = "checkout_bg.wasm", wasm = embed "built/checkout_bg.wasm"),
      ],
    ),
  )],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
