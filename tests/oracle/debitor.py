"""One `debitor ids` process over a stream of lines, with the answers in the same order."""

import json
import queue
import subprocess
import threading


def answers(program, rows):
    """Yield (row, answer) for rows whose `scheme` and `text` go through one process.

    The answer is None where the program does not know the scheme.
    """
    process = subprocess.Popen(
        [program, "ids"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1 << 20
    )
    sent, failure = queue.Queue(maxsize=100_000), []

    def send():
        try:
            for row in rows:
                process.stdin.write(f"{row.scheme}\t{row.text}\n".encode())
                sent.put(row)
            process.stdin.close()
        except BaseException as error:  # Told to the reading side, which stops.
            failure.append(error)
            process.kill()
        sent.put(None)

    thread = threading.Thread(target=send, daemon=True)
    thread.start()
    while (row := sent.get()) is not None:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"{program} stopped at {row.scheme} {row.text!r}") from (
                failure[0] if failure else None
            )
        answer = json.loads(line)
        if answer.get("error", {}).get("code") == "scheme.unknown":
            yield row, None
            continue
        if "error" in answer or answer["scheme"] != row.scheme or answer["input"] != row.text:
            raise RuntimeError(f"asked {row.scheme} {row.text!r}, answered {line.decode().strip()}")
        yield row, answer
    thread.join()
    if failure:
        raise failure[0]
    if extra := process.stdout.read(200):
        raise RuntimeError(f"{program} answered more than it was asked: {extra!r}")
    # 0: all good; 1: some invalid.
    if process.wait() not in (0, 1):
        raise RuntimeError(f"{program} ended with {process.returncode}")
