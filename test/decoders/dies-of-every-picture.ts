// A decoding child that no picture agrees with.
process.on("message", () => process.kill(process.pid, "SIGSEGV"));
process.send?.({ kind: "ready" });
