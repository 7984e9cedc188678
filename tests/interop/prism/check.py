# SPDX-FileCopyrightText: 2026 The Airdesk authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives airdesk-cli against a Prism mock of Airbyte's public API; fails when one request is refused as invalid."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

from recording_proxy import Description, RecordingProxy

# Each has to be asked at least once, or the test proves less than it says.
EXPECTED = (
    "createAccessToken",
    "listWorkspaces", "getWorkspace",
    "listConnections", "getConnection",
    "listSources", "getSource",
    "listDestinations", "getDestination",
    "listJobs", "getJob", "createJob", "cancelJob",
    "listApplications", "createApplication", "deleteApplication",
)


class Prism:
    """One Prism process on a free port."""

    def __init__(self, program: Path, description: Path, *options: str) -> None:
        # The seed makes Prism's random answers the same in every run.
        command = ["node", str(program), "mock", "--dynamic", "--ignoreExamples", "--seed", "7", "--host", "127.0.0.1",
                   "--port", "0", *options, str(description)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                         stdin=subprocess.DEVNULL)
        self._log: list[str] = []
        self.port = self._wait_for_port()
        # Its log must be read to the end, or it stops when the pipe is full.
        threading.Thread(target=self._drain, daemon=True).start()

    def _wait_for_port(self) -> int:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._log.append(line)
            if found := re.search(r"listening on http://127\.0\.0\.1:(\d+)", line):
                return int(found.group(1))
        sys.exit("Prism did not start:\n" + "".join(self._log[-20:]))

    def _drain(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._log.append(line)

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()


class Cli:
    """airdesk-cli with a home of its own and nothing stored."""

    def __init__(self, program: Path, url: str, home: Path) -> None:
        self._program = program
        self._url = url
        self._environment = {key: value for key, value in os.environ.items()
                             if key.lower() not in ("http_proxy", "https_proxy", "all_proxy", "dbus_session_bus_address")}
        for name, folder in (("HOME", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"),
                             ("XDG_CACHE_HOME", "cache")):
            self._environment[name] = str(home / folder)
        self._environment["AIRDESK_CLIENT_ID"] = "0b2f2c1e-6a3d-4f0e-9f57-3c1d7a5b9e21"
        self._environment["AIRDESK_CLIENT_SECRET"] = "interop-secret"
        self.failures: list[str] = []

    def run(self, *arguments: str) -> str:
        words = " ".join(arguments)
        try:
            done = subprocess.run([str(self._program), "--url", self._url, *arguments], env=self._environment, timeout=90,
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        except subprocess.TimeoutExpired:
            self.failures.append(f"{words}: no end within 90 s")
            return ""
        print(f"  {'ok' if done.returncode == 0 else 'exit ' + str(done.returncode):8}{words}")
        if done.returncode != 0:
            self.failures.append(f"{words}: exit {done.returncode}\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
        return done.stdout

    def rows(self, *arguments: str) -> list[dict[str, object]]:
        """A list as JSON; empty where the command failed, which is counted already."""
        output = self.run("--json", *arguments)
        try:
            rows = json.loads(output)
        except ValueError:
            rows = None
        if not isinstance(rows, list) or not rows:
            self.failures.append(f"{' '.join(arguments)}: no rows\n{output[:1000]}")
            return []
        return rows


def journey(cli: Cli) -> None:
    """Reads and writes each kind that the console twin knows."""
    cli.run("check")
    if not cli.run("token").strip():
        cli.failures.append("token: printed nothing")

    first: dict[str, str] = {}
    for kind, key in (("workspaces", "workspaceId"), ("connections", "connectionId"), ("sources", "sourceId"),
                      ("destinations", "destinationId"), ("jobs", "jobId"), ("applications", "clientId")):
        rows = cli.rows("list", kind)
        if rows:
            first[kind] = str(rows[0].get(key, ""))
    for kind in ("workspaces", "connections", "sources", "destinations", "jobs"):
        if kind in first:
            # "--" because the mock makes negative job IDs, which would read as options.
            cli.run("--json", "get", kind.removesuffix("s"), "--", first[kind])
    if "connections" in first:
        cli.rows("list", "jobs", "--connection", first["connections"])
        cli.run("sync", "--", first["connections"])
    # The mock's own workspace IDs are words, which it refuses where it asks for a UUID.
    cli.rows("list", "connections", "--workspace", "5b0f7b1e-2c7d-4a37-9a56-6a0c5d8f1e42")
    if "jobs" in first:
        cli.run("cancel", "--", first["jobs"])
    cli.run("application", "create", "Airdesk interop")
    if "applications" in first:
        cli.run("application", "delete", "--yes", "--", first["applications"])


def report(proxy: RecordingProxy) -> int:
    """Prints what was asked and returns the number of things that are wrong."""
    record = proxy.record
    print(f"\n{'operation':<24}{'requests':>10}{'refused':>10}")
    for operation in sorted(record.requests):
        print(f"{operation:<24}{record.requests[operation]:>10}{record.refused[operation]:>10}")
    missing = [operation for operation in EXPECTED if not record.requests[operation]]
    print(f"\n{len(record.requests)} operations exercised by {record.requests.total()} requests, "
          f"{record.refused.total()} refused")
    print(f"besides: {record.probes.total()} looks for the API without a token, "
          f"{record.own_answers_refused} answers that Prism made up and refused itself")
    for reason in record.reasons:
        print(f"REFUSED {reason}")
    for operation in missing:
        print(f"NEVER ASKED {operation}")
    return record.refused.total() + len(missing)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cli", type=Path, required=True)
    parser.add_argument("--description", type=Path, required=True)
    parser.add_argument("--prism", type=Path, required=True)
    options = parser.parse_args(arguments)

    prisms: list[Prism] = []
    try:
        prisms.append(Prism(options.prism, options.description))
        prisms.append(Prism(options.prism, options.description, "--errors"))
        with (RecordingProxy(Description(options.description), prisms[0].port, prisms[1].port) as proxy,
              tempfile.TemporaryDirectory() as home):
            threading.Thread(target=proxy.serve_forever, daemon=True).start()
            cli = Cli(options.cli, f"http://127.0.0.1:{proxy.server_port}", Path(home))
            journey(cli)
            wrong = report(proxy)
            proxy.shutdown()
        for failure in cli.failures:
            print(f"FAILED {failure}")
        return 1 if wrong or cli.failures else 0
    finally:
        for prism in prisms:
            prism.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
